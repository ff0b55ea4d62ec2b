internal import Vocabulary

/// Tests of one text, in UTF-8. All are linear in its bytes.
enum TextTests {
  /// - Parameter foldsCase: whether the case of ASCII letters makes no difference.
  @inline(__always)
  static func areEqual(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer, foldsCase: Bool)
    -> Bool
  {
    guard left.count == right.count else { return false }
    for offset in 0..<left.count where left[offset] != right[offset] {
      guard foldsCase, lowered(left[offset]) == lowered(right[offset]) else { return false }
    }
    return true
  }

  /// Whether a byte fits a step of a pattern; see `FlatProfileProgram.steps`.
  @inline(__always)
  static func fits(_ byte: UInt8, _ step: UInt16) -> Bool {
    switch step {
    case 256: isCapital(byte)
    case 257: isDigit(byte)
    case 258: isCapital(byte) || isDigit(byte)
    default: UInt16(byte) == step
    }
  }

  /// 6, 8 or 10 digits. Chapter 77 of the Harmonized System is kept for later; 98 and 99 are for national use.
  static func isTariffNumber(_ text: UnsafeRawBufferPointer) -> Bool {
    if text.count >= 6, text.allSatisfy(isDigit) {
      // As decoders write it.
      guard text.count == 6 || text.count == 8 || text.count == 10 else { return false }
      let chapter = Int(text[0] &- 0x30) * 10 + Int(text[1] &- 0x30)
      return chapter != 0 && chapter != 77
    }
    guard case .valid = HarmonizedSystemCode.check(text), let code = HarmonizedSystemCode(text) else {
      return false
    }
    return code.chapter != 0 && code.chapter != 77
  }

  /// Digits, and white space between them.
  static func isDigits(_ text: UnsafeRawBufferPointer) -> Bool {
    var digits = 0
    for byte in text {
      if isDigit(byte) { digits += 1 } else if byte > 0x20 { return false }
    }
    return digits > 0
  }

  /// No control characters: none of C0, DEL, C1.
  static func isPrintable(_ text: UnsafeRawBufferPointer) -> Bool {
    var offset = 0
    // Eight bytes at a time, as long as none is below 20, or is 7F, or is C2, with which C1 begins in UTF-8.
    while offset + 8 <= text.count {
      let word = text.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let isPlain =
        (word &- 0x2020_2020_2020_2020) & ~word & highBits == 0
        && !hasZero(word ^ 0x7F7F_7F7F_7F7F_7F7F) && !hasZero(word ^ 0xC2C2_C2C2_C2C2_C2C2)
      guard isPlain else { break }
      offset += 8
    }
    while offset < text.count {
      let byte = text[offset]
      if byte < 0x20 || byte == 0x7F { return false }
      if byte == 0xC2, offset + 1 < text.count, text[offset + 1] & 0xE0 == 0x80 { return false }
      offset += 1
    }
    return true
  }

  /// Five digits, or nine with or without a hyphen after the fifth.
  static func isUSPostcode(_ text: UnsafeRawBufferPointer) -> Bool {
    guard text.count == 5 || text.count == 9 || text.count == 10 else { return false }
    for offset in 0..<text.count {
      if text.count == 10, offset == 5 {
        guard text[offset] == UInt8(ascii: "-") else { return false }
      } else if !isDigit(text[offset]) {
        return false
      }
    }
    return true
  }

  /// Bytes that go on with a character, 10xxxxxx, are not counted.
  static func characterCount(_ text: UnsafeRawBufferPointer) -> Int64 {
    var count = text.count
    var offset = 0
    while offset + 8 <= text.count {
      let word = text.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      count -= (word & ~(word << 1) & highBits).nonzeroBitCount
      offset += 8
    }
    while offset < text.count {
      if text[offset] & 0xC0 == 0x80 { count -= 1 }
      offset += 1
    }
    return Int64(count)
  }

  private static var highBits: UInt64 { 0x8080_8080_8080_8080 }

  /// Whether a byte may be zero; always true when one is.
  @inline(__always)
  private static func hasZero(_ word: UInt64) -> Bool {
    (word &- 0x0101_0101_0101_0101) & ~word & highBits != 0
  }

  @inline(__always)
  private static func lowered(_ byte: UInt8) -> UInt8 { isCapital(byte) ? byte + 0x20 : byte }

  @inline(__always)
  private static func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

  @inline(__always)
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
