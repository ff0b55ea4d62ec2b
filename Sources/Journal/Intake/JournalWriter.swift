internal import GRDB
internal import Vocabulary

/// Puts batches into the tables, one transaction each.
final class JournalWriter {
  let store: JournalStore
  let terms: ContradictionTerms
  var statements: WriterStatements?
  /// The numbers of the batch's messages in the journal.
  private var messageNumbers: [Int64] = []
  private var order: [Int32] = []
  var counts = IntakeCounts()
  /// The feed that batches are from.
  var feed = WrittenFeed(number: nil, name: "", schemas: DigestValue(words: (0, 0)))

  init(store: JournalStore, terms: ContradictionTerms) {
    self.store = store
    self.terms = terms
  }

  /// Takes a batch in: all of it, or nothing when it fails.
  ///
  /// - Parameter now: seconds since 1970-01-01 in UTC, which no message should be prepared long after.
  func take(_ batch: IntakeBatch, now: Int64) throws(JournalError) {
    var added = IntakeCounts()
    let feedBefore = feed
    do throws(JournalError) {
      try write(batch, now: now, &added)
    } catch {
      feed = feedBefore
      throw error
    }
    counts = added
  }

  private func write(_ batch: IntakeBatch, now: Int64, _ added: inout IntakeCounts) throws(JournalError) {
    // What a transaction that failed had numbered does not count.
    statements?.forget()
    try store.transaction { database in
      let statements = try self.statements ?? WriterStatements(database)
      self.statements = statements
      self.counts = IntakeCounts()
      try takeMessages(batch, statements, now: now)
      try takeMentions(batch, statements)
      try takeMovements(batch, statements)
      try takeNestings(batch, statements)
      try takeItems(batch, statements)
      try takeEvents(batch, statements)
      try takeAnswers(batch, statements)
      try takeMessageEnds(batch, statements)
      if let progress = batch.progress { try keep(progress, statements) }
      added = self.counts
      added.records = UInt64(batch.records)
    }
  }

  func message(_ entry: Int32) -> Int64 { messageNumbers[Int(entry)] }

  // MARK: Messages

  private func takeMessages(_ batch: IntakeBatch, _ statements: WriterStatements, now: Int64) throws {
    messageNumbers.removeAll(keepingCapacity: true)
    for index in 0..<batch.messages.count {
      let entry = batch.messages[index]
      let identity = DigestValue(words: entry.identity)
      if let known = try statements.number(ofMessage: identity) {
        messageNumbers.append(known)
        // Its first records may have been of a kind that is not corrected as a whole.
        if let corrects = corrects(entry, batch) { try statements.setCorrects(corrects, of: known) }
        continue
      }
      let number = try statements.insert(
        entry, identity, corrects: corrects(entry, batch), feed: try feedNumber(statements), batch)
      messageNumbers.append(number)
      counts.messages += 1
      try noteAheadOfClock(entry, number, batch, statements, now: now)
      try noteCycle(entry, number, batch, statements)
    }
  }

  /// The identifier of what a correction of a dispatch or consignment takes the place of.
  private func corrects(_ entry: MessageEntry, _ batch: IntakeBatch) -> UnsafeRawBufferPointer? {
    guard entry.isCorrectedAsAWhole, let action = MessageAction(rawValue: entry.action),
      action == .replace || action.isWithdrawal
    else { return nil }
    let previous = batch.bytes(entry.previousMessageID)
    let identifier = previous.isEmpty ? batch.bytes(entry.messageID) : previous
    return identifier.isEmpty ? nil : identifier
  }

  private func takeMessageEnds(_ batch: IntakeBatch, _ statements: WriterStatements) throws {
    for index in 0..<batch.messageEnds.count {
      let entry = batch.messageEnds[index]
      guard let number = try statements.number(ofMessage: DigestValue(words: entry.identity)) else {
        continue
      }
      if try statements.keep(content: DigestValue(words: entry.content), of: number) {
        try statements.note(.sameReferences, subject: statements.reference(of: number), number)
      }
    }
  }

  // MARK: Receptacles and dispatches

