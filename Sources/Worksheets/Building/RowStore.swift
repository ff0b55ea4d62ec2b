internal import GRDB

/// Keeps the rows of a worksheet until all items are known, and gives them back by tracking number.
///
/// It is a private SQLite database in a temporary file that goes away with it. What fits in its cache of 16 MiB stays
/// in memory, and the rest is sorted on disk, so a million items need no more memory than a thousand.
final class RowStore {
  /// What the store keeps of one item: one line for each row or reason, in order.
  struct Line {
    enum Kind: Int64 {
      case row
      case leftOut
      case cancellation
    }

    var tracking: String
    /// The number of the record, in the order of the input.
    var entry: Int64
    var kind: Kind
    /// The number of the feed.
    var feed: Int64
    var offset: UInt64
    var length: UInt64
    /// Values without control characters.
    var fields: [String]
  }

  private let queue: DatabaseQueue
  private var pending: [Line] = []
  private static let batch = 2000

  init() throws {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      try database.execute(
        sql: """
          PRAGMA temp_store = FILE;
          PRAGMA journal_mode = OFF;
          PRAGMA synchronous = OFF;
          PRAGMA cache_size = -16384;
          """)
    }
    // No name: a temporary database.
    queue = try DatabaseQueue(path: "", configuration: configuration)
    try queue.inDatabase { database in
      try database.execute(
        sql: """
          CREATE TABLE line (
            tracking TEXT NOT NULL, entry INTEGER NOT NULL, kind INTEGER NOT NULL,
            feed INTEGER NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL, fields TEXT NOT NULL)
          """)
    }
  }

  func add(_ line: Line) throws {
    pending.append(line)
    if pending.count >= Self.batch { try flush() }
  }

  private func flush() throws {
    guard !pending.isEmpty else { return }
    try queue.inTransaction { database in
      let statement = try database.cachedStatement(sql: "INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?)")
      for line in pending {
        try statement.execute(arguments: [
          line.tracking, line.entry, line.kind.rawValue, line.feed, Int64(bitPattern: line.offset),
          Int64(bitPattern: line.length), line.fields.joined(separator: Self.separator),
        ])
      }
      return .commit
    }
    pending.removeAll(keepingCapacity: true)
  }

  /// Gives all lines, by tracking number and then in the order in which they were added.
  func readAll(_ body: (Line) throws -> Void) throws {
    try flush()
    try queue.inDatabase { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT tracking, entry, kind, feed, offset, length, fields FROM line ORDER BY tracking, entry, rowid
          """)
      while let row = try rows.next() {
        let fields: String = row[6]
        try body(
          Line(
            tracking: row[0], entry: row[1], kind: Line.Kind(rawValue: row[2]) ?? .leftOut, feed: row[3],
            offset: UInt64(bitPattern: row[4] as Int64), length: UInt64(bitPattern: row[5] as Int64),
            fields: Self.separated(fields)))
      }
    }
  }

  /// The fields of a line. By bytes: a search for a text compares characters, at four times the price of the rest.
  private static func separated(_ text: String) -> [String] {
    text.utf8.split(separator: separatorByte, omittingEmptySubsequences: false).map { String(Substring($0)) }
  }

  /// The unit separator of ASCII, which no value holds.
  private static let separator = "\u{1F}"
  private static let separatorByte: UInt8 = 0x1F
}
