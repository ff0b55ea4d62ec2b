internal import SchemaLanguage
internal import Vocabulary
internal import Wire

/// What is done with XML documents. The cursor stands behind the bytes that the XML reader has; `held` stands at the
/// first byte that is not accounted for.
extension FeedDecoder {
  mutating func openDocument() {
    document.prepare(schemas)
    document.begin(
      at: window.offset + UInt64(cursor), line: window.line(at: cursor),
      partCount: schemas.dictionary.parts.count)
    context = EnvelopeContext()
    context.syntax = "xml"
    leniency = Leniencies()
    counts.interchanges += 1
    findings.beginMessage()
    held = cursor
    state = .document
  }

  @inline(__always)
  func index(of offset: UInt64) -> Int {
    offset > window.offset ? Int(offset - window.offset) : 0
  }

  mutating func readDocument() -> FeedEvent? {
    while true {
      if document.isInTrailer { return passTrailer() }
      let events = document.reader.events
      while document.event < events.count {
        let number = document.event
        document.event = number &+ 1
        if let found = take(events[number]) { return found }
        // What was found on the way is told before what follows it.
        if findings.isWaiting { return nil }
      }
      if let rejected = releaseDocument() { return rejected }
      switch document.outcome {
      case .ended(let end): return endDocument(at: document.start + end)
      case .failed: return failDocument()
      case .more: break
      }
      guard remaining > 0 || isFinished else { return .needsInput }
      let bytes = UnsafeRawBufferPointer(start: window.bytes + cursor, count: remaining)
      let (consumed, outcome) = document.reader.feed(bytes, atEnd: isFinished)
      cursor += consumed
      document.outcome = outcome
      document.event = 0
    }
  }

  /// Accounts for what no record can begin in any more, so that it need not be held.
  private mutating func releaseDocument() -> FeedEvent? {
    if document.isRejected {
      rejectStart = index(of: document.accounted)
      guard parsedEnd - rejectStart > limits.rejectPart else { return nil }
      return rejectDocument(to: rejectStart + limits.rejectPart, isLast: false)
    }
    if let start = documentHeldFrom {
      // Nothing has come within the limit; of bytes that are not parsed yet, nothing that lies within it can come.
      if cursor - index(of: start) > limits.recordBytes + Self.longestUnparsed, document.outcome == .more {
        document.isOverLimit = true
        document.outcome = .failed
      }
      return nil
    }
    let passed = max(document.reader.events.last?.offset ?? 0, document.reader.passedOffset)
    accountEnvelope(to: document.start + passed)
    return nil
  }

  /// Up to where all that the document has was told. A part of a reject does not reach further: whether the reader has
  /// more, and knows of a problem in it, depends on how the feed was cut.
  private var parsedEnd: Int {
    mutating get {
      switch document.outcome {
      case .ended: return cursor
      case .failed: return document.reader.problem.map { index(of: document.start + $0.offset) } ?? cursor
      case .more:
        let told = max(document.reader.events.last?.offset ?? 0, document.reader.passedOffset)
        return max(index(of: document.start + told), cursor - Self.longestUnparsed)
      }
    }
  }

  /// So many bytes at the most has the reader taken and not yet parsed, beside markup that is not complete.
  private static let longestUnparsed = 128 << 10

  /// Where the bytes begin that are held until a record ends, or until the document is recognised; no event or
  /// problem may lie further behind it than a record may be long.
  private var documentHeldFrom: UInt64? {
    if document.recordDepth > 0 { return document.recordStart }
    return document.schema < 0 && !document.isRejected ? document.start : nil
  }

  private func isBeyondLimit(_ offset: UInt64) -> Bool {
    guard let start = documentHeldFrom else { return false }
    return document.start + offset > start + UInt64(limits.recordBytes)
  }

  mutating func accountEnvelope(to offset: UInt64) {
    guard offset > document.accounted else { return }
    ledger.envelope += offset - document.accounted
    document.accounted = offset
    held = index(of: offset)
  }

  // MARK: Events

  private mutating func take(_ event: XMLEvent) -> FeedEvent? {
    if isBeyondLimit(event.offset) {
      document.isOverLimit = true
      return failDocument()
    }
    switch event.kind {
    case .startElement: startElement(event)
    case .endElement: return endElement(at: event.offset)
    case .attribute: takeAttribute(event)
    case .text: takeText(text(of: event), at: event.offset)
    }
    return nil
  }

