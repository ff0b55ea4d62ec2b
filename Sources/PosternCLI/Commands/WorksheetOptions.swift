import ArgumentParser
import Duty
import Glibc
import Journal
import Postern
import SchemaLanguage
import Vocabulary
import Worksheets

/// Options of the commands that make a worksheet.
struct WorksheetOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The form, such as imd-2025-08, imd-2026-07 or entry-type-13.", valueName: "id"))
  var form: String

  @Option(
    help: ArgumentHelp("The month in which the conveyances arrived, such as 2026-08.", valueName: "month"))
  var month: String

  @Option(help: ArgumentHelp("A file that says who files.", valueName: "file"))
  var filer: String

  @Option(
    help: ArgumentHelp(
      "The lawful source of the data for duty; without it nothing is used (19 USC 1415(a)(3)(F)).",
      valueName: "source"))
  var dutySource: String?

  @OptionGroup var assessment: AssessmentArguments

  @Option(help: "The rounding of duty; what the regime names first when left out.")
  var rounding: RoundingPolicy?

  @Option(help: "The carrier of items that do not say theirs.")
  var carrier: String?

  @Option(help: "The flight or trip of items that do not say theirs.")
  var flight: String?

  @Option(help: "The port of arrival of items that do not say theirs.")
  var port: String?

  @Option(help: "A directory of schemas, in place of the embedded set or laid over it.")
  var schemas: String?

  /// All that a run needs.
  struct Prepared {
    let setup: Setup
    let worksheet: WorksheetSetup
    let tables: RateTables
    let assessment: AssessmentOptions
    let filler: JournalFiller?
  }

  /// Checks the options, or ends with status 2 and the reason.
  func prepare(keepsProvenance: Bool = false) throws -> Prepared {
    let plain = try Self.refusing { () throws(SetupError) in try Setup(schemas: schemas) }
    guard let form = plain.schemas.worksheetForm(form) else {
      let known = plain.schemas.worksheetForms.map(\.id).joined(separator: ", ")
      throw StandardError.fail("there is no form \"\(self.form)\"; there are \(known)", .wrongUse)
    }
    guard let source = dutySource, source.contains(where: { !$0.isWhitespace }) else {
      throw StandardError.fail(Self.refusal(plain.schemas.catalogue), .wrongUse)
    }
    let setup = try Self.refusing { () throws(SetupError) in try plain.judging(by: form.profiles) }
    let tables = try assessment.tables(setup)
    var given: [String: String] = [:]
    given["conveyance.carrier"] = carrier
    given["conveyance.flight"] = flight
    given["conveyance.arrivalPort"] = port
    let worksheet = WorksheetSetup(
      schemas: setup.schemas, form: form, filer: try filerDocument(form, setup.schemas),
      period: try period(form, setup.schemas), dutySource: source, ratesAsOf: assessment.asOf,
      rounding: rounding,
      keepsProvenance: keepsProvenance, given: given)
    return Prepared(
      setup: setup, worksheet: worksheet, tables: tables, assessment: try assessment.options(setup),
      filler: try assessment.filler(setup))
  }

  private static func refusing<Result>(_ work: () throws(SetupError) -> Result) throws -> Result {
    do throws(SetupError) { return try work() } catch {
      throw StandardError.fail(error.description, .wrongUse)
    }
  }

  /// Why nothing is used without a declared source, in the words of the catalogue.
  private static func refusal(_ catalogue: FindingCatalogue) -> String {
    guard let kind = catalogue.number(of: "WKS-SOURCE").map({ catalogue.kinds[$0] }) else {
      return "WKS-SOURCE"
    }
    let parts = [kind.message + ".", kind.cause, kind.remedy, kind.basis.map { "See \($0)." }]
    return parts.compactMap(\.self).joined(separator: "\n  ")
  }

  private func period(_ form: FormSchema, _ schemas: SchemaSet) throws -> WorksheetPeriod {
    guard let month = ImportMonth(month) else {
      throw StandardError.fail("--month is a year and a month such as 2026-08, not \"\(month)\"", .wrongUse)
    }
    if let period = WorksheetPeriod(month, form: form) { return period }
    let others = schemas.worksheetForms.filter {
      $0.path == form.path && WorksheetPeriod(month, form: $0) != nil
    }
    let hint = others.isEmpty ? "" : "; for \(month) there is \(others.map(\.id).joined(separator: ", "))"
    let from = form.head.valid.from.map { " from \($0)" } ?? ""
    let to = form.head.valid.to.map { " to \($0)" } ?? ""
    throw StandardError.fail("\(form.id) is for arrivals\(from)\(to)\(hint)", .wrongUse)
  }

  private func filerDocument(_ form: FormSchema, _ schemas: SchemaSet) throws -> FilerDocument {
    let bytes: [UInt8]
    do { bytes = try SmallFile.read(filer, limit: 1 << 20) } catch {
      throw StandardError.fail("\(error)", .inputOrOutputFailed)
    }
    do throws(SchemaMistakes) {
      return try FilerDocument(bytes, file: filer, for: form, of: schemas.worksheetForms)
    } catch { throw StandardError.fail(error.description, .wrongUse) }
  }
}

extension RoundingPolicy: ExpressibleByArgument {}

/// A file that is read whole, with a bound.
enum SmallFile {
  static func read(_ path: String, limit: Int) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileProblem(path: path, reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &block, block.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileProblem(path: path, reason: String(cString: strerror(errno))) }
      if count == 0 { return bytes }
      bytes += block[..<count]
      if bytes.count > limit { throw FileProblem(path: path, reason: "it has more than \(limit) bytes") }
    }
  }

  struct FileProblem: Error, CustomStringConvertible {
    let path: String
    let reason: String
    var description: String { "cannot read \(path): \(reason)" }
  }
}
