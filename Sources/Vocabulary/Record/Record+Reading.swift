extension Record {
  /// The number of the slot of a value, or -1.
  @inlinable @inline(__always)
  public func slotNumber(_ target: ValueTarget, row: Int) -> Int32 {
    if target.part < 0 { return root[Int(target.column)] }
    let table = rows[Int(target.part)]
    guard row < table.count else { return -1 }
    return table.cells[row &* table.width &+ Int(target.column)]
  }

  /// The number of the slot of an element that stands once in a record, or -1.
  @inlinable @inline(__always)
  public func rootSlotNumber(_ element: Int) -> Int32 { root[element] }

  /// The number of the slot in a row of a part, or -1.
  @inlinable @inline(__always)
  public func slotNumber(part: Int, row: Int, column: Int) -> Int32 {
    let table = rows[part]
    return table.cells[row &* table.width &+ column]
  }

  @inlinable @inline(__always)
  public func rowCount(part: Int) -> Int { rows[part].count }

  /// Which of 64 elements have a value: bit n of word w is element 64 w + n.
  @inlinable @inline(__always)
  public func presence(word: Int) -> UInt64 { presence[word] }

  /// Which of a part's first 64 columns have a value in a row.
  @inlinable @inline(__always)
  public func presence(part: Int, row: Int) -> UInt64 { rows[part].presence[row] }

  @inlinable @inline(__always)
  public func slot(_ number: Int32) -> Slot { slots[Int(number)] }

  /// Where the text of a value stands.
  @inlinable @inline(__always)
  public func text(ofSlot number: Int32) -> ByteRange { slots.base[Int(number)].text }

  /// The bytes of a range; good until the record is written to. `Record.padding` more can be read behind them.
  @inlinable @inline(__always)
  public func bytes(_ range: ByteRange) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: arena.base + Int(range.start), count: Int(range.length))
  }

  /// The text of an element that stands once in the record, or of the first value of a list.
  public func text(_ element: Element, row: Int = 0) -> String? {
    let number = slotNumber(ValueTarget(element), row: row)
    return number < 0 ? nil : text(slots[Int(number)].text)
  }

  public func text(_ range: ByteRange) -> String { String(decoding: bytes(range), as: UTF8.self) }

  /// All values of a list element.
  public func texts(_ element: Element, row: Int = 0) -> [String] {
    var values: [String] = []
    var number = slotNumber(ValueTarget(element), row: row)
    while number >= 0 {
      let slot = slots[Int(number)]
      values.append(text(slot.text))
      number = slot.next
    }
    return values
  }

  /// The text of the element with this name, such as `item.id`; nil when it is absent or there is no such element.
  public func text(_ path: String, row: Int = 0) -> String? {
    layout.dictionary.element(path).flatMap { text($0, row: row) }
  }
}
