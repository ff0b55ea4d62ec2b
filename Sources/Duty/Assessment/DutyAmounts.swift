public import Vocabulary

/// How amounts are rounded.
public enum RoundingPolicy: String, CaseIterable, Sendable {
  /// Each layer of each line to whole cents, half a cent up. No rule of the worksheet says so: inferred.
  case centsHalfUp = "cents-half-up"
  /// 19 CFR 159.3: ad valorem rates on whole dollars, goods of one shipment at the same rate taken together.
  case cfr1593 = "cfr-159.3"
}

/// An amount in US dollars under each rounding policy.
public struct DutyAmounts: Hashable, Sendable {
  public var centsHalfUp: FixedDecimal
  public var cfr1593: FixedDecimal

  public init(centsHalfUp: FixedDecimal, cfr1593: FixedDecimal) {
    self.centsHalfUp = centsHalfUp
    self.cfr1593 = cfr1593
  }

  /// The same amount under each policy.
  public init(_ amount: FixedDecimal) { self.init(centsHalfUp: amount, cfr1593: amount) }

  public static var zero: DutyAmounts { DutyAmounts(FixedDecimal(mantissa: 0, scale: 2) ?? .zero) }

  public subscript(policy: RoundingPolicy) -> FixedDecimal {
    switch policy {
    case .centsHalfUp: centsHalfUp
    case .cfr1593: cfr1593
    }
  }

  /// Whether the policies come to the same.
  public var agree: Bool { centsHalfUp == cfr1593 }

  /// - Returns: nil when a sum does not fit in 64 bits.
  public func adding(_ other: DutyAmounts) -> DutyAmounts? {
    guard let cents = centsHalfUp.adding(other.centsHalfUp), let dollars = cfr1593.adding(other.cfr1593)
    else {
      return nil
    }
    return DutyAmounts(centsHalfUp: cents, cfr1593: dollars)
  }
}

/// What an item comes to.
public struct DutyTotals: Sendable {
  public var duty: DutyAmounts
  /// All fees together.
  public var fees: FixedDecimal
  /// Duty and fees.
  public var total: DutyAmounts

  public init(duty: DutyAmounts, fees: FixedDecimal, total: DutyAmounts) {
    self.duty = duty
    self.fees = fees
    self.total = total
  }
}
