internal import CByteScan
internal import CLibXML2

/// Reads XML documents, one at a time, as they arrive, onto a flat tape of events.
///
/// libxml2 parses; its callbacks only append to the tape, and the caller walks the tape after each feed:
///
///     while !bytes.isEmpty {
///       let (consumed, outcome) = reader.feed(bytes, atEnd: false)
///       for event in reader.events { … }
///       …
///     }
///
/// Text is handed out complete: what is still open at the end of a feed comes with a later one. How the bytes are
/// cut makes no difference to the events. No entity but the five predefined ones is expanded, no default of a
/// document type declaration is applied, and nothing is ever opened or fetched. A reader belongs to one thread
/// at a time.
public struct XMLTapeReader: ~Copyable {
  /// Where a document stands after a feed.
  public enum Outcome: Sendable, Equatable {
    /// The document goes on; all bytes that count as consumed have been taken.
    case more
    /// The root element closed; the offset in the document just after its `>`. Later bytes were not consumed.
    case ended(at: UInt64)
    /// The document cannot be read on; see ``XMLTapeReader/problem``. The tape holds the events before it.
    case failed
  }

  /// libxml2 is given no more at once; bounds the tape.
  private static let sliceLength = 8 << 10
  /// So much without a `>` is passed on nevertheless.
  private static let longestTail = 64 << 10

  private let state: UnsafeMutablePointer<XMLTapeState>
  /// Names the caller looks for; they outlive all documents.
  private let lastingNames: xmlDictPtr
  /// Those of the current document that are not among them.
  private var documentNames: xmlDictPtr?
  private var opening: [UInt8] = []
  private var encoding: XMLEncoding?
  private var transcoder: XMLTranscoder?
  /// Bytes after the last `>`, not yet passed on.
  private var tail: [UInt8] = []
  private var prolog = XMLProlog()
  private var fedCount: UInt64 = 0
  private var outcome = Outcome.more

  /// - Parameters:
  ///   - limits: what a document may be like.
  ///   - omitsBlankText: whether there are no events for text of nothing but white space.
  public init(limits: XMLLimits = XMLLimits(), omitsBlankText: Bool = false) {
    precondition(XMLTapeState.isLibraryReady)
    guard let names = xmlDictCreate() else { preconditionFailure("out of memory") }
    lastingNames = names
    state = .allocate(capacity: 1)
    state.initialize(to: XMLTapeState(limits: limits, omitsBlankText: omitsBlankText))
    beginDocument()
  }

  deinit {
    freeParser()
    xmlDictFree(documentNames)
    xmlDictFree(lastingNames)
    state.pointee.deallocate()
    state.deinitialize(count: 1)
    state.deallocate()
  }

  // MARK: Results

  /// The events of the latest feed; valid until the next one.
  ///
  /// Like `text` it is `mutating`: a call that only borrows copies the reader first.
  public var events: UnsafeBufferPointer<XMLEvent> {
    mutating get { UnsafeBufferPointer(start: state.pointee.events, count: state.pointee.eventCount) }
  }

  /// The bytes that ``XMLEvent/textStart`` counts in; valid as long as ``events``.
  public var text: UnsafePointer<UInt8> {
    mutating get { UnsafePointer(state.pointee.text) }
  }

  /// A place in the document before which no event to come begins, though none may have told of it: the end of the
  /// latest comment or processing instruction.
  public var passedOffset: UInt64 { state.pointee.passed & ~XMLTapeState.undecodedMark }

  /// Why the document cannot be read on, once a feed has failed.
  public var problem: XMLProblem? { state.pointee.problem }

  /// Faults that do not stop the reading, such as a prefix without a namespace.
  public var warningCount: Int { state.pointee.warningCount }
  public var firstWarning: XMLProblem? { state.pointee.firstWarning }

  /// How the markup of the current document is written, for ``XMLTrailer``.
  public var byteForm: XMLByteForm {
    if case .converted(_, let form) = encoding { form } else { .bytes }
  }

  // MARK: Use

  /// The address under which a name or namespace appears in events, for the life of the reader.
  ///
  /// Call it before the first byte of a document is fed: within a document, a name keeps its address.
  public mutating func intern(_ name: String) -> UnsafePointer<UInt8> {
    var name = name
    let interned = name.withUTF8 { xmlDictLookup(lastingNames, $0.baseAddress, Int32($0.count)) }
    guard let interned else { preconditionFailure("out of memory") }
    return interned
  }

  /// Takes the events off the tape. Every feed does so first.
  public mutating func clearTape() { state.pointee.clearTape() }

  /// Makes ready for the next document; offsets count from 0 again.
  public mutating func reset() {
    state.pointee.beginDocument()
    opening.removeAll(keepingCapacity: true)
    tail.removeAll(keepingCapacity: true)
    prolog = XMLProlog()
    encoding = nil
    transcoder = nil
    fedCount = 0
    outcome = .more
    beginDocument()
  }

