import Decoding
import Glibc
import Journal
import Reports
import SchemaLanguage
import Vocabulary
import Wire

/// How feeds are linked.
public struct LinkOptions: Sendable {
  /// Whether a line tells after each transaction how many records of the feed are safe.
  public var acknowledges = false
  /// After how many records a transaction ends. More is faster; less is lost when a run is cut off.
  public var recordsInTransaction = IntakeBatch.usualRecordLimit

  public init() {}
}

/// Decodes feeds and takes their records into a journal.
///
/// This thread decodes and judges; another one writes. There are two batches, so that neither waits long for the other
/// and memory does not grow.
public final class LinkRun {
  private let setup: Setup
  private let options: LinkOptions
  private let journal: Journal
  private let output: OutputStream
  private let writer: BatchWriter
  private let schemas: DigestValue
  private var judge: Judge
  private var renderer: LineRenderer
  private var intake: RecordIntake
  private var lines = OutputBuffer(capacity: 1 << 16)

  public private(set) var tally: RunTally
  /// Called now and then with the bytes read.
  public var progress: ((UInt64) -> Void)?

  /// What is read of the feed and where it stands in the journal.
  private var feed = FeedReading()
  private var feeds: [Int64] = []

  /// The profile whose errors say that an item's mandatory data are incomplete: 19 CFR 145.74(d)(1).
  public static let complianceProfile = "us.mail.aed"

  public init(_ setup: Setup, options: LinkOptions, journal: Journal, output: OutputStream) {
    self.setup = setup
    self.options = options
    self.journal = journal
    self.output = output
    schemas = setup.digest
    writer = BatchWriter(journal, schemas: schemas, recordLimit: options.recordsInTransaction)
    judge = Judge(setup)
    renderer = LineRenderer(setup, options: DecodeOptions())
    intake = RecordIntake(schemas: setup.schemas, profile: Self.complianceProfile)
    tally = RunTally(catalogue: setup.schemas.catalogue)
  }

  /// What was new to the journal in this run.
  public var counts: IntakeCounts { journal.counts }

  /// Links one feed to its end, or until it is interrupted.
  ///
  /// - Parameters:
  ///   - again: opens the feed a second time, so that what an earlier run did of it can be passed over; nil when it
  ///     can be read only once, as a pipe. Then everything is compared with the journal again.
  public func link(
    _ source: consuming ByteSource, name: String, again: (() throws(InputError) -> ByteSource)? = nil
  ) throws(LinkError) {
    try begin(name, again)
    var decoder = FeedDecoder(schemas: setup.schemas, limits: setup.limits.decoding)
    decoder.feedName = name
    decoder.leniencies = setup.leniencies
    let end = try FeedLoop.read(
      source, &decoder,
      beforeWaiting: { () throws(LinkError) in
        try seal()
        try settle()
        try flush()
      },
      afterReading: { bytes, total in
        feed.digest.add(bytes)
        feed.bytes += UInt64(bytes.count)
        progress?(total)
      },
      handle: { (event, decoder) throws(LinkError) in
        switch event {
        case .record: try take(&decoder)
        case .reject: renderer.renderReject(&decoder, into: &lines)
        case .finding: renderer.renderFinding(&decoder, into: &lines)
        case .needsInput, .message, .end: break
        }
        if lines.count >= 1 << 16 { try flush() }
      })
    if !end.isComplete { tally.isComplete = false }
    // Where a run was stopped is not the end of a message.
    if tally.isComplete, end.failure == nil { intake.endMessage(into: writer.filling) }
    try seal()
    try settle()
    try finish(&decoder)
    if let failure = end.failure { throw .input(failure) }
  }

  // MARK: Feeds

  private func begin(
    _ name: String, _ again: (() throws(InputError) -> ByteSource)?
  ) throws(LinkError) {
    feed = FeedReading()
    feed.name = name
    intake.beginFeed()
    do throws(JournalError) {
      feed.candidates = try journal.knownFeeds(name: name, schemas: schemas)
    } catch { throw .journal(error) }
    if let again, let known = feed.candidates.first(where: { feed.begins(with: $0, again) }) {
      feed.number = known.number
      feed.done = known
    }
    writer.beginFeed(name: name, number: feed.number)
  }

