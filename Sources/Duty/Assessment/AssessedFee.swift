public import SchemaLanguage
public import Vocabulary

/// A fee on an item.
public struct AssessedFee: Sendable {
  /// The id of its file, such as `us.fee.dutiable-mail`.
  public var id: String
  public var title: String
  /// The class code of the fee in accounting, such as `496`; nil when it has none.
  public var accountingClass: String?
  public var amount: FixedDecimal
  public var source: String
  public var basis: FactBasis

  public init(
    id: String, title: String, accountingClass: String?, amount: FixedDecimal, source: String,
    basis: FactBasis
  ) {
    self.id = id
    self.title = title
    self.accountingClass = accountingClass
    self.amount = amount
    self.source = source
    self.basis = basis
  }
}
