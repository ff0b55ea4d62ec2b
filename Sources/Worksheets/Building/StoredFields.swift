internal import Duty
internal import Vocabulary

/// What a line of the store holds, as fields and back.
extension WorksheetRow {
  var fields: [String] {
    ["\(duty.centsHalfUp)", "\(duty.cfr1593)", provenance ?? ""] + cells.map { $0?.storedText ?? "" }
  }

  /// - Returns: nil when the fields are not those of a row.
  init?(fields: [String]) {
    guard fields.count > 3, let cents = FixedDecimal(fields[0]), let dollars = FixedDecimal(fields[1]) else {
      return nil
    }
    self.init(
      cells: fields[3...].map { CellValue(storedText: $0) },
      duty: DutyAmounts(centsHalfUp: cents, cfr1593: dollars),
      provenance: fields[2].isEmpty ? nil : fields[2])
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

/// Text as cells hold it.
enum CellText {
  /// The most characters of a cell, a little below what spreadsheets allow (32,767).
  static let limit = 32_000

  /// Text without control characters; each becomes a space.
  static func cleaned(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return text }
    return String(
      decoding: text.utf8.map { $0 < 0x20 || $0 == 0x7F ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
  }

  /// Several texts in one cell, each once. What has no room is counted.
  static func joined(_ texts: [String]) -> String {
    var distinct: [String] = []
    var seen: Set<String> = []
    for text in texts where seen.insert(text).inserted { distinct.append(text) }
    var result = ""
    for (number, text) in distinct.enumerated() {
      let next = cleaned(text)
      if !result.isEmpty, result.utf8.count + next.utf8.count > limit {
        return result + " (and \(distinct.count - number) more)"
      }
      result += result.isEmpty ? next : "; " + next
    }
    return result
  }
}
