/// A fixed set of byte strings, each with a number; looked up without allocating.
///
/// Open addressing with linear probing over FNV-1a hashes. Made once when schemas are loaded, never written again;
/// in raw memory, so that a look-up touches no reference counts.
public final class ByteTable: Sendable {
  /// Entries of the hash table: the number of a key plus one, or 0 where empty.
  nonisolated(unsafe) private let buckets: UnsafeMutableBufferPointer<UInt32>
  private let mask: Int
  /// Where each key stands in `bytes`.
  nonisolated(unsafe) private let starts: UnsafeMutableBufferPointer<UInt32>
  nonisolated(unsafe) private let bytes: UnsafeMutableBufferPointer<UInt8>
  nonisolated(unsafe) private let values: UnsafeMutableBufferPointer<UInt32>

  /// - Parameter keys: a key that occurs twice keeps its first value.
  public init(_ keys: [(key: [UInt8], value: UInt32)]) {
    var size = 16
    while size < keys.count * 2 { size *= 2 }
    var buckets = [UInt32](repeating: 0, count: size)
    var starts: [UInt32] = [0]
    var bytes: [UInt8] = []
    var values: [UInt32] = []
    for (key, value) in keys {
      var bucket = Self.hash(key) & (size - 1)
      var isKnown = false
      while buckets[bucket] != 0 {
        let entry = Int(buckets[bucket]) - 1
        if bytes[Int(starts[entry])..<Int(starts[entry + 1])].elementsEqual(key) { isKnown = true }
        bucket = (bucket + 1) & (size - 1)
      }
      if isKnown { continue }
      bytes += key
      starts.append(UInt32(bytes.count))
      values.append(value)
      buckets[bucket] = UInt32(values.count)
    }
    self.buckets = Self.copy(buckets)
    self.starts = Self.copy(starts)
    self.bytes = Self.copy(bytes)
    self.values = Self.copy(values)
    mask = size - 1
  }

  deinit {
    buckets.deallocate()
    starts.deallocate()
    bytes.deallocate()
    values.deallocate()
  }

  private static func copy<Value: BitwiseCopyable>(_ values: [Value]) -> UnsafeMutableBufferPointer<Value> {
    let memory = UnsafeMutableBufferPointer<Value>.allocate(capacity: max(values.count, 1))
    _ = memory.initialize(from: values)
    return UnsafeMutableBufferPointer(rebasing: memory[..<values.count])
  }

  public var count: Int { values.count }

  private static func hash(_ key: some Sequence<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7FFF_FFFF)
  }

  /// The number of a key, or nil.
  public func find(_ key: UnsafeRawBufferPointer) -> UInt32? {
    var bucket = Self.hash(key) & mask
    while buckets[bucket] != 0 {
      let entry = Int(buckets[bucket]) - 1
      let start = Int(starts[entry])
      let length = Int(starts[entry + 1]) - start
      if length == key.count, isEqual(start, key) { return values[entry] }
      bucket = (bucket + 1) & mask
    }
    return nil
  }

  private func isEqual(_ start: Int, _ key: UnsafeRawBufferPointer) -> Bool {
    for index in 0..<key.count where bytes[start + index] != key[index] { return false }
    return true
  }
}
