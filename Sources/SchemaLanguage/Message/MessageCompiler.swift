internal import Vocabulary

/// Makes a compiled schema of a `kind: message` file.
enum MessageCompiler {
  /// - Returns: nil when there were mistakes; they are in the log.
  static func compile(_ node: YAMLNode, scope: CompilationScope) -> MessageSchema? {
    let before = scope.log.count
    guard let match = match(node["match"], log: scope.log) else { return nil }
    let isOrderFree = node["segmentOrder"]?.text == "free"
    let empty = YAMLNode(content: .mapping([]), mark: node.mark)
    let fields = node["fields"] ?? empty
    let body: MessageSchema.Body
    let common: FieldCompiler
    switch match.syntax {
    case .edifact:
      guard let compiled = segments(node, fields: fields, scope: scope) else { return nil }
      body = .segments(compiled.program)
      common = compiled.common
    case .xml:
      guard let each = node["record"]?["each"] else {
        scope.log.add(
          node.mark, found: "no record.each", expected: "the path of the element that makes a record")
        return nil
      }
      var compiler = ElementFieldCompiler(scope: scope)
      compiler.compile(fields, each: each)
      body = .elements(compiler.program())
      common = compiler.common
    }
    guard scope.log.count == before else { return nil }
    return MessageSchema(
      id: node["id"]?.text ?? "", title: node["title"]?.text ?? "",
      basis: node["basis"]?.text ?? "documented",
      sourceText: node["source"]?.text ?? node["source"]?["document"]?.text ?? "", match: match,
      channel: node["channel"]?.text ?? "postal", role: node["record"]?["role"]?.text ?? "item",
      isOrderFree: isOrderFree, body: body, constants: common.constants, joins: common.joins,
      file: node.mark.file)
  }

  private static func segments(
    _ node: YAMLNode, fields: YAMLNode, scope: CompilationScope
  ) -> (program: SegmentProgram, common: FieldCompiler)? {
    guard let structure = node["structure"], let table = SegmentTable(structure, log: scope.log) else {
      if node["structure"] == nil {
        scope.log.add(node.mark, found: "no structure", expected: "the segment table of the message")
      }
      return nil
    }
    guard let each = node["record"]?["each"], let recordGroup = table.group(named: each.text ?? "") else {
      scope.log.add(
        node["record"]?["each"]?.mark ?? node.mark, found: "\"\(node["record"]?["each"]?.text ?? "")\"",
        expected: "the name of the group that makes a record each time")
      return nil
    }
    var compiler = SegmentFieldCompiler(table: table, scope: scope)
    compiler.compile(fields, recordGroup: recordGroup)
    let program = compiler.program(recordGroup: recordGroup)
    if program.gates.count > 64 || table.groups.contains(where: { $0.depth > 7 }) {
      scope.log.add(
        structure.mark,
        found: "\(program.gates.count) parties, groups \(table.groups.map(\.depth).max() ?? 0) deep",
        expected: "64 parties and 7 levels at the most")
    }
    return (program, compiler.common)
  }

  private static func match(_ node: YAMLNode?, log: MistakeLog) -> MessageMatch? {
    guard let node, let syntax = node["syntax"]?.text.flatMap(MessageMatch.Syntax.init(rawValue:)) else {
      if let node { log.add(node.mark, found: "no syntax", expected: "syntax: edifact or xml") }
      return nil
    }
    func list(_ key: String) -> [String] { node[key]?.items.compactMap(\.text) ?? [] }
    let paths = list("paths").map { $0.split(separator: "/").map(String.init) }
    if syntax == .xml, paths.isEmpty {
      log.add(
        node.mark, found: "no paths", expected: "paths of elements that mark the message, such as [ips]")
      return nil
    }
    return MessageMatch(
      syntax: syntax, type: node["type"]?.text ?? "", versions: list("versions"), agencies: list("agencies"),
      paths: paths, namespaces: list("namespaces"))
  }
}
