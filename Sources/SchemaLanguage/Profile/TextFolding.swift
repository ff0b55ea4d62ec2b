/// How texts are folded before they are compared with terms: ASCII letters in lower case, and each run of white space,
/// control characters and ASCII punctuation as one boundary between words.
///
/// Bytes of other characters are parts of words and compared as they are.
enum TextFolding {
  /// For each byte 0 where it bounds words, or else the folded byte.
  nonisolated(unsafe) static let bytes: UnsafePointer<UInt8> = {
    let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
    for value in 0..<256 {
      let byte = UInt8(value)
      switch byte {
      case 0x30...0x39, 0x61...0x7A, 0x80...0xFF: table[value] = byte
      case 0x41...0x5A: table[value] = byte + 0x20
      default: table[value] = 0
      }
    }
    return UnsafePointer(table)
  }()

  /// Between the words of a folded text.
  static let boundary = UInt8(ascii: " ")

  static let emptyHash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// One step of FNV-1a.
  @inline(__always)
  static func extend(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

  static func hash(_ folded: some Sequence<UInt8>) -> UInt64 { folded.reduce(emptyHash, extend) }

  /// A text with its words folded and one blank between them.
  static func folded(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    var isBoundary = false
    for byte in text.utf8 {
      let letter = bytes[Int(byte)]
      if letter == 0 {
        isBoundary = true
        continue
      }
      if isBoundary, !result.isEmpty { result.append(boundary) }
      isBoundary = false
      result.append(letter)
    }
    return result
  }
}
