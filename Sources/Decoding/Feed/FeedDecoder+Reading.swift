internal import SchemaLanguage
internal import Vocabulary
internal import Wire

/// What is done with segments: envelope, messages, records.
extension FeedDecoder {
  mutating func readSegment() -> FeedEvent? {
    if state == .message {
      if let event = goOnInRecord() { return event }
      if findings.isWaiting { return nil }
    }
    if state == .skimmedMessage { skimOn() }
    if !hasSegment {
      skipBetweenSegments()
      if let held, let event = boundHeldBytes(since: held) { return event }
      if remaining == 0, isPart, isFinished, state == .interchange { return .end }
      if remaining == 0 { return isFinished ? endInsideInterchange(at: window.count) : .needsInput }
      if interchange.isOpen, mayBeginAnew {
        if remaining < FeedSniffer.needed, !isFinished { return .needsInput }
        if FeedSniffer.isCertainStart(window.bytes + cursor, count: remaining) {
          return endInsideInterchange(at: cursor)
        }
      }
      switch tokenizer.next(window.bytes, count: window.count, from: cursor) {
      case .incomplete:
        guard isFinished else { return .needsInput }
        return endInsideInterchange(at: nextStart(before: window.count) ?? window.count)
      case .overLimit:
        if state == .skimmedMessage { return readHere() }
        if let start = nextStart(before: tokenizer.end) { return endInsideInterchange(at: start) }
        return beginOverlongSegment()
      case .segment: hasSegment = true
      }
    }
    if isSuspicious, let start = nextStart(before: tokenizer.end) { return endInsideInterchange(at: start) }
    switch state {
    case .skimmedMessage: return skim()
    case .message: return readInMessage()
    case .rejectedMessage: return readInRejectedMessage()
    default: return readInInterchange()
    }
  }

  /// Whether the next bytes may be a UNA or a document, which no segment of this interchange can be.
  private var mayBeginAnew: Bool {
    mutating get {
      let first = window.bytes[cursor]
      return first == 0x3C || (first == 0x55 && remaining > 2 && window.bytes[cursor + 2] == 0x41)
    }
  }

  /// Keeps what is held for a record or a reject from growing over line breaks and blanks.
  private mutating func boundHeldBytes(since start: Int) -> FeedEvent? {
    if state == .rejectedMessage || isRejectingRecord {
      return cursor - rejectStart >= limits.rejectPart ? emitReject(isLast: false) : nil
    }
    return state == .message && cursor - start > limits.recordBytes ? rejectRecord() : nil
  }

  /// Whether the segment may have swallowed the start of something else: the interchange was cut off, perhaps in the
  /// middle of a segment, and another one or a document follows it.
  private var isSuspicious: Bool {
    mutating get {
      !tokenizer.tag.isWellFormed || tokenizer.end - tokenizer.start > Self.longestUnsuspected
    }
  }

  /// A longer segment is looked through for the start of something else.
  static let longestUnsuspected = 1024

  /// Where in the segment at the cursor something else begins. The header that begins this interchange is nothing else.
  private mutating func nextStart(before end: Int) -> Int? {
    let start = interchange.isOpen ? cursor : min(cursor + 1, end)
    let (passed, found) = FeedSniffer.resynchronise(
      window.bytes + start, count: end - start, isFinished: true)
    return found ? start + passed : nil
  }

  /// Line breaks and blanks before a segment are no data (ISO 9735; nearly every file has them).
  private mutating func skipBetweenSegments() {
    let start = cursor
    let isRejecting = state == .rejectedMessage || isRejectingRecord
    let bound = isRejecting ? rejectStart + limits.rejectPart : (held ?? cursor) + limits.recordBytes + 1
    let end = held == nil ? window.count : min(window.count, max(bound, cursor))
    while cursor < end, FeedSniffer.isPadding(window.bytes[cursor]) { cursor += 1 }
    account(from: start, to: cursor)
  }

  /// Books bytes to the envelope unless a record or a reject holds them.
  @inline(__always)
  func isHeld(_ index: Int) -> Bool { held.map { index >= $0 } ?? false }

  mutating func account(from start: Int, to end: Int) {
    if isHeld(start) { return }
    if ownRecord.isInHead {
      bookToMessageRecord(from: start, to: end)
    } else {
      ledger.envelope += UInt64(end - start)
    }
  }

  /// Takes the segment as dealt with.
  mutating func consumeSegment() {
    account(from: tokenizer.start, to: tokenizer.end)
    cursor = tokenizer.end
    hasSegment = false
  }

  // MARK: Inside a message

  private mutating func readInMessage() -> FeedEvent? {
    let tag = tokenizer.tag
    if isRejectingRecord { return rejectRestOfRecord() }
    if tag.isService, let service = ServiceSegment(tag) { return readServiceSegment(service) }
    guard let walk else { return nil }
    let transition = walk.pointee.transition(for: tag)
    if walk.pointee.endsRecord(transition) { return endRecord() }
    message.segments += 1
    if transition.traits.contains(.beginsRecord) { beginRecord(at: tokenizer.start) }
    if interchange.isWithoutLowerCase { checkCase() }
    if transition.node < 0 {
      reportStray(tag)
    } else {
      take(transition, walk)
    }
    consumeSegment()
    if let held, cursor - held > limits.recordBytes { return rejectRecord() }
    return nil
  }

