internal import Vocabulary

/// Makes a compiled schema of a `kind: message` file.
enum MessageCompiler {
  /// - Returns: nil when there were mistakes; they are in the log.
  static func compile(_ node: YAMLNode, scope: CompilationScope) -> MessageSchema? {
    let before = scope.log.count
    guard let match = match(node["match"], log: scope.log) else { return nil }
    let isOrderFree = node["segmentOrder"]?.text == "free"
    let empty = YAMLNode(content: .mapping([], keys: []), mark: node.mark)
    let fields = node["fields"] ?? empty
    let body: MessageSchema.Body
    let common: FieldCompiler
    var role = node["record"]?["role"]?.text
    var messageRecord: MessageRecord?
    var namedForm: MessageSchema.NamedForm?
    var template: AnswerTemplate?
    switch match.syntax {
    case .edifact:
      guard let table = table(node, log: scope.log) else { return nil }
      var record = node["record"]
      if let records = record?.items, record?.isSequence == true, records.count == 2 {
        record = records[1]
        role = record?["role"]?.text
        messageRecord = self.messageRecord(records[0], table: table, fields: fields, scope: scope)
      }
      guard let compiled = segments(record, table: table, fields: fields, scope: scope) else { return nil }
      body = .segments(compiled.program)
      template = node["write"].map {
        AnswerTemplate($0, type: match.type, table: table, log: scope.log)
      }
      common = compiled.common
      if let messageRecord { checkCommon(compiled.program, messageRecord.program, node, scope) }
    case .xml, .json:
      guard let each = node["record"]?["each"] else {
        scope.log.add(
          node["record"]?.mark ?? node.mark, found: "no record.each",
          expected: "the path of the element that makes a record; lists of records are for EDIFACT")
        return nil
      }
      var compiler = ElementFieldCompiler(scope: scope, syntax: match.syntax)
      compiler.compile(fields, each: each)
      namedForm = self.namedForm(node, &compiler, match.syntax)
      body = .elements(compiler.program())
      common = compiler.common
    }
    guard scope.log.count == before else { return nil }
    return MessageSchema(
      id: node["id"]?.text ?? "", title: node["title"]?.text ?? "",
      basis: node["basis"]?.text ?? "documented",
      sourceText: node["source"]?.text ?? node["source"]?["document"]?.text ?? "", match: match,
      channel: node["channel"]?.text ?? "postal", role: role ?? "item", messageRecord: messageRecord,
      namedForm: namedForm, template: template, isOrderFree: isOrderFree, body: body,
      constants: common.constants,
      joins: common.joins,
      file: node.mark.file)
  }

  /// `channel` and `role` as places in the record, both or none.
  private static func namedForm(
    _ node: YAMLNode, _ compiler: inout ElementFieldCompiler, _ syntax: MessageMatch.Syntax
  ) -> MessageSchema.NamedForm? {
    let places = [node["channel"]?["at"], node["record"]?["role"]?["at"]].compactMap { $0 }
    guard !places.isEmpty else { return nil }
    guard places.count == 2, syntax == .json else {
      compiler.common.scope.log.add(
        places[0].mark, found: "a place for one of channel and role",
        expected: "places for both, in a schema for JSON")
      return nil
    }
    guard let channel = compiler.workingText(at: places[0]), let role = compiler.workingText(at: places[1])
    else { return nil }
    return MessageSchema.NamedForm(channel: channel, role: role)
  }

  private static func table(_ node: YAMLNode, log: MistakeLog) -> SegmentTable? {
    guard let structure = node["structure"] else {
      log.add(node.mark, found: "no structure", expected: "the segment table of the message")
      return nil
    }
    guard let table = SegmentTable(structure, log: log) else { return nil }
    if let deepest = table.groups.map(\.depth).max(), deepest > 7 {
      log.add(structure.mark, found: "groups \(deepest) deep", expected: "7 levels at the most")
    }
    return table
  }

  private static func segments(
    _ record: YAMLNode?, table: SegmentTable, fields: YAMLNode, scope: CompilationScope
  ) -> (program: SegmentProgram, common: FieldCompiler)? {
    let each = record?["each"]
    guard let recordGroup = table.group(named: each?.text ?? "") else {
      scope.log.add(
        each?.mark ?? fields.mark, found: "\"\(each?.text ?? "")\"",
        expected: "the name of the group that makes a record each time")
      return nil
    }
    var compiler = SegmentFieldCompiler(table: table, scope: scope)
    compiler.compile(fields, recordGroup: recordGroup)
    if let own = record?["fields"] { compiler.compile(own, recordGroup: recordGroup) }
    return (program(of: compiler, recordGroup: recordGroup, fields, scope), compiler.common)
  }

