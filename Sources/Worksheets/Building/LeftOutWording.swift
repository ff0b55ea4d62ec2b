internal import Duty
internal import Reports
internal import Vocabulary

/// Words why something is left out, from the catalogue of findings.
struct LeftOutWording {
  let catalogue: FindingCatalogue

  /// A reason of the worksheet itself, of the whole item.
  func item(_ code: String, value: String = "", expected: String = "", element: String = "") -> LeftOutItem {
    guard let kind = catalogue.number(of: code).map({ catalogue.kinds[$0] }) else {
      return LeftOutItem(code: code, reason: code, remedy: "")
    }
    let text = FindingText(
      kind: kind, value: value, expected: expected, count: 0, element: element, isMasked: false)
    return LeftOutItem(code: code, reason: text.message, remedy: kind.remedy ?? "")
  }

  /// A reason of one line.
  func item(
    _ code: String, value: String = "", element: String = "", _ line: AssessedLine?,
    _ record: borrowing Record
  ) -> LeftOutItem {
    located(item(code, value: value, element: element), line, record)
  }

  /// A reason of the assessment.
  func item(_ reason: Undetermined) -> LeftOutItem {
    LeftOutItem(code: reason.code.rawValue, reason: reason.message, remedy: reason.remedy)
  }

  func item(_ reason: Undetermined, _ line: AssessedLine, _ record: borrowing Record) -> LeftOutItem {
    located(item(reason), line, record)
  }

  /// A rule of a profile that failed. Personal values are not shown.
  func item(_ finding: Finding, _ record: borrowing Record, _ dictionary: ElementDictionary) -> LeftOutItem {
    let kind = catalogue[finding.kind]
    let writer = FindingJSONWriter(dictionary: dictionary, catalogue: catalogue, showsValues: false)
    let text = writer.text(
      finding, value: record.text(finding.value), expected: record.text(finding.expected))
    return LeftOutItem(code: kind.code, reason: text.message, remedy: kind.remedy ?? kind.hint ?? "")
  }

  private func located(_ item: LeftOutItem, _ line: AssessedLine?, _ record: borrowing Record) -> LeftOutItem
  {
    guard let line else { return item }
    var item = item
    item.line = line.row + 1
    item.origin = line.origin ?? record.text("contents.origin", row: line.row)
    item.declared = record.text("contents.value.amount", row: line.row)
    item.currency = record.text("contents.value.currency", row: line.row)
    return item
  }
}
