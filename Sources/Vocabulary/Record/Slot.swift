/// One value of a record: which element, where its text stands in the arena, and where it came from.
@frozen
public struct Slot: Sendable {
  /// The text, normalized and in UTF-8, in the arena.
  public var text: ByteRange
  /// Where the value stood in the feed.
  public var position: FeedPosition
  /// The value of an integer or a weight in grams; the mantissa of a decimal; the days since 1970-01-01 of a date.
  public var number: Int64
  /// The slot of the list's next value, or -1.
  public var next: Int32
  public var element: ElementID
  /// How far down the schema's list of places the value was found; 0 is the first choice.
  public var rank: UInt8
  /// The decimal places of a decimal.
  public var scale: UInt8

  @inlinable
  public init(
    text: ByteRange, position: FeedPosition, number: Int64 = 0, element: ElementID, rank: UInt8 = 0,
    scale: UInt8 = 0
  ) {
    self.text = text
    self.position = position
    self.number = number
    next = -1
    self.element = element
    self.rank = rank
    self.scale = scale
  }
}
