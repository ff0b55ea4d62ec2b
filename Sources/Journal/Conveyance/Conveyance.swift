/// How a receptacle travels, by what holds in a journal, and which message said each of it.
public struct Conveyance: Sendable {
  /// A value and the number of the message that it is from.
  public struct Value: Sendable, Equatable {
    public var text: String
    var message: Int64
  }

  public var receptacle: Value?
  public var dispatch: Value?
  public var consignment: Value?
  public var carrier: Value?
  public var flight: Value?
  public var mode: Value?
  public var departureAt: Value?
  public var arrivalPort: Value?
  public var arrivalAt: Value?
  public var masterBill: Value?
  // Of the dispatch
  var closedAt: Value?
  var originOperator: Value?
  var originOffice: Value?
  var destinationOffice: Value?

  public init() {}

  /// The elements that a journal can fill in, in the order of the dictionary.
  static let paths = [
    "conveyance.dispatch", "conveyance.receptacle", "conveyance.consignment", "conveyance.carrier",
    "conveyance.flight", "conveyance.mode", "conveyance.departureAt", "conveyance.arrivalPort",
    "conveyance.arrivalAt", "conveyance.masterBill",
  ]

  /// The value of an element by its path in the record.
  subscript(path: String) -> Value? {
    switch path {
    case "conveyance.dispatch": dispatch
    case "conveyance.receptacle": receptacle
    case "conveyance.consignment": consignment
    case "conveyance.carrier": carrier
    case "conveyance.flight": flight
    case "conveyance.mode": mode
    case "conveyance.departureAt": departureAt
    case "conveyance.arrivalPort": arrivalPort
    case "conveyance.arrivalAt": arrivalAt
    case "conveyance.masterBill": masterBill
    default: nil
    }
  }
}
