/// The classification of goods in the Harmonized System or a national tariff built on it, as in `6109.10.00`.
///
/// Only the digits are kept. Which chapters and headings there are is not known here.
///
/// Source: WCO Harmonized System (6 digits); national tariffs add 2 or 4.
@frozen
public struct HarmonizedSystemCode: Hashable, Sendable, CustomStringConvertible {
  @frozen
  public enum Verdict: Hashable, Sendable {
    /// 6, 8 or 10 digits: how many.
    case valid(digits: Int)
    /// A number of digits from 4 to 12 that is seen, but is not that of a subheading or a tariff line.
    case unusualLength(digits: Int)
    /// Fewer than 4 digits, or more than 12: how many.
    case wrongLength(digits: Int)
    /// Something other than a digit, or a dot that does not stand between two digits; its offset, counted from 0.
    case wrongCharacter(position: Int)
    case empty
  }

  /// The digits as a number.
  public let number: UInt64
  /// How many digits: 4…12.
  public let digitCount: UInt8

  /// - Returns: nil when there are other characters, or fewer than 4 digits, or more than 12.
  public init?(_ bytes: UnsafeRawBufferPointer) {
    switch Self.check(bytes) {
    case .valid(let digits), .unusualLength(let digits): digitCount = UInt8(truncatingIfNeeded: digits)
    case .wrongLength, .wrongCharacter, .empty: return nil
    }
    var number: UInt64 = 0
    for byte in bytes where byte.isDigit { number = number &* 10 &+ UInt64(byte &- UInt8(ascii: "0")) }
    self.number = number
  }

  public init?(_ text: String) {
    guard let code = text.withBytes({ HarmonizedSystemCode($0) }) else { return nil }
    self = code
  }

  /// The chapter, the first two digits: 0…99.
  public var chapter: Int { leading(2) }
  /// The heading, the first four digits: 0…9,999.
  public var heading: Int { leading(4) }
  /// The subheading, the first six digits; nil when there are fewer.
  public var subheading: Int? { digitCount >= 6 ? leading(6) : nil }

  /// Checks the characters, then the number of digits.
  ///
  /// - Complexity: O(n), n the number of bytes.
  public static func check(_ bytes: UnsafeRawBufferPointer) -> Verdict {
    guard !bytes.isEmpty else { return .empty }
    var digits = 0
    var isAfterDigit = false
    for offset in 0..<bytes.count {
      if bytes[offset].isDigit {
        digits += 1
        isAfterDigit = true
      } else if bytes[offset] == UInt8(ascii: "."), isAfterDigit, offset + 1 < bytes.count {
        isAfterDigit = false
      } else {
        return .wrongCharacter(position: offset)
      }
    }
    switch digits {
    case 6, 8, 10: return .valid(digits: digits)
    case 4...12: return .unusualLength(digits: digits)
    default: return .wrongLength(digits: digits)
    }
  }

  public static func check(_ text: String) -> Verdict { text.withBytes { check($0) } }

  /// Writes the digits into a buffer of the caller's, which may begin where the bytes begin.
  ///
  /// - Returns: nil when there are other characters than digits and dots between them, or the buffer is too small. The
  ///   number of digits is not checked.
  public static func normalize(
    _ bytes: UnsafeRawBufferPointer, into buffer: UnsafeMutableRawBufferPointer
  ) -> NormalizedText? {
    switch check(bytes) {
    case .wrongCharacter, .empty: return nil
    case .valid(let digits), .unusualLength(let digits), .wrongLength(let digits):
      guard digits <= buffer.count else { return nil }
    }
    let received = bytes.count
    var count = 0
    for offset in 0..<received where bytes[offset].isDigit {
      buffer[count] = bytes[offset]
      count += 1
    }
    return NormalizedText(count: count, isChanged: count != received)
  }

  /// The digits, without dots.
  public var description: String { String(number, digits: Int(digitCount)) }

  private func leading(_ digits: Int) -> Int {
    var rest = number
    for _ in 0..<max(Int(digitCount) - digits, 0) { rest /= 10 }
    return Int(truncatingIfNeeded: rest)
  }
}