  /// Parses the beginning of `bytes`, at most a slice of it, onto an empty tape.
  ///
  /// - Parameters:
  ///   - bytes: What follows the bytes consumed so far.
  ///   - atEnd: Whether the input ends with `bytes`.
  /// - Returns: How many bytes were consumed, and where the document stands. Call again with the rest while the
  ///   outcome is `more`. With `atEnd`, the outcome for the last bytes (also for none) isn't `more`.
  public mutating func feed(
    _ bytes: UnsafeRawBufferPointer, atEnd: Bool
  ) -> (consumed: Int, outcome: Outcome) {
    state.pointee.clearTape()
    guard outcome == .more else { return (0, outcome) }
    let before = fedCount
    var slice = UnsafeRawBufferPointer(rebasing: bytes.prefix(Self.sliceLength))
    fedCount += UInt64(slice.count)
    let isLast = atEnd && slice.count == bytes.count
    if encoding == nil {
      opening.append(contentsOf: slice)
      let found = opening.withUnsafeBytes { XMLEncoding(opening: $0, atEnd: isLast) }
      guard let found else { return (slice.count, .more) }
      begin(found)
      let held = opening
      opening.removeAll(keepingCapacity: true)
      held.withUnsafeBytes { take($0, isLast: isLast) }
      slice = UnsafeRawBufferPointer(rebasing: slice.suffix(0))
    } else {
      take(slice, isLast: isLast)
    }
    if let end = state.pointee.end {
      outcome = .ended(at: end)
      return (Int(end > before ? end - before : 0), outcome)
    }
    if state.pointee.problem != nil { outcome = .failed }
    return (Int(fedCount - before), outcome)
  }

  // MARK: Encoding

  private mutating func begin(_ found: XMLEncoding) {
    encoding = found
    guard case .converted(let name, let form) = found else { return }
    transcoder = XMLTranscoder(encoding: name, form: form)
    if transcoder == nil { fail(.unsupportedEncoding, offset: 0) }
  }

  private mutating func take(_ bytes: UnsafeRawBufferPointer, isLast: Bool) {
    if let limit = state.pointee.limits.documentLength, fedCount > limit {
      return fail(.documentLimit, offset: limit)
    }
    guard !state.pointee.isStopped else { return }
    guard var converting = transcoder.take() else {
      push(bytes, isLast: isLast)
      return
    }
    converting.convert(bytes)
    let isWhole = isLast && !converting.isDamaged
    converting.output.withUnsafeBytes {
      push(UnsafeRawBufferPointer(rebasing: $0.prefix(converting.outputCount)), isLast: isWhole)
    }
    let isDamaged = converting.isDamaged || (isLast && converting.hasPartialCharacter)
    if isDamaged { parseWhatWaits() }
    let position = state.pointee.inputPosition
    state.pointee.convertOffsets { converting.originalOffset(of: $0) }
    if isDamaged { fail(.invalidEncoding, offset: converting.position) }
    converting.forget(before: position)
    transcoder = consume converting
  }

  private func fail(_ kind: XMLProblem.Kind, offset: UInt64, code: Int32 = 0) {
    guard !state.pointee.isStopped else { return }
    let line = state.pointee.context?.pointee.input?.pointee.line ?? 1
    state.pointee.problem = XMLProblem(
      kind: kind, libxmlCode: code, line: UInt32(truncatingIfNeeded: line), column: 0, offset: offset)
  }

  // MARK: Cutting

  /// Passes UTF-8 on to libxml2, cut only after a `>`.
  ///
  /// So no character, reference, line end or `]]>` is ever cut in two, and what libxml2 makes of a document does
  /// not depend on how it arrives. Everything that can be an event ends with `>`, so nothing is late.
  private mutating func push(_ bytes: UnsafeRawBufferPointer, isLast: Bool) {
    // Converted, a slice is longer than it was.
    var rest = bytes
    while !rest.isEmpty {
      let slice = UnsafeRawBufferPointer(rebasing: rest.prefix(Self.sliceLength))
      rest = UnsafeRawBufferPointer(rebasing: rest[slice.count...])
      if prolog.isOver { pushContent(slice) } else { pushProlog(slice) }
    }
    if isLast { finish() }
  }

  private mutating func pushContent(_ bytes: UnsafeRawBufferPointer) {
    if let last = bytes.lastIndex(of: 0x3E) {
      let cut = last + 1
      var start = 0
      if !tail.isEmpty, let first = bytes.firstIndex(of: 0x3E) {
        start = first + 1
        tail.append(contentsOf: bytes[..<start])
        parseTail(tail.count)
      }
      parse(UnsafeRawBufferPointer(rebasing: bytes[start..<cut]))
      tail.append(contentsOf: bytes[cut...])
    } else {
      tail.append(contentsOf: bytes)
      if tail.count >= Self.longestTail { parseTail(lengthWithoutPartialCharacter()) }
    }
  }

