import Decoding
import Duty
import Journal
import SchemaLanguage
import Vocabulary
import Wire
import Worksheets

/// Makes a worksheet of feeds: decodes them, judges and assesses each item, and gives it to the builder.
///
/// Memory does not grow with the feeds. What could not be decoded is told among what was left out.
public final class WorksheetRun {
  public let builder: WorksheetBuilder
  private let setup: Setup
  private var judge: Judge
  private var assessor: DutyAssessor
  private let filler: JournalFiller?
  public private(set) var tally: RunTally
  /// Called now and then with the bytes read.
  public var progress: ((UInt64) -> Void)?

  /// - Parameters:
  ///   - setup: the profiles in force should be those of the form.
  ///   - filler: fills in by what conveyance items came, and when.
  public init(
    _ setup: Setup, worksheet: WorksheetSetup, tables: RateTables, assessment: AssessmentOptions,
    filler: JournalFiller? = nil
  ) throws {
    self.setup = setup
    self.filler = filler
    tally = RunTally(catalogue: setup.schemas.catalogue)
    judge = Judge(setup)
    assessor = DutyAssessor(setup.schemas, tables: tables, options: assessment)
    builder = try WorksheetBuilder(worksheet)
  }

  /// Reads one feed to its end, or until it is interrupted.
  public func read(_ source: consuming ByteSource, name: String) throws {
    var decoder = FeedDecoder(schemas: setup.schemas, limits: setup.limits.decoding)
    decoder.feedName = name
    decoder.leniencies = setup.leniencies
    defer { tally.addTotals(of: decoder) }
    let end = try FeedLoop.read(
      source, &decoder,
      // Rows are written when all is read; there is nothing to write while input is awaited.
      beforeWaiting: { () throws in },
      afterReading: { progress?($1) },
      handle: { (event, decoder) throws in
        switch event {
        case .record: try addRecord(&decoder)
        case .reject: try addReject(decoder)
        case .finding: if !judge.isKnown(decoder.envelopeFinding) { tally.add(decoder.envelopeFinding) }
        case .needsInput, .message, .end: break
        }
      })
    if !end.isComplete { tally.isComplete = false }
    if let failure = end.failure { throw RunError.input(failure) }
    if let failure = filler?.failure { throw RunError.journal(failure) }
  }

  private func addRecord(_ decoder: inout FeedDecoder) throws {
    filler?.fill(&decoder.record)
    judge.judge(&decoder.record)
    for index in 0..<decoder.record.findings.count { tally.add(decoder.record.findings[index]) }
    let form = setup.schemas.forms[decoder.record.form]
    guard form.role == "item" else { return }
    let assessment = assessor.assess(decoder.record, channel: form.channel, role: form.role)
    let place = RecordPlace(
      feed: decoder.feedName, offset: decoder.record.offset, length: decoder.record.length)
    try builder.add(decoder.record, assessment, at: place)
  }

  private func addReject(_ decoder: borrowing FeedDecoder) throws {
    let reject = decoder.reject
    guard reject.part == 1 else { return }
    try builder.add(
      rejected: reject.reason.code, reason: reject.reason.message,
      at: RecordPlace(feed: decoder.feedName, offset: reject.offset, length: UInt64(reject.length)))
  }
}
