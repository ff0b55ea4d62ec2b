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