  /// The same before the root element, where not every `>` is a place to cut.
  private mutating func pushProlog(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes
    while !rest.isEmpty, !prolog.isDeclarationTooLong {
      let (cut, followed) = prolog.follow(rest)
      if cut > 0 {
        tail.append(contentsOf: rest[..<cut])
        parseTail(tail.count)
        checkDeclaration()
      }
      if prolog.isOver { return pushContent(UnsafeRawBufferPointer(rebasing: rest[cut...])) }
      tail.append(contentsOf: rest[cut..<followed])
      rest = UnsafeRawBufferPointer(rebasing: rest[followed...])
    }
    if prolog.isDeclarationTooLong {
      fail(.markupLimit, offset: state.pointee.inputEnd)
    } else if !prolog.isInDeclaration, tail.count >= Self.longestTail {
      parseTail(lengthWithoutPartialCharacter())
    }
  }

  /// Gives the document up where libxml2 does not find the end of a declaration that is there whole: it would take what
  /// follows for a part of it, and how much that is depends on how the document came.
  private func checkDeclaration() {
    guard state.pointee.context?.pointee.instate == XML_PARSER_DTD else { return }
    fail(
      .notWellFormed, offset: state.pointee.inputPosition,
      code: Int32(XML_ERR_DOCTYPE_NOT_FINISHED.rawValue))
  }

  /// The length of the tail up to a place where cutting is harmless.
  private func lengthWithoutPartialCharacter() -> Int {
    var length = tail.count
    while length > tail.count - 4, tail[length - 1] & 0xC0 == 0x80 { length -= 1 }
    if tail[length - 1] >= 0xC0 { length -= 1 }
    while length > tail.count - 16, tail[length - 1] == 0x5D || tail[length - 1] == 0x0D { length -= 1 }
    return length
  }

  private mutating func parseTail(_ length: Int) {
    tail.withUnsafeBytes { parse(UnsafeRawBufferPointer(rebasing: $0.prefix(length))) }
    tail.removeFirst(length)
  }

  /// Lets libxml2 have what is left, then tells it that this was all.
  private mutating func finish() {
    parseTail(tail.count)
    guard !state.pointee.isStopped else { return }
    state.pointee.isFinishing = true
    xmlParseChunk(state.pointee.context, nil, 0, 1)
    fail(.truncated, offset: state.pointee.inputEnd)
  }

  /// Parses bytes that end with a whole tag, up to the last tag before a byte that no document may have there.
  ///
  /// libxml2 would find that byte too, but when depends on how much it is given at once.
  private func parse(_ bytes: UnsafeRawBufferPointer) {
    let damage = Self.damage(in: bytes)
    let sound = UnsafeRawBufferPointer(rebasing: bytes[..<(damage ?? bytes.count)])
    let forbidden = XMLCharacters.firstNotAllowed(in: sound)
    guard let first = forbidden ?? damage else { return parseWhole(bytes) }
    let place = state.pointee.inputEnd + UInt64(first)
    let cut = sound[..<first].lastIndex(of: 0x3E).map { $0 + 1 } ?? 0
    parseWhole(UnsafeRawBufferPointer(rebasing: bytes[..<cut]))
    parseWhatWaits()
    if forbidden == nil {
      fail(.invalidEncoding, offset: place)
    } else {
      fail(.notWellFormed, offset: place, code: Int32(XML_ERR_INVALID_CHAR.rawValue))
    }
  }

  /// Lets libxml2 look at the text that it has put off, before the document is given up for what stands behind it: when it
  /// would look by itself depends on how the document came.
  private func parseWhatWaits() {
    guard !state.pointee.isStopped, let context = state.pointee.context else { return }
    state.pointee.isFinishing = true
    xmlParseChunk(context, nil, 0, 1)
    if state.pointee.problem?.kind == .truncated { state.pointee.problem = nil }
  }

  /// Where the first byte stands that is no UTF-8; a character that is cut off at the end is none.
  ///
  /// Stretches of ASCII, which most documents are made of, are passed over by vectors.
  private static func damage(in bytes: UnsafeRawBufferPointer) -> Int? {
    let bytes = bytes.assumingMemoryBound(to: UInt8.self)
    var start = 0
    while true {
      let rest = UnsafeBufferPointer(rebasing: bytes[start...])
      guard let first = rest.baseAddress else { return nil }
      start += byte_scan_ascii(first, rest.count)
      if start == bytes.count { return nil }
      // Behind an ASCII byte no character is cut in two.
      var end = min(start + 64, bytes.count)
      while end < bytes.count, bytes[end - 1] >= 0x80 { end += 1 }
      do throws(UTF8.ValidationError) {
        _ = try UTF8Span(validating: UnsafeBufferPointer(rebasing: bytes[start..<end]).span)
      } catch {
        let isCutOff = error.kind == .truncatedScalar && start + error.byteOffsets.upperBound == bytes.count
        return isCutOff ? nil : start + error.byteOffsets.lowerBound
      }
      start = end
    }
  }

