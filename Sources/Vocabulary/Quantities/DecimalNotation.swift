/// How a decimal number may be written. Digits, a point as decimal mark and a leading minus are always allowed;
/// thousands separators and exponents never are.
@frozen
public struct DecimalNotation: OptionSet, Sendable {
  public let rawValue: UInt8

  @inlinable
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A comma is a decimal mark too.
  @inlinable
  public static var comma: DecimalNotation { DecimalNotation(rawValue: 1) }
  /// A plus sign may come first.
  @inlinable
  public static var plusSign: DecimalNotation { DecimalNotation(rawValue: 2) }
  /// The decimal mark may come before the first digit, if one follows it.
  @inlinable
  public static var leadingMark: DecimalNotation { DecimalNotation(rawValue: 4) }
  /// White space before and after the number is passed over.
  @inlinable
  public static var whiteSpace: DecimalNotation { DecimalNotation(rawValue: 8) }

  /// ISO 9735, numeric data elements: point or comma, whatever the service string advice says; no plus sign; a digit
  /// before the mark.
  @inlinable
  public static var edifact: DecimalNotation { .comma }
  /// XML Schema part 2, decimal, with its white space.
  @inlinable
  public static var xml: DecimalNotation { [.plusSign, .leadingMark, .whiteSpace] }
}
