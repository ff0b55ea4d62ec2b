internal import GRDB
public import SchemaLanguage
internal import Vocabulary

/// Counts coverage in two passes over a journal: its receptacles, then its items in order.
///
/// Memory: about 200 bytes a receptacle that a dispatch or consignment names, and nothing an item.
final class CoverageScan {
  private let reader: JournalReader
  private let statements: ReaderStatements
  private let database: Database
  private let times: CountryTimes
  private let destination: String?
  private var tables = ReceptacleTables()
  private var undispatched: [UndispatchedKey: UInt32] = [:]
  private var missing: [String: UInt32] = [:]

  private struct UndispatchedKey: Hashable {
    let operatorCode: String
    let mailClass: String
  }

  init(
    _ reader: JournalReader, _ statements: ReaderStatements, _ database: Database, times: CountryTimes,
    destination: String?
  ) {
    self.reader = reader
    self.statements = statements
    self.database = database
    self.times = times
    self.destination = destination
  }

  func report() throws -> CoverageReport {
    try readReceptacles()
    try readItems()
    return tables.report(
      destination: destination,
      undispatched: undispatched.map {
        CoverageReport.UndispatchedItems(
          operatorCode: $0.key.operatorCode, mailClass: $0.key.mailClass, items: $0.value)
      },
      missing: missing.map { CoverageReport.MissingElement(code: $0.key, items: $0.value) })
  }

  // MARK: Receptacles

  private func readReceptacles() throws {
    let all = try SQLStatement(database, "SELECT DISTINCT receptacle FROM mention ORDER BY receptacle")
    while try all.step() {
      let number = all.integer(0)
      let conveyance = try reader.conveyance(ofReceptacle: number, namedBy: nil, statements)
      var row = try row(conveyance)
      row.number = number
      tables.add(row, name: conveyance.receptacle?.text ?? "")
    }
  }

  private func row(_ conveyance: Conveyance) throws -> ReceptacleRow {
    let s8 = conveyance.dispatch.flatMap { S8DispatchIdentifier($0.text) }
    let origin = conveyance.originOffice?.text ?? s8?.originOffice.description ?? ""
    let target = conveyance.destinationOffice?.text ?? s8?.destinationOffice.description ?? ""
    let mailClass = s8?.mailClass.description ?? ""
    var row = ReceptacleRow()
    // A receptacle of which only messages speak that were withdrawn or replaced travels no more.
    let isLive = conveyance.receptacle.map { $0.message > 0 } ?? false
    row.isMeant = isLive && (destination.map { target.hasPrefix($0) } ?? true) && mailClass != "T"
    row.dispatch = tables.names.number(of: conveyance.dispatch?.text ?? "")
    row.operatorCode = tables.names.number(of: conveyance.originOperator?.text ?? origin)
    row.mailClass = tables.names.number(of: mailClass)
    row.lane = tables.names.number(of: origin.isEmpty && target.isEmpty ? "" : "\(origin) \(target)")
    row.flight = tables.names.number(of: Self.flight(conveyance))
    let departure = conveyance.departureAt.flatMap { Moment($0.text) }
    let event = try reader.loading(conveyance, statements)
    row.loading = event ?? departure
    row.loadingPlace = times.time(of: origin)
    let closing = conveyance.closedAt.flatMap { Moment($0.text) }
    row.day = tables.names.number(of: (departure ?? event ?? closing).map(Self.day) ?? "")
    return row
  }

  /// `CX CX0840 2026-03-01`: a flight is a number on a day.
  private static func flight(_ conveyance: Conveyance) -> String {
    guard let flight = conveyance.flight?.text else { return "" }
    let day = conveyance.departureAt.flatMap { Moment($0.text) }.map(Self.day)
    return [conveyance.carrier?.text, flight, day].compactMap(\.self).joined(separator: " ")
  }

  private static func day(_ moment: Moment) -> String {
    CalendarDate(daysSinceEpoch: Int(moment.day))?.description ?? ""
  }

