import Decoding
import Reports
import Vocabulary

/// Takes from the bytes that a decoder holds what stands where something was found.
struct ExcerptSource {
  /// A value of the record: where it stands, and whether it is about a person.
  private struct Value {
    var offset: UInt64
    var length: Int
    var segment: UInt32
    var isPersonal: Bool
  }

  /// The values of the record at hand; nil until they are asked for.
  private var values: [Value]?

  /// How many bytes are taken to each side of what is meant.
  private static let reach = 2048
  /// The farthest place in a record of XML that is shown: all before it must be looked at.
  private static let farthest = 1 << 18

  mutating func beginRecord() { values = nil }

  // MARK: Records

  mutating func addRecordExcerpt(
    of finding: Finding, element: Element?, line: UInt64, _ decoder: inout FeedDecoder,
    to told: inout ReportedFinding
  ) {
    // In JSON nothing is shown, because it is not known which strings are names and which are values.
    guard decoder.context.syntax != "json" else { return }
    let start = decoder.record.offset
    let position = finding.position
    let isAbsent = position.length == 0 || position.offset < start
    let bytes = decoder.recordBytes
    let index = isAbsent ? 0 : Int(position.offset - start)
    guard index < bytes.count else { return }
    let values = values ?? Self.values(of: decoder.record)
    self.values = values
    var meant = index..<(isAbsent ? index : min(index + Int(position.length), bytes.count))
    if decoder.context.syntax == "edifact" {
      let marks = ServiceMarks(segment: bytes)
      let range = marks.segment(around: index, in: bytes)
      if isAbsent { told.segment = Self.segmentNumber(values, start, bytes, marks) ?? told.segment }
      add(bytes, range, meant, isKnownHarmless: element?.isPersonal == false, start, marks, to: &told)
    } else {
      meant = Self.trimmed(meant, in: bytes)
      addLine(bytes, meant, isKnownHarmless: element?.isPersonal == false, start, to: &told)
      told.line =
        isAbsent
        ? told.line
        : line + LineCounter.breaks(in: bytes, upTo: meant.lowerBound)
          - LineCounter.breaks(in: bytes, upTo: index)
    }
  }

  private func add(
    _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ meant: Range<Int>, isKnownHarmless: Bool,
    _ start: UInt64,
    _ marks: ServiceMarks, to told: inout ReportedFinding
  ) {
    let segment = Array(bytes[range])
    let from = start + UInt64(range.lowerBound)
    func places(isPersonal: Bool) -> [Range<Int>] {
      (values ?? []).compactMap { value in
        guard value.isPersonal == isPersonal, value.offset + UInt64(value.length) > from,
          value.offset < from + UInt64(range.count)
        else { return nil }
        let first = value.offset > from ? Int(value.offset - from) : 0
        return first..<min(Int(value.offset + UInt64(value.length) - from), range.count)
      }
    }
    let caret = meant.clamped(to: range)
    let caretInSegment = caret.lowerBound - range.lowerBound..<caret.upperBound - range.lowerBound
    let own = isKnownHarmless ? [caretInSegment] : []
    let mask = ExcerptMask(harmless: places(isPersonal: false) + own, personal: places(isPersonal: true))
    let hidden = mask.segment(segment, separators: marks.separators, release: marks.release)
    Self.put(segment, hidden, caretInSegment, into: &told)
  }

  /// One line of XML, or what is near in a long one.
  private func addLine(
    _ bytes: UnsafeRawBufferPointer, _ meant: Range<Int>, isKnownHarmless: Bool, _ start: UInt64,
    to told: inout ReportedFinding
  ) {
    guard meant.lowerBound < Self.farthest else { return }
    var first = meant.lowerBound
    var end = meant.lowerBound
    while first > 0, bytes[first - 1] != 0x0A, meant.lowerBound - first < Self.reach { first -= 1 }
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D, end - meant.lowerBound < Self.reach {
      end += 1
    }
    // Half of the bytes of UTF-16 are zero; only encodings that agree with ASCII are shown.
    guard first < end, !bytes[first..<end].contains(0) else { return }
    func places(isPersonal: Bool) -> [Range<Int>] {
      (values ?? []).filter { $0.isPersonal == isPersonal && $0.offset >= start }
        .map { Int($0.offset - start)..<Int($0.offset - start) + max($0.length, 1) }
    }
    let own = isKnownHarmless && !meant.isEmpty ? [meant] : []
    let mask = ExcerptMask(harmless: places(isPersonal: false) + own, personal: places(isPersonal: true))
    let hidden = mask.document(bytes, wanted: first..<end)
    let caret = meant.clamped(to: first..<end)
    Self.put(
      Array(bytes[first..<end]), hidden, caret.lowerBound - first..<caret.upperBound - first, into: &told)
  }

  /// What is meant without blanks at its start, and not beyond the text or attribute it stands in.
  private static func trimmed(_ meant: Range<Int>, in bytes: UnsafeRawBufferPointer) -> Range<Int> {
    guard !meant.isEmpty else { return meant }
    var first = meant.lowerBound
    var end = meant.lowerBound
    while first < meant.upperBound, bytes[first] <= 0x20 { first += 1 }
    let isInText = meant.lowerBound > 0 && bytes[meant.lowerBound - 1] == UInt8(ascii: ">")
    end = first
    while end < meant.upperBound, !(isInText && bytes[end] == UInt8(ascii: "<")) { end += 1 }
    while end > first, bytes[end - 1] <= 0x20 { end -= 1 }
    return first..<end
  }

  // MARK: The envelope

