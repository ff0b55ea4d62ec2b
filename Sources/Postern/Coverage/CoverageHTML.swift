import Journal
import Reports

/// Coverage as one self-contained page.
struct CoverageHTML {
  let report: CoverageReport
  let journal: String
  let titles: (String) -> String
  let charts: ChartLibrary?

  init(
    _ report: CoverageReport, _ journal: String, _ titles: @escaping (String) -> String,
    _ charts: ChartLibrary?
  ) {
    self.report = report
    self.journal = journal
    self.titles = titles
    self.charts = charts
  }

  func write(into output: inout OutputBuffer) {
    let page = ReportPage(library: charts)
    let total = report.total
    page.begin(
      title: "Advance data of mail" + (report.destination.map { " to \($0)" } ?? ""), into: &output)
    output.append(
      """
      <p class="from">Journal \(HTMLText.escaped(journal))</p>
      <p class="rate"><b id="rate">\(CoverageNumber.rate(total))</b> compliant, of the 100 % that 19 CFR 145.74(f) asks</p>
      <dl>

      """)
    for column in CoverageFigures.columns {
      tile(column.title, id: column.key, column.value(total), into: &output)
    }
    tile("Data without dispatch", id: "undispatchedItems", report.undispatchedItems, into: &output)
    tile(
      "Receptacles without items", id: "receptaclesWithoutItems", report.receptaclesWithoutItems,
      into: &output)
    output.append("</dl>\n<p><b>Denominator</b>: \(HTMLText.escaped(report.denominator))</p>\n")
    page.canvases(Self.canvases, into: &output)
    for dimension in CoverageDimension.allCases { table(dimension, into: &output) }
    missingTable(into: &output)
    undispatchedTable(into: &output)
    page.end(charts: Self.charts, into: &output)
  }

  private func tile(_ title: String, id: String, _ number: UInt32, into output: inout OutputBuffer) {
    ReportPage.tile(title, id: id, value: "\(number)", shown: HTMLText.grouped("\(number)"), into: &output)
  }

  // MARK: Tables

  private func table(_ dimension: CoverageDimension, into output: inout OutputBuffer) {
    let groups = report.groups[dimension] ?? []
    guard !groups.isEmpty else { return }
    let isOpen = groups.count <= 100 ? " open" : ""
    output.append(
      "<details\(isOpen)><summary>By \(dimension.title.lowercased()) (\(groups.count))</summary>\n")
    let heads = [dimension.title] + CoverageFigures.columns.map(\.title) + ["Rate %"]
    ReportPage.beginTable("by-\(dimension.rawValue)", heads, into: &output)
    for group in groups {
      output.append("<tr>")
      ReportPage.cell(group.name, into: &output)
      for column in CoverageFigures.columns { cell(column.value(group.figures), into: &output) }
      let rate = group.figures.rate
      ReportPage.cell(value: "\(rate ?? -1)", shown: CoverageNumber.percent(rate), into: &output)
      output.append("</tr>\n")
    }
    ReportPage.endTable(into: &output)
    if let count = report.leftOut[dimension] {
      output.append("<p>\(count) more with fewer gaps are left out.</p>\n")
    }
    output.append("</details>\n")
  }

  private func missingTable(into output: inout OutputBuffer) {
    guard !report.missing.isEmpty else { return }
    output.append("<h2>Mandatory elements missing</h2>\n")
    ReportPage.beginTable("missing", ["Code", "Title", "Items"], into: &output)
    for element in report.missing {
      output.append("<tr>")
      ReportPage.cell(element.code, into: &output)
      ReportPage.cell(titles(element.code), into: &output)
      cell(element.items, into: &output)
      output.append("</tr>\n")
    }
    ReportPage.endTable(into: &output)
  }

  private func undispatchedTable(into output: inout OutputBuffer) {
    guard !report.undispatched.isEmpty else { return }
    output.append("<h2>Item data that no dispatch announces</h2>\n")
    ReportPage.beginTable("undispatched", ["Origin operator", "Mail class", "Items"], into: &output)
    for group in report.undispatched {
      output.append("<tr>")
      ReportPage.cell(group.operatorCode, into: &output)
      ReportPage.cell(group.mailClass, into: &output)
      cell(group.items, into: &output)
      output.append("</tr>\n")
    }
    ReportPage.endTable(into: &output)
  }

  private func cell(_ number: UInt32, into output: inout OutputBuffer) {
    ReportPage.cell(value: "\(number)", shown: HTMLText.grouped("\(number)"), into: &output)
  }
}
