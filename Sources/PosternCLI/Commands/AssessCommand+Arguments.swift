import ArgumentParser
import Duty
import Journal
import Postern
import SchemaLanguage
import Vocabulary
import Wire

/// Options by which items are assessed.
struct AssessmentArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The day of the assessment: on it the entry is transmitted, and items without a day of arrival arrive.",
      valueName: "date"))
  var asOf: CalendarDate

  @Option(
    help: ArgumentHelp(
      "A directory with tables of rates, one CSV file each; may be given several times.",
      valueName: "directory"))
  var rates: [String] = []

  @Option(
    help: ArgumentHelp(
      "A journal, as link makes it, from which items get their conveyance and its dates.", valueName: "file"))
  var journal: String?

  @Option(
    help: ArgumentHelp(
      "The day of arrival of all items; as each record says when left out.", valueName: "date"))
  var arrivalDate: CalendarDate?

  @Option(
    help: ArgumentHelp(
      "The day of exportation of all items, for the rate of exchange; as each record says when left out.",
      valueName: "date"))
  var exportDate: CalendarDate?

  @Option(help: "The method, where a regime offers a choice.")
  var method: DutyMethod = .adValorem

  @Option(
    help:
      "When two items go to the same recipient, for limits for each person and day; off judges each alone.")
  var sameRecipient: SameRecipient = .nameAndPostcode

  func options(_ setup: Setup) throws -> AssessmentOptions {
    var options = AssessmentOptions(asOf: asOf)
    options.arrival = arrivalDate
    options.exportation = exportDate
    options.method = method
    options.sameRecipient = sameRecipient
    return options
  }

  /// Opens the journal where one is given, or ends with the mistake.
  func filler(_ setup: Setup) throws -> JournalFiller? {
    do throws(JournalError) {
      return try journal.map { path throws(JournalError) in
        try JournalFiller(reading: path, schemas: setup.schemas)
      }
    } catch { throw JournalStatus.status(of: error) }
  }

  /// Reads the tables, or ends with status 2 and the mistake.
  func tables(_ setup: Setup) throws -> RateTables {
    do throws(RateTableError) {
      return try RateTables(directories: rates, rules: setup.schemas.duty)
    } catch { throw StandardError.fail(error.description, .wrongUse) }
  }

  /// The id of a regime that is there, or an end with status 2.
  static func regime(_ id: String, _ setup: Setup) throws -> String {
    if setup.schemas.duty.regime(id) != nil { return id }
    let known = setup.schemas.duty.regimes.map(\.id).sorted().joined(separator: ", ")
    throw StandardError.fail("there is no regime \"\(id)\"; there are \(known)", .wrongUse)
  }
}

extension FeedOptions {
  /// Opens one feed after another. One that cannot be read does not keep the others from being read.
  ///
  /// - Throws: at the end, the first failure of an input; failures of the output at once.
  func readAll(_ setup: Setup, _ work: (consuming ByteSource, String, ((UInt64) -> Void)?) throws -> Void)
    throws
  {
    var failure: InputError?
    for name in names where !Interruption.isRequested {
      do {
        let source = try open(name, limits: setup.limits.input)
        let bar = ProgressBar(total: source.size)
        try work(source, title(of: name), bar?.show)
        bar?.clear()
      } catch let error as InputError {
        failure = failure ?? error
      } catch RunError.input(let error) {
        failure = failure ?? error
      }
    }
    if let failure { throw RunError.input(failure) }
  }
}

extension CalendarDate: ExpressibleByArgument {
  public init?(argument: String) {
    guard argument.utf8.count == Self.length else { return nil }
    self.init(argument)
  }
}

extension DutyMethod: ExpressibleByArgument {}

extension SameRecipient: ExpressibleByArgument {}
