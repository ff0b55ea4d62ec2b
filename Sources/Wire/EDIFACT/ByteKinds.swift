internal import CByteScan

/// Which kinds of bytes a stretch holds.
@frozen
public struct ByteKinds: OptionSet, Sendable {
  public let rawValue: UInt32

  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Bytes from 0x80.
  public static let high = ByteKinds(rawValue: 1)
  /// Bytes below 0x20, and 0x7F.
  public static let control = ByteKinds(rawValue: 2)
  /// a to z.
  public static let lower = ByteKinds(rawValue: 4)

  /// Looks at `count` bytes, which must be readable for 16 bytes beyond.
  public static func of(_ bytes: UnsafePointer<UInt8>, count: Int) -> ByteKinds {
    ByteKinds(rawValue: byte_scan_classify(bytes, count))
  }
}

/// Whether a stretch holds nothing but printable ASCII; it must be readable for 16 bytes beyond its end.
@inline(__always)
public func isPrintableASCII(_ bytes: UnsafePointer<UInt8>, count: Int) -> Bool {
  byte_scan_is_printable(bytes, count) != 0
}

/// How many lines end in a stretch of bytes.
public func lineCount(_ bytes: UnsafePointer<UInt8>, count: Int) -> Int {
  byte_scan_count(bytes, count, UInt8(ascii: "\n"))
}
