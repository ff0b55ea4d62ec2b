import Reports
import Vocabulary

/// The form of a simulation's report.
public enum SimulationFormat: String, CaseIterable, Sendable {
  case text
  case csv
  case json
  case html
}

extension Simulation {
  /// The report, ending with a line break.
  ///
  /// - Parameter charts: what the page draws its charts with; nil for tables only.
  public func report(_ format: SimulationFormat, charts: ChartLibrary? = nil) -> String {
    switch format {
    case .text: text
    case .csv: csv
    case .json: json
    case .html: html(charts)
    }
  }

  private func html(_ charts: ChartLibrary?) -> String {
    var buffer = OutputBuffer(capacity: 1 << 18)
    SimulationHTML(self, charts).write(into: &buffer)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  private func cells(_ name: String, _ figures: SimulationFigures) -> [String] {
    [
      name, "\(figures.items)", "\(figures.compared)", "\(figures.refusedA)", "\(figures.refusedB)",
      "\(figures.value)", "\(figures.dutyA)", "\(figures.dutyB)", "\(figures.difference)",
    ]
  }

  // MARK: Text

  private var text: String {
    var lines = ["A  \(regimeA)", "B  \(regimeB)", ""]
    let titles = ["ITEMS", "COMPARED", "REFUSED A", "REFUSED B", "VALUE", "DUTY A", "DUTY B", "B - A"]
    for dimension in SimulationDimension.allCases {
      let rows = groups.groups(dimension).map { cells($0.name, $0.figures) }
      lines += Self.table([[dimension.title] + titles] + rows) + [""]
    }
    for (name, values) in [("A", breakEvenA), ("B", breakEvenB)] where !values.rows.isEmpty {
      let rows = values.sorted.map { row in
        [row.origin, "\(row.rate)%", "\(row.amount)", row.value.map { "\($0)" } ?? "never"]
      }
      lines += Self.table([["ORIGIN", "RATE \(name)", "EACH ITEM", "BREAKS EVEN AT"]] + rows) + [""]
    }
    if let curve {
      let rows = curve.points.map { ["\($0.threshold)", "\($0.items)", "\($0.duty)"] }
      lines += Self.table([["UP TO", "ITEMS EXEMPT", "DUTY B FORGONE"]] + rows) + [""]
    }
    if isOverflown { lines += ["A SUM DOES NOT FIT: it is that of the items before", ""] }
    return lines.dropLast().joined(separator: "\n") + "\n"
  }

  /// Aligned columns, figures to the right.
  private static func table(_ rows: [[String]]) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      row.enumerated().map { column, cell in
        let room = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + room : room + cell
      }.joined(separator: "  ")
    }
  }

  /// Whether a sum did not fit.
  var isOverflown: Bool {
    groups.groups(.all).contains { $0.figures.isOverflown } || curve?.isOverflown ?? false
  }

  // MARK: CSV

  /// One table of all groups; break-even values and the curve follow as groups of their own.
  private var csv: String {
    var lines = [
      "dimension,group,items,compared,refused_a,refused_b,customs_value,duty_a,duty_b,difference"
    ]
    for dimension in SimulationDimension.allCases {
      for group in groups.groups(dimension) {
        let fields = [dimension.rawValue] + cells(CSVField.harmless(group.name), group.figures)
        lines.append(fields.map(CSVField.quoted).joined(separator: ","))
      }
    }
    for (name, values) in [("breakEvenA", breakEvenA), ("breakEvenB", breakEvenB)] {
      for row in values.sorted {
        let group = "\(row.origin) \(row.rate)% or \(row.amount)"
        lines.append(
          "\(name),\(CSVField.quoted(CSVField.harmless(group))),,,,,\(row.value.map { "\($0)" } ?? ""),,,")
      }
    }
    for point in curve?.points ?? [] {
      lines.append("threshold,\(point.threshold),\(point.items),,,,,,\(point.duty),")
    }
    return lines.joined(separator: "\r\n") + "\r\n"
  }

  // MARK: JSON

  private var json: String {
    var object = JSONObject()
    object.text("regimeA", regimeA)
    object.text("regimeB", regimeB)
    for dimension in SimulationDimension.allCases {
      object.list(dimension.rawValue, groups.groups(dimension).map { Self.json($0.name, $0.figures) })
    }
    object.list("breakEvenA", breakEvenA.sorted.map(Self.json))
    object.list("breakEvenB", breakEvenB.sorted.map(Self.json))
    object.list(
      "thresholds",
      (curve?.points ?? []).map { point in
        var entry = JSONObject()
        entry.number("upTo", point.threshold)
        entry.number("itemsExempt", Int64(clamping: point.items))
        entry.text("dutyForgone", point.duty.description)
        return entry
      })
    if isOverflown { object.boolean("overflow", true) }
    return object.json + "\n"
  }

  private static func json(_ name: String, _ figures: SimulationFigures) -> JSONObject {
    var object = JSONObject()
    object.text("group", name)
    object.number("items", Int64(clamping: figures.items))
    object.number("compared", Int64(clamping: figures.compared))
    object.number("refusedA", Int64(clamping: figures.refusedA))
    object.number("refusedB", Int64(clamping: figures.refusedB))
    object.text("customsValue", figures.value.description)
    object.text("dutyA", figures.dutyA.description)
    object.text("dutyB", figures.dutyB.description)
    object.text("difference", figures.difference.description)
    return object
  }

  private static func json(_ row: BreakEvenValues.Row) -> JSONObject {
    var object = JSONObject()
    object.text("origin", row.origin)
    object.text("rate", "\(row.rate)%")
    object.text("perItem", row.amount.description)
    object.text("breaksEvenAt", row.value?.description)
    return object
  }
}
