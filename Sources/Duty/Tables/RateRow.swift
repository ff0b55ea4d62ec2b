public import SchemaLanguage
public import Vocabulary

/// A row of a table of rates.
public struct RateRow: Sendable {
  public enum Entry: Sendable {
    /// The goods are not subject to the programme, or not on the list.
    case none
    case rate(DutyRate)
    /// US dollars for one unit of a currency.
    case dollars(FixedDecimal, ExchangeUsed.Kind)
  }

  /// Digits that tariff numbers begin with; empty for all that no other row names.
  public var hts = ""
  /// ISO 3166-1 alpha-2; empty for all that no other row names.
  public var origin = ""
  public var from: CalendarDate?
  public var to: CalendarDate?
  public var entry: Entry
  /// The number of the tariff, digits only.
  public var heading: String?
  public var title: String?
  public var source: String
  public var basis: FactBasis
  /// The file, by its number in the table, and the line in it, from 1.
  public var file: Int
  public var line: Int
}
