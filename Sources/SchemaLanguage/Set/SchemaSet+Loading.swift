internal import Vocabulary

extension SchemaSet {
  /// Checks and compiles schema files.
  ///
  /// - Parameter trustsBuiltIn: whether built-in files are not compared with the shapes of their kinds again, as tests
  ///   have done; a third of the time is saved.
  /// - Throws: all mistakes of all files, each with its place.
  public convenience init(files: [SchemaFile], trustsBuiltIn: Bool = false) throws(SchemaMistakes) {
    let log = MistakeLog()
    var loader = SchemaSetLoader(log: log, trustsBuiltIn: trustsBuiltIn)
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

  private let trustsBuiltIn: Bool

  init(log: MistakeLog, trustsBuiltIn: Bool) {
    self.log = log
    self.trustsBuiltIn = trustsBuiltIn
  }

  static let kinds =
    ["dictionary", "codes", "terms", "findings", "message", "profile"] + DutyRules.kinds + [
      "calendar", "form",
    ]

  mutating func read(_ files: [SchemaFile]) {
    for (file, tree) in Self.trees(of: files.filter { $0.path.hasSuffix(".yaml") }) {
      log.add(contentsOf: tree.mistakes)
      guard var node = tree.node else { continue }
      node.hasKnownShape = trustsBuiltIn && file.isBuiltIn
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

  private struct Tree: Sendable {
    var node: YAMLNode?
    var mistakes: SchemaMistakes
  }

  /// Reads all files, on as many threads as there are processors.
  private static func trees(of files: [SchemaFile]) -> [(SchemaFile, Tree)] {
    let trees = Parallel.map(files) { file in
      let log = MistakeLog()
      return Tree(node: file.node(log: log), mistakes: log.mistakes)
    }
    return Array(zip(files, trees))
  }

  /// Compiles files of one kind, which do not need each other, on as many threads as there are processors.
  ///
  /// - Returns: what was compiled, in the order of the files.
  private func compileEach<Schema: Sendable>(
    _ nodes: [YAMLNode], _ scope: CompilationScope,
    _ compile: @escaping @Sendable (YAMLNode, CompilationScope) -> Schema?
  ) -> [(node: YAMLNode, schema: Schema)] {
    let (layout, codes, terms) = (scope.layout, scope.codes, scope.terms)
    let compiled = Parallel.map(nodes) { node in
      let log = MistakeLog()
      let schema = compile(node, CompilationScope(layout: layout, codes: codes, terms: terms, log: log))
      return (schema, log.mistakes)
    }
    var schemas: [(node: YAMLNode, schema: Schema)] = []
    for (node, (schema, mistakes)) in zip(nodes, compiled) {
      log.add(contentsOf: mistakes)
      if let schema { schemas.append((node, schema)) }
    }
    return schemas
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
    loaded.messages = compileEach(nodes(of: "message"), scope) { node, scope in
      KindShape.message.check(node, log: scope.log) ? MessageCompiler.compile(node, scope: scope) : nil
    }.map(\.schema)
    let profiles = compileEach(nodes(of: "profile"), scope) { node, scope in
      ProfileCompiler.compile(node: node, scope: scope)
    }
    for (node, profile) in profiles {
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
    let profileIDs = Set(nodes(of: "profile").compactMap { $0["id"]?.text })
    for node in nodes(of: "form") {
      let form = FormSchema(
        node, dictionary: scope.dictionary, calendars: calendars, profiles: profileIDs, log: log)
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
