import Journal
import Reports

/// Coverage for people, in a terminal.
struct CoverageText {
  let report: CoverageReport
  let dimension: CoverageDimension
  let titles: (String) -> String

  init(_ report: CoverageReport, _ dimension: CoverageDimension, _ titles: @escaping (String) -> String) {
    self.report = report
    self.dimension = dimension
    self.titles = titles
  }

  func write(into output: inout OutputBuffer) {
    let total = report.total
    let compliance = "compliance \(CoverageNumber.rate(total)) of the 100 % that 19 CFR 145.74(f) asks: "
    output.append(compliance + "\(total.compliant) of \(total.announced) items\n")
    output.append("denominator: \(report.denominator)\n\n")
    var rows = [[dimension.title] + CoverageFigures.columns.map(\.title) + ["Rate %"]]
    for group in report.groups[dimension] ?? [] { rows.append(row(group.name, group.figures)) }
    rows.append(row("all", total))
    output.append(Self.table(rows))
    if let count = report.leftOut[dimension] { output.append("\(count) more with fewer gaps are left out\n") }
    if !report.missing.isEmpty {
      let missing = report.missing.map { ["\($0.items)", $0.code, titles($0.code)] }
      output.append(
        "\nMandatory elements missing, by items\n" + Self.table([["Items", "Code", "Title"]] + missing))
    }
    if !report.undispatched.isEmpty {
      let rows = report.undispatched.map { [$0.operatorCode, $0.mailClass, "\($0.items)"] }
      output.append("\nItem data that no dispatch announces\n")
      output.append(Self.table([["Origin operator", "Mail class", "Items"]] + rows))
    }
    if report.receptaclesWithoutItems > 0 {
      output.append("\n\(report.receptaclesWithoutItems) receptacles name no items\n")
    }
  }

  private func row(_ name: String, _ figures: CoverageFigures) -> [String] {
    [name] + CoverageFigures.columns.map { "\($0.value(figures))" } + [CoverageNumber.percent(figures.rate)]
  }

  /// Columns of the width of their widest cell; numbers to the right.
  private static func table(_ rows: [[String]]) -> String {
    let shown = rows.map { $0.map { FindingText.shown($0) } }
    let count = shown.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in shown.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0
    }
    let isNumber = (0..<count).map { column in
      shown.dropFirst().allSatisfy {
        $0.count <= column || $0[column].allSatisfy { $0.isNumber || $0 == "." }
      }
    }
    return shown.map { row in
      let cells = row.enumerated().map { column, cell in
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        if isNumber[column] { return padding + cell }
        return column == row.count - 1 ? cell : cell + padding
      }
      return cells.joined(separator: "  ")
    }.joined(separator: "\n") + "\n"
  }
}
