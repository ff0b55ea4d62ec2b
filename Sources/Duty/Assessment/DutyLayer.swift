public import SchemaLanguage
public import Vocabulary

/// One duty on a line: a heading of the tariff, its rate, and what comes of it.
public struct DutyLayer: Sendable {
  public enum Kind: String, Sendable {
    case free
    case adValorem
    /// An amount for each unit.
    case specific
    /// Both together.
    case compound
  }

  /// The programme, by the id of its file or table, such as `us.section-301.forced-labor`.
  public var programme: String
  /// The number of the tariff, digits only: of chapter 99, or the line of chapters 1 to 97; nil for duties on mail
  /// that have no heading of their own.
  public var heading: String?
  public var title: String
  /// The rate as it was written, such as `12.5%` or `$0.05/kg + 4%`; for a topped-up rate what was added.
  public var rate: String
  public var kind: Kind
  /// The ad valorem part in percent, 0 for free; nil when there is none.
  public var percent: FixedDecimal?
  /// What the layer comes to; in `cfr-159.3` its share of the lines that are rounded together.
  public var amounts: DutyAmounts
  public var source: String
  public var basis: FactBasis

  public init(
    programme: String, heading: String?, title: String, rate: String, kind: Kind, percent: FixedDecimal?,
    amounts: DutyAmounts, source: String, basis: FactBasis
  ) {
    self.programme = programme
    self.heading = heading
    self.title = title
    self.rate = rate
    self.kind = kind
    self.percent = percent
    self.amounts = amounts
    self.source = source
    self.basis = basis
  }
}
