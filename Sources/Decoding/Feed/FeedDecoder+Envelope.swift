internal import SchemaLanguage
internal import Vocabulary
internal import Wire

/// What is done with service segments: UNA, UNB, UNG, UNH, UNT, UNE, UNZ (ISO 9735).
extension FeedDecoder {
  /// Something that looks like an interchange begins at the cursor.
  mutating func openInterchange() {
    interchange = InterchangeState()
    context = EnvelopeContext()
    context.syntax = "edifact"
    tokenizer.characters = .standard
    let bytes = UnsafeRawBufferPointer(start: window.bytes + cursor, count: remaining)
    if bytes.starts(with: "UNA".utf8), bytes.count >= ServiceCharacters.adviceLength {
      if let characters = ServiceCharacters(advice: bytes) {
        tokenizer.characters = characters
      } else {
        report(.serviceString, at: position(cursor, length: ServiceCharacters.adviceLength))
      }
      // Whether the fifth character separates repetitions is known only after UNB.
      advisedRepetition = tokenizer.characters.repetition
      tokenizer.characters.repetition = nil
      hasAdvice = true
      ledger.envelope += UInt64(ServiceCharacters.adviceLength)
      cursor += ServiceCharacters.adviceLength
    } else {
      hasAdvice = false
      advisedRepetition = nil
    }
    tokenizer.forgetScan()
    hasSegment = false
    held = nil
    state = .interchange
  }

  mutating func readInInterchange() -> FeedEvent? {
    guard let service = ServiceSegment(tokenizer.tag) else { return rejectMisplaced() }
    return readServiceSegment(service)
  }

  mutating func readServiceSegment(_ service: ServiceSegment) -> FeedEvent? {
    if state == .message {
      if service == .messageTrailer { return readMessageTrailer() }
      // Any other service segment ends the message, whose UNT is missing.
      if let walk, walk.pointee.isRecordOpen, let held { return endRecord(since: held, before: service) }
      if ownRecord.isOpen { return emitMessageRecord() }
      report(.missingTrailer, at: position(tokenizer.start), expected: "UNT")
      leaveMessage()
    }
    switch service {
    case .advice: leaveInterchange(missing: true)
    case .interchangeHeader: readInterchangeHeader()
    case .interchangeTrailer: readInterchangeTrailer()
    case .groupHeader: readGroupHeader()
    case .groupTrailer: readGroupTrailer()
    case .messageHeader: readMessageHeader()
    case .messageTrailer: return rejectMisplaced()
    }
    return nil
  }

  /// Ends the record in which a message without UNT ends. Another interchange cuts it off, and what did so may have
  /// been swallowed by its last segment; any other service segment stands behind a whole record.
  private mutating func endRecord(since start: Int, before service: ServiceSegment) -> FeedEvent? {
    let (passed, found) = FeedSniffer.resynchronise(
      window.bytes + start, count: cursor - start, isFinished: true)
    if found { return endInsideInterchange(at: start + passed) }
    guard service == .interchangeHeader || service == .advice else { return endRecord() }
    rejecting = .truncated
    rejectDetail = ""
    rejectPart = 0
    rejectStart = start
    walk?.pointee.abandonRecord()
    return emitReject(isLast: true, segment: message.recordSegment)
  }

  /// A segment outside any message. When the bytes begin something else, such as a document, the interchange was
  /// cut off before it.
  private mutating func rejectMisplaced() -> FeedEvent? {
    if FeedSniffer.look(window.bytes + tokenizer.start, count: remaining, isFinished: true) == .document {
      leaveInterchange(missing: true)
      return nil
    }
    report(
      .segmentMisplaced, at: position(tokenizer.start, length: tokenizer.end - tokenizer.start),
      value: tokenizer.tag.isWellFormed ? tokenizer.tag.text : "")
    rejecting = .misplacedSegment
    rejectDetail = ""
    rejectPart = 0
    rejectStart = tokenizer.start
    cursor = tokenizer.end
    hasSegment = false
    return emitReject(isLast: true)
  }

  // MARK: Interchange

