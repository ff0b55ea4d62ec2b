import ArgumentParser
import Glibc
import Postern
import Reports
import SchemaLanguage
import Vocabulary
import Wire

/// `postern ack`: feeds go in, answers to their senders come out.
struct AcknowledgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ack",
    abstract: "Answers interchanges: CONTRL for each, ITMREF for items that fail a profile.",
    discussion: """
      A message with an error that EDIFACT has a code for is rejected by name, with the segments and data elements; an
      interchange with an error in its own segments is rejected as a whole; all else is acknowledged. What is tolerated
      from a sender by postern.yaml is no error. Messages of type CONTRL are not answered.

      Examples:
        postern ack day1.edi -o answers.edi
        postern ack day1.edi --profile us.mail.aed --referral --reference 7001 > answers.edi
      """)

  @OptionGroup var feeds: FeedOptions
  @OptionGroup var schemaOptions: SchemaOptions

  @Flag(help: "Writes ITMREF for items with errors by the profiles in force.")
  var referral = false

  @Option(help: "What is asked in ITMREF: RFI information, RFS screening, DNL do not load.")
  var referralCode = "RFI"

  @Option(help: "The control reference of the first interchange; the next ones count on.")
  var reference = 1

  @Option(help: "Date and time of the answers, such as 2026-11-24T09:30; now when left out, in UTC.")
  var preparedAt: String?

  @Option(name: [.short, .customLong("output")], help: "The file to write; standard output when left out.")
  var output: String?

  func validate() throws {
    guard reference > 0, reference <= 999_999_999 else {
      throw ValidationError("--reference is 1 to 999999999")
    }
    guard moment != nil else {
      throw ValidationError("--prepared-at is a date and time such as 2026-11-24T09:30")
    }
  }

  private var moment: ZonedDateTime? {
    guard let preparedAt else {
      let seconds = time(nil)
      return CalendarDate(daysSinceEpoch: seconds / 86_400).flatMap {
        ZonedDateTime(date: $0, hour: seconds % 86_400 / 3600, minute: seconds % 3600 / 60)
      }
    }
    var text = preparedAt
    return text.withUTF8 { bytes in
      if case .dateTime(let moment) = ISODate.parse(UnsafeRawBufferPointer(bytes)) { moment } else { nil }
    }
  }

  func run() throws {
    let setup = try schemaOptions.setup(withDuty: false)
    if referral, setup.profiles.isEmpty {
      throw StandardError.fail(
        "--referral needs a profile (--profile, or profiles in postern.yaml)", .wrongUse)
    }
    guard let moment else { throw ExitStatus.wrongUse }
    var options = AcknowledgementOptions(preparedAt: moment)
    options.firstReference = reference
    options.referral = referral ? referralCode : nil
    do {
      try answer(setup, options)
    } catch let error as OutputError {
      throw DecodeCommand.status(of: .output(error))
    } catch let error as RunError {
      throw DecodeCommand.status(of: error)
    } catch let error as SetupError {
      throw StandardError.fail(error.description, .wrongUse)
    }
  }

  private func answer(_ setup: Setup, _ options: AcknowledgementOptions) throws {
    let run = try AcknowledgementRun(
      setup, options: options, output: try output.map { try OutputStream(path: $0) } ?? .standardOutput)
    var failure: InputError?
    for name in feeds.names where !Interruption.isRequested {
      do {
        try run.answer(try feeds.open(name, limits: setup.limits.input), name: feeds.title(of: name))
      } catch let error as InputError {
        failure = failure ?? error
      } catch RunError.input(let error) {
        failure = failure ?? error
      }
    }
    try run.finish()
    StandardError.write(Self.text(run.counts))
    if let failure { throw RunError.input(failure) }
  }

  private static func text(_ counts: AcknowledgementRun.Counts) -> String {
    var lines = [
      "interchanges  \(counts.acknowledged) acknowledged, \(counts.rejected) rejected",
      "messages      \(counts.messagesRejected) rejected by name",
    ]
    if counts.itemsReferred + counts.itemsWithoutIdentifier > 0 {
      lines.append(
        "items         \(counts.itemsReferred) referred, \(counts.itemsWithoutIdentifier) without identifier not referred"
      )
    }
    if counts.unanswerable > 0 {
      lines.append(
        "unanswered    \(counts.unanswerable) interchanges without sender, receiver or control reference")
    }
    if counts.unfinished > 0 {
      lines.append("unanswered    \(counts.unfinished) interchange not read to its end")
    }
    if !counts.isComplete { lines.append("stopped before the end of the input") }
    return lines.joined(separator: "\n") + "\n"
  }
}
