/// What all lists of terms need to know of one text, found in one pass, so that it can be compared with several lists.
@frozen
public struct TextSummary: BitwiseCopyable, Sendable {
  /// The hash of the folded text.
  public let hash: UInt64
  /// Which of the named patterns the text has, a bit each in the order of `TermsDocument.TermPattern.allCases`.
  public let patterns: UInt8

  @inlinable
  public init(hash: UInt64, patterns: UInt8) {
    self.hash = hash
    self.patterns = patterns
  }

  public func has(_ pattern: TermsDocument.TermPattern) -> Bool { patterns & Self.bit(pattern) != 0 }

  static func bit(_ pattern: TermsDocument.TermPattern) -> UInt8 {
    switch pattern {
    case .digitsOnly: 1
    case .fileExtensionOnly: 2
    case .repeatedCharacterOnly: 4
    case .punctuationOnly: 8
    case .punctuationAndDigitsOnly: 16
    }
  }

  /// - Complexity: O(n), n the number of bytes. Nothing is allocated.
  public init(_ text: UnsafeRawBufferPointer) {
    let folding = TextFolding.bytes
    var hash = FoldedHash()
    var isEmpty = true
    var isBoundary = false
    var digits = 0
    var marks = 0
    var others = 0
    for offset in 0..<text.count {
      let byte = text[offset]
      let letter = folding[Int(byte)]
      if letter == 0 {
        isBoundary = true
        if byte > 0x20 { marks += 1 }
        continue
      }
      if isBoundary, !isEmpty { hash.append(TextFolding.boundary) }
      isBoundary = false
      isEmpty = false
      if letter &- 0x30 < 10 { digits += 1 } else { others += 1 }
      hash.append(letter)
    }
    var patterns: UInt8 = 0
    if others == 0, !text.isEmpty {
      if digits == 0 {
        patterns |= Self.bit(.punctuationOnly)
      } else {
        patterns |= Self.bit(marks == 0 ? .digitsOnly : .punctuationAndDigitsOnly)
      }
    }
    if Self.isFileExtension(text) { patterns |= Self.bit(.fileExtensionOnly) }
    if Self.isRepeatedCharacter(text) { patterns |= Self.bit(.repeatedCharacterOnly) }
    self.hash = hash.value
    self.patterns = patterns
  }

  /// A dot and one to five letters and digits, not only digits; or one of the extensions below without its dot.
  private static func isFileExtension(_ text: UnsafeRawBufferPointer) -> Bool {
    guard (2...6).contains(text.count) else { return false }
    let folding = TextFolding.bytes
    let hasDot = text[0] == UInt8(ascii: ".")
    var packed: UInt64 = 0
    var hasLetter = false
    for offset in (hasDot ? 1 : 0)..<text.count {
      let letter = folding[Int(text[offset])]
      guard letter != 0, letter < 0x80 else { return false }
      if letter >= UInt8(ascii: "a") { hasLetter = true }
      packed = packed << 8 | UInt64(letter)
    }
    return hasDot ? hasLetter : isKnownExtension(packed)
  }

  /// Extensions that are seen alone in the field of a description and are no words.
  private static func isKnownExtension(_ packed: UInt64) -> Bool {
    switch packed {
    case 0x77_7078, 0x70_6466, 0x64_6F63, 0x64_6F63_78, 0x78_6C73, 0x78_6C73_78, 0x6A_7067, 0x6A_7065_67,
      0x70_6E67,
      0x67_6966, 0x74_7874, 0x63_7376, 0x78_6D6C, 0x7A_6970:
      // wpx pdf doc docx xls xlsx jpg jpeg png gif txt csv xml zip
      true
    default: false
    }
  }

  /// Three or more of one character; white space and the case of ASCII letters are passed over.
  private static func isRepeatedCharacter(_ text: UnsafeRawBufferPointer) -> Bool {
    guard text.count >= 3 else { return false }
    var start = 0
    while start < text.count, text[start] <= 0x20 { start += 1 }
    guard start < text.count else { return false }
    let width = length(ofCharacterAt: start, text)
    var repeats = 1
    var offset = start + width
    while offset < text.count {
      if text[offset] <= 0x20 {
        offset += 1
        continue
      }
      guard offset + width <= text.count else { return false }
      for index in 0..<width where lowered(text[offset + index]) != lowered(text[start + index]) {
        return false
      }
      offset += width
      repeats += 1
    }
    return repeats >= 3
  }

  private static func length(ofCharacterAt start: Int, _ text: UnsafeRawBufferPointer) -> Int {
    var end = start + 1
    while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
    return end - start
  }

  @inline(__always)
  private static func lowered(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte + 0x20 : byte }
}
