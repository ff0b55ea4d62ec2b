/// A sender, recipient, importer or declarant, as the wire carries it.
struct Party: Sendable {
  var name = TextRange()
  /// Parts of a person's name; empty for firms and for names that aren't split.
  var firstName = TextRange()
  var lastName = TextRange()
  var streets: InlineArray<3, TextRange> = [TextRange(), TextRange(), TextRange()]
  var city = TextRange()
  var region = TextRange()
  var postcode = TextRange()
  /// As written; `countryMeant` is what a decoder makes of it.
  var country: StaticString = ""
  var countryMeant: StaticString = ""
  var reference = TextRange()
  /// RFF 1153: VA, AHP or FC.
  var referenceKind: StaticString = ""
  var phone = TextRange()
  var mobile = TextRange()
  var fax = TextRange()
  var email = TextRange()

  var hasAddress: Bool {
    !streets[0].isEmpty || !city.isEmpty || !region.isEmpty || !postcode.isEmpty
      || country.utf8CodeUnitCount > 0
  }

  mutating func removeName() {
    name = TextRange()
    firstName = TextRange()
    lastName = TextRange()
  }

  mutating func removeAddress() {
    streets = [TextRange(), TextRange(), TextRange()]
    city = TextRange()
    region = TextRange()
    postcode = TextRange()
    country = ""
    countryMeant = ""
  }
}
