internal import SchemaLanguage
internal import Vocabulary
internal import Wire

/// What is done with JSON: objects on lines, or in one array.
///
/// One object is held at a time. It is read to its end, recognised by its members whatever their order, and then taken
/// element by element like an XML document. The cursor stands at the first byte that is not accounted for.
extension FeedDecoder {
  mutating func openJSON() {
    document.prepare(schemas)
    document.json.begin()
    context = EnvelopeContext()
    context.syntax = "json"
    leniency = Leniencies()
    counts.interchanges += 1
    findings.beginMessage()
    held = nil
    if window.bytes[cursor] == UInt8(ascii: "[") {
      document.json.isInArray = true
      document.json.indent = nil
      passEnvelope(1)
    }
    state = .json
  }

  mutating func readJSON() -> FeedEvent? {
    while state == .json {
      let event: FeedEvent?
      switch document.json.step {
      case .between: event = lookForObject()
      case .reading: event = readObject()
      case .playing: event = playObject()
      case .rejecting: event = rejectObject()
      case .damaged: event = passDamage()
      }
      // What was found on the way is told before what follows it.
      if event != nil || findings.isWaiting { return event }
    }
    return nil
  }

  private mutating func passEnvelope(_ count: Int) {
    ledger.envelope += UInt64(count)
    cursor += count
  }

  private mutating func leaveJSON() {
    context = EnvelopeContext()
    state = .between
  }

  // MARK: Between objects

  private mutating func lookForObject() -> FeedEvent? {
    passBlanks()
    guard remaining > 0 else {
      guard isFinished else { return .needsInput }
      if document.json.isInArray { reportJSON(.truncated, at: cursor) }
      leaveJSON()
      return nil
    }
    let byte = window.bytes[cursor]
    guard document.json.isInArray else {
      if byte == UInt8(ascii: "{") { beginObject() } else { return lookBeyond() }
      return nil
    }
    switch byte {
    case UInt8(ascii: ","):
      if document.json.expectsComma == false { reportJSON(.notWellFormed(.value), at: cursor) }
      document.json.expectsComma = false
      document.json.indent = nil
      passEnvelope(1)
    case UInt8(ascii: "]"):
      passEnvelope(1)
      leaveJSON()
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "-"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
      if document.json.expectsComma == true { reportJSON(.notWellFormed(.comma), at: cursor) }
      beginObject()
    default: return lookBeyond()
    }
    return nil
  }

  private mutating func passBlanks() {
    let start = cursor
    while cursor < window.count, FeedSniffer.isPadding(window.bytes[cursor]) {
      let byte = window.bytes[cursor]
      if byte == 0x0A || byte == 0x0D {
        document.json.indent = 0
      } else if let indent = document.json.indent {
        document.json.indent = indent + 1
      }
      cursor += 1
    }
    ledger.envelope += UInt64(cursor - start)
  }

  /// At something that is no object: another syntax may begin; else it is damage.
  private mutating func lookBeyond() -> FeedEvent? {
    switch FeedSniffer.look(window.bytes + cursor, count: remaining, isFinished: isFinished) {
    case .more: return .needsInput
    case .unknown:
      held = cursor
      beginDamage(JSONProblem(kind: .notWellFormed(.value), offset: 0))
    case .json where document.json.isInArray:
      held = cursor
      beginDamage(JSONProblem(kind: .notWellFormed(.comma), offset: 0))
    case .interchange, .document, .json, .unsupported:
      if document.json.isInArray { reportJSON(.truncated, at: cursor) }
      leaveJSON()
    }
    return nil
  }

  private mutating func reportJSON(_ kind: JSONProblem.Kind, at index: Int) {
    report(.jsonNotWellFormed, at: position(index), expected: JSONProblem(kind: kind, offset: 0).message)
  }

  // MARK: One object

  private mutating func beginObject() {
    held = cursor
    document.json.reader.begin()
    document.json.step = .reading
  }

  private mutating func readObject() -> FeedEvent? {
    let count = min(remaining, limits.recordBytes + 1)
    let isWhole = isFinished && count == remaining
    switch document.json.reader.read(window.bytes + cursor, count: count, isFinished: isWhole) {
    case .more:
      if count <= limits.recordBytes { return .needsInput }
      beginDamage(JSONProblem(kind: .lengthLimit, offset: count))
    case .failed(let problem): beginDamage(problem)
    case .ended(let length) where length > limits.recordBytes:
      beginDamage(JSONProblem(kind: .lengthLimit, offset: length))
    case .ended(let length):
      document.json.length = length
      recogniseObject()
    }
    return nil
  }

  private mutating func recogniseObject() {
    let start = window.offset + UInt64(cursor)
    document.beginElements(
      at: start, line: window.line(at: cursor), partCount: schemas.dictionary.parts.count)
    guard let match = document.json.recognise() else {
      counts.messages += 1
      rejecting = .unknownMessage
      rejectDetail = firstName()
      rejectPart = 0
      rejectStart = cursor
      document.json.step = .rejecting
      return
    }
    document.json.step = .playing
    if match.isPassed { return }
    beginElements(of: match.schema)
    guard let program = document.programs[match.schema] else { return }
    document.states.append(0)
    if program.pointee.states[0].isRecord { beginElementRecord(at: start) }
    if program.pointee.states[0].part >= 0 {
      let part = Int(program.pointee.states[0].part)
      document.rows[part] = record.addRow(part: part) ?? -1
    }
  }

