public import Vocabulary

/// All files about duty: regimes, programmes, fees, rules of exchange and layouts of tables.
public struct DutyRules: Sendable {
  /// By order, then by id.
  public private(set) var regimes: [DutyRegime] = []
  public private(set) var programmes: [String: DutyProgramme] = [:]
  public private(set) var fees: [String: DutyFee] = [:]
  public private(set) var exchanges: [String: ExchangeRule] = [:]
  public private(set) var tables: [String: RateTableLayout] = [:]

  static let kinds = ["duty", "duty-programme", "duty-fee", "duty-exchange", "rate-table"]

  init() {}

  public func regime(_ id: String) -> DutyRegime? { regimes.first { $0.id == id } }

  /// The regimes in force for a day of arrival, in the order in which they are tried.
  public func regimes(onArrival date: CalendarDate, channel: String) -> [DutyRegime] {
    regimes.filter { $0.channel == channel && $0.isValid(onArrival: date) }
  }

  /// Compiles files, and checks that what they refer to is there.
  ///
  /// - Parameter nodes: the values of all files of a kind.
  init(_ nodes: (String) -> [YAMLNode], scope: CompilationScope) {
    for node in nodes("rate-table") {
      if let table = RateTableLayout(node, log: scope.log) { tables[table.id] = table }
    }
    for node in nodes("duty-exchange") {
      if let rule = ExchangeRule(node, scope: scope) { exchanges[rule.id] = rule }
    }
    for node in nodes("duty-fee") {
      if let fee = DutyFee(node, scope: scope) { fees[fee.id] = fee }
    }
    for node in nodes("duty-programme") {
      if let programme = DutyProgramme(node, scope: scope) { programmes[programme.id] = programme }
    }
    for node in nodes("duty") {
      if let regime = DutyRegimeCompiler.compile(node, scope: scope) { regimes.append(regime) }
    }
    regimes.sort { ($0.order, $0.id) < ($1.order, $1.id) }
    DutyReferences(nodes, programmes: programmes, log: scope.log).check(nodes)
  }
}
