/// The code of an office of exchange (IMPC): a country, three characters of a place, and a letter, as in `USJFKA`.
///
/// Only the shape is known here: the register of offices (UPU code list 108) is not public.
///
/// Source: UPU S34; the shape as it stands in UPU S9.
@frozen
public struct OfficeCode: Hashable, Sendable, CustomStringConvertible {
  /// The six characters.
  public let text: ShortText

  /// - Returns: nil when the length or the shape is wrong.
  public init?(_ bytes: UnsafeRawBufferPointer) {
    guard Self.check(bytes) == .valid else { return nil }
    text = ShortText(bytes, 0..<6)
  }

  /// The code in a text that may be written with spaces and hyphens and in lower case.
  public init?(_ text: String) {
    guard let code = NormalizedText.withIdentifier(text, { OfficeCode($0) }) else { return nil }
    self = code
  }

  /// The code in checked bytes.
  init(_ bytes: UnsafeRawBufferPointer, at start: Int) { text = ShortText(bytes, start..<start + 6) }

  /// The ISO 3166-1 alpha-2 code of the office's country.
  public var country: ShortText { text.prefix(2) }
  /// The three characters of the place, often its IATA or UN/LOCODE code.
  public var place: ShortText { text.dropFirst(2).prefix(3) }
  /// The letter that tells the offices of one place apart.
  public var qualifier: ShortText { text.dropFirst(5) }

  public static func check(_ bytes: UnsafeRawBufferPointer) -> ShapeVerdict {
    CharacterShape.verdict(bytes, "AAXXXA")
  }

  /// Checks a text as it stands; nothing is normalized.
  public static func check(_ text: String) -> ShapeVerdict { text.withBytes { check($0) } }

  public var description: String { text.description }
}
