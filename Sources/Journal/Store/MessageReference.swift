/// Which message said something, and where it stood.
public struct MessageReference: Sendable, Equatable {
  public var feed = ""
  /// The byte of the feed at which the first record taken from it began.
  public var offset: UInt64 = 0
  public var type = ""
  public var sender = ""
  public var receiver = ""
  public var interchange = ""
  public var reference = ""
  public var messageID = ""
  /// ISO 8601; empty where it was not said.
  public var preparedAt = ""
}
