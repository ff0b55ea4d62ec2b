/// Makes up the traffic of a whole network: item data, dispatches, carriage, events and answers of customs, for items of
/// which it is known what is so.
///
/// Each interchange holds one message. By default they come in random order over the whole of the traffic, the answer of
/// customs perhaps before the item; what belongs together is told by identifiers alone. Nothing is kept from one message
/// to the next, so that memory does not grow with the network: each message works its dispatch out anew.
public struct NetworkGenerator: ~Copyable {
  public let settings: NetworkSettings

  /// The messages about one dispatch.
  private enum Message: Int, CaseIterable {
    case itemData, lateItemData, dispatch, consignment, carriage, events, answers
  }

  private let shares: FateShares
  private let shuffle: Shuffle
  private let dispatches: Int
  private var composer: ItemComposer
  private var segments = SegmentWriter()
  private var truth = NetworkTruth()
  private var made = 0

  public init(settings: NetworkSettings) {
    var settings = settings
    settings.items = min(max(settings.items, 0), NetworkSettings.mostItems)
    self.settings = settings
    shares = FateShares(settings)
    dispatches = (settings.items + NetworkDispatch.size - 1) / NetworkDispatch.size
    shuffle = Shuffle(count: dispatches * Message.allCases.count, seed: settings.seed)
    composer = ItemComposer(settings: TrafficSettings(seed: settings.seed))
  }

  /// Appends the next interchange to `feed`, and to `truth` what is so of the items of a dispatch, once for each.
  ///
  /// - Returns: false, with nothing appended, when everything has been made. The last call that returns true appends the
  ///   totals.
  public mutating func next(into feed: inout [UInt8], truth lines: inout [UInt8]) -> Bool {
    let count = dispatches * Message.allCases.count
    guard made < count else { return false }
    let place = settings.isShuffled ? shuffle[made] : made
    made += 1
    let number = place / Message.allCases.count
    let dispatch = NetworkDispatch(number, settings, shares)
    let message = Message(rawValue: place % Message.allCases.count) ?? .itemData
    // References count from 1; that of a message follows from what it is about.
    write(message, dispatch, reference: place + 1)
    if message == .dispatch { truth.write(dispatch) }
    if made == count { truth.writeTotals() }
    segments.output.move(to: &feed)
    truth.writer.output.move(to: &lines)
    return true
  }

  private mutating func write(_ message: Message, _ dispatch: borrowing NetworkDispatch, reference: Int) {
    switch message {
    case .itemData:
      writeData(dispatch, at: dispatch.dataAt, reference) { $0 == .sound || $0 == .neverDispatched }
    case .lateItemData: writeData(dispatch, at: dispatch.lateDataAt, reference) { $0 == .late }
    case .dispatch: segments.writeDispatch(dispatch, reference: reference)
    case .consignment: segments.writeConsignment(dispatch, reference: reference)
    case .carriage: segments.writeCarriage(dispatch, reference: reference)
    case .events:
      if dispatch.announcedCount > 0 { segments.writeEvents(dispatch, reference: reference) }
    case .answers:
      if dispatch.items.contains(where: { $0.fate == .sound }) {
        segments.writeAnswers(dispatch, reference: reference)
      }
    }
  }

  /// ITMATT of the items with some fates; nothing when there are none.
  private mutating func writeData(
    _ dispatch: borrowing NetworkDispatch, at moment: TrafficMoment, _ reference: Int,
    of isMeant: (ItemFate) -> Bool
  ) {
    let count = dispatch.items.count { isMeant($0.fate) }
    guard count > 0 else { return }
    composer.random = SeededRandom(seed: settings.seed &+ UInt64(reference) &* 0xD6E8_FEB8_6659_FD93)
    let context = MessageContext(
      message: .itmatt, syntax: .edifact, origin: dispatch.origin, destination: dispatch.destination,
      repertoire: .latin, number: reference, date: moment.date, minute: moment.minute)
    segments.openInterchange(from: dispatch.mailbox, to: "US101", at: moment, reference: reference)
    segments.openMessage(context, replaces: false)
    var sequence = 0
    for item in dispatch.items where isMeant(item.fate) {
      sequence += 1
      composer.compose(context, index: sequence)
      composer.fit(to: item, of: dispatch)
      segments.write(composer.item, sequence: sequence, isDamaged: false)
    }
    segments.closeMessage(context, items: count, fault: nil)
    segments.closeInterchange(reference: reference)
  }
}
