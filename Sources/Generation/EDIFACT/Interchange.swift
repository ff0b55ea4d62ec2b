/// How an interchange is written, and how far it has come.
struct Interchange: Sendable {
  let reference: Int
  let origin: Int?
  let repertoire: Repertoire
  let identifier: StaticString
  let version: Int
  let service: ServiceCharacters
  let hasUNA: Bool
  let lineBreak: StaticString
  let destination: Destination
  var messages = 0

  /// Draws a way of writing that suits the posting country's letters.
  init(reference: Int, settings: TrafficSettings, random: inout SeededRandom) {
    self.reference = reference
    let origin = settings.message == .itmatt ? random.pick(Origin.shares) : nil
    self.origin = origin
    let own = origin.map { Origin.all[$0].own }
    let draw = random.below(100)
    switch own {
    case .cyrillic where draw < 50, nil where draw < 10:
      (identifier, version, repertoire) = ("UNOE", 3, .cyrillic)
    case .latin where draw < 60, .unicode where draw < 30, nil where draw < 50, .cyrillic where draw < 55:
      (identifier, version, repertoire) = ("UNOC", 3, .latin)
    default:
      switch random.below(8) {
      case 0: (identifier, version, repertoire) = ("UNOA", 3, .capitals)
      case 1: (identifier, version, repertoire) = ("UNOB", 3, .capitals)
      case 2, 3, 4: (identifier, version, repertoire) = ("UNOY", 4, .unicode)
      default: (identifier, version, repertoire) = ("UNOW", 4, .unicode)
      }
    }

    let marks = random.below(100)
    var service: ServiceCharacters =
      marks < 86 ? .usual : marks < 91 ? .decimalComma : marks < 96 ? .strokes : .separators
    if version == 4, service.release != nil { service.repetition = UInt8(ascii: "*") }
    self.service = service
    hasUNA = marks < 25 || marks >= 86
    lineBreak = settings.lineBreaks ? (random.chance(12) ? "\r\n" : "\n") : ""
    destination = random.pick(Destination.all)
  }

  var sender: StaticString { origin.map { Origin.all[$0].mailbox } ?? "US101" }
  var receiver: StaticString { origin == nil ? "USCUST" : "US101" }
}
