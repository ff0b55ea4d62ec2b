import Duty
import Postern
import SchemaLanguage
import Vocabulary

/// A table of rates is taken, or refused with the line of its mistake; each row of it speaks for its own goods on its
/// own days; a byte order mark makes no difference.
enum RateTableProperties {
  /// - Parameter input: the id of the table on the first line, and then its file.
  static func check(_ input: UnsafeRawBufferPointer) throws {
    guard let end = input.firstIndex(of: 0x0A) else { return }
    guard let layout = SharedSetup.plain.schemas.duty.tables[String(decoding: input[..<end], as: UTF8.self)]
    else { return }
    let content = Array(input[(end + 1)...])
    let plain = try read(layout, content)
    switch plain {
    case .failure(let mistake):
      try require(!mistake.problem.isEmpty, "a mistake without words")
      // A quoted field may hold line breaks.
      let lines = content.count { $0 == 0x0A } + 1
      try require((1...lines).contains(mistake.line ?? 1), "a mistake stands on line \(mistake.line ?? 0)")
    case .success(let table): try checkRows(table)
    }
    guard content.first != 0xEF else { return }
    let marked = try read(layout, [0xEF, 0xBB, 0xBF] + content)
    try require(summary(of: marked) == summary(of: plain), "behind a byte order mark it is another table")
  }

  private static func checkRows(_ table: RateTable) throws {
    for row in table.rows {
      // A rate of exchange is found by its currency, which a row does not tell.
      if case .dollars = row.entry { continue }
      // Where it leaves a day open, it holds from the first day, and until the next one for the same begins.
      guard let day = row.from ?? row.to ?? CalendarDate(year: 1, month: 1, day: 1) else { continue }
      let found = table.row(
        hts: row.hts.isEmpty ? nil : row.hts, origin: row.origin.isEmpty ? nil : row.origin, on: day)
      try require(
        found?.line == row.line, "the row on line \(row.line) is not found for its own goods on \(day)")
    }
  }

  private static func summary(of table: Result<RateTable, RateTableError>) -> String {
    switch table {
    case .failure(let mistake): "\(mistake.line ?? 0) \(mistake.problem)"
    case .success(let table): table.rows.map { "\($0)" }.joined(separator: "\n")
    }
  }

  private static func read(
    _ layout: RateTableLayout, _ content: [UInt8]
  ) throws -> Result<RateTable, RateTableError> {
    let folder = try MemoryFolder()
    defer { folder.remove() }
    try folder.write(layout.id + ".csv", content)
    do throws(RateTableError) {
      let tables = try RateTables(directories: [folder.path], rules: SharedSetup.plain.schemas.duty)
      guard let table = tables[layout.id] else {
        return .failure(RateTableError(file: layout.id, problem: "it was not read"))
      }
      return .success(table)
    } catch {
      // The folder has another name each time.
      return .failure(
        RateTableError(file: layout.id, line: error.line, problem: folder.without(error.problem)))
    }
  }
}
