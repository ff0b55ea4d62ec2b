internal import Wire

/// What the decoder has for its caller.
@frozen
public enum FeedEvent: Sendable {
  /// Nothing more until bytes are added, or the feed is said to be finished.
  case needsInput
  /// `record` holds a record.
  case record
  /// `reject` describes bytes that did not become a record.
  case reject
  /// `finding` is about the envelope: an interchange, a message as a whole, or the feed.
  case finding
  /// Only while skimming: `skimmed` tells where a whole message stands. Its bytes are in no account.
  case message
  /// The feed is finished and every byte is accounted for.
  case end
}

/// Bytes that did not become a record, and why. A long stretch comes in several parts.
public struct Reject: Sendable {
  public var reason: RejectReason
  /// The first byte of this part in the feed, and how many bytes it has.
  public var offset: UInt64
  public var length: Int
  /// The line of the first byte, from 1.
  public var line: UInt64
  /// The segment number in the message, 0 where there is none.
  public var segment: UInt32
  /// Parts count from 1.
  public var part: Int
  public var isLastPart: Bool
  /// More about it, such as the message type that is unknown. Never personal data.
  public var detail: String
}

/// What is known about where the decoder stands in the feed: the interchange and message around a record.
public struct EnvelopeContext: Sendable {
  /// `edifact`, `xml` or `json`; empty between interchanges.
  public var syntax = ""
  public var messageType = ""
  public var version = ""
  /// The release and the controlling agency of the message (data elements 0054 and 0051).
  public var release = ""
  public var agency = ""
  public var schema = ""
  public var interchange = ""
  public var group = ""
  public var reference = ""
  public var sender = ""
  public var receiver = ""
  /// The date and time of preparation in UNB, as ISO 8601 without zone; empty where there is none.
  public var preparedAt = ""
  public var isTest = false
  /// The number of the interchange in the feed and of the message in its interchange, from 1; 0 outside.
  public var interchangeNumber: UInt64 = 0
  public var messageNumber = 0

  public init() {}
}

/// Departures from the rules that are tolerated from one sender, as `postern.yaml` names them.
public struct Leniencies: Sendable {
  /// Findings about wrong counts (UNT, UNE, UNZ) become advice.
  public var wrongCounts = false
  /// Findings about unknown and misplaced segments become advice.
  public var unknownSegments = false
  /// The character set the sender really uses, whatever UNB declares.
  public var characterSet: String?

  /// The names that `characterSet` may have.
  public static var characterSets: [String] { CharacterEncoding.allCases.map(\.rawValue) }

  public init() {}
}
