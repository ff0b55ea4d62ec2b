/// The shapes of identifiers: which kind of character stands where.
///
/// A shape is one letter a character: `A` an upper-case letter, `N` a digit, `X` either, `F` a flag of S9 (0, 1 or 9).
enum CharacterShape {
  /// The offset of the first byte that does not fit the shape; nil when all do.
  ///
  /// Bytes past the end of the shape are not looked at, and neither is the shape past the end of the bytes.
  /// - Complexity: O(n), n the length of the shape.
  static func firstMismatch(_ bytes: UnsafeRawBufferPointer, _ shape: StaticString) -> Int? {
    let kinds = shape.utf8Start
    for offset in 0..<min(bytes.count, shape.utf8CodeUnitCount) {
      let byte = bytes[offset]
      let fits =
        switch kinds[offset] {
        case UInt8(ascii: "A"): byte.isUpperCaseLetter
        case UInt8(ascii: "N"): byte.isDigit
        case UInt8(ascii: "X"): byte.isUpperCaseLetter || byte.isDigit
        default: byte == UInt8(ascii: "0") || byte == UInt8(ascii: "1") || byte == UInt8(ascii: "9")
        }
      if !fits { return offset }
    }
    return nil
  }

  /// The verdict on an identifier that has a fixed length and a shape, and nothing more to check.
  static func verdict(_ bytes: UnsafeRawBufferPointer, _ shape: StaticString) -> ShapeVerdict {
    guard bytes.count == shape.utf8CodeUnitCount else { return .wrongLength(bytes.count) }
    return firstMismatch(bytes, shape).map { .wrongShape(position: $0) } ?? .valid
  }

  /// The number that a run of digits stands for; the caller has checked that they are digits, at most 18 of them.
  static func number(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int {
    var value = 0
    for offset in range { value = value &* 10 &+ Int(bytes[offset] &- UInt8(ascii: "0")) }
    return value
  }
}

extension UInt8 {
  @inline(__always)
  var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }

  @inline(__always)
  var isUpperCaseLetter: Bool { self &- UInt8(ascii: "A") < 26 }

  /// Space, tab, line feed or carriage return: the white space of XML 1.0, production 3.
  @inline(__always)
  var isWhiteSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}

extension String {
  /// Gives the UTF-8 bytes of the text to a check that reads bytes.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    var text = self
    return text.withUTF8 { body(UnsafeRawBufferPointer($0)) }
  }

  /// The text of a number, with zeros in front up to a number of digits.
  init(_ number: some BinaryInteger, digits: Int) {
    let text = String(number)
    self.init(repeating: "0", count: Swift.max(digits - text.utf8.count, 0))
    append(text)
  }
}
