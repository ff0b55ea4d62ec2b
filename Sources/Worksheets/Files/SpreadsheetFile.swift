internal import CLibXLSXWriter
internal import Glibc
internal import SchemaLanguage
internal import Vocabulary

/// Writes an XLSX file through libxlsxwriter, a row at a time.
///
/// The library keeps one row in memory; finished rows are in temporary files until the end. A table that is longer
/// than a sheet goes on in another of the same layout, at the beginning of a package.
final class SpreadsheetFile {
  private let path: String
  private let form: FormSchema
  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private let styles: SpreadsheetStyles
  /// The sheets of the form; for the one with rows, its first part.
  private var sheets: [UnsafeMutablePointer<lxw_worksheet>] = []
  private var tables: [TablePart] = []
  private var lastTracking: String?

  /// One sheet of the table, and its next row.
  private struct TablePart {
    let sheet: UnsafeMutablePointer<lxw_worksheet>
    let name: String
    let firstRow: Int
    var nextRow: Int
  }

  /// How many rows stay free for the packages at the end of a sheet; an item has at most 999 lines.
  private static let reserve = 1000

  init(_ form: FormSchema, path: String) throws {
    self.path = path
    self.form = form
    var options = lxw_workbook_options()
    options.constant_memory = 1
    options.use_zip64 = 1
    guard let workbook = workbook_new_opt(path, &options) else {
      throw WorksheetError.cannotWrite(path: path, reason: "the workbook could not be made")
    }
    self.workbook = workbook
    styles = SpreadsheetStyles(workbook, formats: form.formats)
    var properties = lxw_doc_properties()
    // A fixed time, so that the same worksheet is the same file.
    properties.created = 946_684_800
    workbook_set_properties(workbook, &properties)
    for sheet in form.sheets {
      guard let added = workbook_add_worksheet(workbook, sheet.name) else {
        throw WorksheetError.cannotWrite(path: path, reason: "sheet \(sheet.name) could not be added")
      }
      sheets.append(added)
      if case .rows(let table) = sheet.content {
        tables.append(try begin(table, added, name: sheet.name))
      }
    }
  }

  deinit {
    // A workbook that was not finished is closed, as this frees it; half a worksheet must not stay.
    if let workbook {
      workbook_close(workbook)
      unlink(path)
    }
  }

  // MARK: Rows

  private func begin(_ table: FormSchema.RowTable, _ sheet: UnsafeMutablePointer<lxw_worksheet>, name: String)
    throws -> TablePart
  {
    let header = UInt32(table.headerRow)
    for (place, column) in table.columns.enumerated() {
      let width = column.width.map(Double.init) ?? Double(max(column.title.count + 2, 10))
      try check(worksheet_set_column(sheet, UInt16(place), UInt16(place), width, nil))
    }
    if let heading = table.heading {
      try check(worksheet_write_string(sheet, 0, 0, heading, styles.format(.title)))
    }
    for (place, column) in table.columns.enumerated() {
      try check(worksheet_write_string(sheet, header, UInt16(place), column.title, styles.header))
    }
    worksheet_freeze_panes(sheet, header + 1, 0)
    setPage(table.page, sheet)
    if table.page.repeatsHeader { try check(worksheet_repeat_rows(sheet, header, header)) }
    return TablePart(sheet: sheet, name: name, firstRow: table.headerRow + 1, nextRow: table.headerRow + 1)
  }

  /// Writes a row, and tells the sheet it stands on and its place there, from 0.
  func write(_ cells: [CellValue?], tracking: String, isFirstOfPackage: Bool) throws -> (
    sheet: String, row: Int
  ) {
    if isFirstOfPackage, let part = tables.last, part.nextRow > CellAddress.rowLimit - Self.reserve {
      try addTable()
    }
    guard let part = tables.last, part.nextRow < CellAddress.rowLimit else {
      throw WorksheetError.packageTooLarge(tracking)
    }
    for (place, cell) in cells.enumerated() {
      if let cell { try write(cell, part.sheet, part.nextRow, place, style: nil) }
    }
    tables[tables.count - 1].nextRow += 1
    return (part.name, part.nextRow)
  }

  private func addTable() throws {
    let suffix = " (\(tables.count + 1))"
    let name = String(form.sheets[form.rowSheet].name.prefix(31 - suffix.count)) + suffix
    guard let sheet = workbook_add_worksheet(workbook, name) else {
      throw WorksheetError.cannotWrite(path: path, reason: "sheet \(name) could not be added")
    }
    tables.append(try begin(form.table, sheet, name: name))
  }

  // MARK: Covers

  /// Writes the covers and the file.
  func finish(_ facts: CoverFacts) throws {
    for (sheet, added) in zip(form.sheets, sheets) {
      guard case .cover(let cover) = sheet.content else { continue }
      for (place, width) in cover.widths.enumerated() {
        try check(worksheet_set_column(added, UInt16(place), UInt16(place), Double(width), nil))
      }
      setPage(cover.page, added)
      // The library takes the cells of a sheet row by row.
      let cells = cover.cells.sorted {
        ($0.address.row, $0.address.column) < ($1.address.row, $1.address.column)
      }
      for cell in cells { try write(cell, added, facts) }
    }
    guard let workbook else { return }
    self.workbook = nil
    let outcome = workbook_close(workbook)
    if outcome != LXW_NO_ERROR { unlink(path) }
    try check(outcome)
  }

