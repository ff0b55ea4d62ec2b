import Journal
import Reports

/// Coverage as one self-contained page: nothing is loaded from anywhere.
///
/// The tables stand in the page and need no script. Charts are drawn from them by Chart.js, which is written into the
/// page where there is one; without it the page is the same but for the charts.
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
    let total = report.total
    let place = report.destination.map { " to \($0)" } ?? ""
    output.append(
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:">
      <title>Advance data of mail\(place)</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <h1>Advance data of mail\(place)</h1>
      <p class="from">Journal \(Self.escaped(journal))</p>
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
    output.append("</dl>\n<p><b>Denominator</b>: \(Self.escaped(report.denominator))</p>\n")
    if charts != nil { output.append(Self.canvases) }
    for dimension in CoverageDimension.allCases { table(dimension, into: &output) }
    missingTable(into: &output)
    undispatchedTable(into: &output)
    if let charts {
      output.append("<script>\n")
      output.append(charts.script)
      output.append("\n</script>\n")
    }
    output.append("<script>\n\(Self.script)\n</script>\n</body>\n</html>\n")
  }

  private func tile(_ title: String, id: String, _ number: UInt32, into output: inout OutputBuffer) {
    output.append(
      "<div><dt>\(title)</dt><dd id=\"\(id)\" data-value=\"\(number)\">\(Self.grouped(number))</dd></div>\n")
  }

  // MARK: Tables

  private func table(_ dimension: CoverageDimension, into output: inout OutputBuffer) {
    let groups = report.groups[dimension] ?? []
    guard !groups.isEmpty else { return }
    let isOpen = groups.count <= 100 ? " open" : ""
    output.append(
      "<details\(isOpen)><summary>By \(dimension.title.lowercased()) (\(groups.count))</summary>\n")
    let heads = [dimension.title] + CoverageFigures.columns.map(\.title) + ["Rate %"]
    begin("by-\(dimension.rawValue)", heads, into: &output)
    for group in groups {
      output.append("<tr>")
      cell(group.name, into: &output)
      for column in CoverageFigures.columns { cell(column.value(group.figures), into: &output) }
      let rate = group.figures.rate
      output.append("<td data-value=\"\(rate ?? -1)\">\(CoverageNumber.percent(rate))</td></tr>\n")
    }
    output.append("</tbody></table>\n")
    if let count = report.leftOut[dimension] {
      output.append("<p>\(count) more with fewer gaps are left out.</p>\n")
    }
    output.append("</details>\n")
  }

  private func missingTable(into output: inout OutputBuffer) {
    guard !report.missing.isEmpty else { return }
    output.append("<h2>Mandatory elements missing</h2>\n")
    begin("missing", ["Code", "Title", "Items"], into: &output)
    for element in report.missing {
      output.append("<tr>")
      cell(element.code, into: &output)
      cell(titles(element.code), into: &output)
      cell(element.items, into: &output)
      output.append("</tr>\n")
    }
    output.append("</tbody></table>\n")
  }

  private func undispatchedTable(into output: inout OutputBuffer) {
    guard !report.undispatched.isEmpty else { return }
    output.append("<h2>Item data that no dispatch announces</h2>\n")
    begin("undispatched", ["Origin operator", "Mail class", "Items"], into: &output)
    for group in report.undispatched {
      output.append("<tr>")
      cell(group.operatorCode, into: &output)
      cell(group.mailClass, into: &output)
      cell(group.items, into: &output)
      output.append("</tr>\n")
    }
    output.append("</tbody></table>\n")
  }

  private func begin(_ id: String, _ heads: [String], into output: inout OutputBuffer) {
    output.append("<table id=\"\(id)\"><thead><tr>")
    for head in heads { output.append("<th scope=\"col\"><button type=\"button\">\(head)</button></th>") }
    output.append("</tr></thead><tbody>\n")
  }

  private func cell(_ text: String, into output: inout OutputBuffer) {
    output.append("<td>\(Self.escaped(FindingText.shown(text)))</td>")
  }

  private func cell(_ number: UInt32, into output: inout OutputBuffer) {
    output.append("<td data-value=\"\(number)\">\(Self.grouped(number))</td>")
  }

  // MARK: Text

  /// A text between tags.
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }

  /// A number in groups of three digits, with narrow blanks that do not break.
  static func grouped(_ number: UInt32) -> String {
    var text = ""
    for (place, digit) in String(number).reversed().enumerated() {
      if place > 0, place % 3 == 0 { text.append("\u{202F}") }
      text.append(digit)
    }
    return String(text.reversed())
  }
}
