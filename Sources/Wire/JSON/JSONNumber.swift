/// The grammar of numbers (RFC 8259, section 6).
enum JSONNumber {
  /// `-? (0 | 1-9 digit*) (. digit+)? (e [+-]? digit+)?`
  static func isWellFormed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    func peek(_ byte: UInt8) -> Bool { index < bytes.count && bytes[index] == byte }
    func digits() -> Int {
      let start = index
      while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
      return index - start
    }
    if peek(UInt8(ascii: "-")) { index += 1 }
    let hasZero = peek(UInt8(ascii: "0"))
    let whole = digits()
    guard whole > 0, !(hasZero && whole > 1) else { return false }
    if peek(UInt8(ascii: ".")) {
      index += 1
      guard digits() > 0 else { return false }
    }
    if index < bytes.count, bytes[index] | 0x20 == 0x65 {
      index += 1
      if peek(UInt8(ascii: "+")) || peek(UInt8(ascii: "-")) { index += 1 }
      guard digits() > 0 else { return false }
    }
    return index == bytes.count
  }
}
