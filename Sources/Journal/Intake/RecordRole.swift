/// What a record is about, as far as the journal asks.
enum RecordRole: UInt8, Sendable {
  case item
  case receptacle
  case dispatch
  case consignment
  case event
  case response
  case referral

  init?(name: String) {
    switch name {
    case "item": self = .item
    case "receptacle": self = .receptacle
    case "dispatch": self = .dispatch
    case "consignment": self = .consignment
    case "event": self = .event
    case "response": self = .response
    case "referral": self = .referral
    default: return nil
    }
  }

  /// Whether a correction of such a message takes the place of the whole message that it names. A correction of item
  /// data speaks for the items in it only.
  var isCorrectedAsAWhole: Bool { self == .receptacle || self == .dispatch || self == .consignment }
}
