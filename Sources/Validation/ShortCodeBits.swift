internal import SchemaLanguage

/// Which codes of two and three capital letters a list has, a bit each: countries and currencies are looked up in
/// every line of every record.
struct ShortCodeBits {
  static let pairWords = (26 * 26 + 63) / 64
  static let tripleWords = (26 * 26 * 26 + 63) / 64

  private(set) var words: [UInt64]
  private(set) var hasTriples = false

  init(_ codes: CodeTable) {
    words = [UInt64](repeating: 0, count: Self.pairWords)
    for entry in codes.entries {
      let code = Array(entry.code.utf8)
      if code.count == 3, !hasTriples {
        hasTriples = true
        words += [UInt64](repeating: 0, count: Self.tripleWords)
      }
      guard let number = code.withUnsafeBytes({ Self.number($0) }) else { continue }
      let start = code.count == 2 ? 0 : Self.pairWords
      words[start + number / 64] |= 1 << UInt64(number % 64)
    }
  }

  /// The number of a code of two or three capital letters among those of its length; nil for any other.
  @inline(__always)
  static func number(_ code: UnsafeRawBufferPointer) -> Int? {
    guard code.count == 2 || code.count == 3 else { return nil }
    var number = 0
    for offset in 0..<code.count {
      let letter = code[offset] &- 0x41
      guard letter < 26 else { return nil }
      number = number * 26 + Int(letter)
    }
    return number
  }
}
