/// An exact amount of one currency.
@frozen
public struct Money: Hashable, Sendable, CustomStringConvertible {
  /// What came of adding two amounts.
  @frozen
  public enum Sum: Hashable, Sendable {
    case exact(Money)
    /// Amounts of different currencies have no sum without a rate of exchange.
    case differentCurrencies
    /// The sum does not fit in 64 bits.
    case overflow
  }

  public let amount: FixedDecimal
  public let currency: CurrencyCode

  @inlinable
  public init(amount: FixedDecimal, currency: CurrencyCode) {
    self.amount = amount
    self.currency = currency
  }

  /// An amount by the rules of EDIFACT and a currency; nil when either is not one.
  public init?(_ amount: String, _ currency: String) {
    guard let amount = FixedDecimal(amount), let currency = CurrencyCode(currency) else { return nil }
    self.init(amount: amount, currency: currency)
  }

  public func adding(_ other: Money) -> Sum {
    guard currency == other.currency else { return .differentCurrencies }
    guard let sum = amount.adding(other.amount) else { return .overflow }
    return .exact(Money(amount: sum, currency: currency))
  }

  public func subtracting(_ other: Money) -> Sum {
    guard currency == other.currency else { return .differentCurrencies }
    guard let difference = amount.subtracting(other.amount) else { return .overflow }
    return .exact(Money(amount: difference, currency: currency))
  }

  public var description: String { "\(amount) \(currency)" }
}
