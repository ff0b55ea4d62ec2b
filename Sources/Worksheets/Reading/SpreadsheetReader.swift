internal import SchemaLanguage

/// Reads the rows of an XLSX file, sheet by sheet, a row at a time.
struct SpreadsheetReader {
  private let path: String
  private let archive: ZipArchive
  private var strings: [String] = []
  /// For each cell format, whether it shows percent.
  private var percentFormats: [Bool] = []
  private var sheets: [(name: String, part: String)] = []

  /// The most bytes of the strings that cells share, which are held in memory.
  private static let stringLimit = 48 << 20
  /// The most bytes of one cell: what spreadsheets allow (32,767 characters), in the longest UTF-8.
  static let cellLimit = 128 << 10
  /// Columns beyond these are passed over.
  static let columnLimit = 1000
  private static let mostSheets = 1000
  private static let mostFormats = 100_000

  init(path: String) throws {
    self.path = path
    archive = try ZipArchive(path: path)
    try readSheets()
    try readFormats()
    try readStrings()
  }

  /// - Parameter body: gets the name of the sheet, the number of the row from 1, and its cells by column from 0.
  func forEachRow(_ body: (String, Int, [Int: ReadCell]) throws -> Void) throws {
    for sheet in sheets { try read(sheet.name, part: sheet.part, body) }
  }

  // MARK: Parts

  private mutating func readSheets() throws {
    var targets: [String: String] = [:]
    _ = try XMLPart.read("xl/_rels/workbook.xml.rels", in: archive, path: path) { event in
      if case .start("Relationship", let attributes) = event, let id = attributes["Id"] {
        targets[id] = attributes["Target"]
        try limit(targets.count, Self.mostSheets, "parts")
      }
    }
    var found: [(name: String, part: String)] = []
    let isWorkbook = try XMLPart.read("xl/workbook.xml", in: archive, path: path) { event in
      guard case .start("sheet", let attributes) = event,
        let target = attributes["id"].flatMap({ targets[$0] })
      else { return }
      let part = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
      found.append((attributes["name"] ?? "", part))
      try limit(found.count, Self.mostSheets, "sheets")
    }
    guard isWorkbook, !found.isEmpty else {
      throw WorksheetError.cannotRead(path: path, reason: "it is no XLSX workbook")
    }
    sheets = found
  }

  private mutating func readFormats() throws {
    // The formats that are built in with a percent sign are 9 and 10.
    var percent: Set<String> = ["9", "10"]
    var isInCells = false
    var formats: [Bool] = []
    _ = try XMLPart.read("xl/styles.xml", in: archive, path: path) { event in
      switch event {
      case .start("numFmt", let attributes):
        if let id = attributes["numFmtId"], attributes["formatCode"]?.contains("%") == true {
          percent.insert(id)
          try limit(percent.count, Self.mostFormats, "formats of numbers")
        }
      case .start("cellXfs", _): isInCells = true
      case .end("cellXfs"): isInCells = false
      case .start("xf", let attributes) where isInCells:
        formats.append(attributes["numFmtId"].map(percent.contains) ?? false)
        try limit(formats.count, Self.mostFormats, "formats of cells")
      default: break
      }
    }
    percentFormats = formats
  }

  private mutating func readStrings() throws {
    var found: [String] = []
    var text = ""
    var isText = false
    var bytes = 0
    _ = try XMLPart.read("xl/sharedStrings.xml", in: archive, path: path) { event in
      switch event {
      case .start("si", _): text = ""
      case .start("t", _): isText = true
      case .end("t"): isText = false
      case .text(let piece) where isText:
        text += piece
        try limit(text.utf8.count, Self.cellLimit, "bytes in a text")
      case .end("si"):
        // What a string takes beside its bytes.
        bytes += text.utf8.count + 32
        try limit(bytes, Self.stringLimit, "bytes of text")
        found.append(text)
      default: break
      }
    }
    strings = found
  }

  private func read(_ name: String, part: String, _ body: (String, Int, [Int: ReadCell]) throws -> Void)
    throws
  {
    var row = 0
    var cells: [Int: ReadCell] = [:]
    var column = -1
    var kind = "n"
    var format = 0
    var text = ""
    var isValue = false
    _ = try XMLPart.read(part, in: archive, path: path) { event in
      switch event {
      case .start("row", let attributes):
        row = attributes["r"].flatMap { Int($0) } ?? row + 1
        cells.removeAll(keepingCapacity: true)
        column = -1
      case .start("c", let attributes):
        column = attributes["r"].flatMap { CellAddress($0) }?.column ?? column + 1
        kind = attributes["t"] ?? "n"
        format = attributes["s"].flatMap { Int($0) } ?? 0
        text = ""
      case .start("v", _), .start("t", _): isValue = true
      case .end("v"), .end("t"): isValue = false
      case .text(let piece) where isValue:
        text += piece
        try limit(text.utf8.count, Self.cellLimit, "bytes in a cell")
      case .end("c"):
        if column < Self.columnLimit, let cell = cell(kind, text, format) { cells[column] = cell }
      case .end("row"): try body(name, row, cells)
      default: break
      }
    }
  }

  private func limit(_ count: Int, _ most: Int, _ what: String) throws {
    guard count > most else { return }
    throw WorksheetError.cannotRead(path: path, reason: "it has more than \(most) \(what)")
  }

  private func cell(_ kind: String, _ text: String, _ format: Int) -> ReadCell? {
    switch kind {
    case "s":
      guard let number = Int(text), strings.indices.contains(number) else { return nil }
      return ReadCell(text: strings[number])
    case "n":
      guard !text.isEmpty else { return nil }
      let isPercent = percentFormats.indices.contains(format) && percentFormats[format]
      return ReadCell(text: text, isNumber: true, isPercent: isPercent)
    default: return ReadCell(text: text)
    }
  }
}
