/// Products and rounding. Nothing traps: what does not fit is nil.
extension FixedDecimal {
  /// The product with another number, divided by a power of ten and rounded once, half up (towards the larger number).
  ///
  /// `value.multiplied(by: percent, shiftedBy: 2, roundedTo: 2)` is a percentage of an amount in whole cents.
  ///
  /// - Parameters:
  ///   - other: the factor.
  ///   - shift: the power of ten that the product is divided by, 0…12.
  ///   - places: the decimal places of the result, 0…12.
  /// - Returns: nil when the result does not fit in 64 bits, or a parameter is out of range.
  public func multiplied(
    by other: FixedDecimal, shiftedBy shift: UInt8 = 0, roundedTo places: UInt8
  ) -> FixedDecimal? {
    guard shift <= Self.maximumScale, places <= Self.maximumScale else { return nil }
    // Below 2^126, with at most 36 decimal places.
    let product = Int128(mantissa) * Int128(other.mantissa)
    return Self.rounded(product, from: Int(scale) + Int(other.scale) + Int(shift), to: places)
  }

  /// The number with fewer decimal places, rounded half up (towards the larger number); with more, the same number.
  ///
  /// - Returns: nil when it does not fit in 64 bits with that many places, or there are more than 12.
  public func rounded(to places: UInt8) -> FixedDecimal? {
    guard places <= Self.maximumScale else { return nil }
    return Self.rounded(Int128(mantissa), from: Int(scale), to: places)
  }

  /// Whether the number has no more decimal places than this, zeros at the end not counted.
  public func fits(places: UInt8) -> Bool {
    rounded(to: min(places, Self.maximumScale)).map { $0 == self } ?? true
  }

  private static func rounded(_ mantissa: Int128, from scale: Int, to places: UInt8) -> FixedDecimal? {
    var result = mantissa
    if scale < Int(places) {
      let (raised, overflow) = mantissa.multipliedReportingOverflow(by: power(Int(places) - scale))
      guard !overflow else { return nil }
      result = raised
    } else if scale > Int(places) {
      let divisor = power(scale - Int(places))
      var rest: Int128
      (result, rest) = mantissa.quotientAndRemainder(dividingBy: divisor)
      if rest < 0 {
        result -= 1
        rest += divisor
      }
      // The rest is below 10^36, so its double fits in 127 bits.
      if rest * 2 >= divisor { result += 1 }
    }
    return Int64(exactly: result).map { FixedDecimal(mantissa: $0, checkedScale: places) }
  }

  /// 10 to a power, 0…36.
  private static func power(_ exponent: Int) -> Int128 {
    var power: Int128 = 1
    for _ in 0..<min(max(exponent, 0), 36) { power *= 10 }
    return power
  }
}
