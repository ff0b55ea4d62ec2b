internal import GRDB
internal import Vocabulary

/// From an item to its receptacle, dispatch, consignment and flight.
extension JournalReader {
  /// How an item travels; nil when no message that holds says in which receptacle it is.
  ///
  /// A dispatch that announces the item decides before a report of receipt, that before item data and events; of
  /// several the latest.
  public func conveyance(ofItem item: UnsafeRawBufferPointer) throws(JournalError) -> Conveyance? {
    try store.write { database in
      let statements = try self.statements(database)
      guard let nesting = try self.nesting(ofItem: item, statements) else { return nil }
      return try self.conveyance(ofReceptacle: nesting.receptacle, namedBy: nesting.message, statements)
    }
  }

  /// How a receptacle travels; nil when no message that holds mentions it.
  public func conveyance(
    ofReceptacle identifier: UnsafeRawBufferPointer
  ) throws(JournalError) -> Conveyance? {
    try store.write { database in
      let statements = try self.statements(database)
      statements.receptacleNumber.bind(1, text: identifier)
      let number = try statements.receptacleNumber.step() ? statements.receptacleNumber.integer(0) : 0
      statements.receptacleNumber.reset()
      guard number > 0 else { return nil }
      let conveyance = try self.conveyance(ofReceptacle: number, namedBy: nil, statements)
      return conveyance.receptacle?.message == 0 ? nil : conveyance
    }
  }

  /// The receptacle that holds an item, and the message that says so.
  private func nesting(
    ofItem item: UnsafeRawBufferPointer, _ statements: ReaderStatements
  ) throws -> (receptacle: Int64, message: Int64)? {
    let find = statements.nestings
    find.bind(1, text: item)
    var rows: [(receptacle: Int64, message: Int64, source: Int64)] = []
    while try find.step() { rows.append((find.integer(0), find.integer(1), find.integer(2))) }
    find.reset()
    var best: (receptacle: Int64, message: Int64)?
    var bestRank = (trust: Int64.min, rank: MessageRank.none)
    for row in rows {
      let state = try state(of: row.message, statements)
      guard state.isLive else { continue }
      let rank = (trust: Self.trust(in: row.source), rank: state.rank)
      if best == nil || rank > bestRank {
        best = (row.receptacle, row.message)
        bestRank = rank
      }
    }
    return best
  }

  private static func trust(in source: Int64) -> Int64 {
    switch NestingSource(rawValue: source) {
    case .announced: 3
    case .receipt: 2
    case .itemData: 1
    case .event, nil: 0
    }
  }

  // MARK: Receptacles

  /// - Parameter message: the message that named the receptacle; nil for the latest that mentions it.
  func conveyance(
    ofReceptacle number: Int64, namedBy message: Int64?, _ statements: ReaderStatements
  ) throws -> Conveyance {
    var conveyance = Conveyance()
    statements.receptacle.bind(1, number)
    let identifier = try statements.receptacle.step() ? statements.receptacle.text(0) : ""
    statements.receptacle.reset()
    let mentions = try mentions(ofReceptacle: number, statements)
    let namer = message ?? mentions.last?.message ?? 0
    conveyance.receptacle = LinkedValue(text: identifier, message: namer)
    for mention in mentions {
      if !mention.dispatch.isEmpty {
        conveyance.dispatch = LinkedValue(text: mention.dispatch, message: mention.message)
      }
      if !mention.consignment.isEmpty {
        conveyance.consignment = LinkedValue(text: mention.consignment, message: mention.message)
      }
    }
    // The identifier of a receptacle begins with that of its dispatch (UPU S9).
    if conveyance.dispatch == nil, S9ReceptacleIdentifier.check(identifier) == .valid {
      let head = String(identifier.prefix(S8DispatchIdentifier.length))
      conveyance.dispatch = LinkedValue(text: head, message: namer)
    }
    let ofDispatch = try movement(.dispatch, conveyance.dispatch?.text, statements)
    if conveyance.consignment == nil { conveyance.consignment = ofDispatch?.consignment }
    let ofConsignment = try movement(.consignment, conveyance.consignment?.text, statements)
    conveyance.takeLegs(ofConsignment, ofDispatch)
    return conveyance
  }

  private struct Mention {
    var message: Int64
    var dispatch: String
    var consignment: String
    var rank: MessageRank
  }

  /// Messages that hold and name a receptacle, the latest last.
  private func mentions(ofReceptacle number: Int64, _ statements: ReaderStatements) throws -> [Mention] {
    let find = statements.mentions
    find.bind(1, number)
    var mentions: [Mention] = []
    while try find.step() {
      mentions.append(
        Mention(message: find.integer(0), dispatch: find.text(1), consignment: find.text(2), rank: .none))
    }
    find.reset()
    var live: [Mention] = []
    for var mention in mentions {
      let state = try state(of: mention.message, statements)
      guard state.isLive else { continue }
      mention.rank = state.rank
      live.append(mention)
    }
    return live.sorted { $0.rank < $1.rank }
  }

