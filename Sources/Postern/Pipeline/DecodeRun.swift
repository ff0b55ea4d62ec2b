import Decoding
import Dispatch
import Glibc
import Journal
import Reports
import SchemaLanguage
import Vocabulary
import Wire

/// How feeds are decoded.
public struct DecodeOptions: Sendable {
  /// Threads that decode; 1 reads, decodes and writes in one.
  public var jobs = 1
  /// Whether each line is written as soon as it is known.
  public var isUnbuffered = false
  /// Whether findings show personal values.
  public var showsValues = false
  /// What stands in records for values that are about a person, and hides the bytes of rejects; nil for neither. Then
  /// findings show no such values either.
  public var pseudonyms: Pseudonyms?

  public init() {}
}

/// Why a run ended early.
public enum RunError: Error, Sendable {
  case input(InputError)
  case output(OutputError)
  case journal(JournalError)
}

/// Decodes feeds to lines of JSON: records with their findings, rejects, findings about the envelope, a summary.
///
/// With several jobs this thread finds the messages and writes the lines, and workers decode. Batches are written in
/// the order of the feed. There is a fixed number of them, so that a slow reader of the output slows the reading
/// down and memory does not grow.
public final class DecodeRun {
  private let setup: Setup
  private let options: DecodeOptions
  private let output: OutputStream
  /// Where rejects go; nil for the output.
  private let rejects: OutputStream?
  public private(set) var tally: RunTally
  /// Called now and then with the bytes read.
  public var progress: ((UInt64) -> Void)?

  private var renderer: LineRenderer
  private let workers: [Worker]
  private var nextWorker = 0
  /// Batches handed over or ready, in the order in which they are written, and those free for use.
  private var waiting: [Batch] = []
  private var free: [Batch] = []
  private var filling: Batch?
  private var envelopeNumber = -1
  private var feedName = ""

  /// How many batches there are for each worker.
  private static let batchesPerWorker = 4

  private let fillers: [JournalFiller]

  /// - Parameters:
  ///   - rejects: where rejects go; nil for the output.
  ///   - journal: a journal from which it is filled in how items travel.
  /// - Throws: when the journal cannot be read.
  public convenience init(
    _ setup: Setup, options: DecodeOptions, output: OutputStream, rejects: OutputStream?, journal: String
  ) throws(JournalError) {
    var fillers: [JournalFiller] = []
    // Each thread has its own, and this one too.
    for _ in 0...Self.workers(options) {
      fillers.append(try JournalFiller(reading: journal, schemas: setup.schemas))
    }
    self.init(setup, options: options, output: output, rejects: rejects, fillers: fillers)
  }

  public convenience init(
    _ setup: Setup, options: DecodeOptions, output: OutputStream, rejects: OutputStream?
  ) {
    self.init(setup, options: options, output: output, rejects: rejects, fillers: [])
  }

  /// How many threads decode beside this one.
  private static func workers(_ options: DecodeOptions) -> Int {
    options.isUnbuffered || options.jobs < 2 ? 0 : options.jobs
  }

  private init(
    _ setup: Setup, options: DecodeOptions, output: OutputStream, rejects: OutputStream?,
    fillers: [JournalFiller]
  ) {
    self.fillers = fillers
    self.setup = setup
    self.options = options
    self.output = output
    self.rejects = rejects
    tally = RunTally(catalogue: setup.schemas.catalogue)
    renderer = LineRenderer(setup, options: options, filler: fillers.last)
    let count = Self.workers(options)
    workers = (0..<count).map { number in
      Worker(setup, options: options, filler: number < fillers.count ? fillers[number] : nil)
    }
    free = (0..<max(count * Self.batchesPerWorker, 1)).map { _ in Batch() }
  }

  /// Decodes one feed to its end, or until it is interrupted.
  public func decode(_ source: consuming ByteSource, name: String) throws(RunError) {
    var decoder = FeedDecoder(schemas: setup.schemas, limits: setup.limits.decoding)
    decoder.feedName = name
    feedName = name
    decoder.leniencies = setup.leniencies
    decoder.skims = !workers.isEmpty
    envelopeNumber = -1
    let end = try FeedLoop.read(
      source, &decoder, beforeWaiting: { () throws(RunError) in try drain() },
      afterReading: { progress?($1) },
      handle: { (event, decoder) throws(RunError) in
        if case .message = event { try add(&decoder) } else { try render(event, &decoder) }
      })
    if !end.isComplete { tally.isComplete = false }
    try drain()
    var rest = renderer.takeTally()
    rest.addTotals(of: decoder)
    tally.add(rest)
    if let problem = fillers.lazy.compactMap(\.failure).first { throw .journal(problem) }
    if let failure = end.failure { throw .input(failure) }
  }

