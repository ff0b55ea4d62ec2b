/// How single characters are shown to people, and how wide they are on a terminal.
///
/// Values come from anybody. Characters that break a line, move the cursor, turn the writing direction or cannot be
/// seen at all would let a value pass for something else, so they are shown by a picture of themselves.
enum VisibleCharacter {
  /// The character of valid UTF-8 at `index` and how many bytes it has; no character, and 1, where there is none.
  static func read(_ bytes: UnsafeRawBufferPointer, at index: Int) -> (scalar: Unicode.Scalar?, length: Int) {
    let lead = bytes[index]
    let length: Int
    switch lead {
    case 0..<0x80: return (Unicode.Scalar(lead), 1)
    case 0xC2..<0xE0: length = 2
    case 0xE0..<0xF0: length = 3
    case 0xF0..<0xF5: length = 4
    default: return (nil, 1)
    }
    guard index + length <= bytes.count else { return (nil, 1) }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for place in 1..<length {
      let byte = bytes[index + place]
      guard byte & 0xC0 == 0x80 else { return (nil, 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    // Overlong forms are no UTF-8, nor are surrogates, which make no scalar.
    let least: [UInt32] = [0, 0, 0x80, 0x800, 0x10000]
    guard value >= least[length], let scalar = Unicode.Scalar(value) else { return (nil, 1) }
    return (scalar, length)
  }

  /// What stands for a character that is not shown itself; nil for one that is.
  static func picture(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0..<0x20: return Unicode.Scalar(0x2400 + scalar.value)
    case 0x20..<0x7F: return nil
    case 0x7F: return "␡"
    case 0x80..<0xA0: return "␦"
    // Persian and the languages of India need these two inside words.
    case 0x200C, 0x200D: return nil
    default:
      switch scalar.properties.generalCategory {
      case .format, .lineSeparator, .paragraphSeparator: return "␦"
      default: return nil
      }
    }
  }

  /// How many columns a character takes on a terminal: 0, 1 or 2 (Unicode Standard Annex 11).
  static func columns(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x300: return 1
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18AFF,
      0x1B000...0x1B2FF,
      0x1F200...0x1F2FF, 0x20000...0x3FFFD:
      return 2
    default:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: return 0
      default: return scalar.properties.isEmojiPresentation ? 2 : 1
      }
    }
  }
}
