/// How many items of a group have advance data, and how good they are.
public struct CoverageFigures: Sendable, Equatable {
  /// Items that dispatch data announce and 145.74 covers: the denominator.
  public var announced: UInt32 = 0
  /// Of these, items without item data.
  public var withoutData: UInt32 = 0
  /// Items whose data came after loading.
  public var late: UInt32 = 0
  /// Items of which it is not known whether data came before loading: zones or the time of loading are missing.
  public var undecided: UInt32 = 0
  /// Items whose data lack mandatory elements.
  public var incomplete: UInt32 = 0
  /// Items with complete data that came before loading.
  public var compliant: UInt32 = 0
  /// Items with complete data of which the time is undecided.
  public var perhapsCompliant: UInt32 = 0
  /// Items that 145.74 does not cover: documents, by what their data say. Not in the other figures.
  public var notCovered: UInt32 = 0

  public init() {}

  public static func += (left: inout CoverageFigures, right: CoverageFigures) {
    left.announced += right.announced
    left.withoutData += right.withoutData
    left.late += right.late
    left.undecided += right.undecided
    left.incomplete += right.incomplete
    left.compliant += right.compliant
    left.perhapsCompliant += right.perhapsCompliant
    left.notCovered += right.notCovered
  }

  /// Items of the group that are not, or not certainly, compliant.
  public var gaps: UInt32 { announced - compliant }

  /// The share of compliant items in hundredths of a percent, rounded down, so that only all of them make 10000; nil
  /// without items.
  public var rate: Int? { Self.share(compliant, of: announced) }

  /// The share if all undecided items came in time.
  public var possibleRate: Int? { Self.share(compliant + perhapsCompliant, of: announced) }

  private static func share(_ part: UInt32, of whole: UInt32) -> Int? {
    whole == 0 ? nil : Int(UInt64(part) * 10_000 / UInt64(whole))
  }
}
