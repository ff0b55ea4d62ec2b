/// An ISO 4217 alphabetic code: three upper-case letters. Which codes there are is in the code lists.
@frozen
public struct CurrencyCode: Hashable, Sendable, CustomStringConvertible {
  /// The letters, the first in the lowest byte.
  public let packed: UInt32

  /// - Returns: nil when the length or the shape is wrong.
  public init?(_ bytes: UnsafeRawBufferPointer) {
    guard Self.check(bytes) == .valid else { return nil }
    packed = UInt32(truncatingIfNeeded: ShortText(bytes, 0..<3).packed)
  }

  public init?(_ text: String) {
    guard let code = text.withBytes({ CurrencyCode($0) }) else { return nil }
    self = code
  }

  public static func check(_ bytes: UnsafeRawBufferPointer) -> ShapeVerdict {
    CharacterShape.verdict(bytes, "AAA")
  }

  public static func check(_ text: String) -> ShapeVerdict { text.withBytes { check($0) } }

  public var description: String {
    String(decoding: (0..<3).map { UInt8(truncatingIfNeeded: packed >> UInt32($0 * 8)) }, as: UTF8.self)
  }
}
