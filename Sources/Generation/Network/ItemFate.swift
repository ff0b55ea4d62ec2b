/// What becomes of an item of the network, and of the data about it.
enum ItemFate: Sendable {
  /// Announced in PREDES, its ITMATT before the flight left.
  case sound
  /// Announced, without an ITMATT.
  case withoutData
  /// An ITMATT, and no PREDES that names it.
  case neverDispatched
  /// Announced, its ITMATT after the flight left.
  case late

  /// How the truth names the item data.
  var data: StaticString {
    switch self {
    case .sound, .neverDispatched: "inTime"
    case .withoutData: "none"
    case .late: "late"
    }
  }

  var isAnnounced: Bool { self != .neverDispatched }
}

/// The shares of the fates, out of 2^53.
struct FateShares: Sendable {
  private let limits: [(limit: UInt64, fate: ItemFate)]

  init(_ settings: NetworkSettings) {
    var sum: UInt64 = 0
    limits = [
      (settings.withoutData, ItemFate.withoutData), (settings.neverDispatched, .neverDispatched),
      (settings.late, .late),
    ].map { rate, fate in
      // A NaN rate compares false and so means none.
      sum += UInt64((rate > 0 ? min(rate, 1) : 0) * 9_007_199_254_740_992)
      return (sum, fate)
    }
  }

  func draw(_ random: inout SeededRandom) -> ItemFate {
    let drawn = random.next() >> 11
    return limits.first { drawn < $0.limit }?.fate ?? .sound
  }
}
