import ArgumentParser
import Decoding
import Duty
import Postern
import Reports
import Wire

/// `postern simulate`: what the same feed owes under two regimes.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Compares what the items of a feed owe under two regimes.",
    discussion: """
      Every item is assessed by both regimes, whatever its day, in one pass: with the rates of its day where they lie
      in the regime's period, else of the regime's first or last day. Sums are over the items that have an amount
      under both. Groups are origin, chapter of the tariff, band of value and mail class.

      Where a regime offers an amount for each item, the value at which it equals the rate is shown. --threshold shows
      what an exemption of items up to a value would exempt and forgo under the second regime. The page that --format html
      writes holds the same tables, and charts where Chart.js is installed (Debian: libjs-chart.js).

      Examples:
        postern simulate day1.edi --regime us.mail.2025-05-14 --against us.mail.2026-02-24 --as-of 2026-03-01
        postern simulate day1.edi --regime us.mail.ordinary --against us.mail.2026-02-24 --as-of 2026-03-01 \\
          --threshold 0..2500/50 --format html -o simulation.html
      """)

  @OptionGroup var feeds: FeedOptions
  @OptionGroup var schemaOptions: SchemaOptions
  @OptionGroup var assessment: AssessmentArguments

  @Option(help: "The first regime, A.")
  var regime: String

  @Option(help: "The second regime, B.")
  var against: String

  @Option(
    help: ArgumentHelp(
      "Values of an exemption in whole US dollars: from, to and step, such as 0..2500/50.", valueName: "range"
    ))
  var threshold: String?

  @Option(help: "The form of the report.")
  var format: SimulationFormat = .text

  @OptionGroup var chartOptions: ChartOptions

  @Option(name: [.short, .customLong("output")], help: "The file to write; standard output when left out.")
  var output: String?

  func run() throws {
    let setup = try schemaOptions.setup()
    var simulation = Simulation(
      regimeA: try AssessmentArguments.regime(regime, setup),
      regimeB: try AssessmentArguments.regime(against, setup))
    if let threshold, !simulation.setThresholds(threshold) {
      throw StandardError.fail(
        "--threshold \"\(threshold)\" is no range such as 0..2500/50, or has more than 10000 values",
        .wrongUse)
    }
    let charts = format == .html ? try chartOptions.library() : nil
    let run = SimulateRun(
      setup, tables: try assessment.tables(setup), options: try assessment.options(setup),
      filler: try assessment.filler(setup), simulation: simulation)
    do {
      try feeds.readAll(setup) { source, name, progress in
        run.progress = progress
        try run.simulate(source, name: name)
      }
      let stream = try output.map { try OutputStream(path: $0) } ?? .standardOutput
      try stream.write(run.simulation.report(format, charts: charts))
      try stream.close()
    } catch let error as OutputError {
      throw DecodeCommand.status(of: .output(error))
    } catch let error as RunError {
      throw DecodeCommand.status(of: error)
    }
    StandardError.write(run.tally.summary.text)
    if !run.tally.ledger.isBalanced { throw ExitStatus.inputOrOutputFailed }
  }
}

extension SimulationFormat: ExpressibleByArgument {}
