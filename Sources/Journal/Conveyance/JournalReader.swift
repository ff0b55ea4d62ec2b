internal import GRDB
internal import Vocabulary

/// Asks a journal what holds. A reader is used by one thread at a time.
public final class JournalReader {
  let store: JournalStore
  private var prepared: ReaderStatements?
  /// Messages asked for lately.
  private var states: [Int64: MessageState] = [:]
  private static let rememberedMessages = 1 << 14

  /// - Throws: when the file is missing, no journal, of another version, or damaged.
  public convenience init(reading path: String, cacheSize: Int = 1 << 24) throws(JournalError) {
    self.init(try JournalStore(reading: path, cacheSize: cacheSize))
  }

  init(_ store: JournalStore) { self.store = store }

  public func close() throws(JournalError) {
    prepared = nil
    try store.close()
  }

  func statements(_ database: Database) throws -> ReaderStatements {
    if let prepared { return prepared }
    let made = try ReaderStatements(database)
    prepared = made
    return made
  }

  /// Which message has a number.
  public func reference(of value: LinkedValue) throws(JournalError) -> MessageReference {
    try store.write { database in try self.reference(of: value.message, self.statements(database)) }
  }

  func reference(of message: Int64, _ statements: ReaderStatements) throws -> MessageReference {
    let find = statements.reference
    find.bind(1, message)
    defer { find.reset() }
    guard try find.step() else { return MessageReference() }
    return MessageReference(
      feed: find.text(0), offset: UInt64(clamping: find.integer(1)), type: find.text(2), sender: find.text(3),
      receiver: find.text(4), interchange: find.text(5), reference: find.text(6), messageID: find.text(7),
      preparedAt: find.text(8))
  }

  // MARK: Which messages hold

  func state(of message: Int64, _ statements: ReaderStatements) throws -> MessageState {
    if let known = states[message] { return known }
    if states.count >= Self.rememberedMessages { states.removeAll(keepingCapacity: true) }
    let state = try readState(of: message, statements)
    states[message] = state
    return state
  }

  private func readState(of message: Int64, _ statements: ReaderStatements) throws -> MessageState {
    let find = statements.message
    find.bind(1, message)
    guard try find.step() else {
      find.reset()
      return MessageState(rank: .none, prepared: nil, sender: "", isLive: false)
    }
    let prepared = Self.moment(find, 0)
    let rank = Self.rank(find, prepared, action: 2, identity: 3)
    let sender = Array(find.bytes(4))
    let identifier = Array(find.bytes(5))
    find.reset()
    let isWithdrawn = MessageAction(rawValue: rank.action)?.isWithdrawal == true
    var isLive = !isWithdrawn
    if isLive, !identifier.isEmpty {
      isLive = try !isCorrected(message, rank, sender: sender, identifier, statements)
    }
    return MessageState(
      rank: rank, prepared: prepared, sender: String(decoding: sender, as: UTF8.self), isLive: isLive)
  }

  /// Whether a later message of the same sender takes the place of this one. Only a later one can, which leaves the
  /// latest of a circle of corrections standing.
  private func isCorrected(
    _ message: Int64, _ rank: MessageRank, sender: [UInt8], _ identifier: [UInt8],
    _ statements: ReaderStatements
  ) throws -> Bool {
    let find = statements.corrections
    defer { find.reset() }
    return try sender.withUnsafeBytes { sender in
      try identifier.withUnsafeBytes { identifier in
        find.bind(1, text: sender)
        find.bind(2, text: identifier)
        while try find.step() {
          guard find.integer(0) != message else { continue }
          if Self.rank(find, Self.moment(find, 1), action: 3, identity: 4) > rank { return true }
        }
        return false
      }
    }
  }

  static func moment(_ row: SQLStatement, _ column: Int32) -> Moment? {
    guard let seconds = row.optionalInteger(column) else { return nil }
    return Moment(seconds: seconds, zone: row.optionalInteger(column + 1).map { Int16(clamping: $0) })
  }

  private static func rank(
    _ row: SQLStatement, _ prepared: Moment?, action: Int32, identity: Int32
  ) -> MessageRank {
    MessageRank(
      order: prepared?.order ?? .min, action: row.integer(action), identity: row.digest(identity).shortKey)
  }
}
