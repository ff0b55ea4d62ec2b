import ArgumentParser
import Decoding
import Postern
import Reports
import SchemaLanguage
import Vocabulary
import Wire
import Worksheets

/// `postern worksheet`: the duty worksheet of a month, with what could not be on it.
struct WorksheetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worksheet", abstract: "Makes the duty worksheet of a month, as XLSX and CSV.",
    discussion: """
      Items are decoded, assessed and put into the rows of a form. What cannot be completed stands in a second file
      with its reason, never as 0 %. With -o NAME.xlsx the rows are also written to NAME.csv; what was left out goes
      to NAME.left-out.csv. With --journal, carrier, flight, port and day of arrival come from the dispatches and
      consignments that were linked there.

      Example:
        postern worksheet --form imd-2026-07 --month 2026-08 --filer filer.yaml --rates rates \\
          --duty-source "declarations of the sellers" --as-of 2026-09-04 -o august.xlsx august.edi
      """)

  @OptionGroup var options: WorksheetOptions
  @OptionGroup var feeds: FeedOptions

  @Option(name: [.short, .customLong("output")], help: "The worksheet: a name that ends with .xlsx or .csv.")
  var output: String

  @Option(help: ArgumentHelp("Where what was left out goes, as CSV.", valueName: "file"))
  var leftOut: String?

  @Option(
    help: ArgumentHelp("Where each cell says what it came from, a line of JSON a row.", valueName: "file"))
  var provenance: String?

  @Flag(help: "Ends with status 0 even when items were left out.")
  var exitZero = false

  func validate() throws {
    guard output.lowercased().hasSuffix(".xlsx") || output.lowercased().hasSuffix(".csv") else {
      throw ValidationError("-o is a name that ends with .xlsx or .csv")
    }
  }

  func run() throws {
    let prepared = try options.prepare(keepsProvenance: provenance != nil)
    let isSpreadsheet = output.lowercased().hasSuffix(".xlsx")
    if isSpreadsheet, !prepared.worksheet.form.outputs.contains(.xlsx) {
      throw StandardError.fail("\(prepared.worksheet.form.id) is written as CSV only", .wrongUse)
    }
    let run = try WorksheetReading.run(prepared, feeds.names.map { ($0, feeds.title(of: $0)) })
    let name = String(output.prefix(output.count - (isSpreadsheet ? 5 : 4)))
    let summary: WorksheetSummary
    do {
      let table = try OutputStream(path: name + ".csv")
      let leftOut = try OutputStream(path: leftOut ?? name + ".left-out.csv")
      let provenance = try provenance.map { try OutputStream(path: $0) }
      let outputs = try WorksheetOutputs(
        prepared.worksheet, spreadsheet: isSpreadsheet ? output : nil, table: { try table.write($0) },
        leftOut: { try leftOut.write($0) }, provenance: provenance.map { file in { try file.write($0) } })
      summary = try run.builder.finish(outputs)
      try table.close()
      try leftOut.close()
      try provenance?.close()
    } catch { throw WorksheetReading.status(of: error) }
    StandardError.write(run.tally.summary.text + summary.text(prepared.setup.schemas.catalogue))
    if !run.tally.ledger.isBalanced { throw ExitStatus.inputOrOutputFailed }
    if !exitZero, summary.hasRefusals(prepared.setup.schemas.catalogue) { throw ExitStatus.findings }
  }
}

/// Reading feeds for the commands that make a worksheet.
enum WorksheetReading {
  /// Reads all feeds, or ends with the status of what failed: a worksheet of half the input would be a wrong one.
  ///
  /// - Parameter feeds: names and the titles that records carry.
  static func run(_ prepared: WorksheetOptions.Prepared, _ feeds: [(name: String, title: String)]) throws
    -> WorksheetRun
  {
    do {
      let run = try WorksheetRun(
        prepared.setup, worksheet: prepared.worksheet, tables: prepared.tables,
        assessment: prepared.assessment, filler: prepared.filler)
      for (name, title) in feeds {
        let source = try FeedOptions.open(name, title: title, limits: prepared.setup.limits.input)
        let bar = ProgressBar(total: source.size)
        run.progress = bar?.show
        try run.read(source, name: title)
        bar?.clear()
        if Interruption.isRequested {
          throw StandardError.fail("interrupted; no worksheet was written", .inputOrOutputFailed)
        }
      }
      return run
    } catch { throw status(of: error) }
  }

  static func status(of error: any Error) -> ExitStatus {
    switch error {
    case let status as ExitStatus: status
    case let error as RunError: DecodeCommand.status(of: error)
    case let error as InputError: DecodeCommand.status(of: .input(error))
    case let error as OutputError: DecodeCommand.status(of: .output(error))
    default: StandardError.fail("\(error)", .inputOrOutputFailed)
    }
  }
}
