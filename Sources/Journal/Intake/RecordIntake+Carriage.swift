internal import Vocabulary

/// Receptacles, dispatches and consignments.
extension RecordIntake {
  mutating func takeReceptacle(_ record: borrowing Record, _ message: Int32, _ batch: IntakeBatch) {
    takeMovement(record, message, batch)
    let receptacle = batch.keep(record.value(elements.receptacle))
    guard !receptacle.isEmpty else {
      unidentifiedRecords += 1
      return
    }
    let status = batch.keep(record.value(elements.status))
    batch.mentions.append(
      MentionEntry(
        receptacle: receptacle, message: message, content: contentKey,
        dispatch: batch.keep(record.value(elements.dispatch)),
        consignment: batch.keep(record.value(elements.consignment)),
        grossWeightGrams: record.number(elements.receptacleWeight) ?? -1,
        itemCount: record.number(elements.receptacleItemCount) ?? -1, status: status,
        statusAt: batch.keep(record.value(elements.statusAt))))
    guard let part = elements.itemsPart else { return }
    for row in 0..<record.rowCount(part: part) {
      let isReceipt = !status.isEmpty || record.slotNumber(elements.itemsStatus, row: row) >= 0
      let source: NestingSource = isReceipt ? .receipt : .announced
      for place in [elements.itemsID, elements.furtherIDs] {
        var number = record.slotNumber(place, row: row)
        while number >= 0 {
          let slot = record.slot(number)
          let item = batch.keep(record.bytes(slot.text))
          if !item.isEmpty {
            batch.nestings.append(
              NestingEntry(item: item, receptacle: receptacle, message: message, source: source))
          }
          number = slot.next
        }
      }
    }
  }

  /// What a record says of its whole dispatch, or else consignment. Records of receptacles repeat it; it is kept once a
  /// message and batch.
  mutating func takeMovement(_ record: borrowing Record, _ message: Int32, _ batch: IntakeBatch) {
    let dispatch = record.value(elements.dispatch)
    let consignment = record.value(elements.consignment)
    let kind: MovementEntry.Kind = dispatch.isEmpty ? .consignment : .dispatch
    let subject = dispatch.isEmpty ? consignment : dispatch
    guard !subject.isEmpty else { return }
    if batch.movements.count > 0, record.slotNumber(elements.receptacle) >= 0 {
      let last = batch.movements[batch.movements.count - 1]
      if last.message == message, last.kind == kind, batch.bytes(last.subject).elementsEqual(subject) {
        return
      }
    }
    batch.movements.append(
      MovementEntry(
        kind: kind, subject: batch.keep(subject), message: message, consignment: batch.keep(consignment),
        masterBill: batch.keep(record.value(elements.masterBill)),
        carrier: batch.keep(record.value(elements.carrier)),
        flight: batch.keep(record.value(elements.flight)),
        mode: batch.keep(record.value(elements.mode)),
        departureAt: batch.keep(record.value(elements.departureAt)),
        arrivalPort: batch.keep(record.value(elements.arrivalPort)),
        arrivalAt: batch.keep(record.value(elements.arrivalAt)),
        closedAt: batch.keep(record.value(elements.closedAt)),
        originOperator: batch.keep(record.value(elements.originOperator)),
        destinationOperator: batch.keep(record.value(elements.destinationOperator)),
        originOffice: batch.keep(record.value(elements.originOffice)),
        destinationOffice: batch.keep(record.value(elements.destinationOffice)),
        otherFlights: otherFlights(record, batch),
        receptacleCount: record.number(elements.receptacleCount) ?? -1,
        itemCount: record.number(elements.dispatchItemCount) ?? -1,
        grossWeightGrams: record.number(elements.dispatchWeight) ?? -1))
  }

  /// The flights of legs other than the one that arrives, one a line.
  private func otherFlights(_ record: borrowing Record, _ batch: IntakeBatch) -> ByteRange {
    guard let part = elements.legsPart, record.rowCount(part: part) > 1 else { return .empty }
    let main = record.value(elements.flight)
    var flights: [UInt8] = []
    for row in 0..<record.rowCount(part: part) {
      let flight = record.value(elements.legFlight, row: row)
      guard !flight.isEmpty, !flight.elementsEqual(main) else { continue }
      if !flights.isEmpty { flights.append(UInt8(ascii: "\n")) }
      flights.append(contentsOf: flight)
    }
    return flights.withUnsafeBytes { batch.keep($0) }
  }
}
