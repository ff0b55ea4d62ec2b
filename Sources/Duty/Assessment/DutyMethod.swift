public import SchemaLanguage
public import Vocabulary

/// How duty on an item of mail is worked out, where the regime offers a choice.
public enum DutyMethod: String, CaseIterable, Sendable {
  /// On the value of each line; the worksheet's "shipment value calculation".
  case adValorem = "ad-valorem"
  /// An amount for each item; the worksheet's "fixed rate calculation".
  case specific
}

/// The specific duty of one item of mail.
public struct PerItemDuty: Sendable {
  public var amount: FixedDecimal
  /// The rate in percent that chose the tier; nil when there is one amount for all.
  public var rate: FixedDecimal?
  public var source: String
  public var basis: FactBasis

  public init(amount: FixedDecimal, rate: FixedDecimal?, source: String, basis: FactBasis) {
    self.amount = amount
    self.rate = rate
    self.source = source
    self.basis = basis
  }
}
