internal import Vocabulary

/// Makes a regime of a `kind: duty` file.
struct DutyRegimeCompiler {
  private let node: YAMLNode
  private let scope: CompilationScope
  private let head: SchemaHead

  /// - Returns: nil when there were mistakes; they are in the log.
  static func compile(_ node: YAMLNode, scope: CompilationScope) -> DutyRegime? {
    let before = scope.log.count
    guard KindShape.duty.check(node, log: scope.log) else { return nil }
    let compiler = DutyRegimeCompiler(node: node, scope: scope, head: SchemaHead(node, log: scope.log))
    let regime = compiler.regime()
    return scope.log.count == before ? regime : nil
  }

  private func regime() -> DutyRegime {
    checkUnique(node["exemptions"]?.items ?? [], key: "id")
    checkUnique(node["path"]?.items ?? [], key: "code")
    return DutyRegime(
      id: head.id, title: head.title, validFrom: head.valid.from.flatMap { CalendarDate($0) },
      validTo: head.valid.to.flatMap { CalendarDate($0) }, channel: node["channel"]?.text ?? "",
      order: node["order"]?.integer ?? 0,
      governing: node["governing"]?.text.flatMap(DutyRegime.GoverningDate.init) ?? .arrival,
      covers: DutyScope(node["covers"], scope: scope),
      needsClassification: node["classification"]?.boolean ?? false, form: node["form"]?.text,
      rounding: node["rounding"]?.items.compactMap(\.text) ?? [], exchange: node["exchange"]?.text ?? "",
      exemptions: (node["exemptions"]?.items ?? []).map(exemption),
      programmes: node["programmes"]?.items.compactMap(\.text) ?? [],
      tiers: (node["perItem"]?.items ?? []).compactMap(tier), path: (node["path"]?.items ?? []).map(test),
      fees: node["fees"]?.items.compactMap(\.text) ?? [], basis: DutyBasis(node, head: head),
      file: head.mark.file)
  }

  private func exemption(_ node: YAMLNode) -> DutyRegime.Exemption {
    if let per = node["perRecipientAndDay"], per.boolean == true, node["upTo"] == nil {
      scope.log.add(per.mark, found: "a limit for each recipient without upTo", expected: "upTo beside it")
    }
    return DutyRegime.Exemption(
      id: node["id"]?.text ?? "", title: node["title"]?.text ?? "", scope: DutyScope(node, scope: scope),
      isPerRecipientAndDay: node["perRecipientAndDay"]?.boolean ?? false,
      isReported: node["reported"]?.boolean ?? false, basis: DutyBasis(node, head: head),
      line: node.mark.line)
  }

  private func tier(_ node: YAMLNode) -> DutyRegime.Tier? {
    guard let amount = node["amount"]?.text.flatMap({ FixedDecimal($0) }) else { return nil }
    return DutyRegime.Tier(
      below: node["below"]?.text.flatMap { FixedDecimal($0) },
      upTo: node["upTo"]?.text.flatMap { FixedDecimal($0) }, amount: amount,
      basis: DutyBasis(node, head: head), line: node.mark.line)
  }

  private func test(_ node: YAMLNode) -> DutyRegime.PathTest {
    if (node["path"] == nil) == (node["prohibited"] == nil) {
      scope.log.add(
        node.mark, found: node["path"] == nil ? "neither" : "both", expected: "either path or prohibited")
    }
    return DutyRegime.PathTest(
      code: node["code"]?.text ?? "", title: node["title"]?.text ?? "",
      scope: DutyScope(node, scope: scope), whenExempt: node["exempt"]?.boolean ?? false,
      chapters: node["chapters"]?.items.compactMap(\.text) ?? [], table: node["table"]?.text,
      isDecisive: node["untested"]?.text == "refuse", path: node["path"]?.text,
      alternatives: (node["alternatives"]?.entries ?? []).compactMap(alternative),
      prohibition: node["prohibited"]?.text, basis: DutyBasis(node, head: head), line: node.mark.line)
  }

  private func alternative(_ key: YAMLNode, _ value: YAMLNode) -> (path: String, from: CalendarDate)? {
    guard let path = key.text, let from = DutyScope.date(value) else { return nil }
    if !DutyRegime.pathNames.contains(path) {
      scope.log.add(
        key.mark, found: "\"\(path)\"", expected: "one of \(DutyRegime.pathNames.joined(separator: ", "))")
    }
    return (path, from)
  }

  private func checkUnique(_ nodes: [YAMLNode], key: String) {
    var seen: Set<String> = []
    for node in nodes {
      guard let value = node[key], let text = value.text else { continue }
      if !seen.insert(text).inserted {
        scope.log.add(value.mark, found: "\(text) again", expected: "each \(key) once")
      }
    }
  }
}
