internal import Reports
internal import SchemaLanguage
internal import Vocabulary
internal import Wire

/// Reads the rows of a worksheet that someone made, XLSX or CSV, by the titles of its columns.
struct WorksheetReader {
  let form: FormSchema
  let path: String

  /// A row as it stands in the file.
  struct ReadRow {
    var sheet: String
    /// From 1.
    var row: Int
    /// By the place of the form's columns.
    var cells: [Int: ReadCell]
  }

  /// How many rows may stand above the titles.
  private static let headerSearch = 100
  /// The most rows of one file, empty ones too.
  private static let mostRows = 10_000_000

  /// - Throws: when no sheet has the titles of the columns that are compared.
  func forEachRow(_ body: (ReadRow) throws -> Void) throws {
    var search = HeaderSearch(form)
    var count = 0
    try forEachLine { sheet, row, cells in
      count += 1
      guard count <= Self.mostRows else {
        throw WorksheetError.cannotRead(path: path, reason: "it has more than \(Self.mostRows) rows")
      }
      try take(sheet, row, cells, &search, body)
    }
    guard search.hasFound else {
      let titles = form.table.columns.map { "\"\($0.title)\"" }.joined(separator: ", ")
      throw WorksheetError.cannotRead(
        path: path, reason: "no row has the titles of \(form.id); there are \(titles)")
    }
  }

  /// Gives all lines, whether or not they are rows of the form.
  private func forEachLine(_ body: (String, Int, [Int: ReadCell]) throws -> Void) throws {
    if path.lowercased().hasSuffix(".xlsx") { return try SpreadsheetReader(path: path).forEachRow(body) }
    do {
      let limits = CSVLimits(fieldLength: SpreadsheetReader.cellLimit, fields: SpreadsheetReader.columnLimit)
      var reader = try CSVReader(path: path, leniency: .asItStands, limits: limits)
      while let fields = try reader.next() {
        let cells = fields.enumerated().map { ($0.offset, ReadCell(text: Self.unguarded($0.element))) }
        try body("", reader.row, Dictionary(uniqueKeysWithValues: cells))
      }
    } catch let error as CSVError {
      let line = error.line.map { "line \($0): " } ?? ""
      throw WorksheetError.cannotRead(path: path, reason: line + error.problem)
    }
  }

  private func take(
    _ sheet: String, _ row: Int, _ cells: [Int: ReadCell], _ search: inout HeaderSearch,
    _ body: (ReadRow) throws -> Void
  ) throws {
    if sheet != search.sheet { search.begin(sheet) }
    guard let places = search.places else {
      if row <= Self.headerSearch { search.look(at: cells) }
      return
    }
    var read: [Int: ReadCell] = [:]
    for (place, column) in places {
      if let cell = cells[place], cell.text.contains(where: { !$0.isWhitespace }) { read[column] = cell }
    }
    // A row without a tracking number is empty, a note or a total.
    if read[form.trackingColumn] != nil { try body(ReadRow(sheet: sheet, row: row, cells: read)) }
  }

  /// A text without the apostrophe by which it was kept from being a formula.
  private static func unguarded(_ text: String) -> String {
    text.hasPrefix("'") && CSVField.harmless(String(text.dropFirst())) == text
      ? String(text.dropFirst()) : text
  }
}

/// Finds the row of titles in each sheet.
private struct HeaderSearch {
  private let titles: [String: Int]
  private let tracking: Int
  private(set) var sheet = ""
  /// For each column of the sheet, the form's; nil before the titles were found.
  private(set) var places: [Int: Int]?
  private(set) var hasFound = false

  init(_ form: FormSchema) {
    tracking = form.trackingColumn
    titles = Dictionary(
      form.table.columns.enumerated().map { (Self.folded($0.element.title), $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  mutating func begin(_ sheet: String) {
    self.sheet = sheet
    places = nil
  }

  mutating func look(at cells: [Int: ReadCell]) {
    var found: [Int: Int] = [:]
    // Where a title stands twice the first column counts.
    var seen: Set<Int> = []
    for place in cells.keys.sorted() {
      guard let column = cells[place].flatMap({ titles[Self.folded($0.text)] }),
        seen.insert(column).inserted
      else { continue }
      found[place] = column
    }
    // More than half of the titles, and the one by which rows are told apart.
    guard found.values.contains(tracking), found.count * 2 > titles.count else { return }
    places = found
    hasFound = true
  }

  /// Letters and digits only, in lower case: titles differ in spaces and marks.
  private static func folded(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.lowercased().unicodeScalars.filter {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
        }))
  }
}
