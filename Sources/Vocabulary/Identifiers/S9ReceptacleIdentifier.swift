/// The identifier of a receptacle: 29 characters, as in `CNBJSDUSLAXAAEN50011005000075`.
///
/// Source: UPU S9.
@frozen
public struct S9ReceptacleIdentifier: Hashable, Sendable, CustomStringConvertible {
  /// What one of the two flags says.
  @frozen
  public enum Flag: UInt8, Hashable, Sendable {
    case no = 0
    case yes = 1
    /// 9: seen in real identifiers.
    case notStated = 9
  }

  /// The dispatch that the receptacle is part of: the first 20 characters.
  public let dispatch: S8DispatchIdentifier
  /// The number of the receptacle within its dispatch: 0…999. 0 has no meaning in the standard.
  public let serial: UInt16
  /// Whether this is the receptacle with the highest number of its dispatch.
  public let isHighest: Flag
  /// Whether it holds registered or insured items.
  public let holdsRegistered: Flag
  /// The gross weight in grams: 0…999,900, in steps of 100.
  public let grossWeightGrams: Int32

  /// The length of every S9 identifier, in bytes.
  public static var length: Int { 29 }

  /// - Returns: nil when the length or the shape is wrong.
  public init?(_ bytes: UnsafeRawBufferPointer) {
    guard Self.check(bytes) == .valid,
      let highest = Flag(rawValue: bytes[23] - UInt8(ascii: "0")),
      let registered = Flag(rawValue: bytes[24] - UInt8(ascii: "0"))
    else { return nil }
    dispatch = S8DispatchIdentifier(checked: bytes)
    serial = UInt16(truncatingIfNeeded: CharacterShape.number(bytes, 20..<23))
    isHighest = highest
    holdsRegistered = registered
    grossWeightGrams = Int32(truncatingIfNeeded: CharacterShape.number(bytes, 25..<29) * 100)
  }

  /// The identifier in a text that may be written with spaces and hyphens and in lower case.
  public init?(_ text: String) {
    guard let identifier = NormalizedText.withIdentifier(text, { S9ReceptacleIdentifier($0) }) else {
      return nil
    }
    self = identifier
  }

  /// Checks the length, then the shape. The flags must be 0, 1 or 9.
  public static func check(_ bytes: UnsafeRawBufferPointer) -> ShapeVerdict {
    CharacterShape.verdict(bytes, "AAXXXAAAXXXAAAXNNNNNNNNFFNNNN")
  }

  /// Checks a text as it stands; nothing is normalized.
  public static func check(_ text: String) -> ShapeVerdict { text.withBytes { check($0) } }

  public var description: String {
    let weight = String(grossWeightGrams / 100, digits: 4)
    return "\(dispatch)\(String(serial, digits: 3))\(isHighest.rawValue)\(holdsRegistered.rawValue)\(weight)"
  }
}
