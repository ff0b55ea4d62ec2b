/// The code of a designated operator: a country and a letter, as in `USA` for the United States Postal Service.
///
/// Only the shape is known here: the register is not public in full.
///
/// Source: UPU S62; the structure is inferred.
@frozen
public struct OperatorCode: Hashable, Sendable, CustomStringConvertible {
  /// The three characters.
  public let text: ShortText

  /// - Returns: nil when the length or the shape is wrong.
  public init?(_ bytes: UnsafeRawBufferPointer) {
    guard Self.check(bytes) == .valid else { return nil }
    text = ShortText(bytes, 0..<3)
  }

  /// The code in a text that may be in lower case.
  public init?(_ text: String) {
    guard let code = NormalizedText.withIdentifier(text, { OperatorCode($0) }) else { return nil }
    self = code
  }

  /// The ISO 3166-1 alpha-2 code of the operator's country.
  public var country: ShortText { text.prefix(2) }

  public static func check(_ bytes: UnsafeRawBufferPointer) -> ShapeVerdict {
    CharacterShape.verdict(bytes, "AAA")
  }

  /// Checks a text as it stands; nothing is normalized.
  public static func check(_ text: String) -> ShapeVerdict { text.withBytes { check($0) } }

  public var description: String { text.description }
}
