/// Bytes to append to. A plain `[UInt8]` took half of the generator's time in checks at each short append.
struct ByteBuffer: ~Copyable, @unchecked Sendable {
  // Sendable, as the memory has one owner and no way out.
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 4096) {
    self.capacity = max(capacity, 64)
    start = .allocate(capacity: self.capacity)
  }

  deinit {
    start.deallocate()
  }

  /// The byte at an index below `count`.
  subscript(index: Int) -> UInt8 {
    @inline(__always) get {
      precondition(index >= 0 && index < count)
      return start[index]
    }
    @inline(__always) set {
      precondition(index >= 0 && index < count)
      start[index] = newValue
    }
  }

  /// Shortens the buffer to `count` bytes.
  mutating func truncate(to count: Int) {
    self.count = min(self.count, max(count, 0))
  }

  /// Moves all bytes to the end of an array; the buffer is empty afterwards and keeps its memory.
  mutating func move(to array: inout [UInt8]) {
    array.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
    count = 0
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if count == capacity { grow(for: 1) }
    start[count] = byte
    count += 1
  }

  @inline(__always)
  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes in
      if let base = bytes.baseAddress { append(base, bytes.count) }
    }
  }

  /// Bytes of another buffer.
  @inline(__always)
  mutating func append(_ other: borrowing ByteBuffer, _ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= other.count)
    append(other.start + range.lowerBound, range.count)
  }

  @inline(__always)
  private mutating func append(_ bytes: UnsafePointer<UInt8>, _ length: Int) {
    if capacity - count < length { grow(for: length) }
    (start + count).update(from: bytes, count: length)
    count += length
  }

  @inline(never)
  private mutating func grow(for length: Int) {
    let larger = max(capacity * 2, count + length)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.update(from: start, count: count)
    start.deallocate()
    start = moved
    capacity = larger
  }
}
