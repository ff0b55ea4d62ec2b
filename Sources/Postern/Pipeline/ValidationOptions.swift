import Reports
import Vocabulary

/// How feeds are validated, and how that is told.
public struct ValidationOptions: Sendable {
  public var format = ReportFormat.text
  /// Findings below it are neither told nor counted; nil when everything is told and only errors fail the run.
  public var severity: Severity?
  /// Whether findings and excerpts show personal values.
  public var showsValues = false
  /// Whether the text form is coloured.
  public var usesColor = false
  /// How many findings are told in all; nil for what is usual of the format, 0 for no limit.
  public var maximum: UInt64?

  public init() {}
}