  /// What the messages that hold say of a dispatch or consignment: each value from the latest that has one.
  private func movement(
    _ kind: MovementEntry.Kind, _ subject: String?, _ statements: ReaderStatements
  ) throws -> Conveyance? {
    guard let subject else { return nil }
    let find = statements.movements
    find.bind(1, kind.rawValue)
    find.bind(2, copying: subject)
    var rows: [(message: Int64, texts: [String])] = []
    while try find.step() { rows.append((find.integer(0), (1...13).map { find.text($0) })) }
    find.reset()
    var ranked: [(rank: MessageRank, conveyance: Conveyance)] = []
    for row in rows {
      let state = try state(of: row.message, statements)
      if state.isLive { ranked.append((state.rank, Conveyance(row.texts, message: row.message))) }
    }
    ranked.sort { $0.rank > $1.rank }
    guard var merged = ranked.first?.conveyance else { return nil }
    for (_, earlier) in ranked.dropFirst() { merged.fill(from: earlier) }
    return merged
  }

  /// When a receptacle was loaded on the flight that arrives, or left with it, by the events of it or of its
  /// consignment; the earliest of them.
  func loading(_ conveyance: Conveyance, _ statements: ReaderStatements) throws -> Moment? {
    let find = statements.departures
    var earliest: Moment?
    let subjects: [(EventEntry.Kind, String?)] = [
      (.receptacle, conveyance.receptacle?.text), (.consignment, conveyance.consignment?.text),
    ]
    for case (let kind, let subject?) in subjects {
      find.bind(1, kind.rawValue)
      find.bind(2, copying: subject)
      defer { find.reset() }
      while try find.step() {
        guard Self.isLoading(find.bytes(1)), let at = Moment(find.bytes(2)),
          !conveyance.hasOtherLeg(find.bytes(3)), try state(of: find.integer(0), statements).isLive
        else { continue }
        if earliest.map({ at.order < $0.order }) ?? true { earliest = at }
      }
    }
    return earliest
  }

  /// Words of the code list un/transport-status after which the goods are on board.
  private static func isLoading(_ name: UnsafeRawBufferPointer) -> Bool {
    name.elementsEqual("loaded".utf8) || name.elementsEqual("departed".utf8)
  }
}

extension Conveyance {
  /// Whether a flight is that of another leg than the one that arrives.
  fileprivate func hasOtherLeg(_ flight: UnsafeRawBufferPointer) -> Bool {
    guard let otherFlights, !flight.isEmpty else { return false }
    return otherFlights.text.utf8.split(separator: UInt8(ascii: "\n")).contains { $0.elementsEqual(flight) }
  }

  /// The columns of a movement, in the order of the statement.
  fileprivate init(_ texts: [String], message: Int64) {
    func value(_ index: Int) -> LinkedValue? {
      texts[index].isEmpty ? nil : LinkedValue(text: texts[index], message: message)
    }
    consignment = value(0)
    masterBill = value(1)
    carrier = value(2)
    flight = value(3)
    mode = value(4)
    departureAt = value(5)
    arrivalPort = value(6)
    arrivalAt = value(7)
    closedAt = value(8)
    originOperator = value(9)
    originOffice = value(10)
    destinationOffice = value(11)
    otherFlights = value(12)
  }

  /// Takes what is missing from an earlier message; times and ports only if it speaks of the same flight.
  fileprivate mutating func fill(from earlier: Conveyance) {
    consignment = consignment ?? earlier.consignment
    masterBill = masterBill ?? earlier.masterBill
    closedAt = closedAt ?? earlier.closedAt
    originOperator = originOperator ?? earlier.originOperator
    originOffice = originOffice ?? earlier.originOffice
    destinationOffice = destinationOffice ?? earlier.destinationOffice
    fillLeg(from: earlier)
  }

  private mutating func fillLeg(from other: Conveyance) {
    if let flight, let otherFlight = other.flight, flight.text != otherFlight.text { return }
    carrier = carrier ?? other.carrier
    flight = flight ?? other.flight
    mode = mode ?? other.mode
    departureAt = departureAt ?? other.departureAt
    arrivalPort = arrivalPort ?? other.arrivalPort
    arrivalAt = arrivalAt ?? other.arrivalAt
    otherFlights = otherFlights ?? other.otherFlights
  }

  /// The flight as the consignment has it, which is nearer to it, and else as the dispatch was planned.
  fileprivate mutating func takeLegs(_ ofConsignment: Conveyance?, _ ofDispatch: Conveyance?) {
    masterBill = ofConsignment?.masterBill ?? ofDispatch?.masterBill
    for source in [ofConsignment, ofDispatch] {
      guard let source else { continue }
      fillLeg(from: source)
    }
    closedAt = ofDispatch?.closedAt
    originOperator = ofDispatch?.originOperator ?? ofConsignment?.originOperator
    originOffice = ofDispatch?.originOffice ?? ofConsignment?.originOffice
    destinationOffice = ofDispatch?.destinationOffice ?? ofConsignment?.destinationOffice
  }
}
