/// The identifier of a dispatch: 20 characters, as in `DEFRAAMYKULAACN70369`.
///
/// Which categories and sub-classes there are is in the code lists.
///
/// Source: UPU S8; the same as the first 20 characters of UPU S9.
@frozen
public struct S8DispatchIdentifier: Hashable, Sendable, CustomStringConvertible {
  public let originOffice: OfficeCode
  public let destinationOffice: OfficeCode
  /// The letter of the mail category (UPU code list 115).
  public let category: ShortText
  /// The two characters of the mail sub-class (UPU code list 117); the first is the mail class.
  public let subclass: ShortText
  /// The last digit of the year of the dispatch: 0…9.
  public let yearDigit: UInt8
  /// The number of the dispatch within its year, offices, category and sub-class: 0…9,999.
  public let number: UInt16

  /// The length of every S8 identifier, in bytes.
  public static var length: Int { 20 }

  /// - Returns: nil when the length or the shape is wrong.
  public init?(_ bytes: UnsafeRawBufferPointer) {
    guard Self.check(bytes) == .valid else { return nil }
    self.init(checked: bytes)
  }

  /// The identifier in a text that may be written with spaces and hyphens and in lower case.
  public init?(_ text: String) {
    guard let identifier = NormalizedText.withIdentifier(text, { S8DispatchIdentifier($0) }) else {
      return nil
    }
    self = identifier
  }

  /// The identifier at the start of bytes whose shape was checked.
  init(checked bytes: UnsafeRawBufferPointer) {
    originOffice = OfficeCode(bytes, at: 0)
    destinationOffice = OfficeCode(bytes, at: 6)
    category = ShortText(bytes, 12..<13)
    subclass = ShortText(bytes, 13..<15)
    yearDigit = bytes[15] - UInt8(ascii: "0")
    number = UInt16(truncatingIfNeeded: CharacterShape.number(bytes, 16..<20))
  }

  /// The letter of the mail class: the first of the sub-class.
  public var mailClass: ShortText { subclass.prefix(1) }

  /// The year of the dispatch: the one with the right last digit nearest to a year that is known, such as that of the
  /// message. Of two at the same distance it is the earlier: a dispatch is seldom announced five years ahead.
  public func year(nearest reference: Int) -> Int { Self.year(endingIn: yearDigit, nearest: reference) }

  /// Checks the length, then the shape.
  public static func check(_ bytes: UnsafeRawBufferPointer) -> ShapeVerdict {
    CharacterShape.verdict(bytes, "AAXXXAAAXXXAAAXNNNNN")
  }

  /// Checks a text as it stands; nothing is normalized.
  public static func check(_ text: String) -> ShapeVerdict { text.withBytes { check($0) } }

  public var description: String {
    "\(originOffice)\(destinationOffice)\(category)\(subclass)\(yearDigit)\(String(number, digits: 4))"
  }

  static func year(endingIn digit: UInt8, nearest reference: Int) -> Int {
    // Years are 1…9999 everywhere; the bound keeps the sums below from overflowing.
    let reference = min(max(reference, 0), 9999)
    let ahead = (Int(digit) - reference % 10 + 10) % 10
    return ahead < 5 ? reference + ahead : reference + ahead - 10
  }
}
