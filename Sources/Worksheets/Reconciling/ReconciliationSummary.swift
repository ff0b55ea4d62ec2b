public import Vocabulary

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
