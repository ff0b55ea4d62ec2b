/// What was found in an identifier that has a length and a shape, and no check digit.
@frozen
public enum ShapeVerdict: Hashable, Sendable {
  case valid
  /// A character of the wrong kind; its offset, counted from 0.
  case wrongShape(position: Int)
  /// The number of bytes there were.
  case wrongLength(Int)
}

/// What was found in an identifier with a check digit.
@frozen
public enum CheckDigitVerdict: Hashable, Sendable {
  case valid
  /// The shape is right and the check digit is not; the digit (0…9) that belongs there.
  case wrongCheckDigit(expected: UInt8)
  /// A character of the wrong kind; its offset, counted from 0.
  case wrongShape(position: Int)
  /// The number of bytes there were.
  case wrongLength(Int)
}
