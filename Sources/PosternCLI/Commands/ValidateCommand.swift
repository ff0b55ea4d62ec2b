import ArgumentParser
import Decoding
import Glibc
import Postern
import Reports
import SchemaLanguage
import Vocabulary
import Wire

/// `postern validate`: feeds go in, findings come out.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Checks feeds and tells what is wrong with them.",
    discussion: """
      Findings go to standard output, a summary to standard error. Personal values are masked. Without --severity
      everything is told and only errors, rejects and skipped bytes give status 1.

      Examples:
        postern validate day1.edi --profile us.mail.aed
        zstdcat day1.zst | postern validate --stdin-filename day1.edi --format concise
        postern validate day1.edi --severity error --format sarif -o postern.sarif
      """)

  @OptionGroup var feeds: FeedOptions
  @OptionGroup var schemaOptions: SchemaOptions

  @Option(help: "The form of the findings.")
  var format: ReportFormat = .text

  @Option(help: "The least severity that is told and counted.")
  var severity: SeverityOption?

  @Option(
    help: ArgumentHelp("How many findings are told; 0 for all. Further ones are counted.", valueName: "n"))
  var maxErrors: UInt64?

  @Option(help: "Whether the text form is coloured.")
  var color: ColorOption = .auto

  @Option(name: [.short, .customLong("output")], help: "The file to write; standard output when left out.")
  var output: String?

  @Flag(help: "Shows names, addresses and other personal values.")
  var showValues = false

  @Flag(help: "Prints findings by code, as a table, to standard error.")
  var statistics = false

  @Flag(help: "Ends with status 0 even when there are findings.")
  var exitZero = false

  func run() throws {
    let setup = try schemaOptions.setup(withDuty: false)
    if setup.profiles.isEmpty {
      StandardError.write(
        "postern: no profile is in force (--profile, or profiles in postern.yaml): only what decoding finds is told\n"
      )
    }
    do {
      try validate(setup)
    } catch let error as OutputError {
      throw DecodeCommand.status(of: .output(error))
    } catch let error as RunError {
      throw DecodeCommand.status(of: error)
    }
  }

  private func validate(_ setup: Setup) throws {
    var options = ValidationOptions()
    options.format = format
    options.severity = severity?.severity
    options.showsValues = showValues
    options.usesColor = color.isOn(writesFile: output != nil)
    options.maximum = maxErrors
    let run = ValidationRun(
      setup, options: options, output: try output.map { try OutputStream(path: $0) } ?? .standardOutput)
    var failure: InputError?
    for name in feeds.names where !Interruption.isRequested {
      do {
        let source = try feeds.open(name, limits: setup.limits.input)
        let bar = ProgressBar(total: source.size)
        run.progress = bar?.show
        defer { bar?.clear() }
        try run.validate(source, name: feeds.title(of: name))
      } catch let error as InputError {
        failure = failure ?? error
      } catch RunError.input(let error) {
        failure = failure ?? error
      }
    }
    try run.finish()
    if let text = run.unshownText { StandardError.write(text + "\n") }
    StandardError.write(run.tally.summary.text)
    if statistics { StandardError.write(StatisticsText.text(run.tally, setup.schemas.catalogue)) }
    if let failure { throw RunError.input(failure) }
    if !run.tally.ledger.isBalanced { throw ExitStatus.inputOrOutputFailed }
    if run.hasFindings, !exitZero { throw ExitStatus.findings }
  }
}

extension ReportFormat: ExpressibleByArgument {}

/// The severities as options name them, the gravest first.
enum SeverityOption: String, CaseIterable, ExpressibleByArgument {
  case error, warning, advice

  var severity: Severity {
    switch self {
    case .error: .error
    case .warning: .warning
    case .advice: .advice
    }
  }
}

/// When output is coloured.
enum ColorOption: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never

  /// `auto` goes by NO_COLOR (no-color.org), FORCE_COLOR, and whether a terminal that can do it is there.
  func isOn(writesFile: Bool) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      if Self.variable("NO_COLOR") != nil { return false }
      if let forced = Self.variable("FORCE_COLOR") { return forced != "0" }
      return !writesFile && isatty(STDOUT_FILENO) == 1 && Self.variable("TERM") != "dumb"
    }
  }

  /// An environment variable that is set to something.
  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }
}