  private func takeMentions(_ batch: IntakeBatch, _ statements: WriterStatements) throws {
    for index in 0..<batch.mentions.count {
      let entry = batch.mentions[index]
      let receptacle = try statements.number(ofReceptacle: batch.bytes(entry.receptacle))
      guard try statements.insert(entry, receptacle, message(entry.message), batch) else { continue }
      try noteOtherDispatch(entry, batch, statements)
      try noteSecondMention(entry, receptacle, batch, statements)
    }
  }

  private func takeMovements(_ batch: IntakeBatch, _ statements: WriterStatements) throws {
    for index in 0..<batch.movements.count {
      let entry = batch.movements[index]
      try statements.insert(entry, message(entry.message), batch)
    }
  }

  // MARK: Items

  private func takeNestings(_ batch: IntakeBatch, _ statements: WriterStatements) throws {
    sort(batch.nestings.count, batch) { batch.nestings[$0].item }
    for index in order {
      let entry = batch.nestings[Int(index)]
      let receptacle = try statements.number(ofReceptacle: batch.bytes(entry.receptacle))
      let number = message(entry.message)
      guard try statements.insert(entry, receptacle, number, batch) else { continue }
      counts.nestings += 1
      try noteOtherReceptacle(entry, receptacle, number, batch, statements)
    }
  }

  private func takeItems(_ batch: IntakeBatch, _ statements: WriterStatements) throws {
    sort(batch.items.count, batch) { batch.items[$0].item }
    for index in order {
      let entry = batch.items[Int(index)]
      let number = message(entry.message)
      guard try statements.insert(entry, batch.messages[Int(entry.message)], number, batch) else { continue }
      counts.items += 1
      try noteOtherOperator(entry, number, batch, statements)
    }
  }

  /// Puts the entries in the order of the table, so that a transaction touches each of its pages once.
  private func sort(_ count: Int, _ batch: IntakeBatch, by key: (Int) -> ByteRange) {
    order.removeAll(keepingCapacity: true)
    order.append(contentsOf: 0..<Int32(count))
    guard count > 1 else { return }
    order.sort { left, right in
      let order = ByteOrder.compare(batch.bytes(key(Int(left))), batch.bytes(key(Int(right))))
      return order == 0 ? left < right : order < 0
    }
  }

  // MARK: Events and answers

  private func takeEvents(_ batch: IntakeBatch, _ statements: WriterStatements) throws {
    sort(batch.events.count, batch) { batch.events[$0].subject }
    for index in order {
      let entry = batch.events[Int(index)]
      if try statements.insert(entry, message(entry.message), batch) { counts.events += 1 }
    }
  }

  private func takeAnswers(_ batch: IntakeBatch, _ statements: WriterStatements) throws {
    sort(batch.answers.count, batch) { batch.answers[$0].item }
    for index in order {
      let entry = batch.answers[Int(index)]
      if try statements.insert(entry, message(entry.message), batch) { counts.answers += 1 }
    }
  }

  // MARK: Feeds

  /// The number of the feed, which is entered when it brings the first thing that is new.
  private func feedNumber(_ statements: WriterStatements) throws -> Int64 {
    if let number = feed.number { return number }
    let number = try statements.insertFeed(feed)
    feed.number = number
    return number
  }

  private func keep(_ progress: FeedProgress, _ statements: WriterStatements) throws {
    guard let number = feed.number else { return }
    let update = statements.setProgress
    update.bind(1, Int64(truncatingIfNeeded: progress.bytes))
    update.bind(2, digest: progress.digest)
    update.bind(3, Int64(truncatingIfNeeded: progress.records))
    update.bind(4, number)
    try update.run()
  }
}

/// The feed that batches are from.
struct WrittenFeed {
  /// Its number in the journal; nil as long as it brought nothing new.
  var number: Int64?
  var name: String
  var schemas: DigestValue
}

/// What of a batch, or of a run, was new to the journal.
public struct IntakeCounts: Sendable, Equatable {
  /// Records given to the journal; what is below counts what of them was new.
  public var records: UInt64 = 0
  public var messages: UInt64 = 0
  public var items: UInt64 = 0
  public var nestings: UInt64 = 0
  public var events: UInt64 = 0
  public var answers: UInt64 = 0

  public init() {}

  public static func += (left: inout IntakeCounts, right: IntakeCounts) {
    left.records += right.records
    left.messages += right.messages
    left.items += right.items
    left.nestings += right.nestings
    left.events += right.events
    left.answers += right.answers
  }
}
