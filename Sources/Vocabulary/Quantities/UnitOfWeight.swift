/// How many grams one unit of weight is, as an exact fraction: a pound is 45,359,237 / 100,000.
///
/// Which units there are is in the code lists.
@frozen
public struct UnitOfWeight: Hashable, Sendable {
  public let numerator: Int64
  public let denominator: Int64

  public static var gram: UnitOfWeight { UnitOfWeight(checked: 1, 1) }

  /// - Returns: nil unless both are above 0.
  public init?(numerator: Int64, denominator: Int64) {
    guard numerator > 0, denominator > 0 else { return nil }
    self.init(checked: numerator, denominator)
  }

  /// A unit of a decimal number of grams, such as 453.59237.
  ///
  /// - Returns: nil unless it is above 0.
  public init?(grams: FixedDecimal) {
    self.init(numerator: grams.mantissa, denominator: FixedDecimal.powerOfTen(grams.scale))
  }

  private init(checked numerator: Int64, _ denominator: Int64) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// A weight in this unit as whole grams, half a gram rounded up.
  ///
  /// - Returns: nil when the grams do not fit in 64 bits.
  public func grams(_ amount: FixedDecimal) -> WeightInGrams? {
    let (product, isTooLarge) = amount.mantissa.multipliedReportingOverflow(by: numerator)
    if denominator == 1, !isTooLarge, product >= 0 {
      // Nearly all weights: kilograms or grams that fit in 64 bits.
      let (grams, rest) = product.quotientAndRemainder(dividingBy: FixedDecimal.powerOfTen(amount.scale))
      let isUp = rest >= FixedDecimal.powerOfTen(amount.scale) - rest
      return WeightInGrams(grams: isUp ? grams + 1 : grams, isRounded: rest != 0)
    }
    // The product is below 2^126 and the divisor below 2^103, so neither overflows.
    let divisor = Int128(FixedDecimal.powerOfTen(amount.scale)) * Int128(denominator)
    var (grams, rest) = (Int128(amount.mantissa) * Int128(numerator)).quotientAndRemainder(
      dividingBy: divisor)
    if rest < 0 {
      grams -= 1
      rest += divisor
    }
    if rest * 2 >= divisor { grams += 1 }
    guard let whole = Int64(exactly: grams) else { return nil }
    return WeightInGrams(grams: whole, isRounded: rest != 0)
  }
}

/// A weight in whole grams.
@frozen
public struct WeightInGrams: Hashable, Sendable {
  public let grams: Int64
  /// Whether the given weight was no whole number of grams.
  public let isRounded: Bool

  @inlinable
  public init(grams: Int64, isRounded: Bool) {
    self.grams = grams
    self.isRounded = isRounded
  }
}
