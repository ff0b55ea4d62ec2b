internal import GRDB

/// A finding of the journal that holds.
public struct FoundContradiction: Sendable {
  public let finding: JournalFinding
  /// What it is about: an item, a receptacle, a message.
  public let value: String
  /// What stands against it.
  public let expected: String
  public let count: Int64
  /// A message that takes part.
  public let message: MessageReference
}

extension JournalReader {
  /// Finds which of the contradictions noted with some feeds hold now, in the order of codes and subjects.
  public func contradictions(
    ofFeeds feeds: [Int64], _ found: (FoundContradiction) -> Void
  ) throws(JournalError) {
    guard !feeds.isEmpty else { return }
    try store.write { database in
      let statements = try self.statements(database)
      let places = feeds.map { _ in "?" }.joined(separator: ", ")
      let all = try SQLStatement(
        database,
        """
        SELECT code, subject, contradiction.message FROM contradiction
        WHERE contradiction.message IN (SELECT id FROM message WHERE feed IN (\(places)))
        ORDER BY code, subject, contradiction.message
        """)
      for (index, feed) in feeds.enumerated() { all.bind(Int32(index + 1), feed) }
      let more = try ContradictionStatements(database)
      var last = (code: "", subject: "")
      while try all.step() {
        let code = all.text(0)
        let subject = all.text(1)
        guard let finding = JournalFinding(rawValue: code), !(last == (code, subject) && finding.isToldOnce)
        else { continue }
        guard
          let contradiction = try self.judge(finding, subject, message: all.integer(2), statements, more)
        else { continue }
        last = (code, subject)
        found(contradiction)
      }
    }
  }

  private func judge(
    _ finding: JournalFinding, _ subject: String, message: Int64, _ statements: ReaderStatements,
    _ more: ContradictionStatements
  ) throws -> FoundContradiction? {
    let state = try state(of: message, statements)
    let reference = try reference(of: message, statements)
    func found(_ value: String, _ expected: String = "", count: Int = 0) -> FoundContradiction {
      FoundContradiction(
        finding: finding, value: value, expected: expected, count: Int64(count), message: reference)
    }
    switch finding {
    case .receptacleTwice:
      return state.isLive ? found(subject) : nil
    case .otherDispatch:
      guard state.isLive else { return nil }
      return found(subject, try more.dispatch(of: subject, message: message))
    case .correctionCycle, .sameReferences:
      return found(subject)
    case .aheadOfClock:
      return found(reference.preparedAt)
    case .otherReceptacle:
      guard state.isLive else { return nil }
      let receptacles = try more.receptacles(ofItem: subject) { try self.state(of: $0, statements).isLive }
      return receptacles.count < 2
        ? nil : found(subject, receptacles.joined(separator: ", "), count: receptacles.count)
    case .otherOperator:
      let operators = try more.operators(ofItem: subject)
      return operators.count < 2
        ? nil : found(subject, operators.joined(separator: ", "), count: operators.count)
    }
  }
}

extension JournalFinding {
  /// Whether all messages that take part make one finding.
  var isToldOnce: Bool {
    switch self {
    case .otherReceptacle, .correctionCycle, .otherOperator: true
    case .receptacleTwice, .otherDispatch, .aheadOfClock, .sameReferences: false
    }
  }
}

/// Statements that only contradictions need.
private struct ContradictionStatements {
  let dispatch: SQLStatement
  let receptacles: SQLStatement
  let operators: SQLStatement

  init(_ database: Database) throws {
    dispatch = try SQLStatement(
      database,
      """
      SELECT mention.dispatch FROM receptacle JOIN mention ON mention.receptacle = receptacle.id
      WHERE receptacle.receptacle = ? AND mention.message = ? AND mention.dispatch IS NOT NULL
        AND mention.dispatch <> substr(receptacle.receptacle, 1, 20)
      """)
    receptacles = try SQLStatement(
      database,
      """
      SELECT receptacle.receptacle, nesting.message FROM nesting JOIN receptacle ON receptacle.id = nesting.receptacle
      WHERE nesting.item = ? AND nesting.source <= 1 ORDER BY receptacle.receptacle
      """)
    // A declaration that was withdrawn claims nothing.
    operators = try SQLStatement(
      database,
      """
      SELECT DISTINCT operator FROM item AS claim WHERE item = ?1 AND operator IS NOT NULL AND action < 3
        AND NOT EXISTS (SELECT 1 FROM item WHERE item = ?1 AND action >= 3 AND operator IS claim.operator
          AND ifnull(prepared, 0) >= ifnull(claim.prepared, 0))
      ORDER BY operator
      """)
  }

  func dispatch(of receptacle: String, message: Int64) throws -> String {
    dispatch.bind(1, copying: receptacle)
    dispatch.bind(2, message)
    defer { dispatch.reset() }
    return try dispatch.step() ? dispatch.text(0) : ""
  }

  func receptacles(ofItem item: String, where isLive: (Int64) throws -> Bool) throws -> [String] {
    receptacles.bind(1, copying: item)
    var rows: [(String, Int64)] = []
    while try receptacles.step() { rows.append((receptacles.text(0), receptacles.integer(1))) }
    receptacles.reset()
    var names: [String] = []
    for (name, message) in rows where names.last != name {
      if try isLive(message) { names.append(name) }
    }
    return names
  }

  func operators(ofItem item: String) throws -> [String] {
    operators.bind(1, copying: item)
    defer { operators.reset() }
    var names: [String] = []
    while try operators.step() { names.append(operators.text(0)) }
    return names
  }
}
