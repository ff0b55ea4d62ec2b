/// The first three letters of a text as a number: whether any term begins so tells most texts apart from all terms,
/// without reading them whole.
public enum TermOpening {
  /// How many there are.
  public static let count = 26 * 26 * 26

  /// Nil unless the text begins with three ASCII letters. Their case makes no difference.
  @inlinable @inline(__always)
  public static func number(of text: UnsafeRawBufferPointer) -> Int? {
    guard text.count >= 3 else { return nil }
    let first = text[0] | 0x20 &- 0x61
    let second = text[1] | 0x20 &- 0x61
    let third = text[2] | 0x20 &- 0x61
    guard first < 26, second < 26, third < 26 else { return nil }
    return (Int(first) &* 26 &+ Int(second)) &* 26 &+ Int(third)
  }

  /// The same for a text that has none of the named patterns: more than a file extension, and not one letter repeated.
  @inlinable @inline(__always)
  public static func numberWithoutPattern(of text: UnsafeRawBufferPointer) -> Int? {
    guard text.count > 6, let number = number(of: text), (text[0] ^ text[1]) & 0xDF != 0 else { return nil }
    return number
  }
}