  private mutating func text(of event: XMLEvent) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: document.reader.text + Int(event.textStart), count: Int(event.textLength))
  }

  private mutating func startElement(_ event: XMLEvent) {
    guard let name = event.name, !document.isRejected else { return }
    if document.schema < 0 {
      if document.rootName.isEmpty { document.rootName = String(cString: name) }
      recognise(name, namespace: event.namespace)
      // What has not shown itself by then is held no longer.
      if document.schema < 0, !document.isRejected, event.offset > UInt64(limits.rejectPart) {
        rejectUnknown()
      }
      return
    }
    guard let program = document.program else { return }
    let parent = document.states.count > 0 ? document.states[document.states.count - 1] : 0
    enter(program.pointee.child(of: parent, named: name), name: name, program: program, at: event.offset)
  }

  /// Enters an element whose state was found; -1 for one of no interest.
  mutating func enter(
    _ found: Int32, name: UnsafePointer<UInt8>, program: UnsafeMutablePointer<FlatElementProgram>,
    at offset: UInt64
  ) {
    var state = found
    let isOutside = document.recordDepth == 0
    if isOutside, state < 0 { state = program.pointee.record(named: name) }
    document.states.append(state)
    guard state >= 0 else { return }
    let definition = program.pointee.states[Int(state)]
    if isOutside, definition.isRecord { beginElementRecord(at: document.start + offset) }
    if definition.part >= 0 {
      document.rows[Int(definition.part)] = record.addRow(part: Int(definition.part)) ?? -1
    }
  }

  mutating func beginElementRecord(at offset: UInt64) {
    if document.isInHeader {
      values.storeConstants(schemas.messages[document.schema].constants, in: &record)
      record.schema = document.schema
      record.form = schemas.form(ofSchema: document.schema)
      record.closeHeader()
      document.isInHeader = false
    }
    accountEnvelope(to: offset)
    document.recordDepth = document.states.count
    document.recordStart = offset
    record.beginRecord(at: offset)
    held = index(of: offset)
  }

  mutating func endElement(at offset: UInt64) -> FeedEvent? {
    guard !document.isRejected else { return nil }
    guard document.schema >= 0 else {
      if !document.path.isEmpty { document.path.removeLast() }
      return nil
    }
    let depth = document.states.count
    guard depth > 0 else { return nil }
    var gates = document.openGates
    while gates != 0 {
      let gate = gates.trailingZeroBitCount
      gates &= gates &- 1
      if document.gateDepths[gate] == depth { document.openGates &= ~(1 << UInt64(gate)) }
    }
    document.states.truncate(to: depth - 1)
    guard depth == document.recordDepth else { return nil }
    let end = document.start + offset
    document.recordDepth = 0
    held = index(of: document.recordStart)
    let found = takesNamedForm() ? emitRecord(to: index(of: end)) : rejectNamedForm(to: index(of: end))
    document.accounted = end
    held = index(of: end)
    return found
  }

  private mutating func takeAttribute(_ event: XMLEvent) {
    guard let name = event.name, document.schema >= 0, !document.isRejected, document.states.count > 0,
      let program = document.program
    else { return }
    let state = document.states[document.states.count - 1]
    guard state >= 0 else { return }
    let definition = program.pointee.states[Int(state)]
    for index in Int(definition.firstPredicate)..<Int(definition.firstPredicate + definition.predicateCount) {
      let predicate = program.pointee.predicates[index]
      guard predicate.name == name, hasText(event, program.pointee.predicateValues, predicate.value) else {
        continue
      }
      document.openGates |= 1 << UInt64(predicate.gate)
      document.gateDepths[Int(predicate.gate)] = document.states.count
    }
    for index in Int(definition.firstAttribute)..<Int(definition.firstAttribute + definition.attributeCount) {
      let attribute = program.pointee.attributes[index]
      if attribute.name == name {
        capture(Int(attribute.capture), program, text(of: event), at: event.offset)
      }
    }
  }

  private mutating func hasText(_ event: XMLEvent, _ values: borrowing RawArray<UInt8>, _ range: ByteRange)
    -> Bool
  {
    guard event.textLength == range.length else { return false }
    let text = document.reader.text + Int(event.textStart)
    for index in 0..<Int(range.length) where text[index] != values[Int(range.start) + index] { return false }
    return true
  }

  mutating func takeText(_ text: UnsafeRawBufferPointer, at offset: UInt64) {
    guard document.schema >= 0, !document.isRejected, document.states.count > 0,
      let program = document.program
    else { return }
    let state = document.states[document.states.count - 1]
    guard state >= 0 else { return }
    let definition = program.pointee.states[Int(state)]
    for index in Int(definition.firstText)..<Int(definition.firstText + definition.textCount) {
      capture(Int(program.pointee.texts[index]), program, text, at: offset)
    }
  }

  private mutating func capture(
    _ number: Int, _ program: UnsafeMutablePointer<FlatElementProgram>, _ text: UnsafeRawBufferPointer,
    at offset: UInt64
  ) {
    let capture = UnsafePointer(program.pointee.captures.base + number)
    let step = StepPointer(program.pointee.steps.base + number)
    if capture.pointee.gate >= 0, document.openGates & 1 << UInt64(capture.pointee.gate) == 0 { return }
    // A value of a part whose row could not be added has no place; the record is over its limit anyway.
    let row = step.pointee.target.part < 0 ? 0 : document.rows[Int(step.pointee.target.part)]
    guard row >= 0 else { return }
    let place = FeedPosition(offset: document.start + offset, length: UInt32(clamping: text.count))
    values.capture(
      capture, step, text: text, at: place, row: row, isInRecord: document.recordDepth > 0, record: &record,
      findings: &findings)
  }

  // MARK: Recognition

  /// Looks whether the element that begins marks a kind of message.
  private mutating func recognise(_ name: UnsafePointer<UInt8>, namespace: UnsafePointer<UInt8>?) {
    document.path.append(name)
    let path = document.path
    for match in document.matches where match.path == path {
      let isNamed = match.namespaces.isEmpty || match.namespaces.contains { $0 == namespace }
      if isNamed {
        begin(match.schema)
        return
      }
    }
    let isHopeful = document.matches.contains { $0.path.count > path.count && $0.path.starts(with: path) }
    // In an envelope that is known, such as that of SOAP, headers may stand before the body.
    let isBeside =
      path.count > 1 && document.matches.contains { $0.path.count > 1 && $0.path.first == path.first }
    if !isHopeful, !isBeside { rejectUnknown() }
  }

  private mutating func rejectUnknown() {
    document.isRejected = true
    counts.messages += 1
    rejecting = .unknownMessage
    rejectDetail = document.rootName
    rejectPart = 0
  }

  /// Begins a message of the schema that was recognised.
  mutating func beginElements(of number: Int) {
    document.schema = number
    counts.messages += 1
    let schema = schemas.messages[number]
    context.messageType = schema.match.type
    context.schema = schema.id
    record.beginMessage()
    values.beginMessage()
    storeContext(at: FeedPosition(offset: document.start))
  }

  private mutating func begin(_ number: Int) {
    beginElements(of: number)
    // The elements that led here are entered one after another, as if the schema had been known.
    guard let program = document.programs[number] else { return }
    for name in document.path {
      let parent = document.states.count > 0 ? document.states[document.states.count - 1] : 0
      let offset = document.reader.events[document.event - 1].offset
      enter(program.pointee.child(of: parent, named: name), name: name, program: program, at: offset)
    }
  }

  // MARK: The end of the document

  private mutating func endDocument(at end: UInt64) -> FeedEvent? {
    if let warning = document.reader.firstWarning {
      report(
        .namespace, at: FeedPosition(offset: document.start + warning.offset), expected: warning.message,
        count: document.reader.warningCount,
        // The place itself may be held no longer.
        line: document.line + UInt64(max(warning.line, 1)) - 1)
    }
    cursor = index(of: end)
    document.isInTrailer = true
    guard document.isRejected else {
      if document.schema < 0 {
        rejectUnknown()
      } else {
        accountEnvelope(to: end)
        held = nil
        return nil
      }
      return rejectDocument(to: cursor, isLast: true)
    }
    return rejectDocument(to: cursor, isLast: true)
  }

  private mutating func rejectDocument(to end: Int, isLast: Bool) -> FeedEvent {
    rejectStart = index(of: document.accounted)
    document.accounted = window.offset + UInt64(end)
    return emitReject(isLast: isLast, to: end)
  }

  /// White space, comments and processing instructions behind the root element belong to the document.
  private mutating func passTrailer() -> FeedEvent? {
    let bytes = UnsafeRawBufferPointer(start: window.bytes + cursor, count: remaining)
    let (length, needsMore) = XMLTrailer.length(of: bytes, atEnd: isFinished, form: document.reader.byteForm)
    ledger.envelope += UInt64(length)
    cursor += length
    held = nil
    if needsMore, !isFinished { return .needsInput }
    document.isInTrailer = false
    context = EnvelopeContext()
    state = .between
    return nil
  }

  /// The document cannot be read on: what is not accounted for is rejected, up to the next thing that is known.
  private mutating func failDocument() -> FeedEvent? {
    let detail: String
    var reason = RejectReason.notWellFormed
    if let problem = document.reader.problem, isBeyondLimit(problem.offset) { document.isOverLimit = true }
    if !document.isOverLimit, let problem = document.reader.problem {
      detail = problem.message
      reason = problem.kind == .truncated ? .truncated : problem.isLimit ? .tooLarge : .notWellFormed
      let place = FeedPosition(offset: document.start + problem.offset)
      report(problem.isLimit ? .xmlLimit : .notWellFormed, at: place, expected: detail)
      // What failed in its first tag may be no document: what comes next may stand right behind its "<".
      let passed = document.rootName.isEmpty ? document.start + 1 : place.offset
      cursor = min(max(index(of: passed), index(of: document.accounted)), window.count)
    } else if document.isRejected, !document.isOverLimit {
      detail = rejectDetail
      reason = rejecting
    } else {
      detail = "the record is longer than the limit"
      reason = .tooLarge
      let start = documentHeldFrom ?? document.start
      report(.xmlLimit, at: FeedPosition(offset: start), expected: detail)
      cursor = min(cursor, index(of: start) + limits.recordBytes)
    }
    held = index(of: document.accounted)
    context.messageType = ""
    beginRejectedStretch(reason, detail: detail)
    return nil
  }
}

extension XMLProblem {
  fileprivate var isLimit: Bool {
    switch kind {
    case .notWellFormed, .truncated, .undefinedEntity, .unsupportedEncoding, .invalidEncoding: false
    default: true
    }
  }
}
