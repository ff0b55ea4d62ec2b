internal import Glibc
public import SchemaLanguage
internal import Wire

/// All tables of rates of a run.
public struct RateTables: Sendable {
  private var tables: [String: RateTable] = [:]

  /// No table at all: everything that needs one is refused.
  public init() {}

  public subscript(id: String) -> RateTable? { tables[id] }

  /// The ids of the tables that were loaded, in order.
  public var ids: [String] { tables.keys.sorted() }

  /// Reads every file `*.csv` of some directories. A table may be spread over several of them.
  ///
  /// A file is a table's by its name: `us.exchange.csv`. The first row names the columns; `postern schema show us.exchange`
  /// tells which there are.
  public init(directories: [String], rules: DutyRules) throws(RateTableError) {
    for directory in directories {
      let names = try Self.names(in: directory)
      if names.isEmpty {
        throw RateTableError(file: directory, problem: "no file *.csv is in this directory")
      }
      for name in names { try read(directory + "/" + name, id: String(name.dropLast(4)), rules: rules) }
    }
    for id in tables.keys { try tables[id]?.close() }
  }

  private mutating func read(_ path: String, id: String, rules: DutyRules) throws(RateTableError) {
    guard let layout = rules.tables[id] else {
      let known = rules.tables.keys.sorted().joined(separator: ", ")
      throw RateTableError(file: path, problem: "there is no table of rates \(id); there are \(known)")
    }
    var table = tables[id] ?? RateTable(layout: layout)
    let file = table.addFile(path)
    var reader = try CSVReader(table: path)
    guard let header = try reader.nextRow() else {
      throw RateTableError(file: path, problem: "the file is empty")
    }
    let rows = try RateRowReader(layout, header: header, reader: reader)
    while let fields = try reader.nextRow() {
      let (row, currency) = try rows.row(fields, file: file, reader: reader)
      try table.add(row, currency: currency)
    }
    tables[id] = table
  }

  private static func names(in directory: String) throws(RateTableError) -> [String] {
    guard let stream = opendir(directory) else {
      throw RateTableError(file: directory, problem: String(cString: strerror(errno)))
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(".csv"), !name.hasPrefix(".") { names.append(name) }
      guard names.count <= 10_000 else {
        throw RateTableError(file: directory, problem: "more than 10000 files")
      }
    }
    return names.sorted()
  }
}
