import ArgumentParser
import Glibc
import Postern

/// The command `postern`. Each subcommand is thin: it reads its options and calls the library.
@main
struct PosternCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "postern",
    abstract: "Reads advance data about inbound parcels, checks it, and writes it in one form.",
    discussion: """
      Examples:
        postern decode day1.edi > records.ndjson
        zstdcat feed.zst | postern decode --profile us.mail.aed --rejects rejects.ndjson
        postern validate day1.edi --profile upu.item --profile quality.descriptions
        postern explain AED05

      Exit status: 0 nothing found above the chosen severity, 1 findings, 2 wrong use or bad configuration,
      3 input or output failed.
      """,
    version: Version.text,
    subcommands: [
      DecodeCommand.self, ValidateCommand.self, AcknowledgeCommand.self, LinkCommand.self,
      CoverageCommand.self,
      AssessCommand.self, SimulateCommand.self, WorksheetCommand.self, ReconcileCommand.self,
      ExplainCommand.self, SchemaCommand.self, GenerateCommand.self,
    ])

  static func main() {
    // A reader that goes away, and a file that may not grow, are seen as a failed write, not as a signal.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let status as ExitStatus {
      Glibc.exit(status.rawValue)
    } catch {
      let code = exitCode(for: error)
      if code == .success {
        print(fullMessage(for: error))
        Glibc.exit(0)
      }
      StandardError.write(fullMessage(for: error) + "\n")
      Glibc.exit(ExitStatus.wrongUse.rawValue)
    }
  }
}

/// How a run ended, as scripts see it.
enum ExitStatus: Int32, Error {
  case clean = 0
  case findings = 1
  case wrongUse = 2
  case inputOrOutputFailed = 3
}

/// What goes to people and not into pipelines.
enum StandardError {
  static func write(_ text: String) {
    try? OutputStream(descriptor: STDERR_FILENO, path: "standard error").write(text)
  }

  static func fail(_ text: String, _ status: ExitStatus) -> ExitStatus {
    write("postern: \(text)\n")
    return status
  }
}
