/// The identifier of a postal item: two letters, eight digits, a check digit, and the country of the operator that
/// issued it, as in `EE473124829GB`.
///
/// Which services the two letters stand for, and which countries there are, is in the code lists. The country is that
/// of the posting operator, not the origin of the goods.
///
/// Source: UPU S10-12, section 5.
@frozen
public struct S10ItemIdentifier: Hashable, Sendable, CustomStringConvertible {
  /// The two letters of the service, such as `CY`.
  public let serviceIndicator: ShortText
  /// The eight digits of the serial number: 0…99,999,999.
  public let serial: UInt32
  /// The check digit as it was received: 0…9. It may be wrong.
  public let checkDigit: UInt8
  /// The ISO 3166-1 alpha-2 code of the issuing operator's country.
  public let country: ShortText

  /// The length of every S10 identifier, in bytes.
  public static var length: Int { 13 }

  /// Takes an identifier apart.
  ///
  /// - Returns: nil when the length or the shape is wrong. A wrong check digit is kept: see ``isCheckDigitValid``.
  public init?(_ bytes: UnsafeRawBufferPointer) {
    guard Self.shape(bytes) == nil else { return nil }
    serviceIndicator = ShortText(bytes, 0..<2)
    serial = UInt32(truncatingIfNeeded: CharacterShape.number(bytes, 2..<10))
    checkDigit = bytes[10] - UInt8(ascii: "0")
    country = ShortText(bytes, 11..<13)
  }

  /// Takes an identifier apart that may be written with spaces and hyphens and in lower case.
  public init?(_ text: String) {
    guard let identifier = NormalizedText.withIdentifier(text, { S10ItemIdentifier($0) }) else { return nil }
    self = identifier
  }

  /// The identifier of a service, a serial number and a country, with its check digit.
  ///
  /// - Returns: nil when the letters are not two upper-case letters each, or the serial number has more than 8 digits.
  public init?(serviceIndicator: String, serial: UInt32, country: String) {
    guard serial <= 99_999_999, let service = ShortText(serviceIndicator), let country = ShortText(country),
      serviceIndicator.withBytes({ CharacterShape.verdict($0, "AA") }) == .valid,
      country.description.withBytes({ CharacterShape.verdict($0, "AA") }) == .valid
    else { return nil }
    self.serviceIndicator = service
    self.serial = serial
    self.country = country
    checkDigit = Self.checkDigit(of: serial)
  }

  public var isCheckDigitValid: Bool { checkDigit == Self.checkDigit(of: serial) }

  /// Checks the length, the shape and the check digit, in this order.
  public static func check(_ bytes: UnsafeRawBufferPointer) -> CheckDigitVerdict {
    if let fault = shape(bytes) { return fault }
    let serial = UInt32(truncatingIfNeeded: CharacterShape.number(bytes, 2..<10))
    let expected = checkDigit(of: serial)
    return bytes[10] - UInt8(ascii: "0") == expected ? .valid : .wrongCheckDigit(expected: expected)
  }

  /// Checks a text as it stands; nothing is normalized.
  public static func check(_ text: String) -> CheckDigitVerdict { text.withBytes { check($0) } }

  /// The check digit of a serial number of up to eight digits; further digits at the front are not counted.
  ///
  /// The digits are weighted 8 6 4 2 3 5 9 7; 11 less the remainder of the sum by 11, where 10 gives 0 and 11 gives 5.
  public static func checkDigit(of serial: UInt32) -> UInt8 {
    var rest = serial
    var weights: UInt32 = 0x8642_3597
    var sum: UInt32 = 0
    for _ in 0..<8 {
      sum += rest % 10 * (weights & 0xF)
      rest /= 10
      weights >>= 4
    }
    switch 11 - sum % 11 {
    case 10: return 0
    case 11: return 5
    case let digit: return UInt8(truncatingIfNeeded: digit)
    }
  }

  /// Writes an identifier without spaces and hyphens and in upper case; see ``NormalizedText/identifier(_:into:)``.
  public static func normalize(
    _ bytes: UnsafeRawBufferPointer, into buffer: UnsafeMutableRawBufferPointer
  ) -> NormalizedText? {
    NormalizedText.identifier(bytes, into: buffer)
  }

  public var description: String {
    "\(serviceIndicator)\(String(serial, digits: 8))\(checkDigit)\(country)"
  }

  private static func shape(_ bytes: UnsafeRawBufferPointer) -> CheckDigitVerdict? {
    guard bytes.count == length else { return .wrongLength(bytes.count) }
    return CharacterShape.firstMismatch(bytes, "AANNNNNNNNNAA").map { .wrongShape(position: $0) }
  }
}
