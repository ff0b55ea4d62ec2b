internal import Vocabulary

extension SchemaSet {
  /// Checks and compiles schema files.
  ///
  /// - Throws: all mistakes of all files, each with its place.
  public convenience init(files: [SchemaFile]) throws(SchemaMistakes) {
    let log = MistakeLog()
    var loader = SchemaSetLoader(log: log)
    loader.read(files)
    let loaded = loader.compile()
    try log.throwIfAny()
    guard let loaded else { throw log.mistakes }
    self.init(
      dictionary: loaded.layout.dictionary, layout: loaded.layout, messages: loaded.messages,
      profiles: loaded.profiles, codes: loaded.codes, terms: loaded.terms, duty: loaded.duty,
      catalogue: loaded.catalogue, worksheetForms: loaded.worksheetForms, calendars: loaded.calendars,
      contents: loaded.contents)
  }
}

/// Sorts schema files by kind and compiles them in the order in which they need each other.
struct SchemaSetLoader {
  let log: MistakeLog
  private var nodes: [(kind: String, node: YAMLNode, file: String)] = []

  struct Loaded {
    var layout: RecordLayout
    var messages: [MessageSchema] = []
    var profiles: [ProfileSchema] = []
    var codes: [String: CodeTable] = [:]
    var terms: [String: TermsTable] = [:]
    var duty = DutyRules()
    var catalogue = FindingCatalogue()
    var worksheetForms: [FormSchema] = []
    var calendars: [String: HolidayCalendar] = [:]
    var contents: [SchemaSet.SchemaEntry] = []
  }

  init(log: MistakeLog) { self.log = log }

  static let kinds =
    ["dictionary", "codes", "terms", "findings", "message", "profile"] + DutyRules.kinds + [
      "calendar", "form",
    ]

  mutating func read(_ files: [SchemaFile]) {
    for file in files where file.path.hasSuffix(".yaml") {
      guard let node = file.node(log: log) else { continue }
      guard let kind = node["kind"]?.text, Self.kinds.contains(kind) else {
        log.add(
          node["kind"]?.mark ?? node.mark, found: node["kind"]?.text.map { "kind: \($0)" } ?? "no kind",
          expected: "kind: one of \(Self.kinds.joined(separator: ", "))")
        continue
      }
      nodes.append((kind, node, file.path))
    }
    checkIDs()
  }

  private func checkIDs() {
    var seen: [String: SourceMark] = [:]
    for (kind, node, _) in nodes {
      guard let id = node["id"]?.text else { continue }
      if let first = seen["\(kind) \(id)"] {
        log.add(
          node["id"]?.mark ?? node.mark, found: "id \"\(id)\" again",
          expected: "an id of its own; see \(first)")
      } else {
        seen["\(kind) \(id)"] = node.mark
      }
    }
  }

  private func nodes(of kind: String) -> [YAMLNode] { nodes.filter { $0.kind == kind }.map(\.node) }

  func compile() -> Loaded? {
    guard let dictionaryNode = nodes(of: "dictionary").first else {
      log.add(
        SourceMark(file: "dictionary.yaml", line: 1, column: 1), found: "no dictionary",
        expected: "one file of kind: dictionary")
      return nil
    }
    guard let document = DictionaryDocument(dictionaryNode, log: log) else { return nil }
    var loaded = Loaded(layout: RecordLayout(dictionary: document.elementDictionary()))
    for node in nodes(of: "codes") {
      guard let list = CodeListDocument(node, log: log) else { continue }
      loaded.codes[list.head.id] = CodeTable(list, log: log)
    }
    for node in nodes(of: "terms") {
      guard let terms = TermsDocument(node, log: log) else { continue }
      loaded.terms[terms.head.id] = TermsTable(terms)
    }
    for node in nodes(of: "findings") {
      guard let findings = FindingsDocument(node, log: log) else { continue }
      for finding in findings.findings {
        if loaded.catalogue.number(of: finding.code) != nil {
          log.add(finding.mark, found: "\(finding.code) again", expected: "each code once")
        }
        loaded.catalogue.add(finding.kind(definedIn: findings.head.id))
      }
    }
    let scope = CompilationScope(layout: loaded.layout, codes: loaded.codes, terms: loaded.terms, log: log)
    for node in nodes(of: "message") {
      guard KindShape.message.check(node, log: log) else { continue }
      if let schema = MessageCompiler.compile(node, scope: scope) { loaded.messages.append(schema) }
    }
    for node in nodes(of: "profile") {
      guard let profile = ProfileCompiler.compile(node: node, scope: scope) else { continue }
      loaded.profiles.append(profile)
      for kind in profile.findingKinds {
        if loaded.catalogue.number(of: kind.code) != nil {
          log.add(
            node.mark, found: "rule \(kind.code) again", expected: "each rule code once over all profiles")
        }
        loaded.catalogue.add(kind)
      }
    }
    loaded.duty = DutyRules(nodes(of:), scope: scope)
    for node in nodes(of: "calendar") {
      guard let calendar = HolidayCalendar(node, log: log) else { continue }
      loaded.calendars[calendar.head.id] = calendar
    }
    let calendars = Set(nodes(of: "calendar").compactMap { $0["id"]?.text })
    let profiles = Set(nodes(of: "profile").compactMap { $0["id"]?.text })
    for node in nodes(of: "form") {
      let form = FormSchema(
        node, dictionary: scope.dictionary, calendars: calendars, profiles: profiles, log: log)
      if let form { loaded.worksheetForms.append(form) }
    }
    loaded.contents = nodes.map { kind, node, file in
      SchemaSet.SchemaEntry(
        kind: kind, id: node["id"]?.text ?? "", title: node["title"]?.text ?? "",
        basis: node["basis"]?.text ?? "documented", file: file,
        examples: (node["examples"]?.items ?? []).map { SchemaExample($0) })
    }
    return loaded
  }
}
