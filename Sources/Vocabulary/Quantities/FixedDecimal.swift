/// An exact decimal number: a mantissa and a count of decimal places.
///
/// `18.00` is 1800 with 2 places. The places are kept as they were received and make no difference to equality:
/// `18.0 == 18.00`. Sums, differences and comparisons are exact.
@frozen
public struct FixedDecimal: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The number without its decimal mark.
  public let mantissa: Int64
  /// The decimal places: 0…12.
  public let scale: UInt8

  /// The most decimal places.
  @inlinable
  public static var maximumScale: UInt8 { 12 }
  /// The most significant digits that are read.
  public static var maximumDigits: Int { 18 }
  /// The most bytes that ``write(into:)`` needs.
  public static var maximumLength: Int { 21 }

  public static var zero: FixedDecimal { FixedDecimal(0) }

  /// A whole number.
  public init(_ whole: Int64) {
    mantissa = whole
    scale = 0
  }

  /// - Returns: nil when there are more than 12 decimal places.
  @inlinable
  public init?(mantissa: Int64, scale: UInt8) {
    guard scale <= Self.maximumScale else { return nil }
    self.mantissa = mantissa
    self.scale = scale
  }

  /// The number in a text, by the rules of EDIFACT unless others are given; nil when it is not a number.
  public init?(_ text: String, notation: DecimalNotation = .edifact) {
    guard case .ok(let value) = Self.parse(text, notation: notation) else { return nil }
    self = value
  }

  /// A number whose scale is known to be at most 12.
  init(mantissa: Int64, checkedScale: UInt8) {
    self.mantissa = mantissa
    scale = checkedScale
  }

  /// The sum, with as many decimal places as the operand that has more; nil when it does not fit in 64 bits.
  public func adding(_ other: FixedDecimal) -> FixedDecimal? {
    let scale = max(scale, other.scale)
    return FixedDecimal(exactly: raised(to: scale) + other.raised(to: scale), scale: scale)
  }

  /// The difference, with as many decimal places as the operand that has more; nil when it does not fit in 64 bits.
  public func subtracting(_ other: FixedDecimal) -> FixedDecimal? {
    let scale = max(scale, other.scale)
    return FixedDecimal(exactly: raised(to: scale) - other.raised(to: scale), scale: scale)
  }

  public static func == (left: FixedDecimal, right: FixedDecimal) -> Bool {
    if left.scale == right.scale { return left.mantissa == right.mantissa }
    let scale = max(left.scale, right.scale)
    return left.raised(to: scale) == right.raised(to: scale)
  }

  public static func < (left: FixedDecimal, right: FixedDecimal) -> Bool {
    if left.scale == right.scale { return left.mantissa < right.mantissa }
    let scale = max(left.scale, right.scale)
    return left.raised(to: scale) < right.raised(to: scale)
  }

  /// Equal numbers hash alike, whatever their decimal places.
  public func hash(into hasher: inout Hasher) { hasher.combine(raised(to: Self.maximumScale)) }

  /// 10 to the power of a number of decimal places, 0…18.
  static func powerOfTen(_ exponent: UInt8) -> Int64 {
    var power: Int64 = 1
    for _ in 0..<min(exponent, 18) { power *= 10 }
    return power
  }

  /// The mantissa with more decimal places. It fits: a mantissa is below 2^63, and 12 places are below 2^40.
  private func raised(to scale: UInt8) -> Int128 {
    Int128(mantissa) * Int128(Self.powerOfTen(scale - self.scale))
  }

  private init?(exactly mantissa: Int128, scale: UInt8) {
    guard let mantissa = Int64(exactly: mantissa) else { return nil }
    self.mantissa = mantissa
    self.scale = scale
  }
}
