extension FixedDecimal {
  /// What was found in the text of a number. Offsets are counted from 0, from the start of the text.
  @frozen
  public enum Verdict: Hashable, Sendable {
    case ok(FixedDecimal)
    /// No bytes, or white space only where that is passed over.
    case empty
    /// A byte that no number has there. For a sign without a number it is the sign.
    case invalidCharacter(at: Int)
    /// The decimal mark comes before any digit (CONTRL error 38); its offset.
    case missingDigitBeforeMark(at: Int)
    /// The number is written with an exponent (CONTRL error 37); the offset of its letter.
    case exponent(at: Int)
    /// More than 18 digits after the leading zeros.
    case overflow
    /// More than 12 digits after the decimal mark.
    case tooManyFractionDigits
  }

  /// Reads a number as most are written: digits, and a point among them. Nil for all else, which `parse` reads or judges.
  ///
  /// - Complexity: O(n), a few instructions a byte.
  @inlinable @inline(__always)
  public static func usual(_ bytes: UnsafeRawBufferPointer) -> FixedDecimal? {
    let count = bytes.count
    guard count > 0, count <= 18 else { return nil }
    var mantissa: Int64 = 0
    var mark = count
    for offset in 0..<count {
      let digit = bytes[offset] &- UInt8(ascii: "0")
      if digit < 10 {
        mantissa = mantissa &* 10 &+ Int64(digit)
      } else if bytes[offset] == UInt8(ascii: "."), mark == count, offset > 0, offset < count &- 1 {
        mark = offset
      } else {
        return nil
      }
    }
    let places = mark == count ? 0 : count &- 1 &- mark
    return FixedDecimal(mantissa: mantissa, scale: UInt8(truncatingIfNeeded: places))
  }

  /// Reads a number. Leading zeros are allowed and not kept; a mark with no digit after it is allowed.
  ///
  /// The sign of a zero is not kept. A fault of the characters is told before one of the size.
  /// - Complexity: O(n), n the number of bytes.
  public static func parse(_ bytes: UnsafeRawBufferPointer, notation: DecimalNotation = .edifact) -> Verdict {
    var offset = 0
    var end = bytes.count
    if notation.contains(.whiteSpace) {
      while offset < end, bytes[offset].isWhiteSpace { offset += 1 }
      while end > offset, bytes[end - 1].isWhiteSpace { end -= 1 }
    }
    guard offset < end else { return .empty }
    let start = offset
    let isNegative = bytes[offset] == UInt8(ascii: "-")
    if isNegative || (bytes[offset] == UInt8(ascii: "+") && notation.contains(.plusSign)) { offset += 1 }

    var mantissa: Int64 = 0
    var digits = 0
    var significant = 0
    var fraction = 0
    var mark = -1
    while offset < end {
      let byte = bytes[offset]
      if byte.isDigit {
        digits += 1
        if mark >= 0 { fraction += 1 }
        if significant > 0 || byte != UInt8(ascii: "0") { significant += 1 }
        if significant <= maximumDigits { mantissa = mantissa * 10 + Int64(byte - UInt8(ascii: "0")) }
      } else if isMark(byte, notation), mark < 0 {
        if digits == 0, !notation.contains(.leadingMark) { return .missingDigitBeforeMark(at: offset) }
        mark = offset
      } else if digits > 0, isExponent(bytes, offset, end) {
        return .exponent(at: offset)
      } else {
        return .invalidCharacter(at: offset)
      }
      offset += 1
    }
    guard digits > 0 else { return .invalidCharacter(at: start) }
    guard fraction <= Int(maximumScale) else { return .tooManyFractionDigits }
    guard significant <= maximumDigits else { return .overflow }
    return .ok(
      FixedDecimal(
        mantissa: isNegative ? -mantissa : mantissa, checkedScale: UInt8(truncatingIfNeeded: fraction)))
  }

  public static func parse(_ text: String, notation: DecimalNotation = .edifact) -> Verdict {
    text.withBytes { parse($0, notation: notation) }
  }

  /// Writes the number with a point as decimal mark, a digit before it, and all its decimal places.
  ///
  /// - Returns: the number of bytes written, at most ``maximumLength``; 0, and nothing is written, when the buffer is
  ///   too small.
  public func write(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    var rest = mantissa.magnitude
    var digits = 1
    var bound: UInt64 = 10
    while digits < 19, rest >= bound {
      digits += 1
      bound = digits < 19 ? bound * 10 : .max
    }
    digits = max(digits, Int(scale) + 1)
    let count = digits + (mantissa < 0 ? 1 : 0) + (scale > 0 ? 1 : 0)
    guard buffer.count >= count else { return 0 }
    var offset = count
    for place in 0..<digits {
      if scale > 0, place == Int(scale) {
        offset -= 1
        buffer[offset] = UInt8(ascii: ".")
      }
      offset -= 1
      buffer[offset] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    if mantissa < 0 { buffer[0] = UInt8(ascii: "-") }
    return count
  }

  /// The number as ``write(into:)`` writes it.
  public var description: String {
    String(unsafeUninitializedCapacity: Self.maximumLength) { buffer in
      write(into: UnsafeMutableRawBufferPointer(buffer))
    }
  }

  private static func isMark(_ byte: UInt8, _ notation: DecimalNotation) -> Bool {
    byte == UInt8(ascii: ".") || (byte == UInt8(ascii: ",") && notation.contains(.comma))
  }

  /// Whether an `E` stands here with a number, or nothing, after it. Any other letter is just a wrong character.
  private static func isExponent(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Bool {
    guard bytes[start] | 0x20 == UInt8(ascii: "e") else { return false }
    var offset = start + 1
    if offset < end, bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-") { offset += 1 }
    return offset == end || bytes[offset].isDigit
  }
}
