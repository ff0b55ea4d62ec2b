internal import Reports
internal import SchemaLanguage
internal import Vocabulary

/// Takes bytes of a file that is being written.
public typealias ByteSink = (UnsafeRawBufferPointer) throws -> Void

/// The files of one worksheet. Each is optional.
public final class WorksheetOutputs {
  private let form: String
  private let dutySource: String
  private let spreadsheet: SpreadsheetFile?
  private let table: CSVFile?
  private let leftOut: CSVFile?
  private let provenance: ByteSink?
  private let columns: [FormColumn]
  /// Sees all that is written, whether or not it goes into a file.
  var observer: ((WrittenLine) throws -> Void)?
  /// The place of the next row, from 0: in the spreadsheet, or in the CSV where that is all there is.
  private var sheetName: String
  private var nextRow: Int

  enum WrittenLine {
    case row(WorksheetRow, tracking: String)
    case leftOut(LeftOutItem, tracking: String)
  }

  /// A column for provenance and headers.
  private struct FormColumn {
    let id: String
    let title: String
  }

  /// - Parameters:
  ///   - setup: what the worksheet is for.
  ///   - spreadsheet: the path of the XLSX file; nil for none.
  ///   - table: where the rows go as CSV.
  ///   - leftOut: where items that were left out go as CSV.
  ///   - provenance: where the origin of each cell goes, a line of JSON for each row.
  public init(
    _ setup: WorksheetSetup, spreadsheet path: String? = nil, table: ByteSink? = nil,
    leftOut: ByteSink? = nil,
    provenance: ByteSink? = nil
  ) throws {
    form = setup.form.id
    dutySource = setup.dutySource
    spreadsheet = try path.map { try SpreadsheetFile(setup.form, path: $0) }
    self.table = table.map { CSVFile($0) }
    self.leftOut = leftOut.map { CSVFile($0) }
    self.provenance = provenance
    columns = setup.form.table.columns.map { FormColumn(id: $0.id, title: $0.title) }
    // In CSV there are no sheets, and the titles stand in the first row.
    sheetName = spreadsheet == nil ? "" : setup.form.sheets[setup.form.rowSheet].name
    nextRow = spreadsheet == nil ? 1 : setup.form.table.headerRow + 1
  }

  func begin() throws {
    try table?.write(columns.map(\.title))
    try leftOut?.write([
      "Tracking Number", "Line", "Country of Origin", "Declared Value", "Currency", "Code", "Reason",
      "To Complete",
      "Feed", "Byte",
    ])
  }

  func write(_ row: WorksheetRow, of place: RecordPlace, tracking: String, isFirstOfPackage: Bool) throws {
    try observer?(.row(row, tracking: tracking))
    if let spreadsheet {
      (sheetName, nextRow) = try spreadsheet.write(
        row.cells, tracking: tracking, isFirstOfPackage: isFirstOfPackage)
    }
    try table?.write(row.cells.map { $0.map(CSVFile.field) ?? "" })
    if let sources = row.provenance { try write(sources, of: place, tracking: tracking) }
    nextRow += 1
  }

  private func write(_ sources: String, of place: RecordPlace, tracking: String) throws {
    guard let provenance else { return }
    var line = OutputBuffer(capacity: 1024)
    line.append("{\"form\":")
    line.appendJSON(form)
    if !sheetName.isEmpty {
      line.append(",\"sheet\":")
      line.appendJSON(sheetName)
    }
    line.append(",\"row\":")
    line.append(Int64(nextRow + 1))
    line.append(",\"trackingNumber\":")
    line.appendJSON(tracking)
    line.append(",\"dutySource\":")
    line.appendJSON(dutySource)
    line.append(",\"feed\":")
    line.appendJSON(place.feed)
    line.append(",\"offset\":")
    line.append(place.offset)
    line.append(",\"length\":")
    line.append(place.length)
    line.append(",\"cells\":")
    line.append(sources)
    line.append("}\n")
    try provenance(line.bytes)
  }

  func write(_ item: LeftOutItem, of place: RecordPlace, tracking: String) throws {
    try observer?(.leftOut(item, tracking: tracking))
    try leftOut?.write(
      [
        tracking, item.line.map(String.init) ?? "", item.origin ?? "", item.declared ?? "",
        item.currency ?? "",
        item.code, item.reason, item.remedy, place.feed,
      ].map(CSVField.harmless) + ["\(place.offset)"])
  }

  func finish(_ facts: CoverFacts) throws {
    try table?.finish()
    try leftOut?.finish()
    try spreadsheet?.finish(facts)
  }
}
