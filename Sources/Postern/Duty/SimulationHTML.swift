import Reports
import Vocabulary

/// A simulation as one self-contained page: figures of the whole, charts, and a table for each dimension.
struct SimulationHTML {
  let simulation: Simulation
  let charts: ChartLibrary?

  init(_ simulation: Simulation, _ charts: ChartLibrary?) {
    self.simulation = simulation
    self.charts = charts
  }

  func write(into output: inout OutputBuffer) {
    let page = ReportPage(library: charts)
    page.begin(title: "Duty under two regimes", into: &output)
    output.append(
      """
      <p class="from">A is \(HTMLText.escaped(simulation.regimeA)), B is \(HTMLText.escaped(simulation.regimeB)). \
      Value and duties are US dollars, of the items that have an amount under both.</p>
      <dl>

      """)
    let all = simulation.groups.groups(.all).first?.figures ?? SimulationFigures()
    for (column, cell) in zip(Self.columns, Self.cells(all)) {
      ReportPage.tile(
        column.title, id: column.id, value: cell, shown: HTMLText.grouped(cell), into: &output)
    }
    output.append("</dl>\n")
    if simulation.isOverflown {
      output.append("<p><b>A sum does not fit</b>: it is that of the items before.</p>\n")
    }
    page.canvases(canvases, into: &output)
    for dimension in SimulationDimension.allCases where dimension != .all { table(dimension, into: &output) }
    breakEven("A", simulation.breakEvenA, into: &output)
    breakEven("B", simulation.breakEvenB, into: &output)
    thresholds(into: &output)
    page.end(charts: Self.charts, into: &output)
  }

  // MARK: Tables

  private static let columns: [(id: String, title: String)] = [
    ("items", "Items"), ("compared", "Compared"), ("refusedA", "Refused under A"),
    ("refusedB", "Refused under B"), ("value", "Value"), ("dutyA", "Duty A"), ("dutyB", "Duty B"),
    ("difference", "B − A"),
  ]

  private static func cells(_ figures: SimulationFigures) -> [String] {
    [
      "\(figures.items)", "\(figures.compared)", "\(figures.refusedA)", "\(figures.refusedB)",
      "\(figures.value)", "\(figures.dutyA)", "\(figures.dutyB)", "\(figures.difference)",
    ]
  }

  private func table(_ dimension: SimulationDimension, into output: inout OutputBuffer) {
    let groups = simulation.groups.groups(dimension)
    guard !groups.isEmpty else { return }
    let title = dimension.heading
    output.append("<details open><summary>By \(title.lowercasedFirst) (\(groups.count))</summary>\n")
    ReportPage.beginTable("by-\(dimension.rawValue)", [title] + Self.columns.map(\.title), into: &output)
    for group in groups {
      output.append("<tr>")
      ReportPage.cell(group.name, into: &output)
      for cell in Self.cells(group.figures) {
        ReportPage.cell(value: cell, shown: HTMLText.grouped(cell), into: &output)
      }
      output.append("</tr>\n")
    }
    ReportPage.endTable(into: &output)
    output.append("</details>\n")
  }

  /// From which value the specific duty of an item is not above the ad valorem one.
  private func breakEven(_ name: String, _ values: BreakEvenValues, into output: inout OutputBuffer) {
    guard !values.rows.isEmpty else { return }
    output.append("<h2>Break-even values under \(name)</h2>\n")
    ReportPage.beginTable(
      "break-even-\(name)", ["Origin", "Rate %", "Each item", "Breaks even at"], into: &output)
    for row in values.sorted {
      output.append("<tr>")
      ReportPage.cell(row.origin, into: &output)
      ReportPage.cell(value: "\(row.rate)", shown: "\(row.rate)", into: &output)
      ReportPage.cell(value: "\(row.amount)", shown: HTMLText.grouped("\(row.amount)"), into: &output)
      ReportPage.cell(
        value: row.value.map { "\($0)" } ?? "Infinity",
        shown: row.value.map { HTMLText.grouped("\($0)") } ?? "never", into: &output)
      output.append("</tr>\n")
    }
    ReportPage.endTable(into: &output)
  }

  private func thresholds(into output: inout OutputBuffer) {
    guard let curve = simulation.curve else { return }
    output.append("<h2>An exemption of items up to a value, under B</h2>\n")
    ReportPage.beginTable("thresholds", ["Up to", "Items exempt", "Duty B forgone"], into: &output)
    for point in curve.points {
      output.append("<tr>")
      for cell in ["\(point.threshold)", "\(point.items)", "\(point.duty)"] {
        ReportPage.cell(value: cell, shown: HTMLText.grouped(cell), into: &output)
      }
      output.append("</tr>\n")
    }
    ReportPage.endTable(into: &output)
  }

  // MARK: Charts

  private var canvases: [(id: String, label: String)] {
    let groups = [
      (id: "chart-origin", label: "Duty under A and B by origin"),
      (id: "chart-value", label: "Duty under A and B by value"),
    ]
    return simulation.curve == nil
      ? groups : groups + [(id: "chart-threshold", label: "Duty B forgone by the value that is exempt")]
  }

  /// What draws them; see ``ReportPage/script(charts:)``. The fifteen origins with the most duty are shown.
  private static let charts = """
      const pair = list => [["duty A", "other", list.map(row => row[6])], ["duty B", "open", list.map(row => row[7])]];
      const origins = rows("by-origin").map(figures)
        .sort((a, b) => Math.max(b[6], b[7]) - Math.max(a[6], a[7])).slice(0, 15);
      draw("chart-origin", "bar", origins.map(row => row[0]), pair(origins), {});
      const bands = rows("by-valueBand").map(figures);
      draw("chart-value", "bar", bands.map(row => row[0]), pair(bands), {});
      if (document.getElementById("chart-threshold")) {
        const points = rows("thresholds").map(figures);
        draw("chart-threshold", "line", points.map(row => row[0]),
          [["duty B forgone", "bad", points.map(row => row[2])]], { scales: { y: { min: 0 } } });
      }
    """
}

extension SimulationDimension {
  /// The title of a table.
  fileprivate var heading: String {
    switch self {
    case .all: "All"
    case .origin: "Origin"
    case .chapter: "HTS chapter"
    case .valueBand: "Value"
    case .mailClass: "Mail class"
    }
  }
}

extension String {
  /// Begins with a small letter, unless it is an abbreviation.
  fileprivate var lowercasedFirst: String {
    dropFirst().first?.isUppercase == true ? self : prefix(1).lowercased() + dropFirst()
  }
}
