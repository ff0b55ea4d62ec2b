import Decoding
import Dispatch
import Journal
import Reports
import Vocabulary

/// A stretch of whole messages on its way through a worker, and the lines that come of it.
///
/// A batch belongs to one thread at a time: to the one that fills it until it is handed over, to the worker until
/// `done` is signalled, then to the writer.
final class Batch: @unchecked Sendable {
  var input = OutputBuffer(capacity: Batch.size + 4096)
  var snapshot: EnvelopeSnapshot?
  var offset: UInt64 = 0
  var line: UInt64 = 1
  /// Bytes between messages, which the skimming decoder has booked already.
  var gaps: UInt64 = 0

  var output = OutputBuffer(capacity: 1 << 18)
  var rejects = OutputBuffer(capacity: 1 << 12)
  var tally: RunTally?
  let done = DispatchSemaphore(value: 0)

  /// How many bytes of messages make a batch.
  static let size = 1 << 18

  var end: UInt64 { offset + UInt64(input.count) }

  func reset() {
    input.removeAll()
    output.removeAll()
    rejects.removeAll()
    snapshot = nil
    gaps = 0
    tally = nil
  }
}

/// A thread's own decoder and renderer.
final class Worker: @unchecked Sendable {
  let thread = SerialThread()
  private var decoder: FeedDecoder
  private var renderer: LineRenderer

  init(_ setup: Setup, options: DecodeOptions, filler: JournalFiller?) {
    decoder = FeedDecoder(schemas: setup.schemas, limits: setup.limits.decoding)
    renderer = LineRenderer(setup, options: options, filler: filler)
  }

  /// Reads the messages of a batch and writes their lines.
  ///
  /// - Parameter separatesRejects: whether rejects go to a file of their own; else they stand among the other lines.
  func work(on batch: Batch, feedName: String, separatesRejects: Bool) {
    guard let snapshot = batch.snapshot else { return }
    decoder.feedName = feedName
    decoder.resume(snapshot, offset: batch.offset, line: batch.line)
    decoder.append(batch.input.bytes)
    decoder.finish()
    loop: while true {
      switch decoder.next() {
      case .record: renderer.renderRecord(&decoder, into: &batch.output)
      case .reject where separatesRejects: renderer.renderReject(&decoder, into: &batch.rejects)
      case .reject: renderer.renderReject(&decoder, into: &batch.output)
      case .finding: renderer.renderFinding(&decoder, into: &batch.output)
      case .needsInput, .message, .end: break loop
      }
    }
    var tally = renderer.takeTally()
    tally.ledger += decoder.ledger
    // The skimming decoder counted interchanges and messages, and the bytes between messages.
    tally.counts.records = decoder.counts.records
    tally.counts.rejects = decoder.counts.rejects
    tally.ledger.taken -= batch.gaps
    tally.ledger.envelope -= batch.gaps
    batch.tally = tally
  }
}
