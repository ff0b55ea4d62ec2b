/// What a report needs to know of a receptacle, and the figures of its items.
struct ReceptacleRow {
  /// The number of the receptacle in the journal.
  var number: Int64 = 0
  var dispatch: Int32 = 0
  var operatorCode: Int32 = 0
  var mailClass: Int32 = 0
  var lane: Int32 = 0
  var flight: Int32 = 0
  var day: Int32 = 0
  /// Whether its dispatch is bound for the destination that is asked for.
  var isMeant = false
  var hasItems = false
  var loading: Moment?
  var loadingPlace = CountryTime.anywhere
  var figures = CoverageFigures()

  /// The number of a name; nil for the receptacle itself, whose name stands beside the row.
  func name(_ dimension: CoverageDimension) -> Int32? {
    switch dimension {
    case .operator: operatorCode
    case .mailClass: mailClass
    case .lane: lane
    case .day: day
    case .flight: flight
    case .dispatch: dispatch
    case .receptacle: nil
    }
  }
}

/// Names, each kept once.
struct NameTable {
  private var numbers: [String: Int32] = [:]
  private(set) var names: [String] = []

  mutating func number(of name: String) -> Int32 {
    if let known = numbers[name] { return known }
    let number = Int32(names.count)
    numbers[name] = number
    names.append(name)
    return number
  }
}

/// Names that are all different, one behind the other: 29 bytes for most receptacles.
struct PackedNames {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  mutating func append(_ name: String) {
    bytes.append(contentsOf: name.utf8)
    ends.append(bytes.count)
  }

  subscript(index: Int) -> ArraySlice<UInt8> { bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }
}

/// The receptacles of a journal that messages about receptacles name, in the order of their numbers.
struct ReceptacleTables {
  var rows: [ReceptacleRow] = []
  var names = NameTable()
  private var receptacles = PackedNames()

  /// How many groups of a dimension a report holds at the most; those with gaps come first.
  static let groupLimit = 10_000

  /// Adds the receptacle with the next number.
  mutating func add(_ row: ReceptacleRow, name: String) {
    rows.append(row)
    receptacles.append(name)
  }

  func index(ofReceptacle number: Int64) -> Int? {
    var range = 0..<rows.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if rows[middle].number == number { return middle }
      range = rows[middle].number < number ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }

  func report(
    destination: String?, undispatched: [CoverageReport.UndispatchedItems],
    missing: [CoverageReport.MissingElement]
  ) -> CoverageReport {
    var total = CoverageFigures()
    var withoutItems: UInt32 = 0
    for row in rows where row.isMeant {
      total += row.figures
      if !row.hasItems { withoutItems += 1 }
    }
    var groups: [CoverageDimension: [CoverageGroup]] = [:]
    var leftOut: [CoverageDimension: Int] = [:]
    for dimension in CoverageDimension.allCases where dimension != .receptacle {
      var all = self.groups(by: dimension)
      if all.count > Self.groupLimit {
        leftOut[dimension] = all.count - Self.groupLimit
        all.sort { ($1.figures.gaps, $0.name) < ($0.figures.gaps, $1.name) }
        all.removeLast(all.count - Self.groupLimit)
      }
      groups[dimension] = all.sorted { $0.name < $1.name }
    }
    let kept = receptaclesToTell(&leftOut)
    groups[.receptacle] = kept.map { index in
      CoverageGroup(name: String(decoding: receptacles[index], as: UTF8.self), figures: rows[index].figures)
    }
    return CoverageReport(
      destination: destination, total: total, groups: groups, leftOut: leftOut,
      undispatched: undispatched.sorted { ($0.operatorCode, $0.mailClass) < ($1.operatorCode, $1.mailClass) },
      missing: missing.sorted { $0.code < $1.code }, receptaclesWithoutItems: withoutItems)
  }

  /// Receptacles with items in the order of their names; of very many those with the most gaps.
  private func receptaclesToTell(_ leftOut: inout [CoverageDimension: Int]) -> [Int] {
    func isBefore(_ left: Int, _ right: Int) -> Bool {
      receptacles[left].lexicographicallyPrecedes(receptacles[right])
    }
    var kept = rows.indices.filter { rows[$0].isMeant && rows[$0].hasItems }
    if kept.count > Self.groupLimit {
      kept.sort { left, right in
        let gaps = (left: rows[left].figures.gaps, right: rows[right].figures.gaps)
        return gaps.left == gaps.right ? isBefore(left, right) : gaps.left > gaps.right
      }
      leftOut[.receptacle] = kept.count - Self.groupLimit
      kept.removeLast(kept.count - Self.groupLimit)
    }
    return kept.sorted(by: isBefore)
  }

  private func groups(by dimension: CoverageDimension) -> [CoverageGroup] {
    var figures: [Int32: CoverageFigures] = [:]
    for row in rows where row.isMeant && row.hasItems {
      guard let name = row.name(dimension) else { continue }
      figures[name, default: CoverageFigures()] += row.figures
    }
    return figures.map { number, figures in
      let name = names.names[Int(number)]
      return CoverageGroup(name: name.isEmpty ? "-" : name, figures: figures)
    }
  }
}
