import ArgumentParser
import Decoding
import Duty
import Postern
import Reports
import Wire

/// `postern assess`: feeds go in, records with what is owed on each come out.
struct AssessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assess", abstract: "Works out the duty on each item, and how it is entered.",
    discussion: """
      Lines are those of decode; each item has a member "duty" more: the regime of its day, the path to entry and
      each test on the way, and for each line of contents its duties with heading, rate, amount and source. What cannot
      be worked out is refused with its reason and has no amount; a missing rate is never 0 %.

      Rates come from CSV files, named after the tables that postern schema list shows as rate-table. The regimes are
      those of the kind duty; postern schema explain says one in words.

      A limit for each recipient and day, as that of gifts, is judged over the items of the run, in their order. When
      two items have the same recipient is a guess: see --same-recipient.

      Examples:
        postern assess day1.edi --as-of 2026-09-07 --rates Samples/rates > assessed.ndjson
        postern assess day1.edi --as-of 2025-09-20 --arrival-date 2025-09-15 --method specific --rates my-rates
      """)

  @OptionGroup var feeds: FeedOptions
  @OptionGroup var schemaOptions: SchemaOptions
  @OptionGroup var assessment: AssessmentArguments

  @Option(help: "Assesses by this regime whatever the day; the one that governs when left out.")
  var regime: String?

  @Option(name: [.short, .customLong("output")], help: "The file to write; standard output when left out.")
  var output: String?

  @Flag(help: "Says for each value where it came from: element and byte, table and line, rule.")
  var provenance = false

  @Flag(help: "Ends with status 0 even when there are findings or refused items.")
  var exitZero = false

  @Flag(help: "Shows names, addresses and other personal values in messages.")
  var showValues = false

  func run() throws {
    let setup = try schemaOptions.setup()
    var options = try assessment.options(setup)
    options.regime = try regime.map { try AssessmentArguments.regime($0, setup) }
    let tables = try assessment.tables(setup)
    let run: AssessRun
    do {
      run = AssessRun(
        setup, tables: tables, options: options, filler: try assessment.filler(setup),
        showsProvenance: provenance, showsValues: showValues,
        output: try output.map { try OutputStream(path: $0) } ?? .standardOutput)
      try feeds.readAll(setup) { source, name, progress in
        run.progress = progress
        try run.assess(source, name: name)
      }
      try run.finish()
    } catch let error as OutputError {
      throw DecodeCommand.status(of: .output(error))
    } catch let error as RunError {
      throw DecodeCommand.status(of: error)
    }
    StandardError.write(run.tally.summary.text + run.duty.text)
    if !run.tally.ledger.isBalanced { throw ExitStatus.inputOrOutputFailed }
    if run.tally.hasErrors || run.duty.refused > 0, !exitZero { throw ExitStatus.findings }
  }
}