  private func write(
    _ cell: FormSchema.Cell, _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ facts: CoverFacts
  ) throws {
    let row = UInt32(cell.address.row)
    let column = UInt16(cell.address.column)
    if cell.offersMonths { try offerMonths(sheet, row, column) }
    let isFilled = cell.condition.map(facts.holds) ?? true
    switch cell.content {
    case .text(let text):
      if isFilled { try check(worksheet_write_string(sheet, row, column, text, styles.format(cell.style))) }
    case .source(let source, let type):
      guard isFilled, let value = facts.value(source, type: type) else {
        if cell.style == .box { try check(worksheet_write_blank(sheet, row, column, styles.format(.box))) }
        return
      }
      let format = styles.format(for: value, cell.style)
      if let formula = formula(source), let number = Self.number(value) {
        try check(worksheet_write_formula_num(sheet, row, column, formula, format, number))
      } else {
        try write(value, sheet, cell.address.row, cell.address.column, style: cell.style)
      }
    }
  }

  private func offerMonths(_ sheet: UnsafeMutablePointer<lxw_worksheet>, _ row: UInt32, _ column: UInt16)
    throws
  {
    var names: [UnsafeMutablePointer<CChar>?] = ImportMonth.names.map { strdup($0) } + [nil]
    defer { for name in names { free(name) } }
    try names.withUnsafeMutableBufferPointer { names in
      var validation = lxw_data_validation()
      validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
      validation.value_list = names.baseAddress
      try check(worksheet_data_validation_cell(sheet, row, column, &validation))
    }
  }

  /// The formula by which a reader computes a total anew; nil for what is no total, and where there are no rows.
  private func formula(_ source: CoverSource) -> String? {
    let parts = tables.filter { $0.nextRow > $0.firstRow }
    guard !parts.isEmpty else { return nil }
    switch source {
    case .sum(let column): return "=SUM(" + parts.map { range($0, column) }.joined(separator: ",") + ")"
    case .rows:
      let column = form.trackingColumn
      return "=" + parts.map { "COUNTA(\(range($0, column)))" }.joined(separator: "+")
    // Rows of one package stand together, so each first one differs from the row above it.
    case .packages:
      let column = form.trackingColumn
      // The plain comparison would not tell capital letters from small ones.
      let counts = parts.map {
        "SUMPRODUCT(--NOT(EXACT(\(range($0, column)),\(range($0, column, above: 1)))))"
      }
      return "=" + counts.joined(separator: "+")
    case .filer, .period, .specificRate, .rounding: return nil
    }
  }

  private func range(_ part: TablePart, _ column: Int, above: Int = 0) -> String {
    let letters = CellAddress.letters(ofColumn: column)
    return
      "'\(part.name.replacing("'", with: "''"))'!$\(letters)$\(part.firstRow + 1 - above):$\(letters)$\(part.nextRow - above)"
  }

  // MARK: Cells

  private func write(
    _ value: CellValue, _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ row: Int, _ column: Int,
    style: FormSchema.Cell.Style?
  ) throws {
    let format = styles.format(for: value, style)
    if let number = Self.number(value) {
      try check(worksheet_write_number(sheet, UInt32(row), UInt16(column), number, format))
    } else if case .date(let date) = value {
      var moment = lxw_datetime()
      moment.year = Int32(date.year)
      moment.month = Int32(date.month)
      moment.day = Int32(date.day)
      try check(worksheet_write_datetime(sheet, UInt32(row), UInt16(column), &moment, format))
    } else {
      try check(worksheet_write_string(sheet, UInt32(row), UInt16(column), value.plainText, format))
    }
  }

  /// A number as a spreadsheet keeps it: the nearest binary fraction. It is the same number for all that have at most
  /// 15 digits, which is seen to before.
  static func number(_ value: CellValue) -> Double? {
    switch value {
    case .money(let amount): quotient(amount.mantissa, scale: Int(amount.scale))
    case .percent(let rate): quotient(rate.mantissa, scale: Int(rate.scale) + 2)
    case .integer(let count): Double(count)
    case .text, .date: nil
    }
  }

  /// Both operands are exact, so the quotient is the nearest number there is.
  private static func quotient(_ mantissa: Int64, scale: Int) -> Double {
    var divisor = 1.0
    for _ in 0..<scale { divisor *= 10 }
    return Double(mantissa) / divisor
  }

  private func setPage(_ page: FormSchema.Page, _ sheet: UnsafeMutablePointer<lxw_worksheet>) {
    if page.isLandscape { worksheet_set_landscape(sheet) }
    // The numbers of Excel: 1 letter, 5 legal, 9 A4.
    worksheet_set_paper(sheet, page.paper == "a4" ? 9 : page.paper == "legal" ? 5 : 1)
    if page.fitsWidth { worksheet_fit_to_pages(sheet, 1, 0) }
    _ = worksheet_set_footer(sheet, "&C&P / &N")
  }

  private func check(_ error: lxw_error) throws {
    guard error != LXW_NO_ERROR else { return }
    let reason = lxw_strerror(error).map { String(cString: $0) } ?? "error \(error.rawValue)"
    throw WorksheetError.cannotWrite(path: path, reason: reason)
  }
}