  /// The name of the first member, by which people recognise what was rejected; empty when there is none.
  private mutating func firstName() -> String {
    let bytes = UnsafeBufferPointer(start: window.bytes + cursor, count: min(document.json.length, 80))
    let quoted = bytes.drop { $0 != 0x22 }.dropFirst().prefix { $0 != 0x22 && $0 < 0x80 && $0 >= 0x20 }
    return String(decoding: quoted, as: UTF8.self)
  }

  private mutating func playObject() -> FeedEvent? {
    while document.event < document.json.reader.count {
      let event = document.json.reader[document.event]
      document.event += 1
      if let found = take(event) { return found }
      if findings.isWaiting { return nil }
    }
    let end = document.start + UInt64(document.json.length)
    // The object itself may be the record.
    if document.schema >= 0, document.states.count == 1, document.recordDepth == 1 {
      if let found = endElement(at: UInt64(document.json.length)) { return found }
    }
    accountEnvelope(to: end)
    cursor = index(of: end)
    endObject()
    return nil
  }

  private mutating func endObject() {
    held = nil
    document.schema = -1
    document.json.step = .between
    document.json.expectsComma = true
    document.json.indent = nil
    context.messageType = ""
    context.schema = ""
  }

  private mutating func take(_ event: JSONEvent) -> FeedEvent? {
    guard document.schema >= 0, let program = document.program else { return nil }
    switch event.kind {
    case .startElement:
      let name = document.json.reader.name(of: event)
      let parent = document.states[document.states.count - 1]
      enter(
        program.pointee.child(of: parent, named: name), name: name, program: program, at: UInt64(event.offset)
      )
    case .endElement: return endElement(at: UInt64(event.offset))
    case .text:
      let text = UnsafeRawBufferPointer(
        start: document.json.reader.text + Int(event.textStart), count: Int(event.textLength))
      takeText(text, at: UInt64(event.offset))
    case .duplicate:
      let place = FeedPosition(offset: document.start + UInt64(event.offset))
      if document.recordDepth > 0 {
        values.report(
          .jsonDuplicate, at: place, value: "", expected: "", count: 0, severity: nil, to: &record)
      } else {
        report(.jsonDuplicate, at: place)
      }
    }
    return nil
  }

  // MARK: Records that say themselves what they are

  /// Gives the record the form it names; false when there is no such form.
  mutating func takesNamedForm() -> Bool {
    guard let named = schemas.messages[document.schema].namedForm else { return true }
    let channel = record.slotNumber(named.channel, row: 0)
    let role = record.slotNumber(named.role, row: 0)
    guard channel >= 0, role >= 0,
      let form = schemas.form(
        ofSchema: document.schema, channel: record.text(record.slot(channel).text),
        role: record.text(record.slot(role).text))
    else { return false }
    record.form = form
    return true
  }

  mutating func rejectNamedForm(to end: Int) -> FeedEvent {
    rejecting = .unknownMessage
    rejectDetail = "a record without a known channel and role"
    rejectStart = held ?? end
    rejectPart = 0
    return emitReject(isLast: true, to: end)
  }

  // MARK: Rejects

  private mutating func rejectObject() -> FeedEvent {
    let end = index(of: document.start + UInt64(document.json.length))
    if end - rejectStart > limits.rejectPart {
      cursor = rejectStart + limits.rejectPart
      return emitReject(isLast: false)
    }
    cursor = end
    let event = emitReject(isLast: true)
    endObject()
    return event
  }

  /// The object at the cursor is damaged: it is rejected up to where the next one may begin.
  private mutating func beginDamage(_ problem: JSONProblem) {
    let detail = problem.message
    report(
      problem.isLimit ? .jsonLimit : .jsonNotWellFormed, at: position(cursor + problem.offset),
      expected: detail)
    rejecting = problem.isLimit ? .tooLarge : problem.kind == .truncated ? .truncated : .notWellFormed
    rejectDetail = detail
    rejectPart = 0
    rejectStart = cursor
    document.json.skip = JSONSkip(indent: document.json.indent, damage: problem.offset)
    document.json.step = .damaged
  }

  private mutating func passDamage() -> FeedEvent? {
    let room = rejectStart + limits.rejectPart - cursor
    // Where most lines are damaged, looking at all that is held for each of them would take very long.
    let count = min(remaining, Self.damageStretch)
    let (certain, isOther) = FeedSniffer.resynchronise(
      window.bytes + cursor, count: count, isFinished: isFinished && count == remaining)
    let (passed, found) = document.json.skip.pass(window.bytes + cursor, count: min(certain, room))
    cursor += passed
    if found {
      endObject()
      document.json.expectsComma = nil
      // The next object begins its line as this one did, or stands behind the bracket that ended it.
      document.json.indent = window.bytes[max(cursor - 1, 0)] == UInt8(ascii: "}") ? nil : 0
      return emitReject(isLast: true)
    }
    if passed == room { return emitReject(isLast: false) }
    if isOther {
      let event = emitReject(isLast: true)
      held = nil
      leaveJSON()
      return event
    }
    if count < remaining { return nil }
    guard isFinished else { return .needsInput }
    endObject()
    return emitReject(isLast: true)
  }

  /// So many bytes of a damaged object are looked at, at a time.
  private static let damageStretch = 4096
}
