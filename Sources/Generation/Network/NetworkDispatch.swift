/// A made-up dispatch: its receptacles and items, its flight, and what becomes of each item. No content yet.
///
/// A dispatch follows from the seed and its number alone, so that each of its messages can be written on its own.
struct NetworkDispatch: ~Copyable {
  struct Item {
    var id: TextRange
    /// Grams.
    var weight: Int
    var fate: ItemFate
    /// The place of its receptacle, -1 when it is in none.
    var receptacle: Int
    /// Whether customs holds it; else it is released.
    var isHeld: Bool
  }

  struct Receptacle {
    var id: TextRange
    /// Grams, in steps of 100.
    var weight: Int
    var itemCount: Int
  }

  /// So many items belong to each dispatch but the last.
  static let size = 64

  let number: Int
  let origin: Int
  let office: StaticString
  let destination: Destination
  let mail: MailClass
  let carrier: StaticString
  let departure: TrafficMoment
  let arrival: TrafficMoment
  /// Holds all identifiers.
  private(set) var text = ByteBuffer()
  private(set) var id = TextRange()
  private(set) var consignment = TextRange()
  private(set) var flight = TextRange()
  private(set) var items: [Item] = []
  private(set) var receptacles: [Receptacle] = []

  /// - Parameter number: counts from 0.
  init(_ number: Int, _ settings: NetworkSettings, _ shares: FateShares) {
    var random = SeededRandom(seed: settings.seed ^ UInt64(number) &* 0x9FB2_1C65_1E98_DF25)
    self.number = number
    // Lanes take turns; the number within a lane tells its dispatches apart.
    let turn = Self.turns[number % Self.turns.count]
    var rest = number / Self.turns.count
    destination = Destination.all[rest % Destination.all.count]
    rest /= Destination.all.count
    mail = Self.mails[rest % Self.mails.count]
    origin = turn.origin
    // An origin has several turns; its dispatches are counted over all of them.
    let weight = Origin.all[origin].weight
    let serial = rest / Self.mails.count * weight + turn.rank + 1
    let consignmentSerial = number / Self.turns.count * weight + turn.rank + 1
    office = Origin.all[origin].offices[0]
    carrier = Self.carriers[origin % Self.carriers.count]
    let first = TrafficMoment(settings.date, minute: 0)
    departure = first.adding(minutes: random.below(30 * 1440))
    arrival = departure.adding(minutes: random.within(480...960))
    writeIdentifiers(serial, consignmentSerial)
    makeItems(settings, shares, &random)
    fillReceptacles(&random)
  }

  var originOperator: StaticString { Origin.all[origin].post }
  var mailbox: StaticString { Origin.all[origin].mailbox }
  var closedAt: TrafficMoment { departure.adding(hours: -6) }
  /// When item data is prepared. There are more hours to the departure than between any two time zones.
  var dataAt: TrafficMoment { departure.adding(hours: -(30 + number % 30)) }
  var lateDataAt: TrafficMoment { departure.adding(hours: 30 + number % 24) }

  var announcedCount: Int { items.count { $0.fate.isAnnounced } }
  var weight: Int { receptacles.reduce(0) { $0 + $1.weight } }

  /// S8, the consignment (12 characters) and the flight.
  private mutating func writeIdentifiers(_ serial: Int, _ consignmentSerial: Int) {
    text.append(office)
    text.append(destination.office)
    text.append("A")
    text.append(mail.subclass)
    text.append(number: departure.date.year % 10)
    text.append(number: serial, digits: 4)
    id = TextRange(start: 0, count: text.count)
    var start = text.count
    text.append(office)
    text.append(number: departure.date.year % 10)
    text.append(number: consignmentSerial, digits: 5)
    consignment = TextRange(start: start, count: text.count - start)
    start = text.count
    text.append(carrier)
    text.append(number: 100 + number % 900, digits: 4)
    flight = TextRange(start: start, count: text.count - start)
  }

  private mutating func makeItems(
    _ settings: NetworkSettings, _ shares: FateShares, _ random: inout SeededRandom
  ) {
    let first = number * Self.size
    for index in first..<min(first + Self.size, settings.items) {
      let start = text.count
      text.append(mail.indicator)
      let second = random.below(mail.seconds.utf8CodeUnitCount)
      mail.seconds.withUTF8Buffer { text.append($0[second]) }
      // The factor has no divisor in common with 10, so that no serial comes twice.
      let serial = (index &* 48_271 + Int(settings.seed % 100_000_000)) % 100_000_000
      text.append(number: serial, digits: 8)
      text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: S10.checkDigit(ofSerial: serial)))
      text.append(Origin.all[origin].country)
      items.append(
        Item(
          id: TextRange(start: start, count: text.count - start), weight: random.within(120...1900),
          fate: shares.draw(&random), receptacle: -1, isHeld: random.chance(6)))
    }
  }

  private mutating func fillReceptacles(_ random: inout SeededRandom) {
    let count = random.within(2...6)
    receptacles = Array(repeating: Receptacle(id: TextRange(), weight: 800, itemCount: 0), count: count)
    for index in items.indices where items[index].fate.isAnnounced {
      let place = random.below(count)
      items[index].receptacle = place
      receptacles[place].weight += items[index].weight
      receptacles[place].itemCount += 1
    }
    for place in receptacles.indices {
      receptacles[place].weight = (receptacles[place].weight + 99) / 100 * 100
      let start = text.count
      for index in id.start..<id.end { text.append(text[index]) }
      text.append(number: place + 1, digits: 3)
      text.append(place == count - 1 ? "1" : "0")
      text.append(mail.isInsured ? "1" : "0")
      text.append(number: receptacles[place].weight / 100, digits: 4)
      receptacles[place].id = TextRange(start: start, count: text.count - start)
    }
  }

  /// The origins, each as often as its share and the first turns of all before the second ones.
  private static let turns: [(origin: Int, rank: Int)] = (0..<(Origin.all.map(\.weight).max() ?? 1)).flatMap {
    rank in Origin.all.indices.filter { Origin.all[$0].weight > rank }.map { (origin: $0, rank: rank) }
  }
  private static let mails = MailClass.letters + MailClass.parcels
  /// Invented carriers.
  private static let carriers: [StaticString] = ["XA", "XB", "XC", "XE", "XH"]
}
