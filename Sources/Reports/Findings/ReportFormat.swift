public import Vocabulary

/// The forms in which `validate` tells findings.
public enum ReportFormat: String, CaseIterable, Sendable {
  case text, concise, json, sarif, junit, github

  /// How many findings are told in all when nothing is said; nil for as many as the form itself takes.
  public var usualMaximum: UInt64? {
    switch self {
    case .text, .concise: 1000
    case .json, .sarif, .junit, .github: nil
    }
  }

  /// How many findings of one severity are told: GitHub shows no more of them.
  public var limitOfASeverity: UInt64? { self == .github ? 50 : nil }

  /// Whether what stands in the feed is shown.
  public var showsExcerpts: Bool { self == .text }

  /// Whether the report says by itself what it left out.
  public var tellsUnshown: Bool { self == .text || self == .concise || self == .sarif }

  public func report(
    _ catalogue: FindingCatalogue, usesColor: Bool, showsValues: Bool, version: String
  ) -> any FindingReport {
    switch self {
    case .text: TextReport(catalogue: catalogue, usesColor: usesColor, showsValues: showsValues)
    case .concise: ConciseReport(catalogue: catalogue)
    case .json: JSONReport(catalogue: catalogue)
    case .sarif: SARIFReport(catalogue: catalogue, version: version)
    case .junit: JUnitReport(catalogue: catalogue)
    case .github: GitHubReport(catalogue: catalogue)
    }
  }
}
