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
  /// - Parameter nodes: the values of all files, by kind.
  init(_ nodes: (String) -> [YAMLNode], scope: CompilationScope) {
    for node in nodes("rate-table") {
      if let table = RateTableLayout(node, log: scope.log) { tables[table.id] = table }
    }
    for node in nodes("duty-exchange") {
      if let rule = ExchangeRule(node, scope: scope) { exchanges[rule.id] = rule }
      check(node["table"], among: tables.keys, "a table of rates", scope.log)
    }
    for node in nodes("duty-fee") {
      if let fee = DutyFee(node, scope: scope) { fees[fee.id] = fee }
    }
    let programmeNodes = nodes("duty-programme")
    for node in programmeNodes {
      if let programme = DutyProgramme(node, scope: scope) { programmes[programme.id] = programme }
    }
    for node in programmeNodes { checkProgramme(node, scope.log) }
    for node in nodes("duty") {
      if let regime = DutyRegimeCompiler.compile(node, scope: scope) { regimes.append(regime) }
      check(node["exchange"], among: exchanges.keys, "a rule of exchange", scope.log)
      for item in node["programmes"]?.items ?? [] {
        check(item, among: programmes.keys, "a programme of duties", scope.log)
      }
      for item in node["fees"]?.items ?? [] { check(item, among: fees.keys, "a fee", scope.log) }
      for test in node["path"]?.items ?? [] {
        check(test["table"], among: tables.keys, "a table of rates", scope.log)
      }
    }
    regimes.sort { ($0.order, $0.id) < ($1.order, $1.id) }
  }

  private func checkProgramme(_ node: YAMLNode, _ log: MistakeLog) {
    for entry in node["rates"]?.items ?? [] {
      check(entry["table"], among: tables.keys, "a table of rates", log)
      guard let of = entry["topUp"]?["of"] else { continue }
      check(of, among: programmes.keys, "a programme of duties", log)
      let isTopUp = programmes[of.text ?? ""]?.entries.contains { entry in
        if case .topUp = entry.outcome { true } else { false }
      }
      if isTopUp == true {
        log.add(of.mark, found: "a programme that itself tops up", expected: "one with rates of its own")
      }
    }
  }

  /// A mistake in a file that is referred to makes it unknown; then that mistake is told, and this one too.
  private func check(
    _ node: YAMLNode?, among known: some Collection<String>, _ what: String, _ log: MistakeLog
  ) {
    guard let node, let id = node.text, !known.contains(id) else { return }
    let near = NearName.nearest(to: id, among: known.sorted())
    log.add(
      node.mark, found: "\"\(id)\"",
      expected: "the id of \(what)" + (near.map { "; did you mean \"\($0)\"?" } ?? ""))
  }
}
