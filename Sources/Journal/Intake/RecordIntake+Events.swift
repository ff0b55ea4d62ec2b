internal import Vocabulary

/// Events, answers and referrals.
extension RecordIntake {
  mutating func takeEvents(_ record: borrowing Record, _ message: Int32, _ batch: IntakeBatch) {
    guard let part = elements.eventsPart else { return }
    let item = batch.keep(record.value(elements.item))
    let consignment = batch.keep(record.value(elements.consignment))
    let before = batch.events.count
    defer { if batch.events.count == before { unidentifiedRecords += 1 } }
    for row in 0..<record.rowCount(part: part) {
      var event = EventEntry(
        kind: .item, subject: item, message: message, content: contentKey, line: Int64(row),
        name: batch.keep(record.value(elements.eventName, row: row)),
        code: batch.keep(record.value(elements.eventCode, row: row)),
        at: batch.keep(record.value(elements.eventAt, row: row)),
        place: batch.keep(record.value(elements.eventPlace, row: row)),
        flight: batch.keep(record.value(elements.eventFlight, row: row)))
      if !item.isEmpty {
        batch.events.append(event)
        let receptacle = record.value(elements.eventReceptacle, row: row)
        if receptacle.count == S9ReceptacleIdentifier.length {
          batch.nestings.append(
            NestingEntry(item: item, receptacle: batch.keep(receptacle), message: message, source: .event))
        }
        continue
      }
      var number = record.slotNumber(elements.eventReceptacles, row: row)
      // An event that names no receptacles is about the whole consignment.
      if number < 0, !consignment.isEmpty {
        event.kind = .consignment
        event.subject = consignment
        batch.events.append(event)
      }
      while number >= 0 {
        let slot = record.slot(number)
        event.kind = .receptacle
        event.subject = batch.keep(record.bytes(slot.text))
        batch.events.append(event)
        if !consignment.isEmpty {
          batch.mentions.append(
            MentionEntry(
              receptacle: event.subject, message: message, content: 0, dispatch: .empty,
              consignment: consignment, grossWeightGrams: -1, itemCount: -1, status: .empty, statusAt: .empty)
          )
        }
        number = slot.next
      }
    }
  }

  mutating func takeAnswer(
    _ role: RecordRole, _ record: borrowing Record, _ message: Int32, _ batch: IntakeBatch
  ) {
    let item = batch.keep(record.value(elements.item))
    guard !item.isEmpty else {
      unidentifiedRecords += 1
      return
    }
    let isReferral = role == .referral
    batch.answers.append(
      AnswerEntry(
        kind: isReferral ? .referral : .response, item: item, message: message, content: contentKey,
        decision: batch.keep(record.value(elements.decision)),
        code: batch.keep(record.value(isReferral ? elements.referralCode : elements.decisionCode)),
        reasonCode: batch.keep(record.value(elements.decisionReason)),
        reference: batch.keep(record.value(isReferral ? elements.referralID : elements.customsReference)),
        at: batch.keep(record.value(isReferral ? elements.referralAt : elements.clearedAt)),
        releasedAt: batch.keep(record.value(elements.releasedAt))))
  }
}
