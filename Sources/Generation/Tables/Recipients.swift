/// A place in the United States: the state, a ZIP code of it and a telephone area of it.
struct RecipientPlace: Sendable {
  let city: StaticString
  let state: StaticString
  let zip: StaticString
  let area: StaticString

  init(_ city: StaticString, _ state: StaticString, _ zip: StaticString, _ area: StaticString) {
    self.city = city
    self.state = state
    self.zip = zip
    self.area = area
  }

  static let all: [RecipientPlace] = [
    RecipientPlace("New York", "NY", "10001", "212"), RecipientPlace("Brooklyn", "NY", "11201", "718"),
    RecipientPlace("Buffalo", "NY", "14202", "716"), RecipientPlace("Newark", "NJ", "07102", "973"),
    RecipientPlace("Boston", "MA", "02108", "617"), RecipientPlace("Providence", "RI", "02903", "401"),
    RecipientPlace("Hartford", "CT", "06103", "860"), RecipientPlace("Portland", "ME", "04101", "207"),
    RecipientPlace("Burlington", "VT", "05401", "802"), RecipientPlace("Concord", "NH", "03301", "603"),
    RecipientPlace("Philadelphia", "PA", "19103", "215"), RecipientPlace("Pittsburgh", "PA", "15222", "412"),
    RecipientPlace("Wilmington", "DE", "19801", "302"), RecipientPlace("Baltimore", "MD", "21202", "410"),
    RecipientPlace("Washington", "DC", "20001", "202"), RecipientPlace("Richmond", "VA", "23219", "804"),
    RecipientPlace("Charlotte", "NC", "28202", "704"), RecipientPlace("Charleston", "SC", "29401", "843"),
    RecipientPlace("Atlanta", "GA", "30303", "404"), RecipientPlace("Miami", "FL", "33130", "305"),
    RecipientPlace("Orlando", "FL", "32801", "407"), RecipientPlace("Birmingham", "AL", "35203", "205"),
    RecipientPlace("Nashville", "TN", "37203", "615"), RecipientPlace("Louisville", "KY", "40202", "502"),
    RecipientPlace("Columbus", "OH", "43215", "614"), RecipientPlace("Cleveland", "OH", "44113", "216"),
    RecipientPlace("Detroit", "MI", "48226", "313"), RecipientPlace("Indianapolis", "IN", "46204", "317"),
    RecipientPlace("Chicago", "IL", "60601", "312"), RecipientPlace("Milwaukee", "WI", "53202", "414"),
    RecipientPlace("Minneapolis", "MN", "55401", "612"), RecipientPlace("Des Moines", "IA", "50309", "515"),
    RecipientPlace("St. Louis", "MO", "63101", "314"), RecipientPlace("New Orleans", "LA", "70112", "504"),
    RecipientPlace("Austin", "TX", "78701", "512"), RecipientPlace("Houston", "TX", "77002", "713"),
    RecipientPlace("Dallas", "TX", "75201", "214"), RecipientPlace("Oklahoma City", "OK", "73102", "405"),
    RecipientPlace("Omaha", "NE", "68102", "402"), RecipientPlace("Denver", "CO", "80202", "303"),
    RecipientPlace("Santa Fe", "NM", "87501", "505"), RecipientPlace("Phoenix", "AZ", "85004", "602"),
    RecipientPlace("Salt Lake City", "UT", "84101", "801"), RecipientPlace("Las Vegas", "NV", "89101", "702"),
    RecipientPlace("Boise", "ID", "83702", "208"), RecipientPlace("Seattle", "WA", "98101", "206"),
    RecipientPlace("Portland", "OR", "97205", "503"), RecipientPlace("San Francisco", "CA", "94103", "415"),
    RecipientPlace("Los Angeles", "CA", "90012", "213"), RecipientPlace("San Diego", "CA", "92101", "619"),
    RecipientPlace("Anchorage", "AK", "99501", "907"), RecipientPlace("Honolulu", "HI", "96813", "808"),
  ]
}

/// Made-up names and streets of recipients.
enum Recipients {
  static let given: [StaticString] = [
    "Jane", "John", "Emily", "Michael", "Grace", "Daniel", "Olivia", "Noah", "Ava", "Ethan", "Mary Ann",
    "William", "Sophia", "Carlos", "Mei", "Priya", "Samuel", "Hannah", "Luis", "Aisha",
  ]
  static let family: [StaticString] = [
    "Public", "Sample", "O'Brien", "Example", "Doe", "D'Angelo", "Placeholder", "Specimen", "Roe", "O'Test",
    "Smith-Example", "Nguyen", "Garcia", "Johnson", "Patel", "Kim", "Lopez", "Miller", "Tester", "Demo",
  ]
  /// Names that need ISO 8859-1.
  static let accented: [StaticString] = [
    "José Núñez", "Zoë Müller", "María Peña", "René Gâteau", "Søren Ågård", "François Éxemple",
  ]
  static let firms: [StaticString] = [
    "Example Imports LLC", "Sample & Doe, Attorneys at Law", "Example Hobby Shop Inc", "Sample Music Store",
    "Muster Brothers Bakery Supply", "Example Museum of Stamps", "Sample Bicycle Co-op", "O'Sample & Sons",
  ]
  static let streets: [StaticString] = [
    "Main Street", "Elm Avenue", "Maple Drive", "Oak Lane", "Sample Road", "Example Boulevard", "2nd Avenue",
    "Park Place", "Court Square", "Hill Street", "Cedar Court", "Lakeview Terrace", "Mill Road", "Church St.",
    "Martin's Way", "Highway 1",
  ]
  static let units: [StaticString] = ["Apt ", "Suite ", "Unit ", "Floor ", "P.O. Box "]
}
