import Decoding
public import Duty
import Journal
import Reports
import SchemaLanguage
import Vocabulary
public import Wire

/// Assesses the items of feeds by two regimes, in one pass, whatever their days.
public final class SimulateRun {
  private let setup: Setup
  private var assessorA: DutyAssessor
  private var assessorB: DutyAssessor
  private let mailClass: Element?
  private let filler: JournalFiller?

  public private(set) var tally: RunTally
  public private(set) var simulation: Simulation
  /// Called now and then with the bytes read.
  public var progress: ((UInt64) -> Void)?

  /// - Parameters:
  ///   - options: as for one assessment; their regime is passed over.
  ///   - filler: fills in by what conveyance items came, and when.
  public init(
    _ setup: Setup, tables: RateTables, options: AssessmentOptions, filler: JournalFiller? = nil,
    simulation: Simulation
  ) {
    self.setup = setup
    self.filler = filler
    self.simulation = simulation
    var options = options
    options.regime = simulation.regimeA
    assessorA = DutyAssessor(setup.schemas, tables: tables, options: options)
    options.regime = simulation.regimeB
    assessorB = DutyAssessor(setup.schemas, tables: tables, options: options)
    mailClass = setup.schemas.dictionary.element("item.mailClass")
    tally = RunTally(catalogue: setup.schemas.catalogue)
  }

  /// Simulates one feed to its end, or until it is interrupted.
  public func simulate(_ source: consuming ByteSource, name: String) throws(RunError) {
    var decoder = FeedDecoder(schemas: setup.schemas, limits: setup.limits.decoding)
    decoder.feedName = name
    decoder.leniencies = setup.leniencies
    let end = try FeedLoop.read(
      source, &decoder, beforeWaiting: { () throws(RunError) in }, afterReading: { progress?($1) },
      handle: { (event, decoder) throws(RunError) in
        if case .record = event {
          filler?.fill(&decoder.record)
          add(decoder.record)
        }
      })
    if !end.isComplete { tally.isComplete = false }
    tally.ledger += decoder.ledger
    tally.counts += decoder.counts
    if let problem = filler?.failure { throw .journal(problem) }
    if let failure = end.failure { throw .input(failure) }
  }

  private func add(_ record: borrowing Record) {
    let form = setup.schemas.forms[record.form]
    let a = assessorA.assess(record, channel: form.channel, role: form.role)
    let b = assessorB.assess(record, channel: form.channel, role: form.role)
    guard let a, let b else { return }
    var mailClass: String?
    if let element = self.mailClass { mailClass = record.text(element) }
    simulation.add(a, b, mailClass: mailClass)
  }
}
