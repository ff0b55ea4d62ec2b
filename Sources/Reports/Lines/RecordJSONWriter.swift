public import Vocabulary

/// Writes records as lines of JSON, in the order of the dictionary.
///
/// What is the same in every record is rendered once: for each element its key and the braces that lead to it. A
/// record is then written by walking its table of values.
public struct RecordJSONWriter: ~Copyable {
  /// How one element is written.
  struct Step: BitwiseCopyable {
    /// `"key":`, in `keys`.
    var key: ByteRange
    /// The objects that the element stands in, by number; 0 is none. There are two levels at the most.
    var outer: UInt16
    var inner: UInt16
    var isBare: Bool
    var isList: Bool
    /// The part that begins here, or -1; otherwise the element is one of the record's own.
    var part: Int16
    /// The element's number, or its column in its part.
    var place: UInt16
  }

  let findings: FindingJSONWriter
  private let dictionary: ElementDictionary
  /// The number of `source.feed`, or -1.
  private let feed: Int
  private var keys: RawArray<UInt8> = RawArray(capacity: 4096)
  private var rootSteps: RawArray<Step> = RawArray(capacity: 128)
  private var partSteps: RawArray<Step> = RawArray(capacity: 64)
  private var partRanges: RawArray<ByteRange> = RawArray(capacity: 8)
  /// `{"kind":"record","channel":…,"role":…,"source":{` for each schema.
  private var heads: RawArray<ByteRange> = RawArray(capacity: 16)
  /// The braces that open each object.
  private var openings: RawArray<ByteRange> = RawArray(capacity: 32)

  /// - Parameter schemas: the channel and role of each schema, by its number.
  public init(
    dictionary: ElementDictionary, schemas: [(channel: String, role: String)], catalogue: FindingCatalogue,
    showsValues: Bool
  ) {
    self.dictionary = dictionary
    feed = dictionary.id(of: "source.feed")?.index ?? -1
    findings = FindingJSONWriter(dictionary: dictionary, catalogue: catalogue, showsValues: showsValues)
    for schema in schemas {
      heads.append(
        keep("{\"kind\":\"record\",\"channel\":\"\(schema.channel)\",\"role\":\"\(schema.role)\",\"source\":{"))
    }
    openings.append(.empty)
    var numbers: [String: UInt16] = ["source": UInt16(openings.count)]
    openings.append(keep("\"source\":{"))
    prepareRoot(&numbers)
    for part in dictionary.parts { preparePart(part, &numbers) }
  }

  /// Elements that are written ahead of all others, the first by its slot, the others from the record itself.
  private static let ownMembers = ["source.feed", "source.offset", "source.length"]

  private mutating func keep(_ text: String) -> ByteRange {
    let start = keys.count
    for byte in text.utf8 { keys.append(byte) }
    return ByteRange(start: UInt32(start), length: UInt32(keys.count - start))
  }

  /// The number of the object with a path such as `sender.address`; 0 for none.
  private mutating func object(_ path: ArraySlice<Substring>, key: Substring, _ numbers: inout [String: UInt16])
    -> UInt16
  {
    let name = path.joined(separator: ".")
    if let known = numbers[name] { return known }
    let number = UInt16(openings.count)
    numbers[name] = number
    openings.append(keep("\"\(key)\":{"))
    return number
  }

  private mutating func step(
    _ element: Element, depth: Int, place: Int, _ numbers: inout [String: UInt16]
  ) -> Step {
    let words = element.path.split(separator: ".")
    let groups = words[depth..<words.count - 1]
    let outer = groups.isEmpty ? 0 : object(words[..<(depth + 1)], key: groups[groups.startIndex], &numbers)
    let inner =
      groups.count < 2 ? 0 : object(words[..<(depth + 2)], key: groups[groups.startIndex + 1], &numbers)
    return Step(
      key: keep("\"\(words[words.count - 1])\":"), outer: outer, inner: inner, isBare: element.type.isBareInJSON,
      isList: element.isList, part: -1, place: UInt16(place))
  }

  private mutating func prepareRoot(_ numbers: inout [String: UInt16]) {
    var begun: Set<Int> = []
    for element in dictionary.elements {
      if let part = element.part {
        guard begun.insert(part).inserted else { continue }
        rootSteps.append(
          Step(
            key: keep("\"\(dictionary.parts[part].key)\":["), outer: 0, inner: 0, isBare: false, isList: true,
            part: Int16(part), place: 0))
      } else if !Self.ownMembers.contains(element.path) {
        rootSteps.append(step(element, depth: 0, place: element.id.index, &numbers))
      }
    }
  }

  private mutating func preparePart(_ part: RecordPart, _ numbers: inout [String: UInt16]) {
    let first = partSteps.count
    for (column, id) in part.elements.enumerated() {
      partSteps.append(step(dictionary[id], depth: 1, place: column, &numbers))
    }
    partRanges.append(ByteRange(start: UInt32(first), length: UInt32(partSteps.count - first)))
  }

