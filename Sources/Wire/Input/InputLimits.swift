/// Bounds on what one compressed input may unfold to.
public struct InputLimits: Sendable, Equatable {
  /// Bytes after decompression.
  public var maximumDecompressedBytes: UInt64 = 64 << 30
  /// Bytes after decompression for each compressed byte, once more than 16 MiB have come out.
  public var maximumRatio: UInt64 = 200

  public init() {}
}
