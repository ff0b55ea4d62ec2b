/// What the items of one message have in common.
struct MessageContext: Sendable {
  let message: TrafficSettings.Message
  let syntax: TrafficSettings.Syntax
  /// The posting country; nil when items of many countries travel together.
  let origin: Int?
  let destination: Destination
  let repertoire: Repertoire
  /// Counts from 1 through all the traffic.
  let number: Int
  let date: TrafficDate
  /// Minutes after midnight at which the message was prepared.
  let minute: Int

  var isEDIFACT: Bool { syntax == .edifact }
}
