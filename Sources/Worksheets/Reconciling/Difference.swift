public import Vocabulary

/// One difference between a worksheet that someone made and what Postern makes of the same items.
public struct Difference: Sendable, Hashable {
  public enum Kind: String, CaseIterable, Sendable {
    /// The item is on our worksheet and not on theirs.
    case missing
    /// A row of theirs has none of ours beside it.
    case extra
    case rate
    case value
    case duty
  }

  public let kind: Kind
  public let tracking: String
  public let origin: String
  public let classification: String
  /// Where the row stands in their file: sheet (empty in CSV) and row from 1; nil when it is missing.
  public let sheet: String?
  public let row: Int?
  public let theirs: String
  public let ours: String
  /// More about it, such as why the item is not on our worksheet.
  public let note: String
}

/// What a reconciliation found.
public struct ReconciliationSummary: Sendable {
  public internal(set) var theirRows = 0
  public internal(set) var ourRows = 0
  /// Rows that agree in rate, value and duty.
  public internal(set) var agreeing = 0
  public internal(set) var differences: [Difference.Kind: Int] = [:]
  public internal(set) var theirDuty = FixedDecimal.zero
  public internal(set) var ourDuty = FixedDecimal.zero
  /// Amounts of theirs that are none, and so are in no total.
  public internal(set) var unreadable = 0
}
