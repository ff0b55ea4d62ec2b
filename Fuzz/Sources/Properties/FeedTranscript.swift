import Decoding
import Postern
import Reports
import SchemaLanguage
import Vocabulary

/// All that a feed decoder says about a feed, as the lines that a run would write.
struct FeedTranscript: ~Copyable {
  var lines = OutputBuffer(capacity: 1 << 14)
  var ledger = ByteLedger()
  var counts = FeedCounts()
  var untold: [UInt64] = []
  /// Bytes of the records and rejects that were handed out.
  var recordBytes: UInt64 = 0
  var rejectBytes: UInt64 = 0

  /// - Parameters:
  ///   - pieces: lengths into which the feed is cut, used again from the first; empty for one piece.
  init(_ input: UnsafeRawBufferPointer, pieces: [Int], limits: DecodingLimits) throws {
    let setup = SharedSetup.value
    var decoder = FeedDecoder(schemas: setup.schemas, limits: limits)
    decoder.feedName = "feed"
    var position = 0
    var piece = 0
    var steps = 0
    var end: UInt64 = 0
    loop: while true {
      steps += 1
      try require(steps <= 1000 + 8 * input.count, "the decoder goes round in circles")
      switch decoder.next() {
      case .needsInput:
        guard position < input.count else {
          decoder.finish()
          continue
        }
        let length = pieces.isEmpty ? input.count : pieces[piece % pieces.count]
        let next = min(position + max(length, 1), input.count)
        decoder.append(UnsafeRawBufferPointer(rebasing: input[position..<next]))
        position = next
        piece += 1
      case .record:
        let start = decoder.record.offset
        // The record of a message comes after those of its groups, and stands before them.
        if !setup.schemas.isMessageForm(decoder.record.form) {
          try require(start >= end, "a record overlaps what came before it")
          end = start + decoder.record.length
        }
        recordBytes += decoder.record.length
        try Self.compare(decoder.recordBytes, input, at: start)
        SharedSetup.recordWriter.write(decoder.record, into: &lines) { $0 }
      case .reject:
        let reject = decoder.reject
        try require(reject.offset >= end, "a reject overlaps what came before it")
        end = reject.offset + UInt64(reject.length)
        rejectBytes += UInt64(reject.length)
        try Self.compare(decoder.rejectBytes, input, at: reject.offset)
        lines.append(
          "\(reject.reason) \(reject.offset) \(reject.length) \(reject.line) \(reject.segment) \(reject.part) "
            + "\(reject.isLastPart) \(reject.detail)\n")
      case .finding:
        SharedSetup.findingWriter.write(
          decoder.envelopeFinding, value: decoder.envelopeText(decoder.envelopeFinding.value),
          expected: decoder.envelopeText(decoder.envelopeFinding.expected), into: &lines,
          line: decoder.envelopeLine)
        lines.append("\n" as StaticString)
      case .message, .end: break loop
      }
    }
    ledger = decoder.ledger
    counts = decoder.counts
    untold = decoder.untoldFindings
  }

  private static func compare(
    _ held: UnsafeRawBufferPointer, _ input: UnsafeRawBufferPointer, at offset: UInt64
  ) throws {
    try require(Int(offset) + held.count <= input.count, "what is handed out ends behind the feed")
    let isSame = held.elementsEqual(input[Int(offset)..<Int(offset) + held.count])
    try require(isSame, "the bytes handed out at \(offset) are not those of the feed")
  }

  /// Where two transcripts first differ, in words; nil where they are the same.
  func difference(from other: borrowing FeedTranscript) -> String? {
    if let place = zip(lines.bytes, other.lines.bytes).enumerated().first(where: { $1.0 != $1.1 })?.offset
      ?? (lines.count == other.lines.count ? nil : min(lines.count, other.lines.count))
    {
      return "\(Self.excerpt(lines.bytes, place)) instead of \(Self.excerpt(other.lines.bytes, place))"
    }
    if ledger != other.ledger { return "\(ledger) instead of \(other.ledger)" }
    if counts != other.counts { return "\(counts) instead of \(other.counts)" }
    return untold == other.untold ? nil : "\(untold) findings not told instead of \(other.untold)"
  }

  private static func excerpt(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> String {
    String(decoding: bytes[max(0, place - 120)..<min(bytes.count, place + 80)], as: UTF8.self)
  }
}
