public import Vocabulary

/// A regime: what is owed on items of mail that arrive in a period, and how they are entered.
public struct DutyRegime: Sendable {
  public let id: String
  public let title: String
  /// The days of arrival for which it is in force.
  public let validFrom: CalendarDate?
  public let validTo: CalendarDate?
  /// The channel of the records, such as `postal`.
  public let channel: String
  /// Regimes that are in force on one day are tried by this number, the least first.
  public let order: Int
  public let governing: GoverningDate
  /// What of its period it covers.
  public let covers: DutyScope
  /// Whether goods must be classified in the tariff of ten digits.
  public let needsClassification: Bool
  /// The id of the worksheet's form; nil when it feeds none.
  public let form: String?
  /// The names of rounding policies; the first is the one that counts.
  public let rounding: [String]
  /// The id of the rule of exchange.
  public let exchange: String
  /// In order; the first that holds for a line exempts it.
  public let exemptions: [Exemption]
  /// The ids of the programmes, in the order in which their numbers are reported.
  public let programmes: [String]
  /// The amounts of the specific duty, by the rate; the first tier that holds decides. Empty: no such choice.
  public let tiers: [Tier]
  /// In order; the first test that holds decides.
  public let path: [PathTest]
  /// The ids of fees.
  public let fees: [String]
  public let basis: DutyBasis
  public let file: String

  /// The day whose rates hold.
  public enum GoverningDate: String, CaseIterable, Sendable {
    case arrival
    /// The transmission of the entry to customs.
    case transmission
  }

  public struct Exemption: Sendable {
    public let id: String
    public let title: String
    public let scope: DutyScope
    /// Whether the limit of `upTo` is one for all items of a recipient on a day.
    public let isPerRecipientAndDay: Bool
    /// Whether the line is reported on the worksheet as one without duty.
    public let isReported: Bool
    public let basis: DutyBasis
    public let line: Int
  }

  public struct Tier: Sendable {
    /// In percent; nil for none.
    public let below: FixedDecimal?
    public let upTo: FixedDecimal?
    /// US dollars for each item.
    public let amount: FixedDecimal
    public let basis: DutyBasis
    public let line: Int

    public func holds(for percent: FixedDecimal) -> Bool {
      (below.map { percent < $0 } ?? true) && (upTo.map { percent <= $0 } ?? true)
    }
  }

  public struct PathTest: Sendable {
    public let code: String
    public let title: String
    /// What must hold of a line; one line that it holds for is enough.
    public let scope: DutyScope
    /// Holds when all lines are exempt.
    public let whenExempt: Bool
    /// Holds when a duty of these chapters is owed on a line.
    public let chapters: [String]
    /// Holds when a line has a row in this table, and the row does not say `none`.
    public let table: String?
    /// Whether a test that cannot be made leaves the path unknown; else the way goes on without it.
    public let isDecisive: Bool
    /// Where it leads, of `pathNames`; nil for a prohibition.
    public let path: String?
    /// Paths that may be chosen instead, and from which governing day.
    public let alternatives: [(path: String, from: CalendarDate)]
    /// Why the goods may not be imported by mail; then there is no amount, and the tests go on.
    public let prohibition: String?
    public let basis: DutyBasis
    public let line: Int
  }

  /// The names of the paths to entry.
  public static let pathNames = ["none", "worksheet", "entryType13", "mailEntry", "formal"]

  /// Both days included.
  public func isValid(onArrival date: CalendarDate) -> Bool {
    (validFrom.map { $0 <= date } ?? true) && (validTo.map { date <= $0 } ?? true)
  }
}
