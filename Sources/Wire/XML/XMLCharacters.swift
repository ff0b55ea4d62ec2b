/// The characters that XML 1.0 allows (production 2), in bytes that are UTF-8.
enum XMLCharacters {
  /// Where the first character stands that is not allowed: a control character other than tab, line feed and carriage
  /// return, or one of the two noncharacters U+FFFE and U+FFFF.
  ///
  /// - Complexity: O(n); bytes without control characters and without the lead byte 0xEF are passed over many at once.
  static func firstNotAllowed(in bytes: UnsafeRawBufferPointer) -> Int? {
    // Without a branch, so that the compiler makes vectors of it.
    var suspects: UInt8 = 0
    for byte in bytes { suspects |= isSuspect(byte) ? 1 : 0 }
    guard suspects != 0 else { return nil }
    return bytes.indices.first { isForbidden(bytes, $0) }
  }

  @inline(__always)
  private static func isSuspect(_ byte: UInt8) -> Bool {
    (byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D) || byte == 0xEF
  }

  private static func isForbidden(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> Bool {
    guard isSuspect(bytes[index]) else { return false }
    guard bytes[index] == 0xEF else { return true }
    return index + 2 < bytes.count && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE
  }
}
