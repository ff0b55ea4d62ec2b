internal import CByteScan
internal import CLibXML2
import Glibc

/// The reader's memory that the callbacks of libxml2 write to: the tape, its text, and where the document stands.
///
/// Lives at a fixed address on the heap, because libxml2 hands that address to every callback. `events` and
/// `text` are owned here and grow by doubling; both are bounded, since the reader clears the tape before each
/// slice of input and a slice can only yield so much.
struct XMLTapeState {
  /// Marks an offset that is already a position in the undecoded document.
  static let undecodedMark: UInt64 = 1 << 63

  var limits: XMLLimits
  /// Whether text of nothing but white space is left out.
  let omitsBlankText: Bool
  var context: xmlParserCtxtPtr?

  private(set) var events: UnsafeMutablePointer<XMLEvent>
  private(set) var eventCount = 0
  private var eventCapacity = 1024
  private(set) var text: UnsafeMutablePointer<UInt8>
  private var textLength = 0
  private var textCapacity = 32 << 10

  /// Start in `text` of character data whose end has not been seen; -1 when there is none.
  private var openTextStart = -1
  var openTextOffset: UInt64 = 0
  private var openTextLine: UInt32 = 0

  var depth = 0
  /// The position after the latest tag, where text may begin.
  var markupEnd: UInt64 = 0
  private var markupLine: UInt32 = 1
  /// The same position in the decoded document, always.
  private var textBegin: UInt64 = 0
  /// A position before which nothing is still to be told: that behind the latest comment or processing instruction.
  private(set) var passed: UInt64 = 0

  var problem: XMLProblem? {
    didSet { isStopped = problem != nil || end != nil }
  }
  var end: UInt64? {
    didSet { isStopped = problem != nil || end != nil }
  }
  /// Nothing more of this document goes on the tape.
  private(set) var isStopped = false
  var warningCount = 0
  var firstWarning: XMLProblem?
  /// Set while the parser is told that the input is over: what fails then, fails for want of input.
  var isFinishing = false

  init(limits: XMLLimits, omitsBlankText: Bool) {
    self.limits = limits
    self.omitsBlankText = omitsBlankText
    events = .allocate(capacity: eventCapacity)
    text = .allocate(capacity: textCapacity)
  }

  func deallocate() {
    events.deallocate()
    text.deallocate()
  }

  /// Takes handed-out events off the tape; character data still open stays.
  mutating func clearTape() {
    eventCount = 0
    guard openTextStart >= 0 else {
      textLength = 0
      return
    }
    textLength -= openTextStart
    if openTextStart > 0 { memmove(text, text + openTextStart, textLength) }
    openTextStart = 0
  }

  mutating func beginDocument() {
    eventCount = 0
    textLength = 0
    openTextStart = -1
    depth = 0
    markupEnd = 0
    textBegin = 0
    passed = 0
    markupLine = 1
    problem = nil
    end = nil
    warningCount = 0
    firstWarning = nil
    isFinishing = false
  }

  // MARK: Events

