internal import Duty
internal import Reports
internal import SchemaLanguage
internal import Vocabulary

/// Makes the rows of one item, or says why there are none.
struct RowComposer {
  let form: FormSchema
  let filer: FilerDocument
  let period: WorksheetPeriod
  let dictionary: ElementDictionary
  let wording: LeftOutWording
  let keepsProvenance: Bool
  /// Values for elements that a record lacks.
  let given: [String: String]

  /// What comes of an item.
  struct Outcome {
    var rows: [WorksheetRow] = []
    var leftOut: [LeftOutItem] = []
  }

  /// Lines of an item that share a row.
  struct LineGroup {
    var lines: [AssessedLine]
    var key: String
  }

  /// - Parameter policy: the rounding policy by which duty is told.
  func compose(_ record: borrowing Record, _ assessment: Assessment, policy: RoundingPolicy) -> Outcome {
    var outcome = Outcome()
    outcome.leftOut = obstacles(record, assessment)
    if outcome.leftOut.contains(where: { $0.code != "WKS-EXEMPT" }) { return outcome }
    let reported = assessment.lines.filter { $0.exemption?.isReported ?? true }
    if reported.isEmpty { return outcome }
    var missing: [LeftOutItem] = []
    for (number, group) in groups(reported, assessment).enumerated() {
      let facts = RowFacts(
        lines: group.lines, assessment: assessment, policy: policy, isFirstOfItem: number == 0)
      guard let facts else {
        missing.append(wording.item("WKS-TOO-LARGE", value: "the sum of a row"))
        continue
      }
      let values = form.table.columns.map { value(of: $0, facts, record) }
      missing += absences(values, facts, record)
      outcome.rows.append(
        WorksheetRow(
          cells: values, duty: facts.duty, specificRate: facts.specificRate,
          provenance: keepsProvenance ? provenance(facts, record, assessment) : nil))
    }
    if !missing.isEmpty {
      outcome.rows = []
      outcome.leftOut += missing
    }
    return outcome
  }

  /// Lines of one origin, classification and rate stand in one row, in the order of the item's lines.
  private func groups(_ lines: [AssessedLine], _ assessment: Assessment) -> [LineGroup] {
    let tellsClassification = form.table.columns.contains { column in
      if case .duty(.classifications) = column.source { true } else { false }
    }
    var groups: [LineGroup] = []
    for line in lines {
      let numbers = tellsClassification ? line.tariffNumbers.sorted().joined(separator: " ") : ""
      let rate = RowFacts.rate(of: line, assessment)?.storedText ?? ""
      let key = "\(line.origin ?? "")|\(numbers)|\(rate)"
      if let place = groups.firstIndex(where: { $0.key == key }) {
        groups[place].lines.append(line)
      } else {
        groups.append(LineGroup(lines: [line], key: key))
      }
    }
    return groups
  }

  // MARK: Values

  private func value(of column: FormSchema.Column, _ facts: RowFacts, _ record: borrowing Record)
    -> CellValue?
  {
    switch column.source {
    case .filer(let key): return filer[key].map { .text(CellText.cleaned($0)) }
    case .duty(let value): return facts.value(value)
    case .element(let element):
      guard element.part != nil else {
        return (record.text(element) ?? given[element.path]).flatMap { cell($0, column.type) }
      }
      let texts = facts.lines.compactMap { record.text(element, row: $0.row) }.filter { !$0.isEmpty }
      // A row that lacks one of its lines' descriptions would say less than the item did.
      guard texts.count == facts.lines.count else { return nil }
      guard element.type == .integer || element.type == .grams else { return .text(CellText.joined(texts)) }
      var sum: Int64 = 0
      for text in texts {
        guard let number = Int64(text), case (let next, let overflow) = sum.addingReportingOverflow(number),
          !overflow
        else { return nil }
        sum = next
      }
      return .integer(sum)
    }
  }

  private func cell(_ text: String, _ type: FormSchema.CellType) -> CellValue? {
    switch type {
    case .text: text.isEmpty ? nil : .text(CellText.cleaned(text))
    case .money: FixedDecimal(text).map { .money($0) }
    case .percent: FixedDecimal(text).map { .percent($0) }
    case .date: CalendarDate(String(text.prefix(10))).map { .date($0) }
    case .integer: Int64(text).map { .integer($0) }
    }
  }

  /// Values that the form needs and that are not there, or that no spreadsheet keeps.
  private func absences(_ values: [CellValue?], _ facts: RowFacts, _ record: borrowing Record)
    -> [LeftOutItem]
  {
    var items: [LeftOutItem] = []
    for (column, value) in zip(form.table.columns, values) {
      switch value {
      case .money(let amount)? where amount.mantissa.magnitude >= 1_000_000_000_000_000:
        items.append(wording.item("WKS-TOO-LARGE", value: "\(amount)", facts.lines.first, record))
      case nil where isNeeded(column, facts):
        items.append(
          wording.item(
            "WKS-MISSING", value: column.title, element: column.source.path, facts.lines.first, record))
      default: break
      }
    }
    return items
  }

  private func isNeeded(_ column: FormSchema.Column, _ facts: RowFacts) -> Bool {
    switch column.need {
    case .always: true
    case .never: false
    case .whenAdValorem: facts.assessment.method == .adValorem
    case .whenSpecific: facts.lines.contains(where: \.usesSpecificRate)
    }
  }
}

extension RowSource {
  /// The source as the form writes it.
  var path: String {
    switch self {
    case .element(let element): element.path
    case .filer(let key): "filer.\(key)"
    case .duty(let value): "duty.\(value.rawValue)"
    }
  }
}
