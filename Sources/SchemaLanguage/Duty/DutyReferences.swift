/// Checks that what duty files refer to is there.
///
/// A file with a mistake of its own counts as there, so that each mistake is told once.
struct DutyReferences {
  private let tables, exchanges, fees, programmeIDs: [String]
  private let programmes: [String: DutyProgramme]
  private let log: MistakeLog

  init(_ nodes: (String) -> [YAMLNode], programmes: [String: DutyProgramme], log: MistakeLog) {
    func ids(_ kind: String) -> [String] { nodes(kind).compactMap { $0["id"]?.text }.sorted() }
    tables = ids("rate-table")
    exchanges = ids("duty-exchange")
    fees = ids("duty-fee")
    programmeIDs = ids("duty-programme")
    self.programmes = programmes
    self.log = log
  }

  func check(_ nodes: (String) -> [YAMLNode]) {
    for node in nodes("duty-exchange") { check(node["table"], among: tables, "a table of rates") }
    for node in nodes("duty-programme") {
      for entry in node["rates"]?.items ?? [] { checkEntry(entry) }
    }
    for node in nodes("duty") {
      check(node["exchange"], among: exchanges, "a rule of exchange")
      for item in node["programmes"]?.items ?? [] {
        check(item, among: programmeIDs, "a programme of duties")
      }
      for item in node["fees"]?.items ?? [] { check(item, among: fees, "a fee") }
      for test in node["path"]?.items ?? [] { check(test["table"], among: tables, "a table of rates") }
    }
  }

  private func checkEntry(_ entry: YAMLNode) {
    check(entry["table"], among: tables, "a table of rates")
    guard let of = entry["topUp"]?["of"] else { return }
    check(of, among: programmeIDs, "a programme of duties")
    let isTopUp = programmes[of.text ?? ""]?.entries.contains { entry in
      if case .topUp = entry.outcome { true } else { false }
    }
    if isTopUp == true {
      log.add(of.mark, found: "a programme that itself tops up", expected: "one with rates of its own")
    }
  }

  private func check(_ node: YAMLNode?, among known: [String], _ what: String) {
    guard let node, let id = node.text, !known.contains(id) else { return }
    let near = NearName.nearest(to: id, among: known)
    log.add(
      node.mark, found: "\"\(id)\"",
      expected: "the id of \(what)" + (near.map { "; did you mean \"\($0)\"?" } ?? ""))
  }
}
