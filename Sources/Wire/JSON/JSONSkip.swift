/// Finds where a damaged JSON value ends, or where the next one begins behind it.
///
/// The value ends with its outermost bracket when the brackets still match outside strings. When they do not, the next
/// value is taken to begin on a line that is indented as the damaged one was: lines of NDJSON, and elements of an array
/// that stand on lines of their own. A string does not go over a line break.
public struct JSONSkip: Sendable {
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  /// Blanks of the line so far, -1 behind its first other character.
  private var indent = -1
  /// Blanks before the damaged value, when it begins its line; else -1.
  private let expected: Int
  /// Bytes that are looked at for brackets only: before the damage no other value can begin.
  private var certain: Int

  /// - Parameters:
  ///   - indent: how many blanks stand before the value on its line; nil when something else does.
  ///   - damage: how many bytes of the value are sound.
  public init(indent: Int?, damage: Int) {
    expected = indent ?? -1
    certain = damage
  }

  /// Looks at more bytes, in the order of the feed, from the first one of the value on.
  ///
  /// - Returns: how many bytes to pass over, and whether the end of the damage is behind them.
  public mutating func pass(_ bytes: UnsafePointer<UInt8>, count: Int) -> (passed: Int, found: Bool) {
    for index in 0..<count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "{"), indent == expected, expected >= 0, certain <= 0 { return (index, true) }
      certain -= 1
      if byte == 0x0A || byte == 0x0D {
        indent = 0
        isInString = false
        isEscaped = false
        continue
      }
      if indent >= 0 { indent = byte == 0x20 || byte == 0x09 ? indent + 1 : -1 }
      if isEscaped {
        isEscaped = false
      } else if isInString {
        if byte == UInt8(ascii: "\\") { isEscaped = true }
        if byte == UInt8(ascii: "\"") { isInString = false }
      } else {
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          depth -= 1
          if depth <= 0, certain <= 0 { return (index + 1, true) }
        default: break
        }
      }
    }
    return (count, false)
  }
}