  // MARK: Writing

  /// Which objects are open, and whether a comma is due.
  private struct Cursor {
    var outer: UInt16
    var inner: UInt16 = 0
    var needsComma: Bool
  }

  /// Writes a record as one line.
  ///
  /// - Parameter lines: the line of the feed on which a byte stands; asked only for findings.
  public func write(
    _ record: borrowing Record, into output: inout OutputBuffer, lines: (UInt64) -> UInt64
  ) {
    append(heads[record.schema], to: &output)
    if feed >= 0 {
      let slot = record.rootSlotNumber(feed)
      if slot >= 0 {
        output.append("\"feed\":")
        writeValue(record.slot(slot), isBare: false, record, into: &output)
        output.append(UInt8(ascii: ","))
      }
    }
    output.append("\"offset\":")
    output.append(record.offset)
    output.append(",\"length\":")
    output.append(record.length)
    var cursor = Cursor(outer: 1, needsComma: true)
    for index in 0..<rootSteps.count {
      let step = rootSteps[index]
      if step.part >= 0 {
        if record.rowCount(part: Int(step.part)) > 0 { writePart(step, record, &cursor, into: &output) }
        continue
      }
      let slot = record.rootSlotNumber(Int(step.place))
      if slot >= 0 { write(step, slot, record, &cursor, into: &output) }
    }
    close(&cursor, to: 0, into: &output)
    if record.findings.count > 0 { findings.writeAll(of: record, into: &output, lines: lines) }
    output.append("}\n")
  }

  private func append(_ range: ByteRange, to output: inout OutputBuffer) {
    output.append(keys.base + Int(range.start), Int(range.length))
  }

  /// Closes objects until the outer one given is the one that is open.
  private func close(_ cursor: inout Cursor, to outer: UInt16, into output: inout OutputBuffer) {
    if cursor.inner != 0 {
      output.append(UInt8(ascii: "}"))
      cursor.inner = 0
      cursor.needsComma = true
    }
    if cursor.outer != 0, cursor.outer != outer {
      output.append(UInt8(ascii: "}"))
      cursor.outer = 0
      cursor.needsComma = true
    }
  }

  private func write(
    _ step: Step, _ first: Int32, _ record: borrowing Record, _ cursor: inout Cursor,
    into output: inout OutputBuffer
  ) {
    if cursor.outer != step.outer || cursor.inner != step.inner {
      if cursor.outer != step.outer || cursor.inner != 0 { close(&cursor, to: step.outer, into: &output) }
      if cursor.outer != step.outer { open(step.outer, &cursor, into: &output) }
      cursor.outer = step.outer
      if step.inner != 0 { open(step.inner, &cursor, into: &output) }
      cursor.inner = step.inner
    }
    if cursor.needsComma { output.append(UInt8(ascii: ",")) }
    cursor.needsComma = true
    append(step.key, to: &output)
    guard step.isList else {
      writeValue(record.slot(first), isBare: step.isBare, record, into: &output)
      return
    }
    var number = first
    var separator = UInt8(ascii: "[")
    while number >= 0 {
      let slot = record.slot(number)
      output.append(separator)
      writeValue(slot, isBare: step.isBare, record, into: &output)
      separator = UInt8(ascii: ",")
      number = slot.next
    }
    output.append(UInt8(ascii: "]"))
  }

  private func open(_ object: UInt16, _ cursor: inout Cursor, into output: inout OutputBuffer) {
    guard object != 0 else { return }
    if cursor.needsComma { output.append(UInt8(ascii: ",")) }
    append(openings[Int(object)], to: &output)
    cursor.needsComma = false
  }

  @inline(__always)
  private func writeValue(
    _ slot: Slot, isBare: Bool, _ record: borrowing Record, into output: inout OutputBuffer
  ) {
    let text = record.bytes(slot.text)
    if isBare { output.append(text) } else { output.appendJSON(text) }
  }

  private func writePart(
    _ step: Step, _ record: borrowing Record, _ cursor: inout Cursor, into output: inout OutputBuffer
  ) {
    close(&cursor, to: 0, into: &output)
    if cursor.needsComma { output.append(UInt8(ascii: ",")) }
    append(step.key, to: &output)
    let part = Int(step.part)
    let range = partRanges[part]
    for row in 0..<record.rowCount(part: part) {
      if row > 0 { output.append(UInt8(ascii: ",")) }
      output.append(UInt8(ascii: "{"))
      var inside = Cursor(outer: 0, needsComma: false)
      for index in Int(range.start)..<Int(range.start + range.length) {
        let inner = partSteps[index]
        let slot = record.slotNumber(part: part, row: row, column: Int(inner.place))
        if slot >= 0 { write(inner, slot, record, &inside, into: &output) }
      }
      close(&inside, to: 0, into: &output)
      output.append(UInt8(ascii: "}"))
    }
    output.append(UInt8(ascii: "]"))
    cursor.needsComma = true
  }
}
