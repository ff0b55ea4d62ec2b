/// Where a record came from.
public struct RecordPlace: Sendable, Hashable {
  /// The name of the feed.
  public var feed: String
  /// The first byte of the record in the feed, and how many it has.
  public var offset: UInt64
  public var length: UInt64

  public init(feed: String, offset: UInt64, length: UInt64) {
    self.feed = feed
    self.offset = offset
    self.length = length
  }
}
