/// A growing array in raw memory, of trivial values, that is emptied and filled again without being freed.
///
/// Records are filled millions of times a second; an `Array` would check for uniqueness and bounds at each append.
/// All unsafe storage of the record is this one type.
@frozen
public struct RawArray<Value: BitwiseCopyable>: ~Copyable {
  public private(set) var base: UnsafeMutablePointer<Value>
  @usableFromInline internal var capacity: Int
  @usableFromInline internal var used = 0

  /// - Parameter capacity: how many values fit before the first growth; at least 1.
  public init(capacity: Int) {
    self.capacity = max(capacity, 1)
    base = .allocate(capacity: self.capacity)
  }

  @inlinable @inline(__always)
  public var count: Int { used }

  deinit { base.deallocate() }

  /// Makes room for `extra` more values.
  @inlinable @inline(__always)
  public mutating func reserve(_ extra: Int) {
    if used + extra > capacity { grow(to: used + extra) }
  }

  @usableFromInline @inline(never)
  internal mutating func grow(to needed: Int) {
    let larger = max(needed, capacity * 2)
    let moved = UnsafeMutablePointer<Value>.allocate(capacity: larger)
    moved.update(from: base, count: used)
    base.deallocate()
    base = moved
    capacity = larger
  }

  @inlinable @inline(__always)
  public mutating func append(_ value: Value) {
    reserve(1)
    base[used] = value
    used += 1
  }

  @inlinable @inline(__always)
  public mutating func append(copying source: UnsafePointer<Value>, count added: Int) {
    reserve(added)
    (base + used).update(from: source, count: added)
    used += added
  }

  @inlinable @inline(__always)
  public mutating func append(repeating value: Value, count added: Int) {
    reserve(added)
    (base + used).update(repeating: value, count: added)
    used += added
  }

  /// Forgets all values from `newCount` on.
  ///
  /// - Precondition: `newCount` is at most `count`.
  @inlinable @inline(__always)
  public mutating func truncate(to newCount: Int) { used = newCount }

  @inlinable
  public subscript(index: Int) -> Value {
    @inline(__always) get { base[index] }
    @inline(__always) set { base[index] = newValue }
  }
}