  private mutating func readInterchangeHeader() {
    if interchange.isOpen {
      leaveInterchange(missing: true)
      return
    }
    interchange.isOpen = true
    interchange.hasHeader = true
    counts.interchanges += 1
    context.interchangeNumber = counts.interchanges
    let place = position(tokenizer.start, length: tokenizer.end - tokenizer.start)
    readSyntax(at: place)
    context.sender = elementText(2, 1)
    context.receiver = elementText(3, 1)
    leniency = leniencies[context.sender] ?? Leniencies()
    if let set = leniency.characterSet, let encoding = CharacterEncoding(rawValue: set) {
      interchange.decoder = CharacterDecoder(encoding: encoding)
    }
    context.preparedAt = Self.interchangeTime(date: elementText(4, 1), time: elementText(4, 2))
    context.interchange = elementText(5, 1)
    context.isTest = elementText(11, 1) == "1"
    for (element, name) in [(2, "0004"), (3, "0010"), (4, "0017"), (5, "0020")]
    where elementText(element, 1).isEmpty {
      report(.envelopeElement, at: place, expected: name)
    }
    checkDuplicate(at: place)
    envelopeNumber += 1
    consumeSegment()
  }

  /// S001: the syntax identifier and version, and what follows from them.
  private mutating func readSyntax(at place: FeedPosition) {
    let identifier = elementText(1, 1)
    let version = elementText(1, 2)
    interchange.repertoire = identifier
    if let number = Int(version), (1...4).contains(number) {
      interchange.version = number
    } else {
      report(.syntaxVersion, at: place, value: version)
      interchange.version = 3
    }
    if interchange.version >= 4 {
      let separator = hasAdvice ? advisedRepetition : ServiceCharacters.standardRepetition
      tokenizer.characters.repetition = separator == tokenizer.characters.release ? nil : separator
      // The segment was read without it; the next one is scanned anew.
    }
    let name = schemas.meaning(of: identifier, in: "edifact/repertoires")
    if let name, let encoding = CharacterEncoding(rawValue: name) {
      interchange.decoder = CharacterDecoder(encoding: encoding)
    } else {
      report(.repertoireUnknown, at: place, value: identifier)
      interchange.decoder = CharacterDecoder(encoding: .ascii)
    }
  }

  private mutating func checkDuplicate(at place: FeedPosition) {
    guard !context.interchange.isEmpty else { return }
    let key = Self.fingerprint(context.sender, context.receiver, context.interchange)
    if knownInterchanges.contains(key) {
      report(.duplicateInterchange, at: place, value: context.interchange)
    } else if knownInterchanges.count < limits.references {
      knownInterchanges.insert(key)
    }
  }

  private mutating func readInterchangeTrailer() {
    let place = position(tokenizer.start, length: tokenizer.end - tokenizer.start)
    if interchange.isGroupOpen {
      report(.missingTrailer, at: place, expected: "UNE")
      interchange.isGroupOpen = false
    }
    if interchange.hasHeader {
      let expected = interchange.groups > 0 ? interchange.groups : interchange.messages
      checkCount(elementText(1, 1), expected, at: place)
      checkReference(elementText(2, 1), context.interchange, at: place)
      if interchange.messages == 0 { report(.empty, at: place, value: "UNB") }
    } else {
      report(.noInterchange, at: place, value: "UNZ")
    }
    consumeSegment()
    interchange.isOpen = false
    context = EnvelopeContext()
    state = .between
  }

  /// Leaves an interchange whose trailer has not come, without touching the segment that was read.
  mutating func leaveInterchange(missing: Bool) {
    if missing, interchange.isOpen, interchange.hasHeader {
      report(.missingTrailer, at: position(cursor), expected: "UNZ")
    }
    interchange.isOpen = false
    hasSegment = false
    context = EnvelopeContext()
    state = .between
  }

  /// Opens an interchange that has no UNB, for a feed that begins with UNG or UNH.
  private mutating func openAnonymous(_ tag: String) {
    guard !interchange.isOpen else { return }
    interchange.isOpen = true
    counts.interchanges += 1
    leniency = Leniencies()
    report(.noInterchange, at: position(tokenizer.start), value: tag)
  }

  // MARK: Groups

  private mutating func readGroupHeader() {
    openAnonymous("UNG")
    if interchange.isGroupOpen {
      report(.missingTrailer, at: position(tokenizer.start), expected: "UNE")
    } else if interchange.groups == 0, interchange.messages > 0 {
      report(.mixed, at: position(tokenizer.start))
    }
    interchange.isGroupOpen = true
    interchange.groups += 1
    interchange.groupMessages = 0
    // Before version 4 the reference is the fifth element; in version 4 the others may be absent, not moved.
    interchange.groupReference = elementText(5, 1)
    context.group = interchange.groupReference
    envelopeNumber += 1
    consumeSegment()
  }

