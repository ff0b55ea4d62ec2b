/// Up to eight ASCII characters in one number: a country, an office, a mail sub-class.
///
/// It compares and hashes as a number and needs no memory of its own.
@frozen
public struct ShortText: Hashable, Sendable, CustomStringConvertible {
  /// The characters, the first in the lowest byte; 0 where there is none.
  public let packed: UInt64

  /// - Returns: nil when there are more than eight bytes, or one that is not ASCII, or a zero.
  public init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count <= 8 else { return nil }
    var packed: UInt64 = 0
    for offset in 0..<bytes.count {
      let byte = bytes[offset]
      guard byte != 0, byte < 0x80 else { return nil }
      packed |= UInt64(byte) << UInt64(offset * 8)
    }
    self.packed = packed
  }

  public init?(_ text: String) {
    guard let packed = text.withBytes({ ShortText($0)?.packed }) else { return nil }
    self.packed = packed
  }

  /// The characters of a range of checked bytes, at most eight.
  init(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) {
    var packed: UInt64 = 0
    for offset in range.reversed() { packed = packed << 8 | UInt64(bytes[offset]) }
    self.packed = packed
  }

  public var count: Int { (64 - packed.leadingZeroBitCount + 7) / 8 }

  /// The first characters, as many as asked for; all where there are fewer.
  public func prefix(_ length: Int) -> ShortText {
    guard length < 8 else { return self }
    return ShortText(packed: packed & (1 << UInt64(max(length, 0) * 8) - 1))
  }

  /// All characters but the first, as many as asked for.
  public func dropFirst(_ length: Int) -> ShortText {
    ShortText(packed: length < 8 ? packed >> UInt64(max(length, 0) * 8) : 0)
  }

  private init(packed: UInt64) { self.packed = packed }

  /// Writes the characters into a buffer of the caller's.
  ///
  /// - Returns: the number of bytes written; 0, and nothing is written, when the buffer is too small.
  public func write(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard buffer.count >= count else { return 0 }
    for offset in 0..<count { buffer[offset] = UInt8(truncatingIfNeeded: packed >> UInt64(offset * 8)) }
    return count
  }

  public var description: String {
    String(decoding: (0..<count).map { UInt8(truncatingIfNeeded: packed >> UInt64($0 * 8)) }, as: UTF8.self)
  }
}
