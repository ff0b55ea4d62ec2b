public import Vocabulary

/// Findings by code as a table for people, the most frequent first.
///
/// ```
/// COUNT  SEVERITY  CODE       TITLE
/// 1 204  error     AED05      Recipient city missing
///    17  warning   S10-CHECK  Item identifier fails its check
/// ```
public struct StatisticsTable {
  private let rows: [Row]

  private struct Row {
    let count: String
    let severity: String
    let code: String
    let title: String
  }

  public init(_ tally: FindingTally, _ catalogue: FindingCatalogue) {
    var found: [(count: UInt64, severity: Severity, kind: FindingKind)] = []
    for number in tally.kindsFound {
      for severity in Severity.allCases.reversed() where tally.count(kind: number, severity) > 0 {
        found.append((tally.count(kind: number, severity), severity, catalogue[number]))
      }
    }
    rows = found.sorted { $0.count > $1.count }.map {
      Row(
        count: RunSummary.grouped($0.count), severity: "\($0.severity.name)", code: $0.kind.code,
        title: $0.kind.title)
    }
  }

  /// The table with line breaks; `no findings` when it has no rows.
  public var text: String {
    guard !rows.isEmpty else { return "no findings\n" }
    let head = Row(count: "COUNT", severity: "SEVERITY", code: "CODE", title: "TITLE")
    let all = [head] + rows
    func width(_ column: (Row) -> String) -> Int { all.map { column($0).count }.max() ?? 0 }
    let count = width(\.count)
    let severity = width(\.severity)
    let code = width(\.code)
    return all.map { row in
      Self.padded(row.count, count, before: true) + "  " + Self.padded(row.severity, severity) + "  "
        + Self.padded(row.code, code) + "  " + row.title + "\n"
    }.joined()
  }

  private static func padded(_ text: String, _ width: Int, before: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(width - text.count, 0))
    return before ? blanks + text : text + blanks
  }
}
