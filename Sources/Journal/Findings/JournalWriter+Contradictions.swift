internal import Vocabulary

/// Notes which messages contradict others, as they come in. Both sides are noted, so that the notes are the same in
/// whatever order the messages come.
extension JournalWriter {
  func noteAheadOfClock(
    _ entry: MessageEntry, _ number: Int64, _ batch: IntakeBatch, _ statements: WriterStatements, now: Int64
  ) throws {
    guard entry.isPrepared else { return }
    let prepared = Moment(seconds: entry.prepared, zone: entry.isZoneKnown ? entry.zone : nil)
    guard prepared.order > now + terms.clockTolerance else { return }
    try statements.note(.aheadOfClock, subject: statements.reference(of: number), number)
  }

  /// Follows what a correction corrects, until the chain ends or comes back.
  func noteCycle(
    _ entry: MessageEntry, _ number: Int64, _ batch: IntakeBatch, _ statements: WriterStatements
  ) throws {
    guard entry.action > 0, !entry.previousMessageID.isEmpty, !entry.messageID.isEmpty else { return }
    let own = batch.text(entry.messageID)
    let sender = batch.bytes(entry.sender)
    var members = [own]
    var numbers = [number]
    var next = batch.text(entry.previousMessageID)
    while next != own, members.count < Self.longestCycle, !members.contains(next) {
      members.append(next)
      guard let further = try statements.previous(of: next, sender: sender) else { return }
      numbers.append(further.message)
      next = further.previous
    }
    guard next == own, members.count > 1 else { return }
    let subject = members.sorted().joined(separator: ", ")
    for number in numbers { try statements.note(.correctionCycle, subject: subject, number) }
  }

  /// Corrections of corrections are rare, and chains of them short.
  private static let longestCycle = 32

  func noteOtherDispatch(_ entry: MentionEntry, _ batch: IntakeBatch, _ statements: WriterStatements) throws {
    let receptacle = batch.bytes(entry.receptacle)
    let dispatch = batch.bytes(entry.dispatch)
    guard !dispatch.isEmpty, receptacle.count == S9ReceptacleIdentifier.length,
      !receptacle.prefix(S8DispatchIdentifier.length).elementsEqual(dispatch)
    else { return }
    try statements.note(.otherDispatch, subject: receptacle, message(entry.message))
  }

  func noteSecondMention(
    _ entry: MentionEntry, _ receptacle: Int64, _ batch: IntakeBatch, _ statements: WriterStatements
  ) throws {
    let others = statements.otherMentions
    others.bind(1, receptacle)
    others.bind(2, message(entry.message))
    others.bind(3, entry.content)
    defer { others.reset() }
    if try others.step() {
      try statements.note(.receptacleTwice, subject: batch.bytes(entry.receptacle), message(entry.message))
    }
  }

  func noteOtherReceptacle(
    _ entry: NestingEntry, _ receptacle: Int64, _ number: Int64, _ batch: IntakeBatch,
    _ statements: WriterStatements
  ) throws {
    let item = batch.bytes(entry.item)
    statements.otherReceptacles.bind(1, text: item)
    statements.otherReceptacles.bind(2, receptacle)
    try statements.note(.otherReceptacle, subject: item, number, and: statements.otherReceptacles)
  }

  func noteOtherOperator(
    _ entry: ItemEntry, _ number: Int64, _ batch: IntakeBatch, _ statements: WriterStatements
  ) throws {
    guard !entry.operatorCode.isEmpty else { return }
    let header = batch.messages[Int(entry.message)]
    let item = batch.bytes(entry.item)
    let others = statements.otherOperators
    others.bind(1, text: item)
    others.bind(2, text: batch.bytes(entry.operatorCode))
    others.bind(3, header.isPrepared ? header.prepared : nil)
    others.bind(4, terms.reusePeriod)
    try statements.note(.otherOperator, subject: item, number, and: others)
  }
}

extension WriterStatements {
  func note(_ finding: JournalFinding, subject: UnsafeRawBufferPointer, _ message: Int64) throws {
    insertContradiction.bind(1, copying: finding.rawValue)
    insertContradiction.bind(2, text: subject)
    insertContradiction.bind(3, message)
    try insertContradiction.run()
  }

  func note(_ finding: JournalFinding, subject: String, _ message: Int64) throws {
    var subject = subject
    let bytes = subject.withUTF8 { Array($0) }
    try bytes.withUnsafeBytes { try note(finding, subject: $0, message) }
  }

  /// Notes a message together with those that a query gives, if it gives any.
  func note(
    _ finding: JournalFinding, subject: UnsafeRawBufferPointer, _ message: Int64, and others: SQLStatement
  ) throws {
    defer { others.reset() }
    var isNoted = false
    while try others.step() {
      if !isNoted { try note(finding, subject: subject, message) }
      isNoted = true
      try note(finding, subject: subject, others.integer(0))
    }
  }

  /// The correction that has an identifier, and the identifier that it corrects.
  func previous(
    of identifier: String, sender: UnsafeRawBufferPointer
  ) throws -> (message: Int64, previous: String)? {
    previousOf.bind(1, text: sender)
    previousOf.bind(2, copying: identifier)
    defer { previousOf.reset() }
    return try previousOf.step() ? (previousOf.integer(0), previousOf.text(1)) : nil
  }
}
