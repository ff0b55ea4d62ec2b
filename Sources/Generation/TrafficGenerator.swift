/// Makes up postal traffic, message by message, with the truth of what a decoder must output.
///
/// The people, firms, streets and identifiers are all invented. Telephone numbers are of the 555-01 kind, e-mail
/// addresses of the example domains, and firms have EXAMPLE, SAMPLE or MUSTER in their names.
///
/// The truth is one JSON line an item, in the order of the feed:
/// `{"id":"…","faults":["…"],"record":{…}}`, the id empty when the item has none. A message with a fault of its own
/// has a line `{"message":"…","faults":["…"]}` before its items. The record holds what the wire carries, in
/// the order of the dictionary; of a fault it holds what is left for a correct decoder.
///
/// The generator holds one item at a time: its memory does not grow with the traffic.
public struct TrafficGenerator: ~Copyable, Sendable {
  public let settings: TrafficSettings

  private var composer: ItemComposer
  private var segments = SegmentWriter()
  private var documents = DocumentWriter()
  private var truths = TruthWriter()
  private var interchange: Interchange?
  private var interchanges: Int
  private var messages = 0
  private var itemsMade = 0

  public init(settings: TrafficSettings) {
    self.settings = settings
    composer = ItemComposer(settings: settings)
    interchanges = composer.random.below(90_000)
  }

  /// Appends the next message to `feed` and the truth about its items to `truth`.
  ///
  /// The first message of an interchange brings the interchange's head with it, the last one its tail.
  ///
  /// - Returns: false, with nothing appended, when all items have been made.
  /// - Complexity: O(items in the message).
  public mutating func next(into feed: inout [UInt8], truth: inout [UInt8]) -> Bool {
    let count = min(max(settings.itemsPerMessage, 1), settings.items - itemsMade)
    if count <= 0 { return false }
    messages += 1
    switch settings.syntax {
    case .edifact:
      writeMessage(of: count)
      segments.output.move(to: &feed)
    case .xml:
      writeDocument(of: count)
      documents.output.move(to: &feed)
    }
    truths.output.move(to: &truth)
    return true
  }

  private mutating func writeMessage(of count: Int) {
    let minute = (messages * 7 + 240) % 1440
    var interchange = openInterchange(minute: minute)
    interchange.messages += 1
    let context = MessageContext(
      message: settings.message, syntax: .edifact, origin: interchange.origin,
      destination: interchange.destination, repertoire: interchange.repertoire, number: messages,
      date: settings.date, minute: minute)

    let fault = composer.drawsFault() ? composer.random.pick(Self.messageFaults) : nil
    if let fault { truths.write(message: messages, fault: fault) }
    let damaged = fault == .damagedSegment ? composer.random.below(count) : -1
    segments.openMessage(context, replaces: interchange.messages > 1 && composer.random.chance(5))
    for index in 0..<count {
      composer.compose(context, index: index)
      segments.write(composer.item, sequence: index + 1, isDamaged: index == damaged)
      truths.write(composer.item)
    }
    segments.closeMessage(context, items: count, fault: fault)
    itemsMade += count

    if interchange.messages >= settings.messagesPerInterchange || itemsMade == settings.items {
      segments.close(interchange)
      self.interchange = nil
    } else {
      self.interchange = interchange
    }
  }

  private mutating func openInterchange(minute: Int) -> Interchange {
    if let interchange { return interchange }
    interchanges += 1
    let opened = Interchange(reference: interchanges, settings: settings, random: &composer.random)
    segments.open(opened, date: settings.date, minute: minute)
    return opened
  }

  private mutating func writeDocument(of count: Int) {
    let draw = composer.random.below(16)
    documents.encoding = draw == 0 ? .latin : draw == 1 ? .ascii : .utf8
    let usesCarriageReturn = composer.random.chance(12)
    documents.lineBreak = settings.lineBreaks ? (usesCarriageReturn ? "\r\n" : "\n") : ""
    let context = MessageContext(
      message: settings.message, syntax: .xml,
      origin: settings.message == .itmatt ? composer.random.pick(Origin.shares) : nil,
      destination: composer.random.pick(Destination.all), repertoire: draw == 0 ? .latin : .unicode,
      number: messages, date: settings.date, minute: 0)

    documents.openDocument(settings.message, declares: composer.random.chance(60))
    for index in 0..<count {
      composer.compose(context, index: index)
      documents.write(composer.item, settings.message)
      truths.write(composer.item)
    }
    documents.closeDocument(settings.message)
    itemsMade += count
  }

  private static let messageFaults = TrafficFault.allCases.filter(\.isOfMessage)
}
