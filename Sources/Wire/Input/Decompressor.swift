/// What one step of a decompressor did.
struct DecompressionStep {
  /// Compressed bytes used.
  var consumed = 0
  /// Bytes that came out.
  var produced = 0
  /// What is wrong with the compressed bytes after those used.
  var damage: String?
}

/// The decompressor that the first bytes of an input call for.
enum Compression {
  case gzip, zstandard

  /// Bytes that tell every kind apart.
  static let signatureLength = 4

  /// The kind of compression, nil inside for none; nil outside when more bytes are needed.
  static func detect(_ first: UnsafeRawBufferPointer) -> Compression?? {
    let signatures: [(Compression, [ClosedRange<UInt8>])] = [
      (.gzip, [0x1F...0x1F, 0x8B...0x8B, 0x08...0x08]),
      (.zstandard, [0x28...0x28, 0xB5...0xB5, 0x2F...0x2F, 0xFD...0xFD]),
      // A skippable frame (RFC 8878, 3.1.2).
      (.zstandard, [0x50...0x5F, 0x2A...0x2A, 0x4D...0x4D, 0x18...0x18]),
    ]
    for (kind, signature) in signatures where zip(first, signature).allSatisfy({ $1.contains($0) }) {
      return first.count >= signature.count ? .some(.some(kind)) : nil
    }
    return .some(nil)
  }
}
