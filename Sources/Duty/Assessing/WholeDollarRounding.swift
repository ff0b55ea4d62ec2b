internal import Vocabulary

/// 19 CFR 159.3(a): ad valorem rates apply to whole dollars.
///
/// Goods of one shipment at the same rates are one unit. Each unit is rounded half up; where the units' sum then differs
/// from the rounded value of the shipment, the lowest fractions that were taken up are dropped, or the largest that were
/// dropped are taken up, and of equal fractions the one with the lower rate is moved. That a shipment of mail is an
/// invoice in this sense is inferred.
struct WholeDollarRounding {
  /// Lines at the same rates.
  struct Unit {
    var value: FixedDecimal
    /// The rates together, in percent.
    var percent: FixedDecimal
    var dollars: FixedDecimal = .zero
  }

  /// - Returns: the units with their whole dollars; nil when a sum does not fit.
  static func rounded(_ units: [Unit]) -> [Unit]? {
    var units = units
    var sum = FixedDecimal.zero
    var roundedSum = FixedDecimal.zero
    for index in units.indices {
      guard let dollars = units[index].value.rounded(to: 0), let next = sum.adding(units[index].value),
        let nextRounded = roundedSum.adding(dollars)
      else { return nil }
      units[index].dollars = dollars
      (sum, roundedSum) = (next, nextRounded)
    }
    guard let total = sum.rounded(to: 0), let difference = roundedSum.subtracting(total) else { return nil }
    // Each unit moves its sum by half a dollar at the most, so the difference is below the number of units.
    let moves = Int(difference.mantissa.magnitude)
    let isTooHigh = difference > .zero
    let order = units.indices.filter { index in
      isTooHigh ? units[index].dollars > units[index].value : units[index].dollars < units[index].value
    }.sorted { left, right in
      let (a, b) = (distance(units[left]), distance(units[right]))
      // The farther a unit was moved by its own rounding, the sooner it is moved back.
      if a != b { return a > b }
      return (units[left].percent, left) < (units[right].percent, right)
    }
    for index in order.prefix(moves) {
      let step = FixedDecimal(isTooHigh ? -1 : 1)
      guard let moved = units[index].dollars.adding(step) else { return nil }
      units[index].dollars = moved
    }
    return units
  }

  private static func distance(_ unit: Unit) -> FixedDecimal {
    let difference =
      unit.dollars > unit.value ? unit.dollars.subtracting(unit.value) : unit.value.subtracting(unit.dollars)
    return difference ?? .zero
  }
}
