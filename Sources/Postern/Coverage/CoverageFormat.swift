import Journal
import Reports

/// How coverage is told.
public enum CoverageFormat: String, CaseIterable, Sendable {
  case text
  case csv
  case json
  case html

  /// Writes a report.
  ///
  /// - Parameters:
  ///   - dimension: what text and CSV are broken down by; JSON and HTML hold all.
  ///   - journal: the name of the journal.
  ///   - titles: what codes of missing elements mean.
  ///   - charts: what the page draws its charts with; nil for tables only.
  public func write(
    _ report: CoverageReport, by dimension: CoverageDimension, journal: String,
    titles: @escaping (String) -> String, charts: ChartLibrary?, into output: inout OutputBuffer
  ) {
    switch self {
    case .text: CoverageText(report, dimension, titles).write(into: &output)
    case .csv: CoverageCSV(report, dimension).write(into: &output)
    case .json: CoverageJSON(report, journal, titles).write(into: &output)
    case .html: CoverageHTML(report, journal, titles, charts).write(into: &output)
    }
  }
}

extension CoverageFigures {
  /// The columns of every table of figures, in their order.
  static let columns: [(key: String, title: String, value: @Sendable (CoverageFigures) -> UInt32)] = [
    ("announced", "Announced", { $0.announced }), ("withoutData", "Without data", { $0.withoutData }),
    ("incomplete", "Incomplete", { $0.incomplete }), ("late", "Late", { $0.late }),
    ("undecided", "Undecided", { $0.undecided }), ("compliant", "Compliant", { $0.compliant }),
    ("notCovered", "Not covered", { $0.notCovered }),
  ]
}

/// Numbers as reports write them.
enum CoverageNumber {
  /// Hundredths of a percent: `97.31`; empty for nil.
  static func percent(_ hundredths: Int?) -> String {
    guard let hundredths else { return "" }
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// The rate in words; between two when times are undecided.
  static func rate(_ figures: CoverageFigures) -> String {
    guard let rate = figures.rate, let possible = figures.possibleRate else { return "no items" }
    return rate == possible ? "\(percent(rate)) %" : "\(percent(rate)) % to \(percent(possible)) %"
  }
}
