import Journal
import Reports

/// Coverage as comma-separated values (RFC 4180), one line a group; the last line is the whole.
struct CoverageCSV {
  let report: CoverageReport
  let dimension: CoverageDimension

  init(_ report: CoverageReport, _ dimension: CoverageDimension) {
    self.report = report
    self.dimension = dimension
  }

  func write(into output: inout OutputBuffer) {
    let heads = [dimension.rawValue] + CoverageFigures.columns.map(\.key) + ["rate", "possibleRate"]
    output.append(heads.joined(separator: ",") + "\r\n")
    for group in report.groups[dimension] ?? [] { write(group.name, group.figures, into: &output) }
    write("all", report.total, into: &output)
  }

  private func write(_ name: String, _ figures: CoverageFigures, into output: inout OutputBuffer) {
    var cells = [Self.cell(name)] + CoverageFigures.columns.map { "\($0.value(figures))" }
    cells += [CoverageNumber.percent(figures.rate), CoverageNumber.percent(figures.possibleRate)]
    output.append(cells.joined(separator: ",") + "\r\n")
  }

  /// A name as a cell. What stands for no name is no formula.
  private static func cell(_ text: String) -> String {
    CSVField.quoted(text.count > 1 ? CSVField.harmless(text) : text)
  }
}
