internal import GRDB
internal import GRDBSQLite
internal import Vocabulary

/// A prepared statement that takes bytes as they stand in a batch, and gives columns without making strings.
///
/// It is prepared by GRDB and stepped here: binding through GRDB makes an array of boxed values for each row, and there
/// are millions of rows.
final class SQLStatement {
  private let statement: Statement
  private let pointer: SQLiteStatement
  private let database: Database

  init(_ database: Database, _ sql: String) throws {
    self.database = database
    statement = try database.makeStatement(sql: sql)
    pointer = statement.sqliteStatement
  }

  // MARK: Parameters, from 1

  /// Binds a text; an empty one is NULL. The bytes must stay until the statement is reset.
  func bind(_ index: Int32, text: UnsafeRawBufferPointer) {
    guard let start = text.baseAddress, !text.isEmpty else {
      sqlite3_bind_null(pointer, index)
      return
    }
    sqlite3_bind_text(pointer, index, start.assumingMemoryBound(to: CChar.self), Int32(text.count), nil)
  }

  /// Binds a text by copying it; an empty one is NULL.
  func bind(_ index: Int32, copying text: String) {
    var text = text
    text.withUTF8 { bytes in
      guard !bytes.isEmpty else {
        sqlite3_bind_null(pointer, index)
        return
      }
      let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      bytes.withMemoryRebound(to: CChar.self) {
        _ = sqlite3_bind_text(pointer, index, $0.baseAddress, Int32($0.count), copies)
      }
    }
  }

  func bind(_ index: Int32, digest: DigestValue) {
    let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    withUnsafeBytes(of: digest.words) {
      _ = sqlite3_bind_blob(pointer, index, $0.baseAddress, Int32($0.count), copies)
    }
  }

  func bind(_ index: Int32, _ number: Int64) { sqlite3_bind_int64(pointer, index, number) }

  /// Binds a number, or NULL for nil.
  func bind(_ index: Int32, _ number: Int64?) {
    if let number { bind(index, number) } else { sqlite3_bind_null(pointer, index) }
  }

  // MARK: Running

  /// Goes to the next row; false when there is none.
  func step() throws -> Bool {
    switch sqlite3_step(pointer) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default:
      let error = DatabaseError(
        resultCode: ResultCode(rawValue: sqlite3_extended_errcode(database.sqliteConnection)),
        message: database.lastErrorMessage)
      sqlite3_reset(pointer)
      throw error
    }
  }

  func reset() { sqlite3_reset(pointer) }

  /// Runs a statement that gives no rows, and says how many rows it changed.
  @discardableResult
  func run() throws -> Int {
    _ = try step()
    reset()
    return Int(sqlite3_changes(database.sqliteConnection))
  }

  // MARK: Columns, from 0

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(pointer, column) == SQLITE_NULL }

  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(pointer, column) }

  func optionalInteger(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }

  /// The bytes of a column; good until the next step or reset.
  func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
    guard let start = sqlite3_column_blob(pointer, column) else {
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, column)))
  }

  /// The text of a column; empty for NULL.
  func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }

  func digest(_ column: Int32) -> DigestValue { DigestValue(bytes(column)) }
}
