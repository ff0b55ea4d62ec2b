/// What network of the post to make up.
public struct NetworkSettings: Sendable {
  /// Items in all: 0 to ``mostItems``.
  public var items: Int
  /// The same seed and settings give the same bytes, on every machine.
  public var seed: UInt64
  /// The share of items that a PREDES names and no ITMATT describes: 0 to 1, clamped like those below.
  public var withoutData: Double
  /// The share of items that an ITMATT describes and no PREDES names.
  public var neverDispatched: Double
  /// The share of items whose ITMATT is prepared after the flight has left.
  public var late: Double
  /// Whether the interchanges come in random order, over the whole of the traffic; else dispatch by dispatch.
  public var isShuffled: Bool
  /// The first day on which flights leave; they do so on thirty days.
  public var date: TrafficDate

  /// Dispatches have four digits for their number, so that there is an end to them.
  public static let mostItems = 20_000_000

  public init(
    items: Int = 1000, seed: UInt64 = 1, withoutData: Double = 0, neverDispatched: Double = 0,
    late: Double = 0,
    isShuffled: Bool = true, date: TrafficDate = TrafficDate(year: 2026, month: 3, day: 1)
  ) {
    self.items = items
    self.seed = seed
    self.withoutData = withoutData
    self.neverDispatched = neverDispatched
    self.late = late
    self.isShuffled = isShuffled
    self.date = date
  }
}
