public import Vocabulary

/// The dictionary of elements as its file gives it.
public struct DictionaryDocument: Sendable {
  public let head: SchemaHead
  /// The repeating parts of a record, in the order of the file.
  public let parts: [Part]
  /// In the order of the record.
  public let elements: [ElementDescription]

  public struct Part: Sendable {
    public let key: String
    public let title: String
    public let meaning: String
    /// How many rows a record may hold.
    public let limit: Int
    public let mark: SourceMark
  }

  public struct ElementDescription: Sendable {
    public let path: String
    public let type: ElementType
    public let title: String
    public let meaning: String
    /// The most bytes of one value.
    public let limit: Int
    /// The most values; 1 for an element that is not a list.
    public let repeats: Int
    /// Whether the value is about a person.
    public let isPersonal: Bool
    /// The id in the WCO Data Model.
    public let wco: String?
    /// Paragraphs of Title 19 of the Code of Federal Regulations.
    public let cfr: [String]
    public let purposes: [String]
    /// The code list that received values come from.
    public let codes: String?
    public let basis: FactBasis
    public let mark: SourceMark
    /// Where `codes` stands, or else the element.
    public let codesMark: SourceMark
  }

  /// Checks and reads a file.
  ///
  /// - Returns: nil when there were mistakes; they are in the log.
  public init?(_ node: YAMLNode, log: MistakeLog) {
    guard KindShape.dictionary.check(node, log: log) else { return nil }
    let before = log.count
    head = SchemaHead(node, log: log)
    parts = (node["parts"]?.entries ?? []).map { key, value in
      Part(
        key: key.text ?? "", title: value["title"]?.text ?? "", meaning: value["meaning"]?.text ?? "",
        limit: value["limit"]?.integer ?? 1, mark: key.mark)
    }
    elements = (node["elements"]?.entries ?? []).map(ElementDescription.init)
    DictionaryChecks(self, log: log).run()
    guard log.count == before else { return nil }
  }

  /// The dictionary for records.
  public func elementDictionary() -> ElementDictionary {
    var columns: [String: Int] = [:]
    var members = [[ElementID]](repeating: [], count: parts.count)
    let made = elements.enumerated().map { number, element in
      let id = ElementID(rawValue: UInt16(truncatingIfNeeded: number))
      let part = parts.firstIndex { $0.key == element.group }
      let column = columns[part == nil ? "" : element.group, default: 0]
      columns[part == nil ? "" : element.group] = column + 1
      if let part { members[part].append(id) }
      return Element(
        id: id, path: element.path, type: element.type, part: part, column: column, limit: element.limit,
        repeats: element.repeats, title: element.title, meaning: element.meaning,
        isPersonal: element.isPersonal, purposes: element.purposes)
    }
    let rows = zip(parts, members).map { RecordPart(key: $0.key, limit: $0.limit, elements: $1) }
    return ElementDictionary(elements: made, parts: rows)
  }
}

extension DictionaryDocument.ElementDescription {
  fileprivate init(_ entry: (key: YAMLNode, value: YAMLNode)) {
    let value = entry.value
    path = entry.key.text ?? ""
    type = value["type"]?.text.flatMap(ElementType.init) ?? .text
    title = value["title"]?.text ?? ""
    meaning = value["meaning"]?.text ?? ""
    limit = value["limit"]?.integer ?? 1
    repeats = value["repeats"]?.integer ?? 1
    isPersonal = value["personal"]?.boolean ?? false
    wco = value["wco"]?.text
    cfr = (value["cfr"]?.items ?? []).compactMap(\.text)
    purposes = (value["purposes"]?.items ?? []).compactMap(\.text)
    codes = value["codes"]?.text
    basis = FactBasis(value["basis"])
    mark = entry.key.mark
    codesMark = value["codes"]?.mark ?? entry.key.mark
  }

  /// The first name of the path: the key of the record it stands under.
  public var group: String { String(path.prefix { $0 != "." }) }
}
