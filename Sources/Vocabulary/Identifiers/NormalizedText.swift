/// What came of normalizing an identifier into a buffer.
@frozen
public struct NormalizedText: Hashable, Sendable {
  /// The bytes written.
  public let count: Int
  /// Whether they differ from what was received.
  public let isChanged: Bool

  @inlinable
  public init(count: Int, isChanged: Bool) {
    self.count = count
    self.isChanged = isChanged
  }

  /// Writes an identifier without its spaces and hyphens and in upper case; every other byte stays as it is.
  ///
  /// The buffer may begin where the bytes begin: the text is then normalized in place.
  ///
  /// - Returns: nil when the buffer is too small; what it then holds is of no use.
  /// - Complexity: O(n), n the number of bytes.
  public static func identifier(
    _ bytes: UnsafeRawBufferPointer, into buffer: UnsafeMutableRawBufferPointer
  ) -> NormalizedText? {
    var count = 0
    var isChanged = false
    for offset in 0..<bytes.count {
      var byte = bytes[offset]
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") {
        isChanged = true
        continue
      }
      if byte &- UInt8(ascii: "a") < 26 {
        byte -= 0x20
        isChanged = true
      }
      guard count < buffer.count else { return nil }
      buffer[count] = byte
      count += 1
    }
    return NormalizedText(count: count, isChanged: isChanged)
  }

  /// Gives the normalized bytes of a text to a reader of bytes; nil when the text is longer than any identifier.
  static func withIdentifier<Result>(_ text: String, _ body: (UnsafeRawBufferPointer) -> Result?) -> Result? {
    guard text.utf8.count <= 128 else { return nil }
    return withUnsafeTemporaryAllocation(byteCount: 128, alignment: 1) { buffer in
      guard let normalized = text.withBytes({ identifier($0, into: buffer) }) else { return nil }
      return body(UnsafeRawBufferPointer(rebasing: buffer[..<normalized.count]))
    }
  }
}
