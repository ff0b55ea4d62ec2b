import Duty
import Vocabulary

/// What the items of a feed come to under two regimes, whatever their days.
public struct Simulation: Sendable {
  public let regimeA: String
  public let regimeB: String
  var groups = SimulationGroups()
  var breakEvenA = BreakEvenValues()
  var breakEvenB = BreakEvenValues()
  var curve: ThresholdCurve?
  public private(set) var items: UInt64 = 0

  public init(regimeA: String, regimeB: String) {
    self.regimeA = regimeA
    self.regimeB = regimeB
  }

  /// Whether there are items that have an amount under one regime and none under the other, or none at all.
  public var hasRefusals: Bool {
    groups.groups(.all).contains { $0.figures.refusedA + $0.figures.refusedB > 0 }
  }

  /// Asks what an exemption of items up to a value would forgo under the second regime.
  ///
  /// - Parameter range: such as `0..2500/50`.
  /// - Returns: false when the text is no range, or has more than 10,000 thresholds.
  public mutating func setThresholds(_ range: String) -> Bool {
    curve = ThresholdCurve(range)
    return curve != nil
  }

  mutating func add(_ a: Assessment, _ b: Assessment, mailClass: String?) {
    items += 1
    breakEvenA.add(a)
    breakEvenB.add(b)
    addWhole(a, b, .all, "all")
    addWhole(a, b, .mailClass, mailClass ?? "unknown")
    addWhole(a, b, .valueBand, SimulationGroups.band(a.customsValue))
    if let value = b.customsValue, let duty = b.totals?.duty[b.rounding] {
      curve?.add(value: value, duty: duty)
    }
    addLines(a, b, .origin) { $0.origin }
    addLines(a, b, .chapter) { line in line.hts.map { String($0.prefix(2)) } }
  }

  private mutating func addWhole(
    _ a: Assessment, _ b: Assessment, _ dimension: SimulationDimension, _ name: String
  ) {
    groups.change(dimension, name) { figures in
      figures.count(a, b)
      if let dutyA = a.totals?.duty[a.rounding], let dutyB = b.totals?.duty[b.rounding] {
        figures.add(value: a.customsValue ?? .zero, a: dutyA, b: dutyB)
      }
    }
  }

  /// An item counts in each group that one of its lines is of; values and duties are those of the lines. The specific
  /// duty of an item is put down to its first line.
  private mutating func addLines(
    _ a: Assessment, _ b: Assessment, _ dimension: SimulationDimension, _ name: (AssessedLine) -> String?
  ) {
    var counted: Set<String> = []
    for (number, line) in a.lines.enumerated() where number < b.lines.count {
      let group = name(line) ?? "unknown"
      groups.change(dimension, group) { figures in
        if counted.insert(group).inserted { figures.count(a, b) }
        guard a.totals != nil, b.totals != nil else { return }
        figures.add(value: line.customsValue ?? .zero, a: a.duty(ofLine: number), b: b.duty(ofLine: number))
      }
    }
  }
}

extension SimulationFigures {
  fileprivate mutating func count(_ a: Assessment, _ b: Assessment) {
    items += 1
    if a.isRefused { refusedA += 1 }
    if b.isRefused { refusedB += 1 }
    if !a.isRefused, !b.isRefused { compared += 1 }
  }
}

extension Assessment {
  fileprivate func duty(ofLine number: Int) -> FixedDecimal {
    switch method {
    case .adValorem: lines[number].duty?[rounding] ?? .zero
    case .specific: number == 0 ? totals?.duty[rounding] ?? .zero : .zero
    }
  }
}
