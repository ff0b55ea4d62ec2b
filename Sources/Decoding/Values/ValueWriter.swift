internal import SchemaLanguage
internal import Vocabulary
internal import Wire

/// Takes received values into the record: cleans, converts and stores them, and reports what is wrong with them.
struct ValueWriter: ~Copyable {
  /// Number in the catalogue and severity of each decoding finding.
  let kinds: [(number: UInt16, severity: Severity)]
  /// Where a value is put together that cannot be taken as it stands in the feed.
  var scratch: RawArray<UInt8> = RawArray(capacity: 1024)
  /// Where the components of an element are put together.
  var assembly: RawArray<UInt8> = RawArray(capacity: 1024)
  let weightUnit: ValueTarget?
  /// Whether values outside records are taken without findings: the record of the message tells them.
  var isQuiet = false
  /// Findings that are told once for a message.
  private var toldOnce: Set<DecodingFinding> = []

  /// What a value came with: where it stands, and what goes with it.
  struct Origin {
    var place: FeedPosition
    var rank: UInt8
    var row: Int
    /// The unit or format code beside the value; empty when there is none.
    var qualifier: UnsafeRawBufferPointer
    var isInRecord: Bool
    /// XML numbers may have a plus sign; EDIFACT numbers a comma.
    var notation: DecimalNotation
  }

  init(schemas: SchemaSet) {
    kinds = DecodingFinding.allCases.map { finding in
      let number = schemas.catalogue.number(of: finding.rawValue) ?? 0
      return (
        UInt16(number), schemas.catalogue.kinds.isEmpty ? .error : schemas.catalogue.kinds[number].severity
      )
    }
    weightUnit = schemas.dictionary.element("source.weightUnit").map { ValueTarget($0) }
  }

  mutating func beginMessage() {
    if !toldOnce.isEmpty { toldOnce.removeAll(keepingCapacity: true) }
  }

  /// Whether a finding that is told once for a message was not told yet.
  mutating func isFirst(_ kind: DecodingFinding) -> Bool { toldOnce.insert(kind).inserted }

  // MARK: Storing

  /// Stores a text that the envelope gives.
  mutating func store(_ text: String, in element: Element, at place: FeedPosition, record: inout Record) {
    var text = text
    text.withUTF8 { bytes in
      let range = record.copy(UnsafeRawBufferPointer(bytes))
      var slot = Slot(text: range, position: place, element: element.id, rank: 200)
      if element.type == .dateTime || element.type == .date {
        switch ISODate.parse(UnsafeRawBufferPointer(bytes)) {
        case .date(let day): slot.number = Int64(day.daysSinceEpoch)
        case .dateTime(let moment): slot.number = Int64(moment.date.daysSinceEpoch)
        default: break
        }
      }
      record.store(slot, in: ValueTarget(element), row: 0)
    }
  }

  func storeConstants(_ constants: [MessageSchema.Constant], in record: inout Record) {
    for constant in constants {
      constant.text.withUnsafeBytes { bytes in
        let range = record.copy(bytes)
        let slot = Slot(
          text: range, position: FeedPosition(offset: record.offset), element: constant.target.element,
          rank: 254)
        record.store(slot, in: constant.target, row: 0)
      }
    }
  }

  /// Puts together the values that consist of several.
  func finish(_ record: inout Record, joins: [MessageSchema.Join]) {
    for join in joins {
      let rows = join.target.part < 0 ? 1 : record.rowCount(part: Int(join.target.part))
      for row in 0..<rows where record.accepts(join.target, row: row, rank: join.rank) {
        finish(join, row: row, record: &record)
      }
    }
  }

  private func finish(_ join: MessageSchema.Join, row: Int, record: inout Record) {
    var length = 0
    var first: Int32 = -1
    for piece in join.pieces {
      let number = record.slotNumber(piece, row: row)
      guard number >= 0 else { continue }
      if first < 0 { first = number } else { length += join.separator.count }
      length += Int(record.slot(number).text.length)
    }
    guard first >= 0, let target = record.reserveBytes(length) else { return }
    var written = 0
    for piece in join.pieces {
      let number = record.slotNumber(piece, row: row)
      guard number >= 0 else { continue }
      if written > 0 {
        for byte in join.separator {
          target[written] = byte
          written += 1
        }
      }
      for byte in record.bytes(record.slot(number).text) {
        target[written] = byte
        written += 1
      }
    }
    let place = record.slot(first).position
    let text = record.commit(written)
    record.store(
      Slot(text: text, position: place, element: join.target.element, rank: join.rank), in: join.target,
      row: row)
  }

  // MARK: Findings

  /// Reports something about the record as a whole.
  func report(
    _ kind: DecodingFinding, at position: FeedPosition, value: String, expected: String, count: Int,
    severity: Severity?, to record: inout Record
  ) {
    let catalogued = kinds[kind.number]
    record.add(
      Finding(
        kind: catalogued.number, severity: severity ?? catalogued.severity, position: position,
        value: copy(value, to: &record), expected: copy(expected, to: &record), count: Int64(count)))
  }

  private func copy(_ text: String, to record: inout Record) -> ByteRange {
    var text = text
    return text.withUTF8 { record.copy(UnsafeRawBufferPointer($0)) }
  }

  /// Reports something about one value, to the record or, for a value of the header, to the envelope.
  mutating func report(
    _ kind: DecodingFinding, _ target: ValueTarget, _ origin: Origin, value: UnsafeRawBufferPointer,
    expected: UnsafeRawBufferPointer = UnsafeRawBufferPointer(start: nil, count: 0), record: inout Record,
    findings: inout EnvelopeFindings
  ) {
    let catalogued = kinds[kind.number]
    let kept = UnsafeRawBufferPointer(rebasing: value.prefix(64))
    var finding = Finding(
      kind: catalogued.number, severity: catalogued.severity, element: target.element,
      row: UInt32(origin.row),
      position: origin.place)
    if origin.isInRecord {
      finding.value = record.copy(kept)
      finding.expected = record.copy(expected)
      record.add(finding)
    } else if !isQuiet {
      finding.value = findings.copy(kept)
      finding.expected = findings.copy(expected)
      findings.add(finding, number: kind.number)
    }
  }
}