  private mutating func readGroupTrailer() {
    let place = position(tokenizer.start, length: tokenizer.end - tokenizer.start)
    if interchange.isGroupOpen {
      checkCount(elementText(1, 1), interchange.groupMessages, at: place)
      checkReference(elementText(2, 1), interchange.groupReference, at: place)
    } else {
      report(.segmentMisplaced, at: place, value: "UNE")
    }
    interchange.isGroupOpen = false
    context.group = ""
    envelopeNumber += 1
    consumeSegment()
  }

  // MARK: Messages

  private mutating func readMessageHeader() {
    // A message that was skimmed, here or elsewhere, was counted and checked then.
    let isFirstReading = !isPart && !readsMessageHere
    if isFirstReading {
      openAnonymous("UNH")
      if interchange.groups > 0, !interchange.isGroupOpen { report(.mixed, at: position(tokenizer.start)) }
      interchange.messages += 1
      interchange.groupMessages += 1
      counts.messages += 1
    }
    readsMessageHere = false
    findings.beginMessage()
    message = MessageState()
    message.offset = window.offset + UInt64(tokenizer.start)
    message.segments = 1
    message.line = window.line(at: tokenizer.start)
    message.reference = elementText(1, 1)
    context.reference = message.reference
    context.messageType = elementText(2, 1)
    context.version = elementText(2, 2)
    context.release = elementText(2, 3)
    context.agency = elementText(2, 4)
    context.messageNumber = interchange.messages
    context.schema = ""
    let place = position(tokenizer.start, length: tokenizer.end - tokenizer.start, segment: 1)
    if isFirstReading {
      if message.reference.isEmpty { report(.envelopeElement, at: place, expected: "0062") }
      checkDuplicateMessage(at: place)
      if skims {
        beginSkimming()
        return
      }
    }
    let found = schemas.segmentSchema(
      type: context.messageType, version: context.version, agency: context.agency)
    guard let found else {
      rejecting = .unknownMessage
      rejectDetail = context.messageType
      rejectPart = 0
      rejectStart = tokenizer.start
      held = rejectStart
      cursor = tokenizer.end
      hasSegment = false
      state = .rejectedMessage
      return
    }
    beginMessage(found.number, at: place, isExact: found.isExact)
  }

  private mutating func beginMessage(_ number: Int, at place: FeedPosition, isExact: Bool) {
    message.schema = number
    context.schema = schemas.messages[number].id
    if !isExact {
      report(.versionFallback, at: place, value: context.version, expected: context.schema)
    }
    if walks[number] == nil, case .segments(let program) = schemas.messages[number].body {
      walks[number] = makeWalk(program)
    }
    walk = walks[number]
    walk?.pointee.beginMessage()
    record.beginMessage()
    values.beginMessage()
    storeContext(at: place)
    state = .message
    consumeSegment()
    if walk?.pointee.program.recordGroup == 0 { beginRecord(at: cursor) }
    if let own = schemas.messages[number].messageRecord { beginMessageRecord(own, at: place) }
  }

  /// Puts what the envelope says into the header of the record.
  mutating func storeContext(at place: FeedPosition) {
    func store(_ text: String, _ element: Element?) {
      guard let element, !text.isEmpty else { return }
      values.store(text, in: element, at: place, record: &record)
    }
    store(feedName, core.feed)
    store(context.syntax, core.syntax)
    store(context.messageType, core.message)
    store(context.version, core.version)
    store(context.schema, core.schema)
    store(context.interchange, core.interchange)
    store(context.group, core.group)
    store(context.reference, core.reference)
    store(context.sender, core.sender)
    store(context.receiver, core.receiver)
    store(context.preparedAt, core.preparedAt)
    store(context.isTest ? "true" : "", core.isTest)
  }

  private mutating func checkDuplicateMessage(at place: FeedPosition) {
    guard !message.reference.isEmpty else { return }
    let key = Self.fingerprint(context.group, message.reference, "")
    if interchange.references.contains(key) {
      report(.duplicateMessage, at: place, value: message.reference)
    } else if interchange.references.count < limits.references {
      interchange.references.insert(key)
    }
  }

