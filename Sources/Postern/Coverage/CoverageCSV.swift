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

  /// A name as a cell. A spreadsheet would run what begins like a formula, so such names get an apostrophe.
  private static func cell(_ text: String) -> String {
    var text = text
    if text.count > 1, let first = text.first, "=+-@\t\r".contains(first) { text = "'" + text }
    guard text.contains(where: { ",\"\r\n".contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
