/// The rows of one part of a record: for each row and column the number of a slot, or -1.
@frozen @usableFromInline
internal struct PartTable: BitwiseCopyable {
  @usableFromInline let width: Int
  @usableFromInline var cells: UnsafeMutablePointer<Int32>
  /// Per row a bit for each of the first 64 columns that has a value.
  @usableFromInline var presence: UnsafeMutablePointer<UInt64>
  @usableFromInline var capacity: Int
  @usableFromInline var count = 0

  /// The owner frees `cells` and `presence`.
  init(width: Int) {
    self.width = width
    capacity = 4
    cells = .allocate(capacity: 4 * width)
    presence = .allocate(capacity: 4)
  }

  /// Adds an empty row and gives its number.
  mutating func addRow() -> Int {
    if count == capacity {
      let larger = UnsafeMutablePointer<Int32>.allocate(capacity: capacity * 2 * width)
      larger.update(from: cells, count: count * width)
      cells.deallocate()
      cells = larger
      let morePresence = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity * 2)
      morePresence.update(from: presence, count: count)
      presence.deallocate()
      presence = morePresence
      capacity *= 2
    }
    (cells + count * width).update(repeating: -1, count: width)
    presence[count] = 0
    count += 1
    return count - 1
  }
}
