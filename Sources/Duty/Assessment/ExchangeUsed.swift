public import SchemaLanguage
public import Vocabulary

/// The rate of exchange by which a value became US dollars (19 CFR 159.31 to 159.35).
public struct ExchangeUsed: Sendable {
  public enum Kind: String, Sendable {
    /// Proclaimed by the Treasury, or certified by the Federal Reserve Bank of New York, for the quarter.
    case quarterly
    /// Certified for the day, as it differs from the quarterly rate by 5 % or more, or there is no quarterly one.
    case daily
  }

  public var currency: CurrencyCode
  /// US dollars for one unit of the currency.
  public var rate: FixedDecimal
  public var kind: Kind
  /// The day of exportation.
  public var date: CalendarDate
  public var source: String
  public var basis: FactBasis

  public init(
    currency: CurrencyCode, rate: FixedDecimal, kind: Kind, date: CalendarDate, source: String,
    basis: FactBasis
  ) {
    self.currency = currency
    self.rate = rate
    self.kind = kind
    self.date = date
    self.source = source
    self.basis = basis
  }
}
