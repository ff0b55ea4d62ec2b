/// Rows of text in columns: the first one to the left, the others to the right.
enum Columns {
  static func print(_ rows: [[String]]) {
    let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    for row in rows {
      var line = ""
      for (column, cell) in row.enumerated() {
        let blanks = String(repeating: " ", count: widths[column] - cell.count)
        line += column == 0 ? cell + blanks : "  " + blanks + cell
      }
      Swift.print(line)
    }
  }

  /// A number with `digits` decimals, and thousands apart.
  static func number(_ value: Double, digits: Int = 0) -> String {
    guard value.isFinite else { return "-" }
    var power = 1
    for _ in 0..<digits { power *= 10 }
    let scaled = Int((value * Double(power)).rounded())
    var whole = ""
    for (index, digit) in String(scaled / power).reversed().enumerated() {
      if index > 0, index % 3 == 0 { whole.append("_") }
      whole.append(digit)
    }
    let text = String(whole.reversed())
    if digits == 0 { return text }
    let fraction = String(scaled % power)
    return text + "." + String(repeating: "0", count: digits - fraction.count) + fraction
  }

  static func mebibytes(_ bytes: Int) -> String { number(Double(bytes) / 1_048_576, digits: 1) }
}