  /// Level A has no small letters (ISO 9735, annex A); that they occur is told once for a message.
  mutating func checkCase() {
    let kinds = ByteKinds.of(window.bytes + tokenizer.start, count: tokenizer.end - tokenizer.start)
    if kinds.contains(.lower), values.isFirst(.lowerCase) {
      report(.lowerCase, at: position(tokenizer.start, segment: message.segments))
    }
  }

  /// A segment without a place in the table: it stays part of what is open, and is reported.
  private mutating func reportStray(_ tag: SegmentTag) {
    let place = position(tokenizer.start, length: tokenizer.end - tokenizer.start, segment: message.segments)
    if tag.isWellFormed {
      let severity: Severity? = leniency.unknownSegments ? .advice : nil
      reportInMessage(.segmentUnknown, at: place, value: tag.text, severity: severity)
    } else {
      reportInMessage(.segmentDamaged, at: place)
    }
  }

  /// Reports to the record that is open, or to the envelope.
  mutating func reportInMessage(
    _ kind: DecodingFinding, at position: FeedPosition, value: String = "", expected: String = "",
    count: Int = 0,
    severity: Severity? = nil
  ) {
    guard let walk, walk.pointee.isRecordOpen else {
      report(
        kind, at: position, value: value, expected: expected, count: count, severity: severity,
        line: position.offset == message.offset ? message.line : 0)
      return
    }
    values.report(
      kind, at: position, value: value, expected: expected, count: count, severity: severity, to: &record)
  }

  @inline(__always)
  mutating func take(
    _ transition: FlatSegmentProgram.Transition, _ walk: UnsafeMutablePointer<SegmentWalk>
  ) {
    if !transition.traits.isSubset(of: .opensGroup) { reportPlace(transition, walk) }
    let notice = walk.pointee.take(transition, record: &record)
    if !notice.isEmpty { report(notice) }
    let source = SegmentSource(
      bytes: window.bytes, offset: window.offset, segment: message.segments,
      isPrintable: isPrintableASCII(
        window.bytes + tokenizer.start, count: tokenizer.end &- tokenizer.start &- 1),
      release: tokenizer.characters.release, decoder: interchange.decoder)
    if ownRecord.isOpen, !walk.pointee.isRecordOpen {
      takeForMessageRecord(source)
      values.isQuiet = true
    }
    values.capture(
      node: Int(transition.node), walk: walk, tokenizer: &tokenizer, source: source, record: &record,
      findings: &findings)
    values.isQuiet = false
  }

  private var segmentPlace: FeedPosition {
    mutating get {
      position(tokenizer.start, length: tokenizer.end - tokenizer.start, segment: message.segments)
    }
  }

  /// Reports a segment that does not stand where the table has it.
  private mutating func reportPlace(
    _ transition: FlatSegmentProgram.Transition, _ walk: UnsafeMutablePointer<SegmentWalk>
  ) {
    if transition.traits.contains(.isOutOfOrder), !schemas.messages[message.schema].isOrderFree {
      reportInMessage(.segmentOrder, at: segmentPlace, value: tokenizer.tag.text)
    }
    if transition.traits.contains(.lacksTrigger) {
      let expected = walk.pointee.triggerName(of: Int(transition.node))
      reportInMessage(.segmentMissing, at: segmentPlace, expected: expected)
    }
  }

  /// Reports what was noticed on taking a segment.
  private mutating func report(_ notice: SegmentWalk.Notice) {
    let place = segmentPlace
    if notice.contains(.gaps) { reportMissing(at: place) }
    if notice.contains(.segmentRepeats) {
      reportInMessage(.segmentRepeats, at: place, value: tokenizer.tag.text)
    }
    if notice.contains(.groupRepeats) { reportInMessage(.groupRepeats, at: place, value: tokenizer.tag.text) }
  }

  /// Reports what is missing in the groups that were closed last.
  mutating func reportMissing(at place: FeedPosition) {
    guard let walk else { return }
    for index in 0..<walk.pointee.gaps.count {
      for name in walk.pointee.names(of: walk.pointee.gaps[index]) {
        reportInMessage(.segmentMissing, at: place, expected: name)
      }
    }
  }

  // MARK: Records

  mutating func beginRecord(at start: Int) {
    guard let walk else { return }
    if message.isInHeader { closeHeader() }
    record.beginRecord(at: window.offset + UInt64(start))
    walk.pointee.beginRecord()
    ownRecord.isInHead = false
    message.recordSegment = message.segments
    held = start
  }

  /// All that belongs to the message as a whole is known; records follow.
  mutating func closeHeader() {
    values.storeConstants(schemas.messages[message.schema].constants, in: &record)
    record.schema = message.schema
    record.form = schemas.form(ofSchema: message.schema)
    record.closeHeader()
    message.isInHeader = false
  }

