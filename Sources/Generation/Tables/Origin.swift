/// A country that sends mail, and what its people and addresses look like. All of them made up.
struct Origin: Sendable {
  struct Place: Sendable {
    let city: StaticString
    /// The city in the country's own letters.
    let ownCity: StaticString
    let region: StaticString
    /// `#` stands for any digit.
    let postcode: StaticString

    init(_ city: StaticString, _ ownCity: StaticString, _ region: StaticString, _ postcode: StaticString) {
      self.city = city
      self.ownCity = ownCity
      self.region = region
      self.postcode = postcode
    }
  }

  /// ISO 3166-1 alpha-2.
  let country: StaticString
  /// Designated operator code.
  let post: StaticString
  /// EDI mailbox: country and three digits.
  let mailbox: StaticString
  /// Share of the traffic, against the other origins.
  let weight: Int
  let currency: Currency
  /// Offices of exchange (IMPC).
  let offices: [StaticString]
  /// Start of a telephone number.
  let phone: StaticString
  let legalForm: StaticString
  let places: [Place]
  let given: [StaticString]
  let family: [StaticString]
  let streets: [StaticString]
  /// What the names and streets in the country's own letters need.
  let own: Repertoire
  let ownNames: [StaticString]
  let ownStreets: [StaticString]
  /// A remark put after some descriptions, in the country's own letters.
  let ownNote: StaticString

  static let all: [Origin] = asia + europe + others

  /// Indices into `all`, each as often as the origin's share.
  static let shares: [Int] = all.indices.flatMap { Array(repeating: $0, count: all[$0].weight) }

  static let firmWords: [StaticString] = [
    "Example Trading", "Sample Exports", "Muster Versand", "Example Electronics", "Sample Crafts",
    "Example & Daughters", "Muster Books", "Sample Textiles",
  ]
}
