import Duty
import SchemaLanguage
import Testing
import Vocabulary
import Worksheets

/// Made-up items with their assessments, as the official sample shows them.
struct SampleItem {
  var id: String?
  var carrier = "AB"
  var flight = "123"
  var port = "4701"
  var arrival = "2025-09-02"
  var action: String?
  var lines: [SampleLine]
  var path = PathToEntry.worksheet
  /// The method of this item where it is not that of the others.
  var method: DutyMethod?
  /// What is odd about the item and refuses nothing.
  var doubt: Undetermined?

  /// The record, filled as a decoder fills it.
  func record(_ schemas: SchemaSet) throws -> Record {
    var record = Record(layout: schemas.layout)
    record.beginMessage()
    record.beginRecord(at: 100)
    record.length = 50
    try Self.store("item.id", id, in: &record)
    try Self.store("source.action", action, in: &record)
    try Self.store("conveyance.carrier", carrier.isEmpty ? nil : carrier, in: &record)
    try Self.store("conveyance.flight", flight, in: &record)
    try Self.store("conveyance.arrivalPort", port, in: &record)
    try Self.store("conveyance.arrivalDate", arrival, in: &record)
    let contents = try #require(schemas.dictionary.part("contents"))
    for line in lines {
      let added = record.addRow(part: contents)
      let row = try #require(added)
      try Self.store("contents.description", line.description, row: row, in: &record)
      try Self.store("contents.origin", line.origin, row: row, in: &record)
      try Self.store("contents.value.amount", line.value, row: row, in: &record)
      try Self.store("contents.value.currency", "USD", row: row, in: &record)
    }
    return record
  }

  private static func store(_ path: String, _ text: String?, row: Int = 0, in record: inout Record) throws {
    guard let text else { return }
    let element = try #require(record.layout.dictionary.element(path))
    let range = Array(text.utf8).withUnsafeBytes { record.copy($0) }
    record.store(
      Slot(text: range, position: FeedPosition(offset: 120, length: 5, segment: 7), element: element.id),
      in: ValueTarget(element), row: row)
  }

  func assessment(_ method: DutyMethod = .adValorem, perItem: String? = nil) throws -> Assessment {
    let day = try #require(CalendarDate(arrival))
    var assessment = Assessment(
      dates: AssessmentDates(arrival: day, arrivalOrigin: .record, transmission: day))
    assessment.path = path
    assessment.method = self.method ?? method
    assessment.undetermined = doubt.map { [$0] } ?? []
    if let perItem, assessment.method == .specific {
      assessment.perItem = PerItemDuty(
        amount: try #require(FixedDecimal(perItem)), rate: nil, source: "test", basis: .inferred)
    }
    assessment.lines = try lines.enumerated().map { try $0.element.assessed(row: $0.offset) }
    return assessment
  }
}

struct SampleLine {
  var origin: String
  var value: String
  var rate: String
  var duty: String
  /// Under 19 CFR 159.3, where it differs.
  var otherDuty: String?
  var hts: String?
  var description: String? = "COTTON T-SHIRT"
  var exemption: AppliedExemption?
  var refusal: Undetermined?
  var heading: String?

  func assessed(row: Int) throws -> AssessedLine {
    var line = AssessedLine(row: row)
    line.origin = origin
    line.hts = hts
    line.customsValue = FixedDecimal(value)
    line.exemption = exemption
    let amounts = DutyAmounts(
      centsHalfUp: try #require(FixedDecimal(duty)), cfr1593: try #require(FixedDecimal(otherDuty ?? duty)))
    if exemption == nil {
      line.layers = [
        DutyLayer(
          programme: "test", heading: heading, title: "Test", rate: "\(rate)%", kind: .adValorem,
          percent: FixedDecimal(rate), amounts: amounts, source: "test", basis: .inferred)
      ]
    }
    if let refusal {
      line.undetermined = [refusal]
    } else {
      line.duty = amounts
    }
    line.used = [UsedValue(name: "rate", source: .table(id: "us.test", file: "rates.csv", line: 3))]
    return line
  }
}

/// A worksheet that is made in memory and in one temporary file.
struct Filing {
  let schemas: SchemaSet
  let setup: WorksheetSetup

  static let filer = """
    kind: filer
    filer:
      name: EXAMPLE AIR CARGO LTD
      taxId: "00-0000000"
      contactPerson: Pat Placeholder
      contactPhone: "+1 202 555 0100"
      contactEmail: pat@example.com
      carrierCode: EXMP
      filerCode: X9X
      bondNumber: "990000001"
      importerNumber: 00-0000000XX
      issuerCode: SFPX
    """

  init(_ form: String, _ month: String, rounding: RoundingPolicy? = nil, provenance: Bool = false) throws {
    schemas = try Embedded.schemas()
    let form = try #require(schemas.worksheetForm(form))
    let month = try #require(ImportMonth(month))
    let filer = try FilerDocument(
      Array(Self.filer.utf8), file: "filer.yaml", for: form, of: schemas.worksheetForms)
    setup = WorksheetSetup(
      schemas: schemas, form: form, filer: filer,
      period: try #require(WorksheetPeriod(month, form: form)),
      dutySource: "declarations of the sellers", ratesAsOf: try #require(CalendarDate("2026-09-07")),
      rounding: rounding, keepsProvenance: provenance)
  }

  struct Result {
    var summary: WorksheetSummary
    var table: [String] = []
    var leftOut: [String] = []
    var provenance: [String] = []
  }

  func make(
    _ items: [SampleItem], method: DutyMethod = .adValorem, perItem: String? = nil, spreadsheet: String? = nil
  ) throws -> Result {
    let builder = try WorksheetBuilder(setup)
    for (number, item) in items.enumerated() {
      let record = try item.record(schemas)
      try builder.add(
        record, try item.assessment(method, perItem: perItem),
        at: RecordPlace(feed: "sample.edi", offset: UInt64(number * 100), length: 50))
    }
    var table: [UInt8] = []
    var leftOut: [UInt8] = []
    var provenance: [UInt8] = []
    let outputs = try WorksheetOutputs(
      setup, spreadsheet: spreadsheet, table: { table += $0 }, leftOut: { leftOut += $0 },
      provenance: { provenance += $0 })
    let summary = try builder.finish(outputs)
    func lines(_ bytes: [UInt8]) -> [String] {
      String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
    }
    return Result(
      summary: summary, table: lines(table), leftOut: lines(leftOut), provenance: lines(provenance))
  }
}