  /// Only service segments and short qualifiers are shown: no values are known outside records. Of XML nothing is
  /// shown, because it is not known what is text and what is markup.
  func addEnvelopeExcerpt(
    of finding: Finding, element: Element?, _ decoder: inout FeedDecoder, to told: inout ReportedFinding
  ) {
    let position = finding.position
    guard !["xml", "json"].contains(decoder.context.syntax) else { return }
    let before = Self.reachable(&decoder, from: position.offset, isForward: false)
    let behind = Self.reachable(&decoder, from: position.offset, isForward: true)
    guard behind > 0 else { return }
    let bytes = decoder.heldBytes(position.offset - UInt64(before), count: before + behind)
    let whole = before..<before + min(Int(position.length), behind)
    var marks = ServiceMarks()
    var range = whole
    if whole.count > 4, bytes[whole].prefix(3).allSatisfy({ (0x41...0x5A).contains($0) }) {
      marks = ServiceMarks(segment: UnsafeRawBufferPointer(rebasing: bytes[whole]))
    } else {
      guard position.segment > 0 else { return }
      range = marks.segment(around: before, in: bytes)
    }
    guard !range.isEmpty else { return }
    var source = self
    source.values = []
    source.add(
      bytes, range, whole, isKnownHarmless: element?.isPersonal == false,
      position.offset - UInt64(before), marks, to: &told)
  }

  /// How many bytes before an offset, or from it on, are still held; at most as many as are of use.
  private static func reachable(
    _ decoder: inout FeedDecoder, from offset: UInt64, isForward: Bool
  ) -> Int {
    var reached = 0
    var step = 8192
    while step > 0 {
      let wanted = reached + step
      let isHeld =
        isForward
        ? !decoder.heldBytes(offset, count: wanted).isEmpty
        : offset >= UInt64(wanted) && !decoder.heldBytes(offset - UInt64(wanted), count: wanted).isEmpty
      if isHeld { reached = wanted }
      step /= 2
    }
    return reached
  }

  // MARK: Parts

  /// Puts an excerpt into a finding: of a long one what is near what is meant.
  private static func put(
    _ bytes: [UInt8], _ isHidden: [Bool], _ meant: Range<Int>, into told: inout ReportedFinding
  ) {
    let first = max(meant.lowerBound - reach, 0)
    let end = min(max(meant.lowerBound, 0) + reach, bytes.count)
    guard first < end else { return }
    told.excerpt = Array(bytes[first..<end])
    let caret = meant.clamped(to: first..<end)
    told.caret = caret.lowerBound - first..<caret.upperBound - first
    var masked: [Range<Int>] = []
    var index = first
    while index < end {
      let start = index
      while index < end, isHidden[index] { index += 1 }
      if index > start { masked.append(start - first..<index - first) }
      index += index == start ? 1 : 0
    }
    told.masked = masked
  }

  /// The number of the segment with which the record begins, worked out from the first value that has one.
  private static func segmentNumber(
    _ values: [Value], _ start: UInt64, _ bytes: UnsafeRawBufferPointer, _ marks: ServiceMarks
  ) -> UInt32? {
    let first = values.filter { $0.segment > 0 && $0.offset >= start }.min { $0.offset < $1.offset }
    guard let first, first.offset - start < UInt64(bytes.count) else { return nil }
    var index = 0
    var passed: UInt32 = 0
    while index < Int(first.offset - start) {
      if bytes[index] == marks.release { index += 1 } else if bytes[index] == marks.terminator { passed += 1 }
      index += 1
    }
    return passed < first.segment ? first.segment - passed : nil
  }

  private static func values(of record: borrowing Record) -> [Value] {
    var values: [Value] = []
    for element in record.layout.dictionary.elements {
      let rows = element.part.map { record.rowCount(part: $0) } ?? 1
      for row in 0..<rows {
        var number = record.slotNumber(ValueTarget(element), row: row)
        while number >= 0 {
          let slot = record.slot(number)
          values.append(
            Value(
              offset: slot.position.offset, length: Int(slot.position.length), segment: slot.position.segment,
              isPersonal: element.isPersonal))
          number = slot.next
        }
      }
    }
    return values
  }
}

/// The service characters of an interchange, as far as a stretch of it shows them.
struct ServiceMarks {
  var element = UInt8(ascii: "+")
  var terminator = UInt8(ascii: "'")
  /// The characters that are not to be seen in a segment are taken to be the usual ones.
  let component = UInt8(ascii: ":")
  let release: UInt8 = UInt8(ascii: "?")

  init() {}

  /// - Parameter bytes: one or more whole segments: a separator follows the first tag, and the last byte that is no
  ///   line break is the terminator.
  init(segment bytes: UnsafeRawBufferPointer) {
    if bytes.count > 3, Self.isMark(bytes[3]) { element = bytes[3] }
    if let last = bytes.last(where: { $0 > 0x20 }), Self.isMark(last) { terminator = last }
  }

  var separators: Set<UInt8> { [element, component, terminator] }

  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: false
    default: true
    }
  }

  /// The segment with its terminator in which a byte stands.
  func segment(around index: Int, in bytes: UnsafeRawBufferPointer) -> Range<Int> {
    var start = min(index, bytes.count)
    while start > 0, !isTerminator(start - 1, in: bytes) { start -= 1 }
    while start < index, bytes[start] <= 0x20 { start += 1 }
    var end = index
    while end < bytes.count {
      end += 1
      if isTerminator(end - 1, in: bytes) { break }
    }
    return start..<max(start, end)
  }

  private func isTerminator(_ index: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes[index] == terminator else { return false }
    var releases = 0
    while releases < index, bytes[index - 1 - releases] == release { releases += 1 }
    return releases % 2 == 0
  }
}
