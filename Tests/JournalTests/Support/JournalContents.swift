import Foundation
import GRDB

/// Everything that stands in a journal, read with SQLite and nothing of Postern.
struct JournalContents: Equatable {
  /// Lines of text by table.
  var tables: [String: [String]] = [:]

  static let names = [
    "feed", "message", "item", "receptacle", "mention", "nesting", "movement", "event", "answer",
    "contradiction",
  ]

  /// - Parameter regardless: leaves out what depends on the order of arrival: numbers, feeds and places in them.
  init(_ journal: URL, regardlessOfOrder regardless: Bool = false) throws {
    let queue = try DatabaseQueue(path: journal.path)
    try queue.read { database in
      for name in Self.names where !(regardless && name == "feed") {
        let sql = regardless ? Self.unorderedSQL[name] ?? "SELECT * FROM \(name)" : "SELECT * FROM \(name)"
        let lines = try Row.fetchAll(database, sql: sql).map { row in
          row.filter { !(regardless && $0.0 == "message") }.map { name, value in "\(name)=\(value)" }
            .joined(separator: " ")
        }
        tables[name] = lines.sorted()
      }
    }
    try queue.close()
  }

  /// Rows with the identities of messages and receptacles in place of their numbers.
  private static let unorderedSQL: [String: String] = {
    var sql = [
      "message": """
      SELECT hex(identity), hex(content), type, sender, receiver, interchange, reference, messageId,
        previousMessageId, action, preparedAt, prepared, zone, corrects FROM message
      """,
      "receptacle": "SELECT receptacle FROM receptacle",
      "mention": """
      SELECT receptacle.receptacle, hex(identity), mention.content, dispatch, consignment, grossWeightGrams,
        itemCount, status, statusAt
      FROM mention JOIN receptacle ON receptacle.id = mention.receptacle JOIN message ON message.id = message
      """,
      "nesting": """
      SELECT item, receptacle.receptacle, hex(identity), source
      FROM nesting JOIN receptacle ON receptacle.id = nesting.receptacle JOIN message ON message.id = message
      """,
    ]
    for name in ["item", "movement", "event", "answer", "contradiction"] {
      sql[name] = """
        SELECT hex(message.identity) AS identity, \(name).*
        FROM \(name) JOIN message ON message.id = \(name).message
        """
    }
    return sql
  }()

  /// What SQLite finds wrong with the file; "ok" for nothing.
  static func check(_ journal: URL) throws -> String {
    let queue = try DatabaseQueue(path: journal.path)
    defer { try? queue.close() }
    return try queue.read { database in
      try String.fetchAll(database, sql: "PRAGMA integrity_check").joined(separator: "; ")
    }
  }
}
