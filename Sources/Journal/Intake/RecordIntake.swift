public import SchemaLanguage
public import Vocabulary

/// Reads from records what the journal keeps, and puts it into a batch.
///
/// A message is known by its type, sender, references, identifier, action and time, and a record in it by the digest of
/// its bytes and its place in the message; so whatever arrives again adds nothing.
public struct RecordIntake: ~Copyable {
  let elements: JournalElements
  private let roles: [RecordRole?]
  /// For each kind of finding its code, when an element counts as missing for it.
  private let missingCodes: [[UInt8]?]

  private var header = Digest()
  private var content = Digest()
  private var record = Digest()
  var identity = DigestValue(words: (0, 0))
  private var messageNumber = UInt64.max
  /// How many records of the message there were.
  private var ordinal: UInt64 = 0
  /// Whether a record of the message was not known to be in the journal.
  private var hasNews = false
  /// The place of the message in the batch, and which batch that was.
  private var entry: (batch: ObjectIdentifier, fill: Int, index: Int32)?
  var contentKey: Int64 = 0
  private var codes: [[UInt8]] = []

  /// Records of test messages, which are not taken in.
  public private(set) var testRecords: UInt64 = 0
  /// Records that name nothing that they could be tied to: items without an identifier, events of nothing.
  public internal(set) var unidentifiedRecords: UInt64 = 0

  /// - Parameter profile: the profile whose errors say that an item's data are incomplete.
  public init(schemas: SchemaSet, profile: String) {
    elements = JournalElements(schemas.dictionary)
    roles = schemas.forms.map { RecordRole(name: $0.role) }
    missingCodes = schemas.catalogue.kinds.map { $0.definedIn == profile ? Array($0.code.utf8) : nil }
  }

  /// A new feed begins.
  public mutating func beginFeed() {
    messageNumber = .max
    ordinal = 0
    hasNews = false
    entry = nil
  }

  /// Takes a record.
  ///
  /// - Parameters:
  ///   - bytes: the bytes of the feed that it was read from.
  ///   - message: the number of its message in the feed.
  ///   - isKnown: whether the journal has it already, from a run that was interrupted.
  public mutating func take(
    _ record: borrowing Record, bytes: UnsafeRawBufferPointer, message: UInt64, isKnown: Bool,
    into batch: IntakeBatch
  ) {
    if record.value(elements.isTest).elementsEqual("true".utf8) {
      testRecords += 1
      return
    }
    guard let role = roles[record.form] else { return }
    if message != messageNumber {
      endMessage(into: batch)
      beginMessage(record)
      messageNumber = message
    }
    digest(role, bytes)
    guard !isKnown else { return }
    hasNews = true
    let number = messageEntry(record, role, batch)
    batch.records += 1
    switch role {
    case .item: takeItem(record, number, batch)
    case .receptacle: takeReceptacle(record, number, batch)
    case .dispatch, .consignment: takeMovement(record, number, batch)
    case .event: takeEvents(record, number, batch)
    case .response, .referral: takeAnswer(role, record, number, batch)
    }
  }

  /// The record taken last is in the journal already, but perhaps not that its message ended there.
  public mutating func expectEndOfMessage() { hasNews = ordinal > 0 }

  /// The last message taken from has ended.
  public mutating func endMessage(into batch: IntakeBatch) {
    if hasNews, ordinal > 0 {
      batch.messageEnds.append(MessageEndEntry(identity: identity.words, content: content.value().words))
    }
    ordinal = 0
    hasNews = false
    entry = nil
  }

  // MARK: Messages

  private mutating func beginMessage(_ record: borrowing Record) {
    header.begin()
    header.addValue(record.value(elements.message))
    header.addValue(record.value(elements.sender))
    header.addValue(record.value(elements.receiver))
    header.addValue(record.value(elements.interchange))
    header.addValue(record.value(elements.reference))
    header.addValue(record.value(elements.messageID))
    header.addValue(record.value(elements.previousMessageID))
    header.addValue(record.value(elements.action))
    header.addValue(record.value(elements.preparedAt))
    identity = header.value()
    content.begin()
  }

  private mutating func digest(_ role: RecordRole, _ bytes: UnsafeRawBufferPointer) {
    record.begin()
    record.add(ordinal << 8 | UInt64(role.rawValue))
    record.add(bytes)
    let value = record.value()
    contentKey = value.shortKey
    content.add(value)
    ordinal += 1
  }

  private mutating func messageEntry(
    _ record: borrowing Record, _ role: RecordRole, _ batch: IntakeBatch
  ) -> Int32 {
    if let entry, entry.batch == ObjectIdentifier(batch), entry.fill == batch.fill {
      if role.isCorrectedAsAWhole { batch.messages[Int(entry.index)].isCorrectedAsAWhole = true }
      return entry.index
    }
    let index = Int32(batch.messages.count)
    let prepared = Moment(record.value(elements.preparedAt))
    let added = MessageEntry(
      identity: identity.words, offset: Int64(truncatingIfNeeded: record.offset),
      type: batch.keep(record.value(elements.message)), sender: batch.keep(record.value(elements.sender)),
      receiver: batch.keep(record.value(elements.receiver)),
      interchange: batch.keep(record.value(elements.interchange)),
      reference: batch.keep(record.value(elements.reference)),
      messageID: batch.keep(record.value(elements.messageID)),
      previousMessageID: batch.keep(record.value(elements.previousMessageID)),
      preparedAt: batch.keep(record.value(elements.preparedAt)), prepared: prepared?.seconds ?? 0,
      zone: prepared?.zone ?? 0, isPrepared: prepared != nil, isZoneKnown: prepared?.zone != nil,
      action: MessageAction(record.value(elements.action)).rawValue,
      isCorrectedAsAWhole: role.isCorrectedAsAWhole)
    batch.messages.append(added)
    entry = (ObjectIdentifier(batch), batch.fill, index)
    return index
  }

  // MARK: Items

  private mutating func takeItem(_ record: borrowing Record, _ message: Int32, _ batch: IntakeBatch) {
    let item = batch.keep(record.value(elements.item))
    guard !item.isEmpty else {
      unidentifiedRecords += 1
      return
    }
    let category = record.value(elements.category)
    batch.items.append(
      ItemEntry(
        item: item, message: message, content: contentKey,
        operatorCode: batch.keep(record.value(elements.originOperator)),
        mailClass: batch.keep(record.value(elements.mailClass)), missing: missing(record, batch),
        documents: category.isEmpty ? -1 : category.elementsEqual("documents".utf8) ? 1 : 0))
    let receptacle = batch.keep(record.value(elements.receptacle))
    if !receptacle.isEmpty {
      batch.nestings.append(
        NestingEntry(item: item, receptacle: receptacle, message: message, source: .itemData))
    }
  }

  /// The codes of the errors that say that mandatory elements are missing, each once, with blanks between.
  private mutating func missing(_ record: borrowing Record, _ batch: IntakeBatch) -> ByteRange {
    guard record.findings.count > 0 else { return .empty }
    codes.removeAll(keepingCapacity: true)
    for index in 0..<record.findings.count {
      let finding = record.findings[index]
      guard finding.severity == .error, let code = missingCodes[Int(finding.kind)], !codes.contains(code)
      else { continue }
      codes.append(code)
    }
    guard !codes.isEmpty else { return .empty }
    let text = codes.joined(separator: [UInt8(ascii: " ")])
    return Array(text).withUnsafeBytes { batch.keep($0) }
  }
}
