/// Characters of strings: plain ones, sequences of UTF-8, escapes (RFC 8259, section 7; RFC 3629).
enum JSONCharacters {
  /// How many bytes at the start are ASCII and stand for themselves.
  @inline(__always)
  static func plainRun(_ bytes: UnsafePointer<UInt8>, count: Int) -> Int {
    var index = 0
    while index < count {
      let byte = bytes[index]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte >= 0x80 { break }
      index += 1
    }
    return index
  }

  /// The length of the sequence of UTF-8 at the start: 0 when it is not complete, -1 when it is none.
  static func sequenceLength(_ bytes: UnsafePointer<UInt8>, count: Int) -> Int {
    let first = bytes[0]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return -1
    }
    for index in 1..<length {
      guard index < count else { return 0 }
      guard (index == 1 ? second : 0x80...0xBF).contains(bytes[index]) else { return -1 }
    }
    return length
  }

  enum Escape {
    case incomplete
    case wrong
    case character(Unicode.Scalar, length: Int)
  }

  /// The escape at the start, its backslash included. Half of a surrogate pair is no character.
  static func escape(_ bytes: UnsafePointer<UInt8>, count: Int) -> Escape {
    guard count > 1 else { return .incomplete }
    func simple(_ scalar: Unicode.Scalar) -> Escape { .character(scalar, length: 2) }
    switch bytes[1] {
    case UInt8(ascii: "\""): return simple("\"")
    case UInt8(ascii: "\\"): return simple("\\")
    case UInt8(ascii: "/"): return simple("/")
    case UInt8(ascii: "b"): return simple("\u{8}")
    case UInt8(ascii: "f"): return simple("\u{C}")
    case UInt8(ascii: "n"): return simple("\n")
    case UInt8(ascii: "r"): return simple("\r")
    case UInt8(ascii: "t"): return simple("\t")
    case UInt8(ascii: "u"): break
    default: return .wrong
    }
    guard let high = hexadecimal(bytes + 2, count: count - 2) else { return .wrong }
    if high < 0 { return .incomplete }
    if let scalar = Unicode.Scalar(UInt32(high)) { return .character(scalar, length: 6) }
    guard high < 0xDC00 else { return .wrong }
    guard count > 6 else { return .incomplete }
    guard bytes[6] == UInt8(ascii: "\\") else { return .wrong }
    guard count > 7 else { return .incomplete }
    guard bytes[7] == UInt8(ascii: "u"), let low = hexadecimal(bytes + 8, count: count - 8) else {
      return .wrong
    }
    if low < 0 { return .incomplete }
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + UInt32(high - 0xD800) << 10 + UInt32(low - 0xDC00))
    else { return .wrong }
    return .character(scalar, length: 12)
  }

  /// Four hexadecimal digits; -1 when there are fewer bytes, nil when one of them is no digit.
  private static func hexadecimal(_ bytes: UnsafePointer<UInt8>, count: Int) -> Int? {
    var value = 0
    for index in 0..<min(count, 4) {
      switch bytes[index] {
      case let digit where (0x30...0x39).contains(digit): value = value << 4 + Int(digit - 0x30)
      case let digit where (0x61...0x66).contains(digit | 0x20): value = value << 4 + Int(digit | 0x20) - 0x57
      default: return nil
      }
    }
    return count < 4 ? -1 : value
  }
}
