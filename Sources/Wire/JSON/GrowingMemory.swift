/// Values one after the other in raw memory, emptied and filled again without being freed.
struct GrowingMemory<Value: BitwiseCopyable>: ~Copyable {
  private(set) var base: UnsafeMutablePointer<Value>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 1)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  @inline(__always)
  mutating func append(_ value: Value) {
    if count == capacity { grow(to: count + 1) }
    base[count] = value
    count += 1
  }

  mutating func append(_ source: UnsafePointer<Value>, _ added: Int) {
    if count + added > capacity { grow(to: count + added) }
    (base + count).update(from: source, count: added)
    count += added
  }

  @inline(never)
  private mutating func grow(to needed: Int) {
    let larger = max(needed, capacity * 2)
    let moved = UnsafeMutablePointer<Value>.allocate(capacity: larger)
    moved.update(from: base, count: count)
    base.deallocate()
    base = moved
    capacity = larger
  }

  mutating func truncate(to newCount: Int) { count = newCount }

  subscript(index: Int) -> Value {
    @inline(__always) get { base[index] }
    @inline(__always) set { base[index] = newValue }
  }
}
