extension Record {
  /// How many bytes can be read behind those of any value, so that whole vectors can be.
  public static let padding = 32

  /// Bytes of the arena used so far.
  @inlinable
  public var byteCount: Int { arena.count }

  /// Makes room in the arena for `count` bytes and gives where they go; call `commit` with what was written.
  ///
  /// The pointer is good until the next call that writes to the record. Nil when the record's limit is reached.
  @inlinable @inline(__always)
  public mutating func reserveBytes(_ count: Int) -> UnsafeMutablePointer<UInt8>? {
    guard arena.count + count <= limits.bytes else {
      isOverLimit = true
      return nil
    }
    arena.reserve(count + Self.padding)
    return arena.base + arena.count
  }

  /// Keeps the first `count` of the bytes reserved last.
  @inlinable
  public mutating func commit(_ count: Int) -> ByteRange {
    let range = ByteRange(
      start: UInt32(truncatingIfNeeded: arena.count), length: UInt32(truncatingIfNeeded: count))
    arena.truncate(to: arena.count + count)
    return range
  }

  /// Copies bytes into the arena.
  @inlinable @inline(__always)
  public mutating func copy(_ bytes: UnsafeRawBufferPointer) -> ByteRange {
    guard let source = bytes.baseAddress, !bytes.isEmpty, let place = reserveBytes(bytes.count) else {
      return .empty
    }
    Self.copy(source, to: UnsafeMutableRawPointer(place), count: bytes.count)
    return commit(bytes.count)
  }

  /// Values are short: up to 32 bytes are copied as two words, which overlap, without a call.
  @inlinable @inline(__always)
  internal static func copy(_ source: UnsafeRawPointer, to place: UnsafeMutableRawPointer, count: Int) {
    if count > 32 {
      place.copyMemory(from: source, byteCount: count)
    } else if count >= 16 {
      copyEnds(source, place, count, as: SIMD16<UInt8>.self)
    } else if count >= 8 {
      copyEnds(source, place, count, as: UInt64.self)
    } else if count >= 4 {
      copyEnds(source, place, count, as: UInt32.self)
    } else {
      for offset in 0..<count {
        place.storeBytes(
          of: source.load(fromByteOffset: offset, as: UInt8.self), toByteOffset: offset, as: UInt8.self)
      }
    }
  }

  @inlinable @inline(__always)
  internal static func copyEnds<Word: BitwiseCopyable>(
    _ source: UnsafeRawPointer, _ place: UnsafeMutableRawPointer, _ count: Int, as word: Word.Type
  ) {
    let last = count &- MemoryLayout<Word>.size
    let end = source.loadUnaligned(fromByteOffset: last, as: word)
    place.storeBytes(of: source.loadUnaligned(as: word), as: word)
    place.storeBytes(of: end, toByteOffset: last, as: word)
  }

  /// Whether a value found at `rank` would be kept, given what is there already.
  @inlinable @inline(__always)
  public func accepts(_ target: ValueTarget, row: Int, rank: UInt8) -> Bool {
    let current = slotNumber(target, row: row)
    guard current >= 0 else { return true }
    if current < headerSlots && slots.count >= headerSlots && !isFillingHeader { return true }
    let existing = slots[Int(current)].rank
    return existing > rank || (existing == rank && target.repeats > 1)
  }

  /// Puts a value in the place of an element that has one value and accepts it; see `accepts`.
  @inlinable @inline(__always)
  public mutating func replace(with slot: Slot, in target: ValueTarget, row: Int) {
    guard slots.count < limits.values else {
      isOverLimit = true
      return
    }
    let number = Int32(truncatingIfNeeded: slots.count)
    slots.append(slot)
    setSlotNumber(number, target, row: row)
  }