  private static func program(
    of compiler: SegmentFieldCompiler, recordGroup: Int, _ fields: YAMLNode, _ scope: CompilationScope
  ) -> SegmentProgram {
    let program = compiler.program(recordGroup: recordGroup)
    if program.gates.count > 64 {
      scope.log.add(fields.mark, found: "\(program.gates.count) parties", expected: "64 parties at the most")
    }
    return program
  }

  /// The record that the message makes of itself, the first of a list of two.
  private static func messageRecord(
    _ record: YAMLNode, table: SegmentTable, fields: YAMLNode, scope: CompilationScope
  ) -> MessageRecord? {
    guard let each = record["each"], each.text == SegmentTable.messageName else {
      scope.log.add(
        record["each"]?.mark ?? record.mark, found: "\"\(record["each"]?.text ?? "")\"",
        expected: "each: message, in the first record of a list")
      return nil
    }
    var compiler = SegmentFieldCompiler(table: table, scope: scope)
    compiler.common.tallies = []
    compiler.compile(fields, recordGroup: 0)
    if let own = record["fields"] { compiler.compile(own, recordGroup: 0) }
    let program = program(of: compiler, recordGroup: 0, fields, scope)
    // A record that could outgrow its limit could not be rejected: most of its bytes are gone when it ends.
    for group in program.groups where group.part >= 0 && group.maximum > MessageRecord.mostRows {
      scope.log.add(
        record.mark, found: "a part of the group \"\(group.name)\", which repeats \(group.maximum) times",
        expected:
          "a group that repeats \(MessageRecord.mostRows) times at the most in the record of the message")
    }
    return MessageRecord(
      role: record["role"]?.text ?? "", program: program, constants: compiler.common.constants,
      joins: compiler.common.joins, tallies: compiler.common.tallies ?? [])
  }

  /// What the records of a group take from outside their group, the record of the message must take as well: it is the
  /// one that tells what is wrong with it.
  private static func checkCommon(
    _ program: SegmentProgram, _ message: SegmentProgram, _ node: YAMLNode, _ scope: CompilationScope
  ) {
    let inside = program.groups[program.recordGroup].nodes
    for (number, segment) in program.nodes.enumerated() where !inside.contains(number) {
      let known = message.captures[message.nodes[number].captures].map(\.target)
      for capture in program.captures[segment.captures] where !known.contains(capture.target) {
        let index = capture.target.element.index
        let elements = scope.dictionary.elements
        scope.log.add(
          node["record"]?.mark ?? node.mark,
          found: "\(index < elements.count ? elements[index].path : "a joined value") in one record only",
          expected: "what stands outside the group to be in the record of the message too")
      }
    }
  }

  private static func match(_ node: YAMLNode?, log: MistakeLog) -> MessageMatch? {
    guard let node, let syntax = node["syntax"]?.text.flatMap(MessageMatch.Syntax.init(rawValue:)) else {
      if let node { log.add(node.mark, found: "no syntax", expected: "syntax: edifact, xml or json") }
      return nil
    }
    func list(_ key: String) -> [String] { node[key]?.items.compactMap(\.text) ?? [] }
    func isValue(_ path: String) -> Bool { syntax == .json && path.contains("=") }
    let paths = list("paths").filter { !isValue($0) }.map { $0.split(separator: "/").map(String.init) }
    let values = list("paths").filter(isValue).compactMap(memberValue)
    let passes = list("passes").compactMap(memberValue)
    if passes.count < list("passes").count {
      log.add(
        node["passes"]?.mark ?? node.mark, found: "a path without a value",
        expected: "paths with the value that marks the object, such as [kind=summary]")
    }
    if syntax != .edifact, paths.isEmpty, values.isEmpty {
      log.add(
        node.mark, found: "no paths", expected: "paths of elements that mark the message, such as [ips]")
      return nil
    }
    return MessageMatch(
      syntax: syntax, type: node["type"]?.text ?? "", versions: list("versions"), agencies: list("agencies"),
      paths: paths, values: values, passes: passes, namespaces: list("namespaces"))
  }

  /// `kind=summary`.
  private static func memberValue(_ text: String) -> MemberValue? {
    let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard sides.count == 2 else { return nil }
    return MemberValue(path: sides[0].split(separator: "/").map(String.init), value: sides[1])
  }
}