  private mutating func readMessageTrailer() -> FeedEvent? {
    if let walk, walk.pointee.isRecordOpen { return endRecord() }
    if ownRecord.isOpen { return emitMessageRecord() }
    message.segments += 1
    let place = position(
      tokenizer.start, length: tokenizer.end - tokenizer.start, segment: message.segments)
    checkCount(elementText(1, 1), Int(message.segments), at: place)
    checkReference(elementText(2, 1), message.reference, at: place)
    leaveMessage()
    consumeSegment()
    return nil
  }

  /// Closes the message and reports what is missing in it.
  mutating func leaveMessage() {
    walk?.pointee.close(toMessage: true)
    reportMissing(at: FeedPosition(offset: message.offset, segment: 1))
    endMessage()
  }

  // MARK: The end of the feed

  /// The feed, or what of it is EDIFACT, ends inside an interchange: what is incomplete is rejected, and the missing
  /// trailers are reported.
  mutating func endInsideInterchange(at end: Int) -> FeedEvent? {
    // What the message says of itself is told before the record it was cut off in is rejected.
    if ownRecord.isOpen {
      ownRecord.isWhole = false
      return emitMessageRecord()
    }
    let wasRejected = state == .rejectedMessage || isRejectingRecord
    isRejectingRecord = false
    if state == .skimmedMessage { return readHere() }
    if state == .message || wasRejected {
      report(.missingTrailer, at: position(end, segment: message.segments), expected: "UNT")
    }
    // The trailer of the interchange has no place in a message.
    if state == .message || wasRejected || interchange.isOpen, interchange.hasHeader {
      report(.missingTrailer, at: position(end), expected: "UNZ")
    }
    let start = held ?? cursor
    let heldBefore = held
    walk?.pointee.beginMessage()
    interchange.isOpen = false
    state = .between
    hasSegment = false
    guard start < end else { return nil }
    if !wasRejected {
      rejecting = .truncated
      rejectDetail = ""
      rejectPart = 0
    }
    rejectStart = start
    cursor = end
    return emitReject(isLast: true, segment: wasRejected || heldBefore == nil ? 0 : message.recordSegment)
  }

  // MARK: Checks and texts

  /// S004: the date (YYMMDD, or CCYYMMDD in version 4) and time of preparation, as ISO 8601; empty when unusable.
  private static func interchangeTime(date: String, time: String) -> String {
    let pattern = (date.utf8.count == 8 ? "CCYYMMDD" : "YYMMDD") + (time.isEmpty ? "" : "HHMM")
    switch DatePattern(pattern)?.parse(date + time) {
    case .date(let day): return day.description
    case .dateTime(let moment): return moment.description
    default: return ""
    }
  }

  private mutating func checkCount(_ given: String, _ counted: Int, at place: FeedPosition) {
    guard Int(given) != counted else { return }
    let severity: Severity? = leniency.wrongCounts ? .advice : nil
    report(.controlCount, at: place, value: given, expected: String(counted), severity: severity)
  }

  private mutating func checkReference(_ given: String, _ expected: String, at place: FeedPosition) {
    guard given != expected else { return }
    report(.controlReference, at: place, value: given, expected: expected)
  }

  /// A component of the segment as text; empty when it is absent. For service segments only.
  mutating func elementText(_ element: Int, _ component: Int) -> String {
    guard let token = tokenizer.token(element, component), token.length > 0 else { return "" }
    let source = window.bytes + Int(token.start)
    let capacity = CharacterDecoder.capacity(for: Int(token.length))
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { target in
      guard let start = target.baseAddress else { return "" }
      let release = token.isReleased ? tokenizer.characters.release : nil
      let decoded = interchange.decoder.decode(
        source, count: Int(token.length), release: release, into: start)
      let text = UnsafeBufferPointer(start: UnsafePointer(start), count: decoded.count)
      return String(decoding: text, as: UTF8.self).trimmingBlanks
    }
  }

  private static func fingerprint(_ first: String, _ second: String, _ third: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for text in [first, second, third] {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    return hash
  }
}

extension String {
  /// The text without blanks at either end.
  fileprivate var trimmingBlanks: String {
    guard utf8.first == 0x20 || utf8.last == 0x20 else { return self }
    let text = drop { $0 == " " }
    return String(text.reversed().drop { $0 == " " }.reversed())
  }
}