  private func parseWhole(_ bytes: UnsafeRawBufferPointer) {
    // Before a tag that may be too long libxml2 is to have the text, so that the tag is measured where it begins.
    if bytes.count > Self.sliceLength, let tag = bytes.firstIndex(of: 0x3C) {
      hand(UnsafeRawBufferPointer(rebasing: bytes[...tag]))
      hand(UnsafeRawBufferPointer(rebasing: bytes[(tag + 1)...]))
    } else {
      hand(bytes)
    }
  }

  private func hand(_ bytes: UnsafeRawBufferPointer) {
    guard !bytes.isEmpty, !state.pointee.isStopped, let context = state.pointee.context else { return }
    checkTag(context, before: bytes)
    guard !state.pointee.isStopped else { return }
    let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
    var code = xmlParseChunk(context, start, Int32(bytes.count), 0)
    // Of a CDATA section whose end has not come libxml2 takes 300 bytes a call, however many it has.
    while context.pointee.instate == XML_PARSER_CDATA_SECTION, code == 0, !state.pointee.isStopped {
      let position = state.pointee.inputPosition
      code = xmlParseChunk(context, nil, 0, 0)
      if state.pointee.inputPosition == position { break }
    }
    guard !state.pointee.isStopped else { return }
    if context.pointee.disableSAX != 0 {
      fail(.notWellFormed, offset: state.pointee.inputPosition)
      state.pointee.problem?.libxmlCode = code
    } else {
      checkWaiting(context)
    }
  }

  /// Checks a tag that waits for its end, together with the bytes that may bring it.
  ///
  /// libxml2 compares each attribute of a tag with all others; it must not see very many. In a tag of a few kilobytes
  /// there cannot be so many. A longer one waits at least once, whichever way a document is cut: so it is found always.
  private func checkTag(_ context: xmlParserCtxtPtr, before bytes: UnsafeRawBufferPointer) {
    guard let waiting = Self.waiting(context), !waiting.isEmpty,
      waiting.count + bytes.count > Self.sliceLength
    else { return }
    var tag = XMLTagMeter()
    tag.take(waiting)
    tag.take(bytes)
    let limits = state.pointee.limits
    guard tag.length > Self.sliceLength, tag.values > limits.attributes + limits.namespaceDeclarations else {
      return
    }
    state.pointee.stop(.attributeLimit)
  }

  /// Checks a tag, comment or declaration whose end libxml2 has not seen yet and therefore keeps whole.
  private func checkWaiting(_ context: xmlParserCtxtPtr) {
    let limit = state.pointee.limits.markupLength
    guard let waiting = Self.waiting(context), waiting.count > limit else { return }
    state.pointee.stop(.markupLimit)
  }

  /// What libxml2 has and has not looked at.
  private static func waiting(_ context: xmlParserCtxtPtr) -> UnsafeRawBufferPointer? {
    guard let input = context.pointee.input, let current = input.pointee.cur, let end = input.pointee.end
    else { return nil }
    return UnsafeRawBufferPointer(start: current, count: end - current)
  }

  // MARK: Parser

  /// Gives the state a parser for the next document; about a microsecond.
  private mutating func beginDocument() {
    freeParser()
    // Names of earlier documents are kept while they are few, as the next document is likely to use them.
    if documentNames == nil || xmlDictGetUsage(documentNames) > 1 << 16 {
      xmlDictFree(documentNames)
      documentNames = xmlDictCreateSub(lastingNames)
      xmlDictSetLimit(documentNames, state.pointee.limits.nameTableBytes)
    }
    var handler = XMLTapeState.makeHandler()
    guard let context = xmlCreatePushParserCtxt(&handler, state, nil, 0, nil) else {
      preconditionFailure("out of memory")
    }
    xmlDictFree(context.pointee.dict)
    context.pointee.dict = documentNames
    xmlDictReference(documentNames)
    // The encoding is dealt with here: libxml2 gets UTF-8 and has to pass over what the document declares.
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    xmlCtxtUseOptions(context, Int32(bitPattern: options))
    state.pointee.context = context
  }

  private func freeParser() {
    guard let context = state.pointee.context else { return }
    // libxml2 puts the entities that a document declares here, but leaves the freeing to others.
    xmlFreeDoc(context.pointee.myDoc)
    context.pointee.myDoc = nil
    xmlFreeParserCtxt(context)
    state.pointee.context = nil
  }
}
