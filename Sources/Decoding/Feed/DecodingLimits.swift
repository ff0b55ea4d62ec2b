public import Vocabulary
public import Wire

/// How large things in a feed may be. What goes beyond is rejected or counted, and reading goes on behind it.
public struct DecodingLimits: Sendable {
  public var record = RecordLimits()
  public var segments = SegmentLimits()
  public var xml = XMLLimits()
  public var json = JSONLimits()
  /// The longest stretch of raw bytes in one reject; longer ones come in parts.
  public var rejectPart = 1 << 18
  /// The largest record in bytes of the feed; in JSON the largest object.
  public var recordBytes = 1 << 22
  /// How many findings of one kind about the envelope are told for one message; further ones are counted.
  public var envelopeFindingsOfAKind = 20
  /// How many references are remembered to find duplicates: of interchanges in a feed, of messages in an interchange.
  public var references = 1 << 20

  public init() {}
}
