public import Vocabulary

/// Writes records as lines of JSON, in the order of the dictionary.
///
/// What is the same in every record is rendered once: for each element its key and the objects that lead to it. A
/// record is then written by walking its table of values; nothing is allocated and no `String` is made.
public struct RecordJSONWriter: ~Copyable {
  /// Writes the findings of records; it can write others too.
  public let findings: FindingJSONWriter
  private let layout: RecordLineLayout
  private let pseudonyms: Pseudonyms?

  /// - Parameters:
  ///   - forms: the channel and role of each form of record, by its number.
  ///   - showsValues: whether messages of findings show values that are about a person.
  ///   - pseudonyms: what stands for values that are about a person; nil for the values themselves.
  public init(
    dictionary: ElementDictionary, forms: [(channel: String, role: String)], catalogue: FindingCatalogue,
    showsValues: Bool, pseudonyms: Pseudonyms? = nil
  ) {
    self.pseudonyms = pseudonyms
    findings = FindingJSONWriter(dictionary: dictionary, catalogue: catalogue, showsValues: showsValues)
    layout = RecordLineLayout(dictionary, forms: forms, hidesPersons: pseudonyms != nil)
  }

  /// Where the writing stands: which object is open, and whether it has no member yet.
  private struct Place {
    var object: UInt16 = 0
    var isFirst: Bool
  }

  /// Writes a record as one line, with the line break.
  ///
  /// - Parameter lines: the line of the feed (from 1) on which a byte stands; asked only for findings.
  /// - Complexity: O(elements of the dictionary + bytes of the record).
  public func write(
    _ record: borrowing Record, into output: inout OutputBuffer, lines: (UInt64) -> UInt64
  ) {
    append(layout.heads[min(record.form, layout.heads.count - 1)], to: &output)
    var place = Place(isFirst: false)
    for index in 0..<layout.leadingMembers.count {
      writeOther(layout.leadingMembers[index], record, &place, into: &output)
    }
    for index in 0..<layout.elementMembers.count {
      // The members that the record has, and those that it is always asked for.
      let others = layout.otherMembers[index]
      var left = record.presence(word: index) & layout.elementMembers[index] | others
      while left != 0 {
        let bit = left.trailingZeroBitCount
        left &= left &- 1
        let member = layout.members[index &* 64 &+ bit]
        if others & 1 &<< UInt64(bit) == 0 {
          write(member, record.rootSlotNumber(index &* 64 &+ bit), record, &place, into: &output)
        } else {
          writeOther(member, record, &place, into: &output)
        }
      }
    }
    move(&place, to: 0, into: &output)
    if record.findings.count > 0 { findings.writeAll(of: record, into: &output, lines: lines) }
    output.append("}\n" as StaticString)
  }

  // MARK: Values

  /// Writes a member that is no value of the record: what it knows of itself, or rows.
  @inline(never)
  private func writeOther(
    _ member: RecordLineLayout.Member, _ record: borrowing Record, _ place: inout Place,
    into output: inout OutputBuffer
  ) {
    switch member.kind {
    case .offset: writeOwn(member, record.offset, record, &place, into: &output)
    case .length: writeOwn(member, record.length, record, &place, into: &output)
    default:
      if record.rowCount(part: Int(member.place)) > 0 { writeRows(member, record, &place, into: &output) }
    }
  }

  @inline(__always)
  private func write(
    _ member: RecordLineLayout.Member, _ first: Int32, _ record: borrowing Record, _ place: inout Place,
    into output: inout OutputBuffer
  ) {
    let text = record.bytes(record.text(ofSlot: first))
    // Behind each value of a record there are readable bytes.
    if member.kind == .text, text.count <= OutputBuffer.shortValue,
      Int(member.key.length) <= OutputBuffer.padding
    {
      if place.object != member.object { move(&place, to: member.object, into: &output) }
      let unwanted = place.isFirst ? 1 : 0
      output.append(
        padded: layout.text.base + unwanted + Int(member.key.start), Int(member.key.length) - unwanted,
        value: text)
      place.isFirst = false
    } else {
      writeOtherKind(of: member, first, record, &place, into: &output)
    }
  }