  /// Ends the record before the segment that was read but not taken.
  mutating func endRecord() -> FeedEvent {
    let end = cursor
    if let walk {
      walk.pointee.close(toMessage: false)
      let place = position(held ?? end, length: 0, segment: message.segments)
      for index in 0..<walk.pointee.gaps.count {
        for name in walk.pointee.names(of: walk.pointee.gaps[index]) {
          values.report(
            .segmentMissing, at: place, value: "", expected: name, count: 0, severity: nil, to: &record)
        }
      }
    }
    return emitRecord(to: end)
  }

  /// Hands out the record that began at `held` and ends at an index of the window.
  mutating func emitRecord(to end: Int) -> FeedEvent {
    let start = held ?? end
    values.finish(&record, joins: schemas.messages[record.schema].joins)
    record.length = UInt64(end - start)
    record.line = window.line(at: start)
    if record.isOverLimit {
      rejecting = .tooLarge
      rejectDetail = "the record has more values than the limit"
      rejectStart = start
      rejectPart = 0
      return emitReject(isLast: true, to: end)
    }
    ledger.records += record.length
    counts.records += 1
    if ownRecord.isOpen, let own = schemas.messages[message.schema].messageRecord {
      ownRecord.add(record, own.tallies)
    }
    held = nil
    return .record
  }

  /// A record that is larger than the limit is rejected up to its end.
  mutating func rejectRecord() -> FeedEvent {
    rejecting = .tooLarge
    rejectDetail = "the record is longer than the limit"
    rejectStart = held ?? cursor
    rejectPart = 0
    isRejectingRecord = true
    return emitReject(isLast: false)
  }

  /// Passes over the segments of a record that is being rejected.
  private mutating func rejectRestOfRecord() -> FeedEvent? {
    let isService = tokenizer.tag.isService && ServiceSegment(tokenizer.tag) != nil
    let endsRecord = walk.map { $0.pointee.endsRecord($0.pointee.transition(for: tokenizer.tag)) } ?? true
    if isService || endsRecord {
      isRejectingRecord = false
      walk?.pointee.abandonRecord()
      return emitReject(isLast: true)
    }
    message.segments += 1
    cursor = tokenizer.end
    hasSegment = false
    return cursor - rejectStart >= limits.rejectPart ? emitReject(isLast: false) : nil
  }

  // MARK: Messages without a schema

  private mutating func readInRejectedMessage() -> FeedEvent? {
    let tag = tokenizer.tag
    if tag == .messageTrailer {
      message.segments += 1
      cursor = tokenizer.end
      hasSegment = false
      let event = emitReject(isLast: true)
      endMessage()
      return event
    }
    if tag == .messageHeader || tag == .interchangeTrailer || tag == .interchangeHeader
      || tag == .serviceAdvice
      || tag == .groupTrailer || tag == .groupHeader
    {
      // Its UNT is missing: the reject ends here, and the segment is read again outside the message.
      let event = emitReject(isLast: true)
      endMessage()
      return event
    }
    message.segments += 1
    cursor = tokenizer.end
    hasSegment = false
    return cursor - rejectStart >= limits.rejectPart ? emitReject(isLast: false) : nil
  }

  mutating func endMessage() {
    state = .interchange
    held = nil
    context.messageType = ""
    context.version = ""
    context.release = ""
    context.agency = ""
    context.messageNumber = 0
    context.schema = ""
    context.reference = ""
  }

  // MARK: Damage

  /// A segment beyond the limits: it is rejected up to its terminator, and with it the record it stands in.
  private mutating func beginOverlongSegment() -> FeedEvent? {
    reportInMessage(
      .segmentTooLong, at: position(cursor, segment: message.segments + 1), count: limits.segments.length)
    // A message or record that is being rejected anyway keeps its reason.
    if state != .rejectedMessage, !isRejectingRecord {
      rejecting = .damagedSegment
      rejectDetail = "a segment is longer than \(limits.segments.length) bytes or has too many elements"
      rejectStart = held ?? cursor
      rejectPart = 0
    }
    held = rejectStart
    overlongReturn = state
    state = .overlongSegment
    isReleasePending = false
    return nil
  }

  /// Passes the bytes of an overlong segment up to its terminator.
  mutating func passOverlongSegment() -> FeedEvent? {
    let terminator = tokenizer.characters.terminator
    let release = tokenizer.characters.release
    while cursor < window.count {
      if cursor - rejectStart >= limits.rejectPart { return emitReject(isLast: false) }
      let byte = window.bytes[cursor]
      cursor += 1
      if isReleasePending {
        isReleasePending = false
      } else if byte == release {
        isReleasePending = true
      } else if byte == terminator {
        message.segments += 1
        state = overlongReturn
        tokenizer.forgetScan()
        if state == .rejectedMessage { return nil }
        if let walk, state == .message, walk.pointee.isRecordOpen {
          // The rest of the record makes no sense without it.
          isRejectingRecord = true
          return nil
        }
        return emitReject(isLast: true)
      }
    }
    if isFinished {
      let event = emitReject(isLast: true)
      state = .interchange
      return event
    }
    return .needsInput
  }
}
