public import Vocabulary

/// Bytes that are being written, in raw memory: appended by copying whole stretches, emptied and filled again.
///
/// Emptying keeps the memory, so a buffer that is used over and over stops allocating.
public struct OutputBuffer: ~Copyable {
  @usableFromInline internal var storage: RawArray<UInt8>

  /// - Parameter capacity: how many bytes fit before the first growth; at least 1.
  public init(capacity: Int = 1 << 16) { storage = RawArray(capacity: capacity) }

  @inlinable @inline(__always)
  internal var base: UnsafeMutablePointer<UInt8> { storage.base }

  @inlinable @inline(__always)
  internal var used: Int {
    get { storage.count }
    set { storage.truncate(to: newValue) }
  }

  @inlinable
  public var count: Int { storage.count }

  /// The bytes so far; good until the buffer is written to.
  @inlinable
  public var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: storage.base, count: storage.count)
  }

  @inlinable
  public mutating func removeAll() { storage.truncate(to: 0) }

  /// Takes bytes off the end, at most all of them.
  @inlinable
  public mutating func removeLast(_ count: Int) { used = max(used - max(count, 0), 0) }

  /// Makes room for `extra` more bytes.
  @inlinable @inline(__always)
  public mutating func reserve(_ extra: Int) { storage.reserve(extra) }

  @inlinable @inline(__always)
  public mutating func append(_ byte: UInt8) {
    storage.append(byte)
  }

  @inlinable @inline(__always)
  public mutating func append(_ source: UnsafePointer<UInt8>, _ added: Int) {
    storage.append(copying: source, count: added)
  }

  @inlinable
  public mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    append(start.assumingMemoryBound(to: UInt8.self), bytes.count)
  }

  @inlinable @inline(__always)
  public mutating func append(_ text: StaticString) { append(text.utf8Start, text.utf8CodeUnitCount) }

  public mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  public mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { append($0) }
  }

  /// Appends a number in decimal digits.
  public mutating func append(_ number: UInt64) {
    reserve(20)
    var digits = 1
    var bound: UInt64 = 10
    while digits < 19, number >= bound {
      digits &+= 1
      bound &*= 10
    }
    if digits == 19, number >= bound { digits = 20 }
    var place = base + used + digits
    var rest = number
    while rest >= 10 {
      place -= 1
      place.pointee = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    (place - 1).pointee = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest)
    used += digits
  }

  /// Appends a number in decimal digits, with a minus sign when it is negative.
  public mutating func append(_ number: Int64) {
    if number < 0 { append(UInt8(ascii: "-")) }
    append(number.magnitude)
  }

  /// Appends a byte several times.
  public mutating func append(repeating byte: UInt8, count added: Int) {
    guard added > 0 else { return }
    storage.append(repeating: byte, count: added)
  }

  /// Appends a character in UTF-8.
  public mutating func append(_ scalar: Unicode.Scalar) {
    guard let encoded = Unicode.UTF8.encode(scalar) else { return }
    for byte in encoded { append(byte) }
  }
}
