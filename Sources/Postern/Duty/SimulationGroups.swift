import Duty
import Vocabulary

/// What one group of items comes to under two regimes.
struct SimulationFigures: Sendable {
  var items: UInt64 = 0
  /// Items that have an amount under both; the sums are theirs.
  var compared: UInt64 = 0
  var refusedA: UInt64 = 0
  var refusedB: UInt64 = 0
  var value = DutyAmounts.zero.centsHalfUp
  var dutyA = DutyAmounts.zero.centsHalfUp
  var dutyB = DutyAmounts.zero.centsHalfUp
  /// Whether a sum did not fit; it then stands still.
  var isOverflown = false

  mutating func add(value: FixedDecimal, a: FixedDecimal, b: FixedDecimal) {
    guard let value = self.value.adding(value), let a = dutyA.adding(a), let b = dutyB.adding(b) else {
      isOverflown = true
      return
    }
    (self.value, dutyA, dutyB) = (value, a, b)
  }

  var difference: FixedDecimal { dutyB.subtracting(dutyA) ?? .zero }
}

/// By what items are grouped.
enum SimulationDimension: String, CaseIterable, Sendable {
  case all
  case origin
  case chapter
  case valueBand
  case mailClass

  var title: String {
    switch self {
    case .all: "ALL"
    case .origin: "ORIGIN"
    case .chapter: "HTS CHAPTER"
    case .valueBand: "VALUE"
    case .mailClass: "MAIL CLASS"
    }
  }
}

/// The groups of a simulation, in bounded number.
struct SimulationGroups: Sendable {
  private var figures: [SimulationDimension: [String: SimulationFigures]] = [:]
  /// The most groups of one dimension; further ones are put together as `other`.
  private static let most = 300
  /// The upper ends of the bands of value, in US dollars.
  private static let bands: [Int64] = [50, 100, 200, 400, 800, 2500]

  /// The groups of a dimension, in order.
  func groups(_ dimension: SimulationDimension) -> [(name: String, figures: SimulationFigures)] {
    let groups = (figures[dimension] ?? [:]).map { (name: $0.key, figures: $0.value) }
    if dimension == .valueBand {
      let order = Self.bandNames
      return groups.sorted { (order.firstIndex(of: $0.name) ?? 0) < (order.firstIndex(of: $1.name) ?? 0) }
    }
    return groups.sorted { $0.name < $1.name }
  }

  mutating func change(
    _ dimension: SimulationDimension, _ name: String, _ work: (inout SimulationFigures) -> Void
  ) {
    var name = name
    if figures[dimension]?[name] == nil, (figures[dimension]?.count ?? 0) >= Self.most { name = "other" }
    work(&figures[dimension, default: [:]][name, default: SimulationFigures()])
  }

  static func band(_ value: FixedDecimal?) -> String {
    guard let value else { return "unknown" }
    let number = bands.firstIndex { value <= FixedDecimal($0) } ?? bands.count
    return bandNames[number]
  }

  private static let bandNames: [String] =
    bands.enumerated().map { number, end in
      number == 0 ? "up to $\(end)" : "above $\(bands[number - 1]) up to $\(end)"
    } + ["above $\(bands[bands.count - 1])", "unknown"]
}
