import Postern
import SchemaLanguage
import Vocabulary
import Worksheets

/// A worksheet that someone made is read or refused with its path; each of its rows is told as one that we lack; reading
/// it again says the same; what is told is UTF-8.
enum WorksheetProperties {
  private static let filer = """
    kind: filer
    filer: { name: EXAMPLE AIR CARGO LTD, taxId: "00-0000000", contactPerson: Pat Placeholder,
      contactPhone: "+1 202 555 0100", contactEmail: pat@example.com, carrierCode: EXMP, filerCode: X9X,
      bondNumber: "990000001", importerNumber: 00-0000000XX, issuerCode: SFPX }
    """

  private static let setups: Result<[WorksheetSetup], any Error> = Result {
    let schemas = SharedSetup.value.schemas
    return try [("imd-2025-08", "2025-09"), ("imd-2026-07", "2026-08")].map { id, month in
      guard let form = schemas.worksheetForm(id), let month = ImportMonth(month),
        let period = WorksheetPeriod(month, form: form), let day = CalendarDate("2026-09-07")
      else { throw PropertyFailure("there is no form \(id)") }
      let filer = try FilerDocument(
        Array(filer.utf8), file: "filer.yaml", for: form, of: schemas.worksheetForms)
      return WorksheetSetup(
        schemas: schemas, form: form, filer: filer, period: period, dutySource: "declarations of the sellers",
        ratesAsOf: day)
    }
  }

  static func check(_ input: UnsafeRawBufferPointer) throws {
    let folder = try MemoryFolder()
    defer { folder.remove() }
    let path: String
    switch input.first {
    case UInt8(ascii: "<"): path = try folder.write("theirs.xlsx", WorkbookParts.archive(input))
    case UInt8(ascii: "P"): path = try folder.write("theirs.xlsx", Array(input))
    default: path = try folder.write("theirs.csv", Array(input))
    }
    for setup in try setups.get() {
      let first = try read(path, setup)
      let second = try read(path, setup)
      try require(first == second, "read again, it says something else")
    }
  }

  /// - Returns: what is told, or why the file is refused.
  private static func read(_ path: String, _ setup: WorksheetSetup) throws -> [UInt8] {
    let reconciliation = try Reconciliation(setup)
    do {
      try reconciliation.read(worksheet: path)
    } catch let error as WorksheetError {
      guard case .cannotRead(path, let reason) = error else { throw error }
      try require(!reason.isEmpty, "a refusal without words")
      return Array(reason.utf8)
    }
    var told: [UInt8] = []
    let report = DifferenceReport { told += $0 }
    var extra = 0
    let summary = try reconciliation.compare { difference in
      try require(
        difference.kind == .extra, "without rows of ours there is a difference in \(difference.kind)")
      try require(difference.row ?? 0 > 0, "a difference without its row")
      extra += 1
      try report.write(difference)
    }
    try report.finish()
    try require(
      summary.theirRows == extra && summary.ourRows == 0,
      "\(summary.theirRows) rows of theirs, and \(extra) are told")
    try require(String(validating: told, as: UTF8.self) != nil, "the report is no UTF-8")
    return told
  }
}
