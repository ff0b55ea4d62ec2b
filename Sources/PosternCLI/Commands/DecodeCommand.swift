import ArgumentParser
import Decoding
import Glibc
import Journal
import Postern
import Reports
import SchemaLanguage
import Vocabulary
import Wire

/// `postern decode`: feeds go in, lines of JSON come out.
struct DecodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decode", abstract: "Decodes feeds to normalized records, one line of JSON each.",
    discussion: """
      Records carry the findings of decoding and of the profiles. Rejects, findings about the envelope and, as the
      last line, a summary stand among them; the same summary goes to standard error for people.

      Examples:
        postern decode feed.edi
        zstdcat day1.zst | postern decode --profile us.mail.aed --jobs 2 -o records.ndjson
      """)

  @OptionGroup var feeds: FeedOptions
  @OptionGroup var schemaOptions: SchemaOptions

  @Option(help: "Threads that decode.")
  var jobs: Int = 1

  @Option(name: [.short, .customLong("output")], help: "The file to write; standard output when left out.")
  var output: String?

  @Option(help: "A file for rejects, which then do not stand among the other lines.")
  var rejects: String?

  @Option(help: "A file for the summary, beside the last line of the output.")
  var summary: String?

  @Option(
    help: "A journal, as link makes it; items get from it in which receptacle and on what flight they travel."
  )
  var journal: String?

  @Flag(help: "Writes each line as soon as it is known.")
  var unbuffered = false

  @Flag(help: "Prints findings by code, as a table, to standard error.")
  var statistics = false

  @Flag(help: "Ends with status 0 even when there are findings.")
  var exitZero = false

  @Option(
    help: ArgumentHelp(
      "Puts pseudonyms for names, addresses and other personal values, and leaves out the bytes of rejects.",
      discussion: "The same value gets the same pseudonym from the same key, a file of 16 bytes or more.",
      valueName: "key-file"))
  var redact: String?

  @Flag(help: "Shows names, addresses and other personal values in messages.")
  var showValues = false

  func validate() throws {
    guard (1...256).contains(jobs) else { throw ValidationError("--jobs is 1 to 256") }
    if redact != nil, showValues { throw ValidationError("--redact and --show-values exclude each other") }
  }

  func run() throws {
    let setup = try schemaOptions.setup(withDuty: false)
    var options = DecodeOptions()
    options.jobs = jobs
    options.isUnbuffered = unbuffered
    options.showsValues = showValues
    options.pseudonyms = try redact.map { try KeyFile.pseudonyms($0) }
    let tally: RunTally
    do {
      tally = try decode(setup, options)
    } catch let error as OutputError {
      throw Self.status(of: .output(error))
    } catch let error as RunError {
      throw Self.status(of: error)
    } catch let error as JournalError {
      throw JournalStatus.status(of: error)
    }
    if statistics { StandardError.write(StatisticsText.text(tally, setup.schemas.catalogue)) }
    if !tally.ledger.isBalanced { throw ExitStatus.inputOrOutputFailed }
    if tally.hasErrors, !exitZero { throw ExitStatus.findings }
  }

  private func decode(_ setup: Setup, _ options: DecodeOptions) throws -> RunTally {
    let output = try output.map { try OutputStream(path: $0) } ?? .standardOutput
    let rejects = try rejects.map { try OutputStream(path: $0) }
    let run =
      if let journal {
        try DecodeRun(setup, options: options, output: output, rejects: rejects, journal: journal)
      } else {
        DecodeRun(setup, options: options, output: output, rejects: rejects)
      }
    let summaryFile = try summary.map { try OutputStream(path: $0) }
    var failure: InputError?
    for name in feeds.names where !Interruption.isRequested {
      do {
        let source = try feeds.open(name, limits: setup.limits.input)
        let bar = ProgressBar(total: source.size)
        run.progress = bar?.show
        try run.decode(source, name: feeds.title(of: name))
        bar?.clear()
      } catch let error as InputError {
        failure = failure ?? error
      } catch RunError.input(let error) {
        failure = failure ?? error
      }
    }
    try run.writeSummary(to: summaryFile)
    StandardError.write(run.tally.summary.text)
    if let failure { throw RunError.input(failure) }
    return run.tally
  }

  /// Tells what went wrong, unless the reader of the output has just gone.
  static func status(of error: RunError) -> ExitStatus {
    switch error {
    case .output(let problem) where problem.isBrokenPipe: .clean
    case .output(let problem): StandardError.fail(problem.description, .inputOrOutputFailed)
    case .input(let problem): StandardError.fail("\(problem)", .inputOrOutputFailed)
    case .journal(let problem): JournalStatus.status(of: problem)
    }
  }
}

/// Which feeds are read.
struct FeedOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("Feeds; - or none is standard input. gzip and zstd are recognised.", valueName: "file")
  )
  var files: [String] = []

  @Option(help: "What standard input is called in records and findings.")
  var stdinFilename: String?

  var names: [String] { files.isEmpty ? ["-"] : files }

  /// The name that records and findings carry.
  func title(of name: String) -> String { name == "-" ? stdinFilename ?? "standard input" : name }

  func open(_ name: String, limits: InputLimits) throws -> ByteSource {
    try Self.open(name, title: title(of: name), limits: limits)
  }

  static func open(_ name: String, title: String, limits: InputLimits) throws -> ByteSource {
    if name == "-" {
      Interruption.watch(input: STDIN_FILENO)
      return ByteSource(descriptor: STDIN_FILENO, path: title, limits: limits)
    }
    let descriptor = Glibc.open(name, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputError.cannotOpen(path: name, errno: errno) }
    Interruption.watch(input: descriptor)
    return ByteSource(descriptor: descriptor, path: name, closesDescriptor: true, limits: limits)
  }
}

/// How far the reading is, on standard error when that is a terminal and the size is known.
final class ProgressBar {
  private let total: Int
  private var shown = -1

  init?(total: Int?) {
    guard let total, total > 1 << 22, isatty(STDERR_FILENO) == 1 else { return nil }
    self.total = total
  }

  func show(_ bytes: UInt64) {
    let percent = Int(min(bytes * 100 / UInt64(total), 100))
    guard percent != shown else { return }
    shown = percent
    let filled = String(repeating: "#", count: percent / 4)
    StandardError.write("\r[" + filled + String(repeating: " ", count: 25 - percent / 4) + "] \(percent) %")
  }

  func clear() { StandardError.write("\r" + String(repeating: " ", count: 36) + "\r") }
}

/// Findings by code.
enum StatisticsText {
  static func text(_ tally: RunTally, _ catalogue: FindingCatalogue) -> String {
    let found = tally.byKind.enumerated().filter { $0.element > 0 }
      .sorted { ($1.element, $0.offset) < ($0.element, $1.offset) }
    if found.isEmpty { return "no findings\n" }
    let rows = found.map { number, count in
      let kind = catalogue.kinds[number]
      return ["\(count)", "\(kind.severity.name)", kind.code, kind.title]
    }
    return Columns.text([["COUNT", "SEVERITY", "CODE", "TITLE"]] + rows) + "\n"
  }
}
