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

/// A hash of a folded text that can be asked for after any byte. Eight bytes are mixed in at once.
struct FoldedHash: BitwiseCopyable {
  private var mixed: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var pending: UInt64 = 0
  private var shift: UInt64 = 0

  init() {}

  init(_ folded: some Sequence<UInt8>) {
    for byte in folded { append(byte) }
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    pending |= UInt64(byte) &<< shift
    shift &+= 8
    if shift == 64 {
      mixed = Self.mix(mixed ^ pending)
      pending = 0
      shift = 0
    }
  }

  var value: UInt64 { Self.mix(Self.mix(mixed ^ pending) ^ shift) }

  @inline(__always)
  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value &* 0xD6E8_FEB8_6659_FD93
    return product ^ product &>> 32
  }
}