  // MARK: Items

  /// Reads data and nestings side by side: both tables are in the order of the items.
  private func readItems() throws {
    var claims = try ClaimCursor(database)
    var nestings = try NestingCursor(database)
    var lastItem: [UInt8] = []
    while claims.isOpen || nestings.isOpen {
      let order = !claims.isOpen ? 1 : !nestings.isOpen ? -1 : claims.compare(to: nestings)
      lastItem.removeAll(keepingCapacity: true)
      lastItem.append(contentsOf: order <= 0 ? claims.item : nestings.item)
      try claims.take(order <= 0 ? lastItem : nil)
      try nestings.take(order >= 0 ? lastItem : nil)
      try judge(claims.taken, nestings.taken)
    }
  }

  private func judge(_ claims: [ItemClaim], _ nestings: [ItemNesting]) throws {
    let data = try ItemData(claims) { try reader.state(of: $0, statements).sender }
    let receptacle = try self.receptacle(nestings)
    guard let receptacle else {
      if data.isThere { countUndispatched(data) }
      return
    }
    guard tables.rows[receptacle].isMeant else { return }
    tables.rows[receptacle].hasItems = true
    var figures = CoverageFigures()
    if data.isThere, data.isDocuments {
      figures.notCovered = 1
      tables.rows[receptacle].figures += figures
      return
    }
    figures.announced = 1
    guard data.isThere else {
      figures.withoutData = 1
      tables.rows[receptacle].figures += figures
      return
    }
    let timeliness = self.timeliness(data, tables.rows[receptacle])
    if timeliness == .late { figures.late = 1 }
    if timeliness == .undecided { figures.undecided = 1 }
    if data.missing.isEmpty {
      if timeliness == .inTime { figures.compliant = 1 }
      if timeliness == .undecided { figures.perhapsCompliant = 1 }
    } else {
      figures.incomplete = 1
      for code in data.missing { missing[code, default: 0] += 1 }
    }
    tables.rows[receptacle].figures += figures
  }

  private func timeliness(_ data: ItemData, _ row: ReceptacleRow) -> Timeliness {
    guard let sent = data.firstSent, let loading = row.loading else { return .undecided }
    return .of(sent, in: times.time(of: data.country), loading: loading, in: row.loadingPlace)
  }

  /// The receptacle that the latest dispatch that holds puts the item in; nil when none announces it.
  private func receptacle(_ nestings: [ItemNesting]) throws -> Int? {
    var best: Int?
    var bestRank = MessageRank.none
    for nesting in nestings {
      let state = try reader.state(of: nesting.message, statements)
      guard state.isLive, best == nil || state.rank > bestRank else { continue }
      best = tables.index(ofReceptacle: nesting.receptacle)
      bestRank = state.rank
    }
    return best
  }

  private func countUndispatched(_ data: ItemData) {
    let key = UndispatchedKey(
      operatorCode: data.operatorCode.isEmpty ? "-" : data.operatorCode,
      mailClass: data.mailClass.isEmpty ? "-" : data.mailClass)
    undispatched[key, default: 0] += 1
  }
}

extension JournalReader {
  /// Counts which items came with advance data.
  ///
  /// - Parameters:
  ///   - schemas: the times of countries.
  ///   - destination: the country that dispatches must be bound for, or nil for all.
  /// - Complexity: O(n) in the rows of the journal, in the order in which they are stored.
  public func coverage(schemas: SchemaSet, destination: String?) throws(JournalError) -> CoverageReport {
    let times = CountryTimes(schemas)
    return try store.write { database in
      var report: CoverageReport?
      // One state of the journal, also while it is being written.
      try database.inTransaction(.deferred) {
        report = try CoverageScan(
          self, self.statements(database), database, times: times, destination: destination
        ).report()
        return .commit
      }
      guard let report else {
        throw JournalError.failed(path: self.store.path, detail: "nothing was counted")
      }
      return report
    }
  }
}
