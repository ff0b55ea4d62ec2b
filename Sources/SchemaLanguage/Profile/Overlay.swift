public import Vocabulary

/// A deviation agreed with partners: for records of some sources, some rules have another severity or are left out.
public struct Overlay: Sendable {
  /// An element of `source`, and the values of which it must have one. Values are compared exactly.
  public struct Condition: Sendable {
    public let element: Element
    public let values: [String]

    public init(element: Element, values: [String]) {
      self.element = element
      self.values = values
    }
  }

  public struct Change: Sendable {
    /// The id of the rule.
    public let rule: String
    /// The severity instead; nil when the rule is left out.
    public let severity: Severity?
    /// The last day of the deviation; nil when it has no end.
    public let until: CalendarDate?
    public let reason: String

    public init(rule: String, severity: Severity?, until: CalendarDate?, reason: String) {
      self.rule = rule
      self.severity = severity
      self.until = until
      self.reason = reason
    }

    public func isInForce(on date: CalendarDate) -> Bool { until.map { date <= $0 } ?? true }
  }

  /// All of them must be met.
  public let conditions: [Condition]
  public let changes: [Change]

  public init(conditions: [Condition], changes: [Change]) {
    self.conditions = conditions
    self.changes = changes
  }

  /// Reads an overlay as it stands in a profile.
  ///
  /// - Parameter rules: the rules there are; nil when any name is taken.
  /// - Returns: nil when there were mistakes; they are in the log.
  public init?(_ node: YAMLNode, dictionary: ElementDictionary, rules: [String]?, log: MistakeLog) {
    let before = log.count
    conditions = (node["for"]?.entries ?? []).compactMap { key, value in
      guard let path = key.text else { return nil }
      guard let element = dictionary.element(path) else {
        let near = dictionary.nearest(to: path).map { "; did you mean \"\($0)\"?" } ?? ""
        log.add(key.mark, found: "\"\(path)\"", expected: "an element of the dictionary" + near)
        return nil
      }
      guard path.hasPrefix("source."), !element.isList else {
        log.add(key.mark, found: "\"\(path)\"", expected: "an element of source, such as source.sender")
        return nil
      }
      return Condition(element: element, values: value.text.map { [$0] } ?? value.items.compactMap(\.text))
    }
    if let scope = node["for"], scope.entries.isEmpty {
      log.add(scope.mark, found: "no condition", expected: "an element of source, such as source.sender")
    }
    var changes: [Change] = []
    for action in ["set", "suppress"] {
      for (key, value) in node[action]?.entries ?? [] {
        guard let rule = key.text else { continue }
        Self.check(rule, at: key.mark, rules: rules, log: log)
        if changes.contains(where: { $0.rule == rule }) {
          log.add(key.mark, found: "\(rule) again", expected: "each rule once in an overlay")
        }
        changes.append(
          Change(
            rule: rule,
            severity: action == "set" ? value["severity"]?.text.flatMap { Severity(name: $0) } : nil,
            until: value["until"]?.text.flatMap { CalendarDate($0) }, reason: value["reason"]?.text ?? ""))
      }
    }
    self.changes = changes
    if changes.isEmpty { log.add(node.mark, found: "no change", expected: "rules below set or suppress") }
    guard log.count == before else { return nil }
  }

  private static func check(_ rule: String, at mark: SourceMark, rules: [String]?, log: MistakeLog) {
    guard let rules, !rules.contains(rule) else { return }
    let near = NearName.nearest(to: rule, among: rules).map { "; did you mean \"\($0)\"?" } ?? ""
    log.add(mark, found: "\"\(rule)\"", expected: "the id of a rule of this profile" + near)
  }
}
