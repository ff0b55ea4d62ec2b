import Duty
import Vocabulary

/// The values from which the specific duty of an item is not above the ad valorem one, by origin.
struct BreakEvenValues: Sendable {
  struct Row: Hashable, Sendable {
    var origin: String
    /// In percent.
    var rate: FixedDecimal
    /// For each item, in US dollars.
    var amount: FixedDecimal

    /// The least value in whole cents at which the rate comes to the amount or more; nil for a rate of 0.
    var value: FixedDecimal? {
      // In hundredths of a cent and of a percent: amount × 100 / rate, rounded up.
      guard rate > .zero, let cents = amount.rounded(to: 2), let divisor = rate.rounded(to: 4) else {
        return nil
      }
      let dividend = Int128(cents.mantissa) * 1_000_000
      let quotient = (dividend + Int128(divisor.mantissa) - 1) / Int128(divisor.mantissa)
      return Int64(exactly: quotient).flatMap { FixedDecimal(mantissa: $0, scale: 2) }
    }
  }

  private(set) var rows: Set<Row> = []
  private static let most = 1000

  mutating func add(_ assessment: Assessment) {
    guard let perItem = assessment.perItem, rows.count < Self.most else { return }
    for line in assessment.lines {
      guard let origin = line.origin, let rate = line.adValoremPercent else { continue }
      rows.insert(Row(origin: origin, rate: rate, amount: perItem.amount))
    }
  }

  var sorted: [Row] {
    rows.sorted { ($0.origin, $0.rate, $0.amount) < ($1.origin, $1.rate, $1.amount) }
  }
}
