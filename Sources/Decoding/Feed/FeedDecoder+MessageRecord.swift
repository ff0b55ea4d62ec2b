internal import SchemaLanguage
internal import Vocabulary
internal import Wire

/// The record that a message makes of itself, beside those of its groups.
extension FeedDecoder {
  /// Begins the record behind the header of the message.
  mutating func beginMessageRecord(_ own: MessageRecord, at place: FeedPosition) {
    let number = message.schema
    let walk = messageWalks[number] ?? makeWalk(own.program)
    messageWalks[number] = walk
    walk.pointee.beginMessage()
    swap(&record, &messageRecord)
    record.beginMessage()
    storeContext(at: place)
    values.storeConstants(own.constants, in: &record)
    record.closeHeader()
    record.beginRecord(at: window.offset + UInt64(cursor))
    record.schema = number
    record.form = schemas.messageForm(ofSchema: number)
    swap(&record, &messageRecord)
    walk.pointee.beginRecord()
    ownRecord.begin(walk, tallies: own.tallies.count, line: window.line(at: cursor))
  }

  func makeWalk(_ program: SegmentProgram) -> UnsafeMutablePointer<SegmentWalk> {
    let made = UnsafeMutablePointer<SegmentWalk>.allocate(capacity: 1)
    made.initialize(to: SegmentWalk(program, partCount: schemas.dictionary.parts.count))
    return made
  }

  /// Books bytes outside the other records to the message's own record, as long as its bytes go on.
  mutating func bookToMessageRecord(from start: Int, to end: Int) {
    let count = end - start
    // Line breaks before its first segment are not the record's.
    if ownRecord.length == 0, count > 0, FeedSniffer.isPadding(window.bytes[start]) {
      ledger.envelope += UInt64(count)
      ownRecord.line = window.line(at: end)
      messageRecord.offset = window.offset + UInt64(end)
      return
    }
    ownRecord.length += UInt64(count)
    ledger.records += UInt64(count)
    let kept = min(count, MessageRecordState.longestShown - ownRecord.bytes.count)
    if kept > 0 { ownRecord.bytes.append(copying: window.bytes + start, count: kept) }
  }

  /// Takes the values of a segment outside the other records.
  ///
  /// What is wrong with the structure is told where the message is walked for those; what is wrong with a value is told
  /// here. A record with all the findings it may have takes nothing more.
  mutating func takeForMessageRecord(_ source: borrowing SegmentSource) {
    guard let walk = ownRecord.walk, messageRecord.findings.count < limits.record.findings else { return }
    let transition = walk.pointee.transition(for: tokenizer.tag)
    guard transition.node >= 0 else { return }
    _ = walk.pointee.take(transition, record: &messageRecord)
    values.capture(
      node: Int(transition.node), walk: walk, tokenizer: &tokenizer, source: source, record: &messageRecord,
      findings: &findings)
  }

  /// Hands out the message's own record; the message is left after it.
  mutating func emitMessageRecord() -> FeedEvent {
    if let own = schemas.messages[message.schema].messageRecord {
      ownRecord.storeTallies(own.tallies, in: &messageRecord)
      values.finish(&messageRecord, joins: own.joins)
    }
    swap(&record, &messageRecord)
    record.length = ownRecord.length
    record.line = ownRecord.line
    ownRecord.walk = nil
    ownRecord.isInHead = false
    counts.records += 1
    return .record
  }
}
