internal import Duty
internal import Vocabulary

/// What a line of the store holds, as fields and back.
extension WorksheetRow {
  var fields: [String] {
    ["\(duty.centsHalfUp)", "\(duty.cfr1593)", specificRate.map { "\($0)" } ?? "", provenance ?? ""]
      + cells.map { $0?.storedText ?? "" }
  }

  /// - Returns: nil when the fields are not those of a row.
  init?(fields: [String]) {
    guard fields.count > 4, let cents = FixedDecimal(fields[0]), let dollars = FixedDecimal(fields[1]) else {
      return nil
    }
    self.init(
      cells: fields[4...].map { CellValue(storedText: $0) },
      duty: DutyAmounts(centsHalfUp: cents, cfr1593: dollars), specificRate: FixedDecimal(fields[2]),
      provenance: fields[3].isEmpty ? nil : fields[3])
  }
}

extension LeftOutItem {
  var fields: [String] {
    [code, reason, remedy, line.map(String.init) ?? "", origin ?? "", declared ?? "", currency ?? ""]
      .map(CellText.cleaned)
  }

  init?(fields: [String]) {
    guard fields.count == 7 else { return nil }
    func given(_ text: String) -> String? { text.isEmpty ? nil : text }
    self.init(
      code: fields[0], reason: fields[1], remedy: fields[2], line: Int(fields[3]), origin: given(fields[4]),
      declared: given(fields[5]), currency: given(fields[6]))
  }
}