  /// Writes a value that is no short text.
  @inline(never)
  private func writeOtherKind(
    of member: RecordLineLayout.Member, _ first: Int32, _ record: borrowing Record, _ place: inout Place,
    into output: inout OutputBuffer
  ) {
    begin(member, &place, into: &output)
    let slot = record.slot(first)
    switch member.kind {
    case .text:
      output.appendEscaped(record.bytes(slot.text))
      output.append(UInt8(ascii: "\""))
    case .bare: output.append(record.bytes(slot.text))
    case .pseudonym: pseudonyms?.write(record.bytes(slot.text), into: &output)
    default: writeList(slot, member.kind, record, into: &output)
    }
  }

  /// Writes where the record stands, unless it came with another place: that in the feed it was first read from.
  private func writeOwn(
    _ member: RecordLineLayout.Member, _ number: UInt64, _ record: borrowing Record, _ place: inout Place,
    into output: inout OutputBuffer
  ) {
    let slot = member.place == RecordLineLayout.noElement ? -1 : record.rootSlotNumber(Int(member.place))
    begin(member, &place, into: &output)
    if slot >= 0 { output.append(record.bytes(record.slot(slot).text)) } else { output.append(number) }
  }

  private func writeList(
    _ first: Slot, _ kind: RecordLineLayout.Member.Kind, _ record: borrowing Record,
    into output: inout OutputBuffer
  ) {
    var slot = first
    output.append(UInt8(ascii: "["))
    while true {
      switch kind {
      case .bareList: output.append(record.bytes(slot.text))
      case .pseudonymList: pseudonyms?.write(record.bytes(slot.text), into: &output)
      default: output.appendJSON(record.bytes(slot.text))
      }
      if slot.next < 0 { break }
      output.append(UInt8(ascii: ","))
      slot = record.slot(slot.next)
    }
    output.append(UInt8(ascii: "]"))
  }

  private func writeRows(
    _ member: RecordLineLayout.Member, _ record: borrowing Record, _ place: inout Place,
    into output: inout OutputBuffer
  ) {
    begin(member, &place, into: &output)
    let part = Int(member.place)
    let columns = layout.rows[part]
    for row in 0..<record.rowCount(part: part) {
      output.append(row > 0 ? ",{" : "{" as StaticString)
      var inside = Place(isFirst: true)
      let count = Int(columns.length)
      var left = record.presence(part: part, row: row)
      while left != 0, left.trailingZeroBitCount < count {
        let column = left.trailingZeroBitCount
        left &= left &- 1
        let slot = record.slotNumber(part: part, row: row, column: column)
        write(layout.rowMembers[Int(columns.start) &+ column], slot, record, &inside, into: &output)
      }
      for column in 64..<max(count, 64) {
        let slot = record.slotNumber(part: part, row: row, column: column)
        let member = layout.rowMembers[Int(columns.start) + column]
        if slot >= 0 { write(member, slot, record, &inside, into: &output) }
      }
      move(&inside, to: 0, into: &output)
      output.append(UInt8(ascii: "}"))
    }
    output.append(UInt8(ascii: "]"))
  }

  // MARK: Keys and objects

  /// Writes what stands before a member's value: braces, comma, key.
  @inline(__always)
  private func begin(
    _ member: RecordLineLayout.Member, _ place: inout Place, into output: inout OutputBuffer
  ) {
    if place.object != member.object { move(&place, to: member.object, into: &output) }
    let unwanted = place.isFirst ? 1 : 0
    output.append(
      padded: layout.text.base + unwanted + Int(member.key.start), Int(member.key.length) - unwanted)
    place.isFirst = false
  }

  /// Closes and opens objects until one of them is the innermost that is open.
  private func move(_ place: inout Place, to object: UInt16, into output: inout OutputBuffer) {
    let groups = layout.groups.base
    var inner = Int(place.object)
    // The object that both stand in.
    var common = Int(object)
    var closed = 0
    while inner != common {
      if groups[inner].depth >= groups[common].depth {
        inner = Int(groups[inner].parent)
        closed &+= 1
      } else {
        common = Int(groups[common].parent)
      }
    }
    if closed > 0 {
      append(ByteRange(start: layout.braces.start, length: UInt32(closed)), to: &output)
      place.isFirst = false
    }
    place.object = object
    guard common != Int(object) else { return }
    var opening = groups[Int(object)].path
    var known = groups[common].path.length
    if common == 0 {
      if place.isFirst { known = 1 }
    } else if !place.isFirst {
      output.append(UInt8(ascii: ","))
    }
    opening.start += known
    opening.length -= known
    append(opening, to: &output)
    place.isFirst = true
  }

  private func append(_ range: ByteRange, to output: inout OutputBuffer) {
    output.append(padded: layout.text.base, range)
  }
}
