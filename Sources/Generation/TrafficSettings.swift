/// What traffic to make.
public struct TrafficSettings: Sendable {
  /// The message the items travel in.
  public enum Message: String, Sendable, CaseIterable {
    /// Item attributes, origin post to destination post (UPU M33).
    case itmatt
    /// Items declared to customs by a post (UPU M43).
    case cusitm
  }

  /// The syntax the message is written in.
  public enum Syntax: String, Sendable, CaseIterable {
    /// ISO 9735 syntax versions 3 and 4, directory D.00A.
    case edifact
    /// The members of the customs declaration system's contract, one document a message.
    case xml
  }

  public var message: Message
  public var syntax: Syntax

  /// Items in all, 0 or more. Item identifiers repeat only after 100 million items.
  public var items: Int

  /// The same seed and settings give the same bytes, on every machine.
  public var seed: UInt64

  /// The share of items, and of EDIFACT messages, that hold one fault each: 0 to 1, clamped.
  public var defectRate: Double

  /// Items in each message but the last: at least 1.
  public var itemsPerMessage: Int

  /// Messages in each interchange but the last: at least 1. XML documents stand alone.
  public var messagesPerInterchange: Int

  /// Whether a line break follows each segment, or each XML member; now and then one of CR LF.
  public var lineBreaks: Bool

  /// The day the messages are prepared; items were posted on it or up to four days before.
  public var date: TrafficDate

  public init(
    message: Message = .itmatt,
    syntax: Syntax = .edifact,
    items: Int = 1000,
    seed: UInt64 = 1,
    defectRate: Double = 0,
    itemsPerMessage: Int = 100,
    messagesPerInterchange: Int = 10,
    lineBreaks: Bool = true,
    date: TrafficDate = TrafficDate(year: 2026, month: 3, day: 1)
  ) {
    self.message = message
    self.syntax = syntax
    self.items = items
    self.seed = seed
    self.defectRate = defectRate
    self.itemsPerMessage = itemsPerMessage
    self.messagesPerInterchange = messagesPerInterchange
    self.lineBreaks = lineBreaks
    self.date = date
  }
}
