import Decoding
public import Duty
import Journal
import Reports
import SchemaLanguage
import Vocabulary
public import Wire

/// Decodes feeds and assesses duty: lines of JSON as decoding gives them, and in each item a member `duty`.
///
/// It runs in one thread, because limits for each recipient and day are judged in the order of the items.
public final class AssessRun {
  private let setup: Setup
  private let output: OutputStream
  private var renderer: LineRenderer
  private var assessor: DutyAssessor
  private let filler: JournalFiller?
  private let writer: AssessmentJSONWriter
  private var buffer = OutputBuffer(capacity: 1 << 17)

  public private(set) var tally: RunTally
  public private(set) var duty = DutyTally()
  /// Called now and then with the bytes read.
  public var progress: ((UInt64) -> Void)?

  /// - Parameters:
  ///   - showsProvenance: whether each line says where its values came from.
  ///   - showsValues: whether findings show personal values.
  ///   - filler: fills in by what conveyance items came, and when.
  public init(
    _ setup: Setup, tables: RateTables, options: AssessmentOptions, filler: JournalFiller? = nil,
    showsProvenance: Bool = false,
    showsValues: Bool = false, output: OutputStream
  ) {
    self.setup = setup
    self.output = output
    self.filler = filler
    var lines = DecodeOptions()
    lines.showsValues = showsValues
    renderer = LineRenderer(setup, options: lines, filler: filler)
    assessor = DutyAssessor(setup.schemas, tables: tables, options: options)
    writer = AssessmentJSONWriter(showsProvenance: showsProvenance)
    tally = RunTally(catalogue: setup.schemas.catalogue)
  }

  /// Assesses one feed to its end, or until it is interrupted.
  public func assess(_ source: consuming ByteSource, name: String) throws(RunError) {
    var decoder = FeedDecoder(schemas: setup.schemas, limits: setup.limits.decoding)
    decoder.feedName = name
    decoder.leniencies = setup.leniencies
    let end = try FeedLoop.read(
      source, &decoder, beforeWaiting: { () throws(RunError) in try flush() },
      afterReading: { progress?($1) },
      handle: { (event, decoder) throws(RunError) in
        switch event {
        case .record: assessRecord(&decoder)
        case .reject: renderer.renderReject(&decoder, into: &buffer)
        case .finding: renderer.renderFinding(&decoder, into: &buffer)
        case .needsInput, .message, .end: break
        }
        if buffer.count >= 1 << 16 { try flush() }
      })
    if !end.isComplete { tally.isComplete = false }
    var rest = renderer.takeTally()
    rest.addTotals(of: decoder)
    tally.add(rest)
    try flush()
    if let problem = filler?.failure { throw .journal(problem) }
    if let failure = end.failure { throw .input(failure) }
  }

  private func assessRecord(_ decoder: inout FeedDecoder) {
    renderer.renderRecord(&decoder, into: &buffer)
    let form = setup.schemas.forms[decoder.record.form]
    let assessment = assessor.assess(decoder.record, channel: form.channel, role: form.role)
    duty.add(assessment)
    guard let assessment else { return }
    // The member goes before the brace and the line break that end the record.
    buffer.removeLast(2)
    writer.write(assessment, into: &buffer)
    buffer.append("}\n" as StaticString)
  }

  /// Writes the summary as the last line.
  public func finish() throws(RunError) {
    tally.summary.writeJSON(into: &buffer)
    buffer.removeLast(2)
    buffer.append(UInt8(ascii: ","))
    duty.json.finish(into: &buffer)
    buffer.append("}\n" as StaticString)
    try flush()
    do throws(OutputError) { try output.close() } catch { throw .output(error) }
  }

  private func flush() throws(RunError) {
    do throws(OutputError) { try output.write(buffer.bytes) } catch { throw .output(error) }
    buffer.removeAll()
  }
}
