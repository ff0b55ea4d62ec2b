/// How a receptacle travels, by what holds in a journal, and which message said each of it.
public struct Conveyance: Sendable {
  public var receptacle: LinkedValue?
  public var dispatch: LinkedValue?
  public var consignment: LinkedValue?
  public var carrier: LinkedValue?
  public var flight: LinkedValue?
  public var mode: LinkedValue?
  public var departureAt: LinkedValue?
  public var arrivalPort: LinkedValue?
  public var arrivalAt: LinkedValue?
  public var masterBill: LinkedValue?
  // Of the dispatch
  var closedAt: LinkedValue?
  var originOperator: LinkedValue?
  var originOffice: LinkedValue?
  var destinationOffice: LinkedValue?
  /// Flights of the other legs, one a line.
  var otherFlights: LinkedValue?

  public init() {}

  /// The elements that a journal can fill in, in the order of the dictionary.
  static let paths = [
    "conveyance.dispatch", "conveyance.receptacle", "conveyance.consignment", "conveyance.carrier",
    "conveyance.flight", "conveyance.mode", "conveyance.departureAt", "conveyance.arrivalPort",
    "conveyance.arrivalAt", "conveyance.masterBill",
  ]

  /// The value of an element by its path in the record.
  subscript(path: String) -> LinkedValue? {
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
