import ArgumentParser
import Journal
import Postern
import Reports
import SchemaLanguage
import Vocabulary

/// `postern coverage`: which items of the linked dispatches came with advance data.
struct CoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Tells which items came with advance data, in time and complete, from a journal.",
    discussion: """
      Items that dispatches announce are put beside the item data that were linked: items without data, data after
      loading, mandatory elements missing, and data that no dispatch announces.

      Examples:
        postern coverage --journal mail.journal
        postern coverage --journal mail.journal --by lane --format csv -o lanes.csv
        postern coverage --journal mail.journal --format html -o coverage.html
      """)

  @Option(help: "The journal that feeds were linked into.")
  var journal: String

  @Option(help: "What text and CSV are broken down by; JSON and HTML hold all.")
  var by: CoverageDimension = .operator

  @Option(help: "How it is told.")
  var format: CoverageFormat = .text

  @Option(help: "The country that dispatches are bound for, or any.")
  var destination: String = "US"

  @Option(name: [.short, .customLong("output")], help: "The file to write; standard output when left out.")
  var output: String?

  @OptionGroup var chartOptions: ChartOptions

  @Option(help: "A directory of schemas, in place of the embedded set or laid over it.")
  var schemas: String?

  func validate() throws {
    let isCountry = destination.count == 2 && destination.allSatisfy { $0.isASCII && $0.isLetter }
    guard isCountry || destination == "any" else {
      throw ValidationError("--destination is a country of two letters, or any")
    }
  }

  func run() throws {
    let set: SchemaSet
    do throws(SetupError) { set = try Setup(schemas: schemas, withDuty: false).schemas } catch {
      throw StandardError.fail(error.description, .wrongUse)
    }
    let charts = format == .html ? try chartOptions.library() : nil
    var buffer = OutputBuffer(capacity: 1 << 20)
    do throws(JournalError) {
      let reader = try JournalReader(reading: journal, cacheSize: 1 << 26)
      let report = try reader.coverage(
        schemas: set, destination: destination == "any" ? nil : destination.uppercased())
      format.write(
        report, by: by, journal: journal,
        titles: { code in set.catalogue.number(of: code).map { set.catalogue.kinds[$0].title } ?? code },
        charts: charts, into: &buffer)
      try reader.close()
    } catch { throw JournalStatus.status(of: error) }
    do throws(OutputError) {
      let stream =
        try output.map { path throws(OutputError) in try OutputStream(path: path) } ?? .standardOutput
      try stream.write(buffer.bytes)
      try stream.close()
    } catch { throw DecodeCommand.status(of: .output(error)) }
  }
}

extension CoverageDimension: ExpressibleByArgument {}
extension CoverageFormat: ExpressibleByArgument {}
