/// The part of a feed that is held in memory: from the oldest byte still needed to the newest one read.
///
/// Bytes are appended at the end and released at the front; what is held moves to the start of the buffer when room
/// is needed, so that it is always one piece. The buffer is readable for 64 bytes beyond its end, as the vector
/// scanners want.
public struct FeedWindow: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// Where the first held byte stands in the buffer, and how many are held.
  private var first = 0
  public private(set) var count = 0
  /// The offset in the feed of the first held byte.
  public private(set) var offset: UInt64 = 0
  /// The number of the line (from 1) on which the first held byte stands.
  public private(set) var line: UInt64 = 1

  /// Lines are counted once up to this byte: the line it stands on.
  private var lineMark = 0
  private var lineAtMark: UInt64 = 1

  private static let slack = 64

  public init(capacity: Int = 1 << 18) {
    self.capacity = capacity
    base = .allocate(capacity: capacity + Self.slack)
    base.initialize(repeating: 0, count: capacity + Self.slack)
  }

  deinit { base.deallocate() }

  /// The held bytes; good until the window changes.
  @inlinable
  public var bytes: UnsafePointer<UInt8> { start }

  @usableFromInline
  internal var start: UnsafePointer<UInt8> { UnsafePointer(base + first) }

  /// The offset in the feed just behind the held bytes.
  public var endOffset: UInt64 { offset + UInt64(count) }

  /// Starts at another place of a feed: nothing is held.
  public mutating func restart(offset: UInt64, line: UInt64) {
    first = 0
    count = 0
    self.offset = offset
    self.line = line
    lineMark = 0
    lineAtMark = line
  }

  /// Releases bytes at the front.
  ///
  /// - Precondition: `released` is at most `count`.
  public mutating func release(_ released: Int) {
    line = line(at: released)
    lineMark -= min(released, lineMark)
    if lineMark == 0 { lineAtMark = line }
    first += released
    count -= released
    offset += UInt64(released)
  }

  /// The line of a held byte.
  ///
  /// - Complexity: O(distance from the byte asked for last, or from the first held byte when that stands behind).
  public mutating func line(at index: Int) -> UInt64 {
    let index = min(index, count)
    if index < lineMark { return line + UInt64(lineCount(start, count: index)) }
    lineAtMark += UInt64(lineCount(start + lineMark, count: index - lineMark))
    lineMark = index
    return lineAtMark
  }

  /// Room for at least `needed` bytes behind the held ones; fill it and call `commit`.
  public mutating func room(_ needed: Int) -> UnsafeMutableRawBufferPointer {
    if first + count + needed > capacity {
      if count + needed > capacity {
        let larger = max(capacity * 2, count + needed)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger + Self.slack)
        moved.initialize(repeating: 0, count: larger + Self.slack)
        moved.update(from: base + first, count: count)
        base.deallocate()
        base = moved
        capacity = larger
      } else {
        base.update(from: base + first, count: count)
      }
      first = 0
    }
    let end = first + count
    return UnsafeMutableRawBufferPointer(start: base + end, count: capacity - end)
  }

  /// Takes in the first `added` bytes of the room.
  public mutating func commit(_ added: Int) { count += added }

  /// Copies bytes to the end.
  public mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress, !bytes.isEmpty else { return }
    let place = room(bytes.count)
    place.baseAddress?.copyMemory(from: source, byteCount: bytes.count)
    commit(bytes.count)
  }
}
