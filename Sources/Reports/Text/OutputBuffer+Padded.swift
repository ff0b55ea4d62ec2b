internal import Vocabulary

/// Copying wordings that were rendered once: keys, messages.
extension OutputBuffer {
  /// How many bytes must stand behind the last wording.
  static let padding = 32

  /// Appends bytes behind which there are at least `padding` more: short ones are copied as 16 or 32 without a loop.
  @inline(__always)
  mutating func append(padded source: UnsafePointer<UInt8>, _ added: Int) {
    reserve(max(added, Self.padding))
    let from = UnsafeRawPointer(source)
    let to = UnsafeMutableRawPointer(base + used)
    if added <= 32 {
      to.storeBytes(of: from.loadUnaligned(as: SIMD16<UInt8>.self), as: SIMD16<UInt8>.self)
      if added > 16 {
        (to + 16).storeBytes(
          of: from.loadUnaligned(fromByteOffset: 16, as: SIMD16<UInt8>.self), as: SIMD16<UInt8>.self)
      }
    } else {
      to.copyMemory(from: from, byteCount: added)
    }
    used += added
  }

  /// Appends a stretch of padded wordings.
  @inline(__always)
  mutating func append(padded wordings: UnsafePointer<UInt8>, _ range: ByteRange) {
    append(padded: wordings + Int(range.start), Int(range.length))
  }

  /// Appends a key that was rendered once, up to the quotation mark that begins its value, and the value.
  ///
  /// - Parameters:
  ///   - key: at most `padding` bytes, behind which there are so many more.
  ///   - value: at most `shortValue` bytes, behind which 16 more can be read.
  @inline(__always)
  mutating func append(
    padded key: UnsafePointer<UInt8>, _ keyLength: Int, value: UnsafeRawBufferPointer
  ) {
    guard let source = value.baseAddress else { return }
    reserve(Self.padding + value.count &* 6 + 32)
    append(padded: key, keyLength)
    let end = Self.escape(
      padded: source.assumingMemoryBound(to: UInt8.self), value.count, into: base + used)
    end.pointee = UInt8(ascii: "\"")
    used = end + 1 - base
  }

  /// The most bytes of a value for which room is made for the worst case, six bytes for one.
  static let shortValue = 4096
}
