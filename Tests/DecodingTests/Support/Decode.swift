import Decoding
import SchemaLanguage
import Testing
import Vocabulary

/// Decodes a text; see the other `decode`.
func decode(
  _ text: String, schemas: SchemaSet = RecordDecoding.schemas, limits: DecodingLimits = DecodingLimits(),
  leniencies: [String: Leniencies] = [:], sourceLocation: SourceLocation = #_sourceLocation
) -> Decoded {
  decode(
    Array(text.utf8), schemas: schemas, limits: limits, leniencies: leniencies, sourceLocation: sourceLocation
  )
}

/// Decodes bytes, and expects of them what must hold of any: every byte is accounted for, and how the feed is cut
/// makes no difference.
func decode(
  _ bytes: [UInt8], schemas: SchemaSet = RecordDecoding.schemas, limits: DecodingLimits = DecodingLimits(),
  leniencies: [String: Leniencies] = [:], sizes: [Int] = [1, 2, 3, 7, 4096],
  sourceLocation: SourceLocation = #_sourceLocation
) -> Decoded {
  let whole = RecordDecoding.run(bytes, chunks: nil, schemas: schemas, limits: limits, leniencies: leniencies)
  expectAccounted(whole, bytes, sourceLocation: sourceLocation)
  // Byte by byte takes long where a decoder scans again what was incomplete; large feeds are cut coarsely.
  for size in sizes where size < bytes.count && bytes.count / size < 200_000 {
    let cut = RecordDecoding.run(
      bytes, chunks: [size], schemas: schemas, limits: limits, leniencies: leniencies)
    expectSame(cut, whole, "pieces of \(size)", sourceLocation: sourceLocation)
  }
  return whole
}

/// Expects that two runs gave the same, and shows the first difference only.
func expectSame(_ found: Decoded, _ expected: Decoded, _ what: String, sourceLocation: SourceLocation) {
  guard found != expected else { return }
  for (index, pair) in zip(found.events, expected.events).enumerated() where pair.0 != pair.1 {
    Issue.record(
      "\(what): event \(index) is \(pair.0.summary), not \(pair.1.summary)", sourceLocation: sourceLocation)
    return
  }
  Issue.record(
    """
    \(what): \(found.events.count) events, not \(expected.events.count); \
    \(found.ledger) \(found.counts), not \(expected.ledger) \(expected.counts)
    """, sourceLocation: sourceLocation)
}

/// Expects that every byte is in exactly one account, and that records and rejects give the bytes they say.
func expectAccounted(_ decoded: Decoded, _ bytes: [UInt8], sourceLocation: SourceLocation) {
  let ledger = decoded.ledger
  #expect(ledger.taken == UInt64(bytes.count), sourceLocation: sourceLocation)
  #expect(ledger.isBalanced, "\(ledger)", sourceLocation: sourceLocation)
  var end: UInt64 = 0
  var stretches: [Range<UInt64>] = []
  var rejected: UInt64 = 0
  var recorded: UInt64 = 0
  for event in decoded.events {
    let stretch: (offset: UInt64, length: Int, raw: [UInt8])
    var isInOrder = true
    switch event {
    case .finding: continue
    case .record(let record):
      stretch = (record.offset, Int(record.length), record.raw)
      recorded += record.length
      isInOrder = !record.isOfMessage
    case .reject(let reject):
      stretch = (reject.offset, reject.length, reject.raw)
      rejected += UInt64(reject.length)
    }
    let isInside = stretch.offset + UInt64(stretch.length) <= UInt64(bytes.count)
    #expect(
      isInside && (stretch.offset >= end || !isInOrder), "\(event.summary) is out of order",
      sourceLocation: sourceLocation)
    if isInside {
      let start = Int(stretch.offset)
      let isSame = stretch.raw[...] == bytes[start..<start + stretch.length]
      #expect(isSame, "the bytes of \(event.summary)", sourceLocation: sourceLocation)
    }
    stretches.append(stretch.offset..<stretch.offset + UInt64(stretch.length))
    if isInOrder { end = stretch.offset + UInt64(stretch.length) }
  }
  stretches.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
  for (first, second) in zip(stretches, stretches.dropFirst()) {
    #expect(first.upperBound <= second.lowerBound, "\(first) and \(second)", sourceLocation: sourceLocation)
  }
  #expect(ledger.rejects == rejected, sourceLocation: sourceLocation)
  #expect(ledger.records == recorded, sourceLocation: sourceLocation)
  #expect(decoded.counts.records == UInt64(decoded.records.count), sourceLocation: sourceLocation)
  let lasts = decoded.rejects.filter(\.isLastPart).count
  #expect(decoded.counts.rejects == UInt64(lasts), sourceLocation: sourceLocation)
}

extension Event {
  /// A line about it.
  var summary: String {
    switch self {
    case .record(let record):
      "record \(record["item.id"] ?? "?") at \(record.offset)+\(record.length) \(record.codes)"
    case .reject(let reject):
      "reject \(reject.reason.rawValue) part \(reject.part) at \(reject.offset)+\(reject.length)"
    case .finding(let finding):
      "finding \(finding.code) at \(finding.offset) segment \(finding.segment) \"\(finding.value)\" "
        + "\"\(finding.expected)\" \(finding.count)"
    }
  }
}
