/// The place of a message among those that speak of the same: a later one holds.
///
/// Messages are in the order in which they were prepared. Of two of the same time a correction comes after what it
/// corrects; what then is still equal is put in an order that does not depend on arrival.
struct MessageRank: Comparable {
  var order: Int64
  var action: Int64
  var identity: Int64

  static func < (left: MessageRank, right: MessageRank) -> Bool {
    (left.order, left.action, left.identity) < (right.order, right.action, right.identity)
  }

  /// Before every message.
  static let none = MessageRank(order: .min, action: 0, identity: .min)
}

/// What is to be known of a message to judge whether it holds.
struct MessageState {
  var rank: MessageRank
  /// When the message was prepared; nil where it does not say.
  var prepared: Moment?
  var sender: String
  /// Whether it was neither withdrawn nor replaced as a whole.
  var isLive: Bool
}
