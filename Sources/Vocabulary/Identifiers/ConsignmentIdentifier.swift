/// The identifier of a consignment: the office of origin, the last digit of the year and five digits, as in
/// `CNSZHD500020`.
///
/// Some sources use other forms; up to 35 visible characters are let through as such.
///
/// Source: identifiers in real feeds (secondary).
@frozen
public struct ConsignmentIdentifier: Hashable, Sendable, CustomStringConvertible {
  @frozen
  public enum Verdict: Hashable, Sendable {
    /// The form of 12 characters.
    case valid
    /// Another form of 1…35 visible ASCII characters.
    case otherForm
    /// A character that no form has; its offset, counted from 0.
    case wrongShape(position: Int)
    /// The number of bytes there were: none, or more than 35.
    case wrongLength(Int)
  }

  public let originOffice: OfficeCode
  /// The last digit of the year: 0…9.
  public let yearDigit: UInt8
  /// 0…99,999.
  public let serial: UInt32

  /// The length of the usual form, in bytes.
  public static var length: Int { 12 }
  /// The length of the longest other form, in bytes.
  public static var limit: Int { 35 }

  /// - Returns: nil for any other form than that of 12 characters.
  public init?(_ bytes: UnsafeRawBufferPointer) {
    guard Self.check(bytes) == .valid else { return nil }
    originOffice = OfficeCode(bytes, at: 0)
    yearDigit = bytes[6] - UInt8(ascii: "0")
    serial = UInt32(truncatingIfNeeded: CharacterShape.number(bytes, 7..<12))
  }

  /// The identifier in a text that may be written with spaces and hyphens and in lower case.
  public init?(_ text: String) {
    guard let identifier = NormalizedText.withIdentifier(text, { ConsignmentIdentifier($0) }) else {
      return nil
    }
    self = identifier
  }

  /// The year nearest to one that is known; see ``S8DispatchIdentifier/year(nearest:)``.
  public func year(nearest reference: Int) -> Int {
    S8DispatchIdentifier.year(endingIn: yearDigit, nearest: reference)
  }

  public static func check(_ bytes: UnsafeRawBufferPointer) -> Verdict {
    guard bytes.count >= 1, bytes.count <= limit else { return .wrongLength(bytes.count) }
    if CharacterShape.verdict(bytes, "AAXXXANNNNNN") == .valid { return .valid }
    for offset in 0..<bytes.count where bytes[offset] <= 0x20 || bytes[offset] >= 0x7F {
      return .wrongShape(position: offset)
    }
    return .otherForm
  }

  /// Checks a text as it stands; nothing is normalized.
  public static func check(_ text: String) -> Verdict { text.withBytes { check($0) } }

  public var description: String { "\(originOffice)\(yearDigit)\(String(serial, digits: 5))" }
}
