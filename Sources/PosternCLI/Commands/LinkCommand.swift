import ArgumentParser
import Decoding
import Glibc
import Journal
import Postern
import SchemaLanguage
import Wire

/// `postern link`: feeds go into a journal that ties items, receptacles, dispatches and flights.
struct LinkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link",
    abstract: "Takes feeds into a journal that ties items to receptacles, dispatches and flights.",
    discussion: """
      The order of feeds does not matter, and a feed that is linked again changes nothing. A run that was cut off is
      run again and goes on where it was. Rejects, findings and, as the last line, a summary go to standard output.

      Examples:
        postern link --journal mail.journal itmatt.edi predes.edi cardit.edi
        zstdcat day1.zst | postern link --journal mail.journal --stdin-filename day1
      """)

  @OptionGroup var feeds: FeedOptions
  @OptionGroup var schemaOptions: SchemaOptions

  @Option(help: "The journal; it is made when it is not there.")
  var journal: String

  @Option(help: "The most bytes the journal may have, such as 500M or 20G; 1T when left out.")
  var sizeLimit: ByteSize?

  @Option(name: [.short, .customLong("output")], help: "The file to write; standard output when left out.")
  var output: String?

  @Option(
    help: "Records in a transaction; a run that is cut off loses at most two of them, and reads them again.")
  var transaction: Int = IntakeBatch.usualRecordLimit

  @Flag(help: "Tells after each transaction how many records of the feed are safe.")
  var acknowledge = false

  @Flag(help: "Prints findings by code, as a table, to standard error.")
  var statistics = false

  @Flag(help: "Ends with status 0 even when there are findings.")
  var exitZero = false

  func validate() throws {
    guard (1...1_000_000).contains(transaction) else {
      throw ValidationError("--transaction is 1 to 1000000")
    }
  }

  func run() throws {
    let setup = try schemaOptions.setup(always: [LinkRun.complianceProfile], withDuty: false)
    var options = LinkOptions()
    options.acknowledges = acknowledge
    options.recordsInTransaction = transaction
    let tally: RunTally
    do {
      tally = try link(setup, options)
    } catch let error as JournalError {
      throw JournalStatus.status(of: error)
    } catch let error as LinkError {
      throw JournalStatus.status(of: error)
    } catch let error as OutputError {
      throw DecodeCommand.status(of: .output(error))
    }
    if statistics { StandardError.write(StatisticsText.text(tally, setup.schemas.catalogue)) }
    if !tally.ledger.isBalanced { throw ExitStatus.inputOrOutputFailed }
    if tally.hasErrors, !exitZero { throw ExitStatus.findings }
  }

  private func link(_ setup: Setup, _ options: LinkOptions) throws -> RunTally {
    let journal = try Journal(
      writing: journal, catalogue: setup.schemas.catalogue,
      sizeLimit: sizeLimit?.bytes ?? UInt64(setup.limits.journalBytes))
    let run = LinkRun(
      setup, options: options, journal: journal,
      output: try output.map { try OutputStream(path: $0) } ?? .standardOutput)
    var failure: InputError?
    for name in feeds.names where !Interruption.isRequested {
      do {
        let source = try feeds.open(name, limits: setup.limits.input)
        let bar = ProgressBar(total: source.size)
        run.progress = bar?.show
        try run.link(source, name: feeds.title(of: name), again: again(name, setup.limits.input))
        bar?.clear()
      } catch let error as InputError {
        failure = failure ?? error
      } catch LinkError.input(let error) {
        failure = failure ?? error
      }
    }
    try run.writeSummary()
    StandardError.write(run.summaryText)
    let tally = run.tally
    try journal.close()
    if let failure { throw LinkError.input(failure) }
    return tally
  }

  /// How a feed is opened a second time; nil for what can be read only once.
  private func again(_ name: String, _ limits: InputLimits) -> (() throws(InputError) -> ByteSource)? {
    var status = stat()
    guard name != "-", stat(name, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return { () throws(InputError) in try ByteSource(path: name, limits: limits) }
  }
}

/// Telling what became of a journal.
enum JournalStatus {
  static func status(of error: LinkError) -> ExitStatus {
    switch error {
    case .input(let problem): DecodeCommand.status(of: .input(problem))
    case .output(let problem): DecodeCommand.status(of: .output(problem))
    case .journal(let problem): status(of: problem)
    }
  }

  static func status(of error: JournalError) -> ExitStatus {
    StandardError.fail(error.description, error.isWrongUse ? .wrongUse : .inputOrOutputFailed)
  }
}

/// A number of bytes as people write it: 4096, 500M, 20G.
struct ByteSize: ExpressibleByArgument {
  let bytes: UInt64

  init?(argument: String) {
    var digits = argument[...]
    var factor: UInt64 = 1
    if let last = argument.last, let power = ["K", "M", "G", "T"].firstIndex(of: last.uppercased()) {
      digits = digits.dropLast()
      for _ in 0...power { factor *= 1024 }
    }
    guard let number = UInt64(digits), number > 0 else { return nil }
    let (product, isTooLarge) = number.multipliedReportingOverflow(by: factor)
    guard !isTooLarge else { return nil }
    bytes = product
  }
}
