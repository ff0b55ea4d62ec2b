internal import GRDB
internal import Vocabulary

/// The statements that the writer uses, prepared once.
final class WriterStatements {
  let findMessage: SQLStatement
  let insertMessage: SQLStatement
  let setCorrectsOfMessage: SQLStatement
  let contentOfMessage: SQLStatement
  let setContent: SQLStatement
  let referenceOfMessage: SQLStatement
  let findReceptacle: SQLStatement
  let insertReceptacle: SQLStatement
  let insertMention: SQLStatement
  let insertMovement: SQLStatement
  let insertNesting: SQLStatement
  let insertItem: SQLStatement
  let insertEvent: SQLStatement
  let insertAnswer: SQLStatement
  let addFeed: SQLStatement
  let setProgress: SQLStatement
  // What contradicts what
  let insertContradiction: SQLStatement
  let otherMentions: SQLStatement
  let otherReceptacles: SQLStatement
  let otherOperators: SQLStatement
  let previousOf: SQLStatement

  private let database: Database
  /// The receptacle asked for last: items come receptacle by receptacle.
  private var lastReceptacle: (bytes: [UInt8], number: Int64) = ([], 0)

  init(_ database: Database) throws {
    self.database = database
    func prepare(_ sql: String) throws -> SQLStatement { try SQLStatement(database, sql) }
    findMessage = try prepare("SELECT id FROM message WHERE identity = ?")
    insertMessage = try prepare(
      """
      INSERT INTO message (identity, feed, offset, type, sender, receiver, interchange, reference, messageId,
        previousMessageId, action, preparedAt, prepared, zone, corrects)
      VALUES (?, ?, ?, ifnull(?, ''), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    setCorrectsOfMessage = try prepare("UPDATE message SET corrects = ? WHERE id = ? AND corrects IS NULL")
    contentOfMessage = try prepare("SELECT content FROM message WHERE id = ?")
    setContent = try prepare(
      "UPDATE message SET content = ?1 WHERE id = ?2 AND (content IS NULL OR content > ?1)")
    referenceOfMessage = try prepare("SELECT coalesce(messageId, reference, '') FROM message WHERE id = ?")
    findReceptacle = try prepare("SELECT id FROM receptacle WHERE receptacle = ?")
    insertReceptacle = try prepare("INSERT INTO receptacle (receptacle) VALUES (?)")
    insertMention = try prepare(
      """
      INSERT OR IGNORE INTO mention (receptacle, message, content, dispatch, consignment, grossWeightGrams, itemCount,
        status, statusAt)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    insertMovement = try prepare(Self.movementSQL)
    insertNesting = try prepare(
      "INSERT OR IGNORE INTO nesting (item, receptacle, message, source) VALUES (?, ?, ?, ?)")
    insertItem = try prepare(
      """
      INSERT OR IGNORE INTO item (item, message, content, prepared, zone, action, operator, country, mailClass,
        documents, missing)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    insertEvent = try prepare(
      """
      INSERT OR IGNORE INTO event (kind, subject, message, content, line, name, code, at, place, flight)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    insertAnswer = try prepare(
      """
      INSERT OR IGNORE INTO answer (item, message, content, kind, decision, code, reasonCode, reference, at,
        releasedAt)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    addFeed = try prepare("INSERT INTO feed (name, bytes, digest, records, schemas) VALUES (?, 0, x'', 0, ?)")
    setProgress = try prepare("UPDATE feed SET bytes = ?, digest = ?, records = ? WHERE id = ?")
    insertContradiction = try prepare(
      "INSERT OR IGNORE INTO contradiction (code, subject, message) VALUES (?, ?, ?)")
    otherMentions = try prepare(
      "SELECT 1 FROM mention WHERE receptacle = ? AND message = ? AND content <> ? LIMIT 1")
    otherReceptacles = try prepare("SELECT message FROM nesting WHERE item = ? AND receptacle <> ? LIMIT 16")
    otherOperators = try prepare(
      """
      SELECT message FROM item WHERE item = ?1 AND operator <> ?2
        AND (prepared IS NULL OR ?3 IS NULL OR abs(prepared - ?3) < ?4) LIMIT 16
      """)
    previousOf = try prepare(
      """
      SELECT id, previousMessageId FROM message
      WHERE sender IS ? AND messageId = ? AND previousMessageId IS NOT NULL AND action > 0
      ORDER BY identity LIMIT 1
      """)
  }

  /// A message may say some of it with its dispatch and some with each receptacle.
  private static let movementSQL: String = {
    let columns = [
      "consignment", "masterBill", "carrier", "flight", "mode", "departureAt", "arrivalPort", "arrivalAt",
      "closedAt", "originOperator", "destinationOperator", "originOffice", "destinationOffice",
      "otherFlights", "receptacleCount", "itemCount", "grossWeightGrams",
    ]
    let updates = columns.map { "\($0) = coalesce(\($0), excluded.\($0))" }
    let places = Array(repeating: "?", count: columns.count + 3)
    return """
      INSERT INTO movement (kind, subject, message, \(columns.joined(separator: ", ")))
      VALUES (\(places.joined(separator: ", ")))
      ON CONFLICT DO UPDATE SET \(updates.joined(separator: ", "))
      """
  }()

  // MARK: Feeds and messages

  func insertFeed(_ feed: WrittenFeed) throws -> Int64 {
    addFeed.bind(1, copying: feed.name)
    addFeed.bind(2, digest: feed.schemas)
    try addFeed.run()
    return database.lastInsertedRowID
  }

  func number(ofMessage identity: DigestValue) throws -> Int64? {
    findMessage.bind(1, digest: identity)
    defer { findMessage.reset() }
    return try findMessage.step() ? findMessage.integer(0) : nil
  }

  func insert(
    _ entry: MessageEntry, _ identity: DigestValue, corrects: UnsafeRawBufferPointer?, feed: Int64,
    _ batch: IntakeBatch
  ) throws -> Int64 {
    let insert = insertMessage
    insert.bind(1, digest: identity)
    insert.bind(2, feed)
    insert.bind(3, entry.offset)
    insert.bind(4, text: batch.bytes(entry.type))
    insert.bind(5, text: batch.bytes(entry.sender))
    insert.bind(6, text: batch.bytes(entry.receiver))
    insert.bind(7, text: batch.bytes(entry.interchange))
    insert.bind(8, text: batch.bytes(entry.reference))
    insert.bind(9, text: batch.bytes(entry.messageID))
    insert.bind(10, text: batch.bytes(entry.previousMessageID))
    insert.bind(11, entry.action)
    insert.bind(12, text: batch.bytes(entry.preparedAt))
    insert.bind(13, entry.isPrepared ? entry.prepared : nil)
    insert.bind(14, entry.isZoneKnown ? Int64(entry.zone) : nil)
    insert.bind(15, text: corrects ?? UnsafeRawBufferPointer(start: nil, count: 0))
    try insert.run()
    return database.lastInsertedRowID
  }

  func setCorrects(_ identifier: UnsafeRawBufferPointer, of message: Int64) throws {
    setCorrectsOfMessage.bind(1, text: identifier)
    setCorrectsOfMessage.bind(2, message)
    try setCorrectsOfMessage.run()
  }

  /// Keeps the digest of all records of a message; whether the message came with another one before.
  func keep(content: DigestValue, of message: Int64) throws -> Bool {
    contentOfMessage.bind(1, message)
    let isKnown = try contentOfMessage.step() && !contentOfMessage.isNull(0)
    let isOther = isKnown && contentOfMessage.digest(0) != content
    contentOfMessage.reset()
    if isKnown, !isOther { return false }
    setContent.bind(1, digest: content)
    setContent.bind(2, message)
    try setContent.run()
    return isOther
  }

  func reference(of message: Int64) throws -> String {
    referenceOfMessage.bind(1, message)
    defer { referenceOfMessage.reset() }
    return try referenceOfMessage.step() ? referenceOfMessage.text(0) : ""
  }

  // MARK: Receptacles and dispatches

  /// The number of a receptacle, which it gets when it is new.
  func number(ofReceptacle identifier: UnsafeRawBufferPointer) throws -> Int64 {
    if lastReceptacle.number > 0, lastReceptacle.bytes.elementsEqual(identifier) {
      return lastReceptacle.number
    }
    findReceptacle.bind(1, text: identifier)
    let isKnown = try findReceptacle.step()
    var number = isKnown ? findReceptacle.integer(0) : 0
    findReceptacle.reset()
    if !isKnown {
      insertReceptacle.bind(1, text: identifier)
      try insertReceptacle.run()
      number = database.lastInsertedRowID
    }
    lastReceptacle = (Array(identifier), number)
    return number
  }

  /// Forgets what a transaction that failed may have said.
  func forget() { lastReceptacle = ([], 0) }

  func insert(_ entry: MentionEntry, _ receptacle: Int64, _ message: Int64, _ batch: IntakeBatch) throws
    -> Bool
  {
    let insert = insertMention
    insert.bind(1, receptacle)
    insert.bind(2, message)
    insert.bind(3, entry.content)
    insert.bind(4, text: batch.bytes(entry.dispatch))
    insert.bind(5, text: batch.bytes(entry.consignment))
    insert.bind(6, entry.grossWeightGrams < 0 ? nil : entry.grossWeightGrams)
    insert.bind(7, entry.itemCount < 0 ? nil : entry.itemCount)
    insert.bind(8, text: batch.bytes(entry.status))
    insert.bind(9, text: batch.bytes(entry.statusAt))
    return try insert.run() > 0
  }

  func insert(_ entry: MovementEntry, _ message: Int64, _ batch: IntakeBatch) throws {
    let insert = insertMovement
    insert.bind(1, entry.kind.rawValue)
    insert.bind(2, text: batch.bytes(entry.subject))
    insert.bind(3, message)
    let texts = [
      entry.consignment, entry.masterBill, entry.carrier, entry.flight, entry.mode, entry.departureAt,
      entry.arrivalPort, entry.arrivalAt, entry.closedAt, entry.originOperator, entry.destinationOperator,
      entry.originOffice, entry.destinationOffice, entry.otherFlights,
    ]
    for (index, text) in texts.enumerated() { insert.bind(Int32(index + 4), text: batch.bytes(text)) }
    let numbers = [entry.receptacleCount, entry.itemCount, entry.grossWeightGrams]
    for (index, number) in numbers.enumerated() {
      insert.bind(Int32(index + 4 + texts.count), number < 0 ? nil : number)
    }
    try insert.run()
  }

  // MARK: Items, events, answers

  func insert(_ entry: NestingEntry, _ receptacle: Int64, _ message: Int64, _ batch: IntakeBatch) throws
    -> Bool
  {
    insertNesting.bind(1, text: batch.bytes(entry.item))
    insertNesting.bind(2, receptacle)
    insertNesting.bind(3, message)
    insertNesting.bind(4, entry.source.rawValue)
    return try insertNesting.run() > 0
  }

  func insert(
    _ entry: ItemEntry, _ header: MessageEntry, _ message: Int64, _ batch: IntakeBatch
  ) throws -> Bool {
    let insert = insertItem
    insert.bind(1, text: batch.bytes(entry.item))
    insert.bind(2, message)
    insert.bind(3, entry.content)
    insert.bind(4, header.isPrepared ? header.prepared : nil)
    insert.bind(5, header.isZoneKnown ? Int64(header.zone) : nil)
    insert.bind(6, header.action)
    insert.bind(7, text: batch.bytes(entry.operatorCode))
    insert.bind(8, text: Self.country(batch.bytes(header.sender), batch.bytes(entry.operatorCode)))
    insert.bind(9, text: batch.bytes(entry.mailClass))
    insert.bind(10, entry.documents < 0 ? nil : Int64(entry.documents))
    insert.bind(11, text: batch.bytes(entry.missing))
    return try insert.run() > 0
  }

  /// Mailboxes of posts, such as CN101, and operators begin with a country.
  private static func country(
    _ sender: UnsafeRawBufferPointer, _ operatorCode: UnsafeRawBufferPointer
  ) -> UnsafeRawBufferPointer {
    for code in [sender, operatorCode] where code.count >= 2 && code.prefix(2).allSatisfy(Self.isLetter) {
      return UnsafeRawBufferPointer(rebasing: code[..<2])
    }
    return UnsafeRawBufferPointer(start: nil, count: 0)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  func insert(_ entry: EventEntry, _ message: Int64, _ batch: IntakeBatch) throws -> Bool {
    let insert = insertEvent
    insert.bind(1, entry.kind.rawValue)
    insert.bind(2, text: batch.bytes(entry.subject))
    insert.bind(3, message)
    insert.bind(4, entry.content)
    insert.bind(5, entry.line)
    insert.bind(6, text: batch.bytes(entry.name))
    insert.bind(7, text: batch.bytes(entry.code))
    insert.bind(8, text: batch.bytes(entry.at))
    insert.bind(9, text: batch.bytes(entry.place))
    insert.bind(10, text: batch.bytes(entry.flight))
    return try insert.run() > 0
  }

  func insert(_ entry: AnswerEntry, _ message: Int64, _ batch: IntakeBatch) throws -> Bool {
    let insert = insertAnswer
    insert.bind(1, text: batch.bytes(entry.item))
    insert.bind(2, message)
    insert.bind(3, entry.content)
    insert.bind(4, entry.kind.rawValue)
    insert.bind(5, text: batch.bytes(entry.decision))
    insert.bind(6, text: batch.bytes(entry.code))
    insert.bind(7, text: batch.bytes(entry.reasonCode))
    insert.bind(8, text: batch.bytes(entry.reference))
    insert.bind(9, text: batch.bytes(entry.at))
    insert.bind(10, text: batch.bytes(entry.releasedAt))
    return try insert.run() > 0
  }
}
