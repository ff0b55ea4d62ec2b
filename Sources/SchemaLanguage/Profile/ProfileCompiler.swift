internal import Vocabulary

/// Makes a compiled profile of a `kind: profile` file.
enum ProfileCompiler {
  /// Checks and compiles a file.
  ///
  /// - Returns: nil when there were mistakes; all of them are in the log.
  static func compile(node: YAMLNode, scope: CompilationScope) -> ProfileSchema? {
    let before = scope.log.count
    guard KindShape.profile.check(node, log: scope.log) else { return nil }
    let head = SchemaHead(node, log: scope.log)
    let condition = condition(node["applies"]?["when"], scope: scope)
    let rules = (node["rules"]?.items ?? []).compactMap { rule in
      RuleCompiler(rule, profile: head.id, scope: scope).compile()
    }
    checkRoles(node, log: scope.log)
    let ids = checkedIDs(node, log: scope.log)
    let overlays = (node["overlays"]?.items ?? []).compactMap { overlay in
      Overlay(overlay, dictionary: scope.dictionary, rules: ids, log: scope.log)
    }
    guard scope.log.count == before else { return nil }
    return ProfileSchema(
      head: head, channel: node["applies"]?["channel"]?.text, roles: node["applies"]?["role"]?.words,
      condition: condition, rules: rules, overlays: overlays, file: node.mark.file)
  }

  /// What must hold of the record as a whole; statements that need a table of a rule have no place here.
  private static func condition(_ node: YAMLNode?, scope: CompilationScope) -> Expression? {
    guard let node, let condition = ExpressionParser.parse(node, scope: scope) else { return nil }
    let isPlain = condition.predicates.allSatisfy { $0 == .present || $0 == .absent }
    if !isPlain || condition.operands.contains(where: { $0.directElement?.part != nil }) {
      scope.log.add(
        node.mark, found: "a statement about rows or with a list",
        expected: "plain comparisons of elements of the record")
      return nil
    }
    return condition
  }

  /// A rule for a role that the profile is not for would never be judged.
  private static func checkRoles(_ node: YAMLNode, log: MistakeLog) {
    guard let roles = node["applies"]?["role"]?.words else { return }
    for rule in node["rules"]?.items ?? [] {
      for role in rule["role"]?.words ?? [] where !roles.contains(role) {
        log.add(
          rule["role"]?.mark ?? rule.mark, found: role,
          expected: "a role of the profile: " + roles.joined(separator: ", "))
      }
    }
  }

  private static func checkedIDs(_ node: YAMLNode, log: MistakeLog) -> [String] {
    var seen: Set<String> = []
    var ids: [String] = []
    for rule in node["rules"]?.items ?? [] {
      guard let node = rule["id"], let id = node.text else { continue }
      if seen.insert(id).inserted {
        ids.append(id)
      } else {
        log.add(node.mark, found: "\(id) again", expected: "a rule id of its own")
      }
    }
    return ids
  }
}