  private func finish(_ decoder: inout FeedDecoder) throws(LinkError) {
    tally.addTotals(of: decoder)
    tally.add(renderer.takeTally())
    let digest = feed.digest.value()
    // A feed that brought nothing new may be one that is known, under its name and with all its bytes.
    let same = feed.candidates.first { $0.bytes == feed.bytes && $0.digest == digest }
    if let number = writer.feedNumber ?? same?.number, !feeds.contains(number) { feeds.append(number) }
    try flush()
  }

  // MARK: Records

  private func take(_ decoder: inout FeedDecoder) throws(LinkError) {
    judge.judge(&decoder.record)
    tally.addFindings(of: decoder.record)
    feed.records += 1
    let known = feed.done?.records ?? 0
    let bytes = decoder.recordBytes
    intake.take(
      decoder.record, bytes: bytes, message: decoder.counts.messages, isKnown: feed.records <= known,
      into: writer.filling)
    if feed.records == known { intake.expectEndOfMessage() }
    if writer.filling.isFull { try seal() }
  }

  /// Gives what was collected to the writer.
  private func seal() throws(LinkError) {
    // Until more is read than was done before, there is nothing to say about the feed.
    let isFurther = feed.records > feed.done?.records ?? 0 || feed.bytes > feed.done?.bytes ?? 0
    guard isFurther || !writer.filling.isEmpty else { return }
    let done = FeedProgress(bytes: feed.bytes, digest: feed.digest.value(), records: feed.records)
    if isFurther { writer.filling.finish(with: done) }
    do throws(JournalError) { try writer.handOver() } catch { throw .journal(error) }
    acknowledge()
  }

  /// Waits until everything handed over is on the disk.
  private func settle() throws(LinkError) {
    do throws(JournalError) { try writer.settle() } catch { throw .journal(error) }
    acknowledge()
  }

  private func acknowledge() {
    guard options.acknowledges else { return }
    for records in writer.takeAcknowledged() {
      lines.append("{\"kind\":\"acknowledged\",\"feed\":")
      lines.appendJSON(feed.name)
      lines.append(",\"records\":\(records)}\n")
    }
  }

  private func flush() throws(LinkError) {
    do throws(OutputError) { try output.write(lines.bytes) } catch { throw .output(error) }
    lines.removeAll()
  }

  // MARK: The end

  /// Tells which contradictions between messages of these feeds and others hold, and writes the summary.
  public func writeSummary() throws(LinkError) {
    let findingWriter = ContradictionLine(setup.schemas.catalogue)
    var byKind: [UInt64] = Array(repeating: 0, count: setup.schemas.catalogue.kinds.count)
    var failure: OutputError?
    do throws(JournalError) {
      try journal.reader.contradictions(ofFeeds: feeds) { contradiction in
        guard let number = findingWriter.write(contradiction, into: &lines) else { return }
        byKind[number] += 1
        guard failure == nil, lines.count >= 1 << 16 else { return }
        do throws(OutputError) { try output.write(lines.bytes) } catch { failure = error }
        lines.removeAll()
      }
    } catch { throw .journal(error) }
    if let failure { throw .output(failure) }
    tally.addFindings(byKind, catalogue: setup.schemas.catalogue)
    tally.summary.writeJSON(
      into: &lines, further: ",\"journal\":" + linkSummary.json)
    try flush()
    do throws(OutputError) { try output.close() } catch { throw .output(error) }
  }

  /// The summary for people.
  public var summaryText: String { tally.summary.text + linkSummary.text }

  private var linkSummary: LinkSummary {
    LinkSummary(counts: counts, tests: intake.testRecords, unidentified: intake.unidentifiedRecords)
  }
}

/// Why linking ended early.
public enum LinkError: Error, Sendable {
  case input(InputError)
  case output(OutputError)
  case journal(JournalError)
}
