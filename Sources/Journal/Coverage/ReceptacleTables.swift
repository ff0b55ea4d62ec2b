/// What a report needs to know of a receptacle, and the figures of its items.
struct ReceptacleRow {
  var receptacle: Int32 = 0
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

  func name(_ dimension: CoverageDimension) -> Int32 {
    switch dimension {
    case .operator: operatorCode
    case .mailClass: mailClass
    case .lane: lane
    case .day: day
    case .flight: flight
    case .dispatch: dispatch
    case .receptacle: receptacle
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

/// All receptacles of a journal, by their numbers.
struct ReceptacleTables {
  var rows: [ReceptacleRow] = []
  var names = NameTable()
  /// Receptacles are numbered without gaps, from 1.
  private var firstNumber = 1

  /// How many groups of a dimension a report holds at the most; those with gaps come first.
  static let groupLimit = 10_000

  mutating func add(_ row: ReceptacleRow, number: Int) {
    while rows.count < number - firstNumber { rows.append(ReceptacleRow()) }
    rows.append(row)
  }

  func index(ofReceptacle number: Int) -> Int? {
    let index = number - firstNumber
    return rows.indices.contains(index) ? index : nil
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
    for dimension in CoverageDimension.allCases {
      var all = self.groups(by: dimension)
      if all.count > Self.groupLimit {
        leftOut[dimension] = all.count - Self.groupLimit
        all.sort { ($1.figures.gaps, $0.name) < ($0.figures.gaps, $1.name) }
        all.removeLast(all.count - Self.groupLimit)
      }
      groups[dimension] = all.sorted { $0.name < $1.name }
    }
    return CoverageReport(
      destination: destination, total: total, groups: groups, leftOut: leftOut,
      undispatched: undispatched.sorted { ($0.operatorCode, $0.mailClass) < ($1.operatorCode, $1.mailClass) },
      missing: missing.sorted { $0.code < $1.code }, receptaclesWithoutItems: withoutItems)
  }

  private func groups(by dimension: CoverageDimension) -> [CoverageGroup] {
    var figures: [Int32: CoverageFigures] = [:]
    for row in rows where row.isMeant && row.hasItems {
      figures[row.name(dimension), default: CoverageFigures()] += row.figures
    }
    return figures.map { number, figures in
      let name = names.names[Int(number)]
      return CoverageGroup(name: name.isEmpty ? "-" : name, figures: figures)
    }
  }
}
