/// A fault planted in the traffic; the raw value is its name in the truth.
public enum TrafficFault: String, Sendable, CaseIterable {
  /// The item identifier fails its S10 check digit.
  case badCheckDigit
  case missingItemId
  case missingSenderName
  /// No street, city, region, postcode or country of the sender.
  case missingSenderAddress
  case missingRecipientName
  case missingRecipientCity
  /// One content piece has no description.
  case missingDescription
  /// One content piece is described by a catch-all word.
  case vagueDescription
  /// One content piece has no quantity.
  case missingQuantity
  case missingGrossWeight
  /// Neither a total nor any value of a piece.
  case missingDeclaredValue
  /// The nature of transaction is 77, which no list has.
  case unknownCategory
  /// `UK` where ISO 3166-1 has `GB`: the sender's country, or else a piece's origin.
  case ukCountry
  /// Four digits of HS on a sale.
  case shortHS
  /// The pieces weigh more than the item.
  case netAboveGross
  /// The declared total is not the sum of the pieces (EDIFACT).
  case wrongTotal
  /// A letter in the value of one piece.
  case badAmount

  /// UNT counts other segments than there are (EDIFACT, of a message).
  case wrongSegmentCount
  /// UNT repeats another reference than UNH's (EDIFACT, of a message).
  case wrongMessageReference
  /// A segment no directory has stands inside an item (EDIFACT, of a message).
  case damagedSegment

  /// Whether the fault belongs to a message, not to one of its items.
  public var isOfMessage: Bool {
    switch self {
    case .wrongSegmentCount, .wrongMessageReference, .damagedSegment: true
    default: false
    }
  }

  /// Whether a syntax can carry the fault: XML has neither totals nor control counts.
  public func occurs(in syntax: TrafficSettings.Syntax) -> Bool {
    syntax == .edifact || !(isOfMessage || self == .wrongTotal)
  }

  /// Whether the fault needs goods to show: documents have no HS number, origin or value.
  var needsGoods: Bool {
    switch self {
    case .missingDescription, .vagueDescription, .missingQuantity, .missingDeclaredValue, .ukCountry,
      .shortHS, .netAboveGross, .wrongTotal, .badAmount:
      true
    default: false
    }
  }

  /// The raw value without the making of a String.
  var name: StaticString {
    switch self {
    case .badCheckDigit: "badCheckDigit"
    case .missingItemId: "missingItemId"
    case .missingSenderName: "missingSenderName"
    case .missingSenderAddress: "missingSenderAddress"
    case .missingRecipientName: "missingRecipientName"
    case .missingRecipientCity: "missingRecipientCity"
    case .missingDescription: "missingDescription"
    case .vagueDescription: "vagueDescription"
    case .missingQuantity: "missingQuantity"
    case .missingGrossWeight: "missingGrossWeight"
    case .missingDeclaredValue: "missingDeclaredValue"
    case .unknownCategory: "unknownCategory"
    case .ukCountry: "ukCountry"
    case .shortHS: "shortHS"
    case .netAboveGross: "netAboveGross"
    case .wrongTotal: "wrongTotal"
    case .badAmount: "badAmount"
    case .wrongSegmentCount: "wrongSegmentCount"
    case .wrongMessageReference: "wrongMessageReference"
    case .damagedSegment: "damagedSegment"
    }
  }
}
