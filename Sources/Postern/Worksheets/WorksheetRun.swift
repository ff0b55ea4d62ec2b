import Decoding
import Duty
import Glibc
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
  private let options: DecodeOptions
  private var judge: Judge
  private var assessor: DutyAssessor
  public private(set) var ledger = ByteLedger()
  public private(set) var rejects: UInt64 = 0
  /// Called now and then with the bytes read.
  public var progress: ((UInt64) -> Void)?

  /// - Parameter setup: the profiles in force should be those of the form.
  public init(
    _ setup: Setup, worksheet: WorksheetSetup, tables: RateTables, assessment: AssessmentOptions,
    options: DecodeOptions = DecodeOptions()
  ) throws {
    self.setup = setup
    self.options = options
    judge = Judge(setup)
    assessor = DutyAssessor(setup.schemas, tables: tables, options: assessment)
    builder = try WorksheetBuilder(worksheet)
  }

  /// Reads one feed to its end, or until it is interrupted.
  public func read(_ source: consuming ByteSource, name: String) throws {
    var decoder = FeedDecoder(schemas: setup.schemas, limits: setup.limits.decoding)
    decoder.feedName = name
    decoder.leniencies = setup.leniencies
    defer { ledger += decoder.ledger }
    // The loop knows failures of input and output only; what the store of rows has to say is kept beside it.
    var problem: (any Error)?
    // Rows are written when all is read; there is nothing to write while input is awaited.
    let pass: () throws(RunError) -> Void = {}
    do throws(RunError) {
      _ = try FeedLoop.run(source, &decoder, progress: progress, beforeWaiting: pass) {
        (event, decoder) throws(RunError) in
        do {
          switch event {
          case .record: try addRecord(&decoder)
          case .reject: try addReject(decoder)
          case .needsInput, .finding, .message, .end: break
          }
        } catch {
          problem = error
          throw .output(.writeFailed(path: "the store of rows", errno: EIO))
        }
      }
    } catch { throw problem ?? error }
  }

  private func addRecord(_ decoder: inout FeedDecoder) throws {
    judge.judge(&decoder.record)
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
    rejects += 1
    try builder.add(
      rejected: reject.reason.code, reason: reject.reason.message,
      at: RecordPlace(feed: decoder.feedName, offset: reject.offset, length: UInt64(reject.length)))
  }
}
