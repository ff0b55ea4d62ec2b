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

  /// The values by the path of their element in the record, in the order of the dictionary.
  public var values: [(path: String, value: Value)] {
    let all: [(String, Value?)] = [
      ("conveyance.dispatch", dispatch), ("conveyance.receptacle", receptacle),
      ("conveyance.consignment", consignment), ("conveyance.carrier", carrier), ("conveyance.flight", flight),
      ("conveyance.mode", mode), ("conveyance.departureAt", departureAt),
      ("conveyance.arrivalPort", arrivalPort), ("conveyance.arrivalAt", arrivalAt),
      ("conveyance.masterBill", masterBill),
    ]
    return all.compactMap { path, value in value.map { (path, $0) } }
  }
}
