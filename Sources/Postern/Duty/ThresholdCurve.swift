import Vocabulary

/// What an exemption of items up to a value would have forgone, for many values at once.
struct ThresholdCurve: Sendable {
  /// `0..2500/50`: from, to and step in whole US dollars.
  let thresholds: [Int64]
  /// For each threshold the items that are worth no more than it and more than the one before, and their duty.
  private var steps: [(items: UInt64, duty: FixedDecimal)]
  private(set) var isOverflown = false

  static let mostThresholds = 10_000

  /// - Returns: nil when the text is no such range, or has more than 10,000 thresholds.
  init?(_ text: String) {
    let halves = text.split(separator: "/", omittingEmptySubsequences: false)
    guard halves.count == 2, let step = Int64(halves[1]), step > 0,
      let dots = halves[0].firstRange(of: ".."), let from = Int64(halves[0][..<dots.lowerBound]),
      let to = Int64(halves[0][dots.upperBound...]), from >= 0, to >= from, to <= 1_000_000_000,
      (to - from) / step < Int64(Self.mostThresholds)
    else { return nil }
    thresholds = Array(stride(from: from, through: to, by: Int(step)))
    steps = Array(repeating: (0, .zero), count: thresholds.count + 1)
  }

  mutating func add(value: FixedDecimal, duty: FixedDecimal) {
    var low = 0
    var high = thresholds.count
    while low < high {
      let middle = (low + high) / 2
      if FixedDecimal(thresholds[middle]) < value { low = middle + 1 } else { high = middle }
    }
    steps[low].items += 1
    if let sum = steps[low].duty.adding(duty) { steps[low].duty = sum } else { isOverflown = true }
  }

  /// For each threshold how many items it would exempt, and the duty they owe without it.
  var points: [(threshold: Int64, items: UInt64, duty: FixedDecimal)] {
    var items: UInt64 = 0
    var duty = FixedDecimal.zero
    return thresholds.indices.map { index in
      items += steps[index].items
      duty = duty.adding(steps[index].duty) ?? duty
      return (thresholds[index], items, duty.rounded(to: 2) ?? duty)
    }
  }
}
