/// The number of an air waybill: three digits of the airline, seven digits and a check digit, as in `999-12345675`.
///
/// Postal air waybills (PAWB) are numbered in the same way (secondary).
///
/// Source: the rule of all air waybills: the last digit is the remainder of the seven before it by 7.
@frozen
public struct AirWaybillNumber: Hashable, Sendable, CustomStringConvertible {
  /// The three digits of the airline: 0…999.
  public let airline: UInt16
  /// The seven digits: 0…9,999,999.
  public let serial: UInt32
  /// The check digit as it was received: 0…9. It may be wrong.
  public let checkDigit: UInt8

  /// - Returns: nil when the length or the shape is wrong. A wrong check digit is kept: see ``isCheckDigitValid``.
  public init?(_ bytes: UnsafeRawBufferPointer) {
    guard Self.shape(bytes) == nil else { return nil }
    let start = bytes.count - 8
    airline = UInt16(truncatingIfNeeded: CharacterShape.number(bytes, 0..<3))
    serial = UInt32(truncatingIfNeeded: CharacterShape.number(bytes, start..<start + 7))
    checkDigit = bytes[start + 7] - UInt8(ascii: "0")
  }

  /// The number in a text that may be written with spaces and hyphens.
  public init?(_ text: String) {
    guard let number = NormalizedText.withIdentifier(text, { AirWaybillNumber($0) }) else { return nil }
    self = number
  }

  public var isCheckDigitValid: Bool { UInt32(checkDigit) == serial % 7 }

  /// Checks 11 digits, with or without a hyphen after the third: the length, the shape and the check digit.
  public static func check(_ bytes: UnsafeRawBufferPointer) -> CheckDigitVerdict {
    if let fault = shape(bytes) { return fault }
    let start = bytes.count - 8
    let expected = UInt8(truncatingIfNeeded: CharacterShape.number(bytes, start..<start + 7) % 7)
    return bytes[start + 7] - UInt8(ascii: "0") == expected ? .valid : .wrongCheckDigit(expected: expected)
  }

  /// Checks a text as it stands; nothing is normalized.
  public static func check(_ text: String) -> CheckDigitVerdict { text.withBytes { check($0) } }

  /// With the hyphen.
  public var description: String {
    "\(String(airline, digits: 3))-\(String(serial, digits: 7))\(checkDigit)"
  }

  private static func shape(_ bytes: UnsafeRawBufferPointer) -> CheckDigitVerdict? {
    switch bytes.count {
    case 11:
      return CharacterShape.firstMismatch(bytes, "NNNNNNNNNNN").map { .wrongShape(position: $0) }
    case 12:
      if let offset = CharacterShape.firstMismatch(bytes, "NNN") { return .wrongShape(position: offset) }
      guard bytes[3] == UInt8(ascii: "-") else { return .wrongShape(position: 3) }
      let digits = UnsafeRawBufferPointer(rebasing: bytes[4...])
      return CharacterShape.firstMismatch(digits, "NNNNNNNN").map { .wrongShape(position: $0 + 4) }
    default:
      return .wrongLength(bytes.count)
    }
  }
}
