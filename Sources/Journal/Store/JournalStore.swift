internal import GRDB
internal import GRDBSQLite
internal import Glibc

/// The database of a journal: opening it, refusing what is not one, and work in transactions.
final class JournalStore {
  let path: String
  private let queue: DatabaseQueue
  /// Nil for who only reads.
  private let lock: JournalLock?

  /// "PSTN": says whose database it is (SQLite file format, offset 68).
  private static let applicationID = 0x5053_544E
  private static let pageSize = 4096

  /// Opens a journal to write, and makes it when the file is missing or empty.
  ///
  /// - Parameters:
  ///   - sizeLimit: the most bytes the file may have.
  ///   - cacheSize: bytes of pages that are kept in memory.
  init(writing path: String, sizeLimit: UInt64?, cacheSize: Int) throws(JournalError) {
    self.path = path
    try Self.refuseOtherFiles(path)
    lock = try JournalLock(path)
    var configuration = Configuration()
    configuration.label = "postern.journal"
    configuration.busyMode = .timeout(5)
    configuration.foreignKeysEnabled = false
    queue = try Self.opened(path, configuration)
    try write { database in
      try self.prepareFile(database, isWriting: true)
      try database.execute(
        sql: """
          PRAGMA journal_mode = WAL;
          PRAGMA synchronous = FULL;
          PRAGMA journal_size_limit = 67108864;
          PRAGMA cache_size = -\(cacheSize / 1024);
          PRAGMA temp_store = FILE;
          """)
      if let sizeLimit {
        let pages = max(sizeLimit / UInt64(Self.pageSize), 1)
        try database.execute(sql: "PRAGMA max_page_count = \(pages)")
      }
    }
  }

  /// Opens a journal that is there, to read only. It may lie on a disk that is read-only.
  init(reading path: String, cacheSize: Int) throws(JournalError) {
    self.path = path
    guard access(path, F_OK) == 0 else {
      throw .cannotOpen(path: path, detail: String(cString: strerror(errno)))
    }
    try Self.refuseOtherFiles(path)
    lock = nil
    var configuration = Configuration()
    configuration.label = "postern.journal"
    configuration.readonly = true
    configuration.busyMode = .timeout(5)
    queue = try Self.opened(Self.readingPath(path), configuration)
    try write { database in
      try self.prepareFile(database, isWriting: false)
      try database.execute(sql: "PRAGMA cache_size = -\(cacheSize / 1024); PRAGMA temp_store = FILE;")
    }
  }

  /// Does work on the database, outside a transaction.
  func write<Result>(_ work: (Database) throws -> Result) throws(JournalError) -> Result {
    do {
      return try queue.writeWithoutTransaction(work)
    } catch { throw Self.error(error, path) }
  }

  /// Does work in one transaction: all of it is kept, or nothing.
  func transaction(_ work: (Database) throws -> Void) throws(JournalError) {
    try write { database in
      try database.inTransaction(.immediate) {
        try work(database)
        return .commit
      }
    }
  }

  /// Lets go of the file.
  func close() throws(JournalError) {
    do { try queue.close() } catch { throw Self.error(error, path) }
  }

  // MARK: What kind of file it is

  /// A file that does not begin as a database does is left alone, before SQLite sees it.
  private static func refuseOtherFiles(_ path: String) throws(JournalError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return }
      throw .cannotOpen(path: path, detail: String(cString: strerror(errno)))
    }
    defer { Glibc.close(descriptor) }
    var head = [UInt8](repeating: 0, count: 16)
    let count = read(descriptor, &head, head.count)
    if count < 0 { throw .cannotOpen(path: path, detail: String(cString: strerror(errno))) }
    if count > 0, head[..<count] != Array("SQLite format 3\0".utf8)[..<count] {
      throw .notAJournal(path: path)
    }
  }

  /// The path by which SQLite reads a journal.
  ///
  /// A journal with a write-ahead log needs a file beside it, even to be read. Where none can be made and no log is left
  /// over, nobody is writing, and SQLite is told so (sqlite.org/wal.html, section 3, "Read-Only Databases").
  private static func readingPath(_ path: String) -> String {
    guard access(directory(of: path), W_OK) != 0, access(path + "-wal", F_OK) != 0 else { return path }
    var uri = "file:"
    for byte in path.utf8 {
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || "/._-".utf8.contains(byte)
      uri +=
        isPlain
        ? String(UnicodeScalar(byte)) : "%" + String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }
    return uri + "?immutable=1"
  }

  private static func opened(_ path: String, _ configuration: Configuration) throws(JournalError)
    -> DatabaseQueue
  {
    do { return try DatabaseQueue(path: path, configuration: configuration) } catch {
      throw Self.error(error, path)
    }
  }

  /// Makes the tables of a new journal, and refuses a database of another kind or version.
  private func prepareFile(_ database: Database, isWriting: Bool) throws {
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    if application == Self.applicationID {
      guard version == JournalTables.version else {
        throw JournalError.otherVersion(path: path, found: version, expected: JournalTables.version)
      }
      return
    }
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    guard application == 0, version == 0, tables == 0, isWriting else {
      throw JournalError.notAJournal(path: path)
    }
    // In one transaction of the old kind: after a kill the file is empty or whole, and its head never in the WAL only.
    try database.execute(sql: "PRAGMA page_size = \(Self.pageSize)")
    try database.inTransaction(.exclusive) {
      try database.execute(sql: JournalTables.sql)
      try database.execute(
        sql: "PRAGMA application_id = \(Self.applicationID); PRAGMA user_version = \(JournalTables.version);")
      return .commit
    }
  }

  // MARK: Errors

  static func error(_ error: any Error, _ path: String) -> JournalError {
    if let known = error as? JournalError { return known }
    guard let problem = error as? DatabaseError else { return .failed(path: path, detail: "\(error)") }
    let detail = problem.message ?? "\(problem.resultCode)"
    switch problem.resultCode {
    case .SQLITE_CORRUPT: return .damaged(path: path, detail: detail)
    case .SQLITE_NOTADB: return .notAJournal(path: path)
    case .SQLITE_READONLY: return .readOnly(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .inUse(path: path)
    case .SQLITE_FULL: return .full(path: path)
    case .SQLITE_CANTOPEN:
      return isReadOnly(path) ? .readOnly(path: path) : .cannotOpen(path: path, detail: detail)
    default: return .failed(path: path, detail: detail)
    }
  }

  /// Whether the file, or the directory that it stands in, may not be written.
  private static func isReadOnly(_ path: String) -> Bool {
    [path, directory(of: path)].contains { (place: String) in
      access(place, F_OK) == 0 && access(place, W_OK) != 0
    }
  }

  /// The directory that a file stands in, ending with a slash unless it is the working directory.
  private static func directory(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? "."
  }
}