  mutating func startElement(
    name: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, namespace: UnsafePointer<UInt8>?,
    namespaceCount: Int, attributeCount: Int, defaultedCount: Int,
    attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    guard !isStopped, let input = context?.pointee.input, let base = input.pointee.base,
      let current = input.pointee.cur
    else { return }
    closeText()
    // The tag is still in libxml2's buffer from its `<` on, and `<` cannot occur inside it (XML 1.0, 2.3).
    let tagEnd = current - base
    var lineFeeds = 0
    let tagStart = byte_scan_tag_start(base, tagEnd, &lineFeeds)
    let consumed = UInt64(input.pointee.consumed)
    let endLine = UInt32(truncatingIfNeeded: input.pointee.line)
    // Line feeds are in the tag only where lines have ended since the last one.
    let line = endLine != markupLine ? endLine &- UInt32(truncatingIfNeeded: lineFeeds) : endLine
    depth += 1
    if depth > limits.depth { return stop(.depthLimit) }
    if namespaceCount > limits.namespaceDeclarations { return stop(.namespaceLimit) }
    if attributeCount > limits.attributes { return stop(.attributeLimit) }
    // A name cannot be longer than the tag it stands in.
    let namesMayBeLong = tagEnd - tagStart > limits.nameLength
    if namesMayBeLong && isTooLong(name, prefix: prefix) { return stop(.nameLimit) }

    append(
      XMLEvent(
        name: name, namespace: namespace, offset: consumed + UInt64(tagStart), textStart: 0, textLength: 0,
        line: line, kind: .startElement))
    if let attributes {
      // Defaults from a document type declaration come last. They are not handed out: a few bytes of input
      // could otherwise be made to yield megabytes.
      for index in 0..<max(0, attributeCount - defaultedCount) {
        let attribute = attributes + 5 * index
        guard let attributeName = attribute[0], let value = attribute[3], let valueEnd = attribute[4] else {
          continue
        }
        if namesMayBeLong && isTooLong(attributeName, prefix: attribute[1]) { return stop(.nameLimit) }
        let length = valueEnd - value
        if length > limits.attributeValueLength { return stop(.attributeValueLimit) }
        let isInInput = value >= base && value <= current
        let textStart = textLength
        appendText(value, count: length)
        if !isInInput { decodeAmpersands(from: textStart) }
        append(
          XMLEvent(
            name: attributeName, namespace: attribute[2],
            offset: consumed + UInt64(isInInput ? value - base : tagStart),
            textStart: UInt32(truncatingIfNeeded: textStart),
            textLength: UInt32(truncatingIfNeeded: textLength - textStart), line: line, kind: .attribute))
      }
    }
    // libxml2 calls before it takes the `>`.
    markupEnd = consumed + UInt64(tagEnd) + 1
    textBegin = markupEnd
    markupLine = endLine
  }

  mutating func endElement(name: UnsafePointer<UInt8>, namespace: UnsafePointer<UInt8>?) {
    guard !isStopped, let input = context?.pointee.input else { return }
    closeText()
    let position = inputPosition
    markupEnd = position
    textBegin = position
    markupLine = UInt32(truncatingIfNeeded: input.pointee.line)
    append(
      XMLEvent(
        name: name, namespace: namespace, offset: position, textStart: 0, textLength: 0, line: markupLine,
        kind: .endElement))
    depth -= 1
    if depth == 0 {
      end = position
      // What follows may be another document, or no XML at all.
      xmlStopParser(context)
    }
  }

  mutating func characters(_ start: UnsafePointer<UInt8>, count: Int) {
    guard !isStopped, depth > 0, count > 0 else { return }
    if openTextStart < 0 {
      openTextStart = textLength
      openTextOffset = markupEnd
      openTextLine = markupLine
    }
    if textLength - openTextStart + count > limits.textLength { return stop(.textLimit) }
    appendText(start, count: count)
  }

  /// Notes a comment or processing instruction, of which there is no event.
  mutating func pass() {
    if !isStopped { passed = inputPosition }
  }

  /// Records a limit that was exceeded, and makes libxml2 leave off.
  mutating func stop(_ kind: XMLProblem.Kind) {
    let line = context?.pointee.input.map { UInt32(truncatingIfNeeded: $0.pointee.line) } ?? 0
    problem =
      kind == .textLimit
      ? textLimitProblem
      : XMLProblem(kind: kind, libxmlCode: 0, line: line, column: 0, offset: inputPosition)
    xmlStopParser(context)
  }

  /// Where a text begins does not depend on how the document arrived; where it became too long does.
  var textLimitProblem: XMLProblem {
    let isOpen = openTextStart >= 0
    return XMLProblem(
      kind: .textLimit, libxmlCode: 0, line: isOpen ? openTextLine : markupLine, column: 0,
      offset: isOpen ? openTextOffset : markupEnd)
  }

  /// Whether the text at whose `]]>` libxml2 stops was too long before that.
  ///
  /// libxml2 looks for `]]>` in what it has of a text before it hands that out. So it depends on how the document arrived
  /// what it finds first. References and line ends count as they are written.
  var isTextTooLongBeforeSectionEnd: Bool {
    guard let input = context?.pointee.input, var place = input.pointee.cur, let end = input.pointee.end
    else { return false }
    var length = inputPosition - min(textBegin, inputPosition)
    while place + 2 < end, place[0] != 0x5D || place[1] != 0x5D || place[2] != 0x3E {
      place += 1
      length += 1
    }
    return length > UInt64(limits.textLength)
  }

