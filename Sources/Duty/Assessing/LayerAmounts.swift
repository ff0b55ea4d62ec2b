internal import SchemaLanguage
internal import Vocabulary

/// Works out what a layer comes to.
struct LayerAmounts {
  let value: FixedDecimal
  let quantity: Int64?
  let netWeightGrams: Int64?

  enum Result {
    case amount(FixedDecimal)
    case refused(Undetermined)
  }

  /// What a rate comes to under a policy; the ad valorem part of `cfr-159.3` is worked out over the whole shipment and
  /// is not in it.
  func amount(_ rate: DutyRate, _ policy: RoundingPolicy) -> Result {
    var sum = DutyAmounts.zero.centsHalfUp
    if policy == .centsHalfUp, let percent = rate.percent {
      guard let part = value.multiplied(by: percent, shiftedBy: 2, roundedTo: 2), let next = sum.adding(part)
      else { return .refused(.overflow("the duty")) }
      sum = next
    }
    for price in rate.perUnit {
      guard let measure = measure(price.unit) else {
        return .refused(
          Undetermined(
            .noQuantity, element: price.unit == "kg" ? "contents.netWeightGrams" : "contents.quantity",
            message: "the rate \(rate.text) counts in \(price.unit), which the line does not tell",
            remedy: "give the quantity in \(price.unit)"))
      }
      guard let rounded = policy == .cfr1593 ? rounded(measure, price.amount) : measure,
        let part = price.amount.multiplied(by: rounded, roundedTo: 2), let next = sum.adding(part)
      else { return .refused(.overflow("the duty")) }
      sum = next
    }
    return .amount(sum)
  }

  /// The quantity in a unit of the tariff, as far as a record tells it: by weight or by the piece.
  private func measure(_ unit: String) -> FixedDecimal? {
    switch unit.lowercased() {
    case "kg": netWeightGrams.flatMap { $0 > 0 ? FixedDecimal(mantissa: $0, scale: 3) : nil }
    case "g": netWeightGrams.flatMap { $0 > 0 ? FixedDecimal($0) : nil }
    case "no.", "no", "each": quantity.flatMap { $0 > 0 ? FixedDecimal($0) : nil }
    default: nil
    }
  }

  /// 19 CFR 159.3(b): up to $1 a unit, whole units, half a unit up; above, two decimals.
  private func rounded(_ measure: FixedDecimal, _ price: FixedDecimal) -> FixedDecimal? {
    measure.rounded(to: price <= FixedDecimal(1) ? 0 : 2)
  }
}

extension Undetermined {
  static func overflow(_ what: String) -> Undetermined {
    Undetermined(
      .overflow, message: "\(what) has more digits than can be computed with", remedy: "check the amounts")
  }
}
