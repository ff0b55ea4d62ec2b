internal import SchemaLanguage

/// How far local times are ahead of UTC in a country.
struct CountryTime: Equatable, Sendable {
  /// Minutes ahead of UTC: the least and the most.
  let minutes: ClosedRange<Int64>
  /// Whether the whole country has the same time at any moment.
  let isOne: Bool

  /// Where the country is not known: from Baker Island to Kiritimati.
  static let anywhere = CountryTime(minutes: -720...840, isOne: false)

  init(minutes: ClosedRange<Int64>, isOne: Bool) {
    self.minutes = minutes
    self.isOne = isOne
  }

  /// The form of the code list: `+08:00`, `+01:00/+02:00` or `-10:00..-04:00`.
  init?(_ text: String) {
    let isOne = !text.contains("..")
    let parts = text.replacing("..", with: "/").split(separator: "/").map { Self.minutes($0) }
    guard let first = parts.first, let first, let last = parts.last, let last, first <= last else {
      return nil
    }
    self.init(minutes: first...last, isOne: isOne)
  }

  private static func minutes(_ text: Substring) -> Int64? {
    let parts = text.dropFirst().split(separator: ":")
    guard parts.count == 2, let hours = Int64(parts[0]), let minutes = Int64(parts[1]) else { return nil }
    switch text.first {
    case "+": return hours * 60 + minutes
    case "-": return -(hours * 60 + minutes)
    default: return nil
    }
  }
}

/// The times of all countries, from the code list `iso/utc-offsets`.
struct CountryTimes: Sendable {
  private let times: [String: CountryTime]

  static let list = "iso/utc-offsets"

  init(_ schemas: SchemaSet) {
    var times: [String: CountryTime] = [:]
    for entry in schemas.codes[Self.list]?.entries ?? [] {
      times[entry.code] = CountryTime(String(decoding: entry.meaning, as: UTF8.self))
    }
    self.times = times
  }

  /// - Parameter country: an ISO 3166-1 alpha-2 code, or something that begins with one, as the codes of operators,
  ///   offices of exchange and postal mailboxes do.
  func time(of country: some StringProtocol) -> CountryTime { times[String(country.prefix(2))] ?? .anywhere }
}