  // MARK: Positions

  /// The offset in the decoded document of the next byte that libxml2 will look at.
  var inputPosition: UInt64 {
    guard let input = context?.pointee.input, let base = input.pointee.base, let current = input.pointee.cur
    else { return 0 }
    return UInt64(input.pointee.consumed) + UInt64(current - base)
  }

  /// The offset in the decoded document behind the last byte that libxml2 has.
  var inputEnd: UInt64 {
    guard let input = context?.pointee.input, let base = input.pointee.base, let end = input.pointee.end
    else { return 0 }
    return UInt64(input.pointee.consumed) + UInt64(end - base)
  }

  /// Rewrites the offsets that were noted since the last call as positions in the undecoded document.
  mutating func convertOffsets(_ convert: (UInt64) -> UInt64) {
    func undecoded(_ offset: UInt64) -> UInt64 {
      offset & Self.undecodedMark != 0 ? offset : convert(offset) | Self.undecodedMark
    }
    for index in 0..<eventCount {
      events[index].offset = undecoded(events[index].offset) & ~Self.undecodedMark
    }
    if openTextStart >= 0 { openTextOffset = undecoded(openTextOffset) }
    markupEnd = undecoded(markupEnd)
    passed = undecoded(passed)
    if let end { self.end = convert(end) }
    if let problem { self.problem?.offset = undecoded(problem.offset) & ~Self.undecodedMark }
  }

  // MARK: Memory

  private mutating func closeText() {
    guard openTextStart >= 0 else { return }
    if omitsBlankText, isOpenTextBlank {
      textLength = openTextStart
      openTextStart = -1
      return
    }
    append(
      XMLEvent(
        name: nil, namespace: nil, offset: openTextOffset,
        textStart: UInt32(truncatingIfNeeded: openTextStart),
        textLength: UInt32(truncatingIfNeeded: textLength - openTextStart), line: openTextLine, kind: .text))
    openTextStart = -1
  }

  /// Mostly the first byte tells.
  private var isOpenTextBlank: Bool {
    for index in openTextStart..<textLength where text[index] > 0x20 { return false }
    return true
  }

  /// Puts `&` for `&#38;` in the text from an index on.
  ///
  /// Without entity substitution, libxml2 gives every `&` of an attribute value in that form, however it was
  /// written; so whatever `&` is found begins one.
  private mutating func decodeAmpersands(from start: Int) {
    var read = start
    var write = start
    while read < textLength {
      text[write] = text[read]
      read += text[read] == 0x26 && textLength - read >= 5 && memcmp(text + read, "&#38;", 5) == 0 ? 5 : 1
      write += 1
    }
    textLength = write
  }

  private func isTooLong(_ name: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?) -> Bool {
    let prefixLength = prefix.map { Int(xmlStrlen($0)) + 1 } ?? 0
    return Int(xmlStrlen(name)) + prefixLength > limits.nameLength
  }

  @inline(__always)
  private mutating func append(_ event: XMLEvent) {
    if eventCount == eventCapacity { growTape() }
    (events + eventCount).initialize(to: event)
    eventCount += 1
  }

  @inline(__always)
  private mutating func appendText(_ start: UnsafePointer<UInt8>, count: Int) {
    if textLength + count > textCapacity { growText(by: count) }
    memcpy(text + textLength, start, count)
    textLength += count
  }

  @inline(never)
  private mutating func growTape() {
    let larger = UnsafeMutablePointer<XMLEvent>.allocate(capacity: eventCapacity * 2)
    larger.moveInitialize(from: events, count: eventCount)
    events.deallocate()
    events = larger
    eventCapacity *= 2
  }

  @inline(never)
  private mutating func growText(by count: Int) {
    while textLength + count > textCapacity { textCapacity *= 2 }
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: textCapacity)
    larger.moveInitialize(from: text, count: textLength)
    text.deallocate()
    text = larger
  }
}
