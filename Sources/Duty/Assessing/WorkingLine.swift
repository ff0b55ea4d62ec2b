internal import SchemaLanguage
internal import Vocabulary

/// A line while it is assessed.
struct WorkingLine {
  var line: AssessedLine
  var regime: DutyRegime?
  var planned: [PlannedLayer] = []
  /// What is wrong with the value, the origin and the tariff number; told when the line turns out to need them.
  var valueProblem: Undetermined?
  var originProblem: Undetermined?
  var tariffProblem: Undetermined?

  init(row: Int) { line = AssessedLine(row: row) }

  var isExempt: Bool { line.exemption != nil }
  var isRefused: Bool { line.undetermined.contains(where: \.isRefusal) }

  func facts(on date: CalendarDate, itemValue: FixedDecimal?) -> ScopeFacts {
    ScopeFacts(date: date, itemValue: itemValue, origin: line.origin, hts: line.hts, row: line.row)
  }
}
