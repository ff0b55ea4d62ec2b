internal import CByteScan

/// The characters that XML 1.0 allows (production 2), in bytes that are UTF-8.
enum XMLCharacters {
  /// Where the first character stands that is not allowed: a control character other than tab, line feed and carriage
  /// return, or one of the two noncharacters U+FFFE and U+FFFF.
  ///
  /// - Complexity: O(n); bytes without control characters and without the lead byte 0xEF are passed over many at once.
  static func firstNotAllowed(in bytes: UnsafeRawBufferPointer) -> Int? {
    guard let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return nil }
    var index = 0
    while true {
      index += byte_scan_xml_suspect(start + index, bytes.count - index)
      guard index < bytes.count else { return nil }
      if isForbidden(bytes, index) { return index }
      index += 1
    }
  }

  /// Whether a byte that may begin a character that is not allowed does so.
  private static func isForbidden(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> Bool {
    guard bytes[index] == 0xEF else { return true }
    return index + 2 < bytes.count && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE
  }
}
