public import Duty

/// What came of making a worksheet, for people and for tests.
public struct WorksheetSummary: Sendable {
  public let form: String
  public let period: WorksheetPeriod
  public let due: DueDate?
  public let totals: WorksheetTotals
  public let rounding: RoundingPolicy
  /// Items read, and those of them that are on the worksheet.
  public let items: Int
  public let itemsOnWorksheet: Int
  /// Reasons of what was left out, with how often each was given.
  public let leftOut: [String: Int]
  /// Findings in the items, by code: what is odd and did not keep them off.
  public let remarks: [String: Int]
  /// What is worth knowing of the worksheet as a whole: code and message.
  public let warnings: [(code: String, message: String)]
}
