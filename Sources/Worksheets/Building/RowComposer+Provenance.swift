internal import Duty
internal import Reports
internal import SchemaLanguage
internal import Vocabulary

extension RowComposer {
  /// Where each cell came from, as a JSON object: a member for each column, a list of sources in each.
  func provenance(_ facts: RowFacts, _ record: borrowing Record, _ assessment: Assessment) -> String {
    var output = OutputBuffer(capacity: 1024)
    output.append("{")
    for (number, column) in form.table.columns.enumerated() {
      if number > 0 { output.append(",") }
      output.appendJSON(column.id)
      output.append(":[")
      var isFirst = true
      switch column.source {
      case .filer(let key): write(filerKey: key, into: &output)
      case .element(let element):
        let rows = element.part == nil ? [0] : facts.lines.map(\.row)
        for row in rows { write(element, row: row, record, into: &output, isFirst: &isFirst) }
        if isFirst, given[element.path] != nil {
          output.append("{\"option\":")
          output.appendJSON(element.path)
          output.append("}")
        }
      case .duty(let value):
        for line in facts.lines {
          for used in line.used where value.names?.contains(used.name) ?? true {
            write(used, into: &output, isFirst: &isFirst)
          }
        }
        if value == .arrival { write(assessment.dates, record, into: &output, isFirst: &isFirst) }
      }
      output.append("]")
    }
    output.append("}")
    return String(decoding: output.bytes, as: UTF8.self)
  }

  private func write(filerKey key: String, into output: inout OutputBuffer) {
    guard let mark = filer.mark(of: key) else { return }
    output.append("{\"filer\":")
    output.appendJSON(key)
    output.append(",\"file\":")
    output.appendJSON(mark.file)
    output.append(",\"line\":")
    output.append(Int64(mark.line))
    output.append("}")
  }

  private func write(
    _ element: Element, row: Int, _ record: borrowing Record, into output: inout OutputBuffer,
    isFirst: inout Bool
  ) {
    let number = record.slotNumber(ValueTarget(element), row: row)
    guard number >= 0 else { return }
    let position = record.slot(number).position
    if !isFirst { output.append(",") }
    isFirst = false
    output.append("{\"element\":")
    output.appendJSON(element.path(row: UInt32(truncatingIfNeeded: row), in: dictionary))
    output.append(",\"offset\":")
    output.append(position.offset)
    output.append(",\"length\":")
    output.append(UInt64(position.length))
    if position.segment > 0 {
      output.append(",\"segment\":")
      output.append(UInt64(position.segment))
    }
    if position.length == 0 { writeLink(of: element, record, into: &output) }
    output.append("}")
  }

  /// The message from which a journal gave a value that the item's own did not hold.
  private func writeLink(of element: Element, _ record: borrowing Record, into output: inout OutputBuffer) {
    guard let part = dictionary.part("linked") else { return }
    let rows = 0..<record.rowCount(part: part)
    guard let row = rows.first(where: { record.text("linked.element", row: $0) == element.path }) else {
      return
    }
    output.append(",\"linked\":{")
    var isFirst = true
    for name in ["message", "messageId", "sender", "interchange", "reference", "preparedAt"] {
      guard let text = record.text("linked.\(name)", row: row) else { continue }
      if !isFirst { output.append(",") }
      isFirst = false
      output.appendJSON(name)
      output.append(":")
      output.appendJSON(text)
    }
    output.append("}")
  }

  private func write(_ used: UsedValue, into output: inout OutputBuffer, isFirst: inout Bool) {
    if !isFirst { output.append(",") }
    isFirst = false
    output.append("{\"for\":")
    output.appendJSON(used.name)
    switch used.source {
    case .element(let path, let offset, let length):
      output.append(",\"element\":")
      output.appendJSON(path)
      output.append(",\"offset\":")
      output.append(offset)
      output.append(",\"length\":")
      output.append(Int64(length))
    case .table(let id, let file, let line):
      output.append(",\"table\":")
      output.appendJSON(id)
      output.append(",\"file\":")
      output.appendJSON(file)
      output.append(",\"line\":")
      output.append(Int64(line))
    case .rule(let file, let id):
      output.append(",\"schema\":")
      output.appendJSON(file)
      if let id {
        output.append(",\"rule\":")
        output.appendJSON(id)
      }
    }
    output.append("}")
  }

  private func write(
    _ dates: AssessmentDates, _ record: borrowing Record, into output: inout OutputBuffer, isFirst: inout Bool
  ) {
    switch dates.arrivalOrigin {
    case .record:
      let elements = ["conveyance.arrivalDate", "conveyance.arrivalAt"].compactMap(dictionary.element)
      for element in elements where isFirst {
        write(element, row: 0, record, into: &output, isFirst: &isFirst)
      }
    case .option: output.append("{\"option\":\"arrival\"}")
    case .regime: output.append("{\"option\":\"regime\"}")
    case .asOf: break
    }
  }
}

extension RowSource.DutyValue {
  /// The names under which an assessment tells what it used for a value; nil for all.
  var names: Set<String>? {
    switch self {
    case .arrival: []
    case .origin: ["origin"]
    case .classifications: ["hts", "rate"]
    case .quantity: ["quantity", "netWeight"]
    case .rate: ["rate", "exemption"]
    case .value: ["value", "currency", "exchange"]
    case .amount: nil
    }
  }
}