  /// Takes the text of an element that has no value yet: what `copy` and `replace` do, in one go.
  ///
  /// - Parameters:
  ///   - text: behind which `padding` more bytes can be read.
  ///   - count: its bytes, at least 1.
  /// - Returns: false when nothing was done, because there is a value or a limit is reached.
  @inlinable @inline(__always)
  public mutating func putFirst(
    padded text: UnsafePointer<UInt8>, _ count: Int, at position: FeedPosition, in target: ValueTarget,
    row: Int, rank: UInt8
  ) -> Bool {
    guard slotNumber(target, row: row) < 0, slots.count < limits.values, !isOverLimit,
      let place = reserveBytes(count)
    else { return false }
    let source = UnsafeRawPointer(text)
    let bytes = UnsafeMutableRawPointer(place)
    if count <= Self.padding {
      let rest = source.loadUnaligned(fromByteOffset: 16, as: SIMD16<UInt8>.self)
      bytes.storeBytes(of: source.loadUnaligned(as: SIMD16<UInt8>.self), as: SIMD16<UInt8>.self)
      bytes.storeBytes(of: rest, toByteOffset: 16, as: SIMD16<UInt8>.self)
    } else {
      bytes.copyMemory(from: source, byteCount: count)
    }
    let number = Int32(truncatingIfNeeded: slots.count)
    slots.append(Slot(text: commit(count), position: position, element: target.element, rank: rank))
    setSlotNumber(number, target, row: row)
    return true
  }

  /// Puts a value in its place: a better-ranked one replaces what is there, an equal one joins a list.
  public mutating func store(_ slot: Slot, in target: ValueTarget, row: Int) {
    guard slots.count < limits.values else {
      isOverLimit = true
      return
    }
    let number = Int32(truncatingIfNeeded: slots.count)
    let current = slotNumber(target, row: row)
    if current >= 0, isFillingHeader || current >= headerSlots {
      let existing = slots[Int(current)].rank
      if existing < slot.rank { return }
      if existing == slot.rank {
        guard let tail = tail(of: current, room: Int(target.repeats)) else { return }
        slots.base[tail].next = number
        slots.append(slot)
        return
      }
    }
    slots.append(slot)
    setSlotNumber(number, target, row: row)
  }

  /// Whether a list can take another value.
  public mutating func hasRoom(_ target: ValueTarget, row: Int) -> Bool {
    let first = slotNumber(target, row: row)
    guard first >= 0, isFillingHeader || first >= headerSlots else { return true }
    return tail(of: first, room: Int(target.repeats)) != nil
  }

  /// Takes a value out again.
  public mutating func remove(_ target: ValueTarget, row: Int) { setSlotNumber(-1, target, row: row) }

  /// Adds a row to a part and gives its number, or nil when the record is at its limit.
  public mutating func addRow(part: Int) -> Int? {
    guard rows.base[part].count < layout.dictionary.parts[part].limit else {
      isOverLimit = true
      return nil
    }
    return rows.base[part].addRow()
  }

  /// Adds a finding; beyond the limit it is only counted.
  public mutating func add(_ finding: Finding) {
    if findings.count < limits.findings {
      findings.append(finding)
    } else {
      untoldFindings[finding.severity] += 1
    }
  }

  /// Forgets the findings that do not satisfy a condition.
  public mutating func keepFindings(where condition: (Finding) -> Bool) {
    var kept = 0
    for index in 0..<findings.count where condition(findings[index]) {
      findings[kept] = findings[index]
      kept += 1
    }
    findings.truncate(to: kept)
  }

  public mutating func setSeverity(_ severity: Severity, ofFinding index: Int) {
    findings.base[index].severity = severity
  }

  @inlinable @inline(__always)
  internal var isFillingHeader: Bool { headerSlots == 0 && headerBytes == 0 }

  /// The last slot of a list, or nil when the list has all the values it may have.
  @inline(__always)
  private func tail(of first: Int32, room: Int) -> Int? {
    var slot = Int(first)
    var used = 1
    while slots[slot].next >= 0 {
      slot = Int(slots[slot].next)
      used += 1
    }
    return used < room ? slot : nil
  }

  @inlinable @inline(__always)
  internal mutating func setSlotNumber(_ number: Int32, _ target: ValueTarget, row: Int) {
    let column = Int(target.column)
    let bit: UInt64 = 1 &<< UInt64(column & 63)
    if target.part < 0 {
      root[column] = number
      let word = presence[column >> 6]
      presence[column >> 6] = number < 0 ? word & ~bit : word | bit
    } else {
      let table = rows[Int(target.part)]
      table.cells[row &* table.width &+ column] = number
      if column < 64 {
        table.presence[row] = number < 0 ? table.presence[row] & ~bit : table.presence[row] | bit
      }
    }
  }
}
