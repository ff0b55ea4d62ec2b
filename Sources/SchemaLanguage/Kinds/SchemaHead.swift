/// What every schema file says about itself.
public struct SchemaHead: Sendable {
  public let id: String
  public let title: String
  public let source: SourceNote
  public let basis: FactBasis
  public let valid: ValidPeriod
  /// Where the file begins.
  public let mark: SourceMark

  /// Where a file's facts come from.
  public struct SourceNote: Sendable {
    public let document: String
    public let edition: String?
    public let place: String?
  }

  /// Reads the head of a file whose shape was checked, and checks the order of its dates.
  public init(_ node: YAMLNode, log: MistakeLog) {
    id = node["id"]?.text ?? ""
    title = node["title"]?.text ?? ""
    let source = node["source"]
    self.source = SourceNote(
      document: source?.text ?? source?["document"]?.text ?? "", edition: source?["edition"]?.text,
      place: source?["where"]?.text)
    basis = FactBasis(node["basis"])
    valid = ValidPeriod(node["valid"], log: log)
    mark = node.mark
  }
}

/// How well a fact is known.
public enum FactBasis: String, Sendable {
  /// Stated by the document itself.
  case documented
  /// Seen in other software or in partners' documents.
  case secondary
  case inferred

  /// Documented, unless the node says otherwise.
  init(_ node: YAMLNode?) { self = node?.text.flatMap(FactBasis.init) ?? .documented }
}

/// From when to when something holds, both days included. Days are ISO 8601 dates, which sort as text.
public struct ValidPeriod: Hashable, Sendable {
  public let from: String?
  public let to: String?

  public init(from: String? = nil, to: String? = nil) {
    self.from = from
    self.to = to
  }

  init(_ node: YAMLNode?, log: MistakeLog) {
    from = node?["from"]?.text
    to = node?["to"]?.text
    if let from, let to, to < from, let mark = node?["to"]?.mark {
      log.add(mark, found: to, expected: "a day not before \(from)")
    }
  }

  public func contains(_ day: String) -> Bool { (from ?? day) <= day && day <= (to ?? day) }
}
