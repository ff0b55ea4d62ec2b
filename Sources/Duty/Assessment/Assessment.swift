public import Vocabulary

/// What is owed on one record, an item of mail, and how it is entered.
///
/// ```
///  Assessment      which regime, which dates, which path, what is owed in all
///   ├ turns        each test on the way to the path, in order, with its code and outcome
///   ├ lines        one a row of `contents`, in order
///   │  ├ layers    each duty: heading, rate, amount, source
///   │  ├ used      where each value came from: element and place in the feed, table and line, rule
///   │  └ undetermined   why there is no amount, and what would complete it
///   ├ perItem      the specific duty of the whole item, where the regime offers one
///   ├ fees
///   ├ totals       under each rounding policy; none when a line has no amount
///   └ undetermined what concerns the item as a whole
/// ```
///
/// A line that cannot be assessed is refused: it has reasons and no amount. A missing rate never counts as 0 %.
/// All amounts are US dollars and exact; the whole is a value that holds no part of the record it is about.
public struct Assessment: Sendable {
  /// The id of the regime that governs, such as `us.mail.2026-07-24`; nil when none covers the item. Where the lines
  /// fall under several, the one that is tried first; each line says its own.
  public var regime: String?
  /// The id of the worksheet's form that the regime feeds, such as `imd-2026-07`; nil when it feeds none.
  public var form: String?
  public var dates: AssessmentDates
  /// How the item is entered; nil when that cannot be said, for which `undetermined` has the reason.
  public var path: PathToEntry?
  /// Paths that may be chosen instead.
  public var alternatives: [PathToEntry] = []
  public var turns: [PathTurn] = []
  /// The method that `totals` are about.
  public var method: DutyMethod = .adValorem
  /// The rounding policy that the regime names first; the others are alternatives to compare with.
  public var rounding: RoundingPolicy = .centsHalfUp
  /// The customs value of the whole item in US dollars; nil when a line has none.
  public var customsValue: FixedDecimal?
  public var lines: [AssessedLine] = []
  /// The exemption of an item without contents, such as a letter; lines say their own.
  public var exemption: AppliedExemption?
  public var perItem: PerItemDuty?
  public var fees: [AssessedFee] = []
  /// Nil when a line is refused, a fee is unknown, or the goods may not come by mail.
  public var totals: DutyTotals?
  public var undetermined: [Undetermined] = []

  public init(dates: AssessmentDates) { self.dates = dates }

  /// Whether there is no amount for the item as a whole.
  public var isRefused: Bool { totals == nil }

  /// All reasons, of the item and of its lines, that keep an amount or a path from being known.
  public var refusals: [Undetermined] {
    undetermined.filter(\.isRefusal) + lines.flatMap { $0.undetermined.filter(\.isRefusal) }
  }
}