  // MARK: Lines of this thread

  private func render(_ event: FeedEvent, _ decoder: inout FeedDecoder) throws(RunError) {
    try handOver()
    let batch: Batch
    if let last = waiting.last, last.tally != nil, last.snapshot == nil,
      last.output.count + last.rejects.count < Batch.size
    {
      batch = last
    } else {
      batch = try takeBatch()
      batch.tally = RunTally(catalogue: setup.schemas.catalogue)
      waiting.append(batch)
    }
    switch event {
    case .record: renderer.renderRecord(&decoder, into: &batch.output)
    case .reject where rejects != nil: renderer.renderReject(&decoder, into: &batch.rejects)
    case .reject: renderer.renderReject(&decoder, into: &batch.output)
    case .finding: renderer.renderFinding(&decoder, into: &batch.output)
    case .needsInput, .message, .end: break
    }
    if options.isUnbuffered || (workers.isEmpty && batch.output.count + batch.rejects.count >= Batch.size) {
      try drain()
    }
  }

  // MARK: Batches

  /// Adds the message that was found to the batch that is being filled.
  private func add(_ decoder: inout FeedDecoder) throws(RunError) {
    let span = decoder.skimmed
    // A batch is one stretch of the feed; the bytes between its messages must still be at hand.
    if envelopeNumber != decoder.envelopeNumber || !isHeld(from: filling?.end, &decoder) { try handOver() }
    envelopeNumber = decoder.envelopeNumber
    if filling == nil {
      let batch = try takeBatch()
      batch.snapshot = decoder.snapshot
      batch.offset = span.offset
      batch.line = span.line
      filling = batch
    }
    guard let batch = filling else { return }
    let gap = span.offset - batch.end
    batch.gaps += gap
    batch.input.append(decoder.heldBytes(batch.end, count: Int(gap) + span.length))
    if batch.input.count >= Batch.size { try handOver() }
  }

  private func isHeld(from offset: UInt64?, _ decoder: inout FeedDecoder) -> Bool {
    guard let offset, offset < decoder.skimmed.offset else { return true }
    return !decoder.heldBytes(offset, count: 1).isEmpty
  }

  /// Gives the batch that is being filled to a worker.
  private func handOver() throws(RunError) {
    guard let batch = filling else { return }
    filling = nil
    let worker = workers[nextWorker]
    nextWorker = (nextWorker + 1) % workers.count
    waiting.append(batch)
    let name = feedName
    let separatesRejects = rejects != nil
    worker.thread.run {
      worker.work(on: batch, feedName: name, separatesRejects: separatesRejects)
      batch.done.signal()
    }
  }

  private func takeBatch() throws(RunError) -> Batch {
    while free.isEmpty { try writeOldest() }
    let batch = free.removeLast()
    batch.reset()
    return batch
  }

  private func writeOldest() throws(RunError) {
    guard !waiting.isEmpty else { return }
    let batch = waiting.removeFirst()
    if batch.snapshot != nil { batch.done.wait() }
    do throws(OutputError) {
      try output.write(batch.output.bytes)
      try (rejects ?? output).write(batch.rejects.bytes)
    } catch { throw .output(error) }
    if let part = batch.tally { tally.add(part) }
    free.append(batch)
  }

  /// Writes everything that is complete.
  private func drain() throws(RunError) {
    try handOver()
    while !waiting.isEmpty { try writeOldest() }
  }

  /// Writes the summary as the last line.
  public func writeSummary(to file: OutputStream?) throws(RunError) {
    var line = OutputBuffer(capacity: 1024)
    tally.summary.writeJSON(into: &line)
    do throws(OutputError) {
      try output.write(line.bytes)
      try file?.write(line.bytes)
      try output.close()
      try rejects?.close()
      try file?.close()
    } catch { throw .output(error) }
  }
}
