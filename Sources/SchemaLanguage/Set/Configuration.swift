public import Vocabulary

/// What `postern.yaml` says: which profiles are in force, what is agreed with which sender, what is known already.
public struct Configuration: Sendable {
  /// The file, for people.
  public let file: String
  public let profiles: [String]
  /// A directory of schemas, as written; relative to the file.
  public let schemas: String?
  public let senders: [Sender]
  public let overlays: [Overlay]
  /// Findings that are known and not told again.
  public let baseline: [KnownFinding]
  /// How large things may be that are read, where it differs from what is usual.
  public let limits: [Limit]

  /// What is tolerated from one sender.
  public struct Sender: Sendable {
    /// The interchange sender, data element 0004 of UNB.
    public let id: String
    /// Names of leniencies: wrongCounts, unknownSegments.
    public let tolerates: [String]
    /// The character set the sender really uses, whatever UNB declares.
    public let characterSet: String?
    public let reason: String
  }

  /// A finding that is known: its code, and the item it is about or any.
  public struct KnownFinding: Sendable, Hashable {
    public let code: String
    public let item: String?
  }

  /// The number of one limit.
  public struct Limit: Sendable {
    public let name: String
    public let number: Int
  }

  public static let leniencies = ["wrongCounts", "unknownSegments"]

  /// Checks and reads a configuration.
  ///
  /// - Parameter ranges: what limits there are, and what they may be set to.
  /// - Returns: nil when there were mistakes; they are in the log.
  public init?(
    _ node: YAMLNode, dictionary: ElementDictionary, characterSets: [String],
    limits ranges: [String: ClosedRange<Int>], log: MistakeLog
  ) {
    guard KindShape.configuration.check(node, log: log) else { return nil }
    let before = log.count
    file = node.mark.file
    profiles = node["profiles"]?.items.compactMap(\.text) ?? []
    schemas = node["schemas"]?.text
    senders = (node["senders"]?.entries ?? []).map { key, value in
      if let set = value["characterSet"], let name = set.text, !characterSets.contains(name) {
        log.add(set.mark, found: name, expected: "one of \(characterSets.joined(separator: ", "))")
      }
      return Sender(
        id: key.text ?? "", tolerates: value["tolerate"]?.items.compactMap(\.text) ?? [],
        characterSet: value["characterSet"]?.text, reason: value["reason"]?.text ?? "")
    }
    overlays = (node["overlays"]?.items ?? []).compactMap {
      Overlay($0, dictionary: dictionary, rules: nil, log: log)
    }
    baseline = (node["baseline"]?.items ?? []).map {
      KnownFinding(code: $0["code"]?.text ?? "", item: $0["item"]?.text)
    }
    limits = (node["limits"]?.entries ?? []).compactMap { key, value in
      let name = key.text ?? ""
      guard let range = ranges[name] else {
        let known = ranges.keys.sorted().joined(separator: ", ")
        log.add(key.mark, found: "the limit \"\(name)\"", expected: "one of \(known)")
        return nil
      }
      guard let number = value.text.flatMap({ Int($0) }), range.contains(number) else {
        log.add(
          value.mark, found: "\"\(value.text ?? "")\"",
          expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
        return nil
      }
      return Limit(name: name, number: number)
    }
    guard log.count == before else { return nil }
  }
}

extension KindShape {
  /// `postern.yaml`.
  public static let configuration = KindShape(
    kind: "configuration", title: "Configuration",
    description: "Which profiles are in force, and what is agreed with which sender.", hasHead: false,
    keys: [
      .optional("profiles", .list(of: .text(.schemaID)), "Ids of the profiles in force."),
      .optional("schemas", .line, "A directory of schemas, relative to this file."),
      .optional("senders", .map(keys: .line, values: sender), "Senders from whom departures are tolerated."),
      .optional("overlays", .list(of: overlay), "Deviations agreed with partners, for rules of any profile."),
      .optional("baseline", .list(of: known), "Findings that are known and not told again."),
      .optional(
        "limits", .map(keys: .line, values: .integer(1...Int.max)),
        "How large things may be that are read, by the names that `postern schema list --config` shows."),
    ])

  private static var sender: Shape {
    .object([
      .optional("tolerate", .list(of: .oneOf(Configuration.leniencies)), "What becomes an advice."),
      .optional("characterSet", .line, "The character set the sender really uses, such as utf-8."),
      .required("reason", .line, "Why."),
    ])
  }

  private static var known: Shape {
    .object([
      .required("code", .text(.findingCode), "The code of the finding."),
      .optional("item", .line, "The item it is about; any when left out."),
      .required("reason", .line, "Why it is not told again."),
    ])
  }
}
