internal import Vocabulary

/// Compiles the fields of an EDIFACT schema to captures on the nodes of its segment table.
struct SegmentFieldCompiler {
  let table: SegmentTable
  var common: FieldCompiler
  private(set) var nodeCaptures: [[SegmentCapture]]
  private(set) var nodeGates: [[Gate]]
  /// The part that a group makes rows of.
  private(set) var groupParts: [Int: Int] = [:]
  private var gateNumbers: [[Int]]
  private var gateCount = 0

  /// Where paths start: the group, and the gate and part of the values found there.
  private struct Place {
    var group: Int
    var gate = -1
    /// The segment that a path without a tag means.
    var node: Int?
    var part: Int?
    var prefix = ""
  }

  init(table: SegmentTable, scope: CompilationScope) {
    self.table = table
    common = FieldCompiler(scope: scope)
    nodeCaptures = Array(repeating: [], count: table.nodes.count)
    nodeGates = Array(repeating: [], count: table.nodes.count)
    gateNumbers = Array(repeating: [], count: table.nodes.count)
  }

  private var log: MistakeLog { common.scope.log }

  mutating func compile(_ fields: YAMLNode, recordGroup: Int) {
    compile(fields, in: Place(group: recordGroup))
  }

  private mutating func compile(_ fields: YAMLNode, in place: Place) {
    for entry in common.entries(of: fields, prefix: place.prefix) {
      switch entry {
      case .element(let element, let spec, let mark):
        var rank = 0
        capture(spec, for: element, in: place, rank: &rank, mark: mark)
      case .part(let part, let each, let inner): compilePart(part, each: each, inner, in: place)
      case .party(let prefix, let at, let take, let inner):
        compileParty(prefix, at: at, takesLast: take?.text == "last", inner, in: place)
      }
    }
  }

  private mutating func compilePart(_ part: Int, each: YAMLNode, _ fields: YAMLNode, in place: Place) {
    guard let name = each.text, let group = table.group(named: name) else {
      log.add(each.mark, found: "\"\(each.text ?? "")\"", expected: "the name of a group of the structure")
      return
    }
    groupParts[group] = part
    let key = common.scope.dictionary.parts[part].key
    compile(fields, in: Place(group: group, node: table.groups[group].trigger, part: part, prefix: key + "."))
  }

  private mutating func compileParty(
    _ prefix: String, at: YAMLNode, takesLast: Bool, _ fields: YAMLNode, in place: Place
  ) {
    guard let path = parse(at.text ?? "", mark: at.mark) else { return }
    guard let tag = path.tag, path.element == 0 else {
      log.add(
        at.mark, found: "\"\(at.text ?? "")\"", expected: "a segment, such as NAD+CZ, and no place in it")
      return
    }
    let start = path.isAbsolute ? 0 : place.group
    if let group = childGroup(of: start, triggeredBy: tag) {
      let trigger = table.groups[group].trigger
      let gate = addGate(path, takesLast: takesLast, fields, prefix: prefix, at: trigger)
      compile(fields, in: Place(group: group, gate: gate, node: trigger, prefix: prefix))
    } else if let node = nodes(of: start, tag: tag).first {
      // Values that belong together, such as an amount and its currency, come from one segment.
      let gate = addGate(path, takesLast: takesLast, fields, prefix: prefix, at: node)
      compile(fields, in: Place(group: start, gate: gate, node: node, part: place.part, prefix: prefix))
    } else {
      missing(tag, start, at.mark)
    }
  }

  private mutating func addGate(
    _ path: SegmentPath, takesLast: Bool, _ fields: YAMLNode, prefix: String, at node: Int
  ) -> Int {
    gateCount += 1
    gateNumbers[node].append(gateCount - 1)
    nodeGates[node].append(
      Gate(
        conditions: conditions(path.tests).0, takesLast: takesLast,
        targets: partyTargets(fields, prefix: prefix)))
    return gateCount - 1
  }

  private func partyTargets(_ fields: YAMLNode, prefix: String) -> [ValueTarget] {
    fields.entries.compactMap { key, _ in
      common.scope.dictionary.element(prefix + (key.text ?? "")).map { ValueTarget($0) }
    }
  }

  // MARK: One element

  private mutating func capture(
    _ spec: FieldSpec, for element: Element, in place: Place, rank: inout Int, mark: SourceMark
  ) {
    switch spec {
    case .place(let source):
      addCapture(
        source, for: element, target: ValueTarget(element), conversion: nil, in: place, rank: &rank)
    case .first(let specs):
      for spec in specs { capture(spec, for: element, in: place, rank: &rank, mark: mark) }
    case .join(let sources, let separator):
      var pieces: [ValueTarget] = []
      for source in sources {
        let piece = common.workingPlace(part: place.part, mark: source.mark)
        pieces.append(piece)
        var first = 0
        addCapture(source, for: element, target: piece, conversion: .text, in: place, rank: &first)
      }
      common.joins.append(
        MessageSchema.Join(
          target: ValueTarget(element), rank: UInt8(clamping: rank), pieces: pieces,
          separator: Array(separator.utf8)))
      rank += 1
    case .constant(let text): common.addConstant(text, to: element)
    case .count(let name, let mark): common.addCount(of: name, to: element, mark: mark)
    case .sum(let name, let mark): common.addSum(of: name, to: element, mark: mark)
    }
  }

  private mutating func addCapture(
    _ source: PlaceSpec, for element: Element, target: ValueTarget, conversion: Conversion?, in place: Place,
    rank: inout Int
  ) {
    guard let path = parse(source.path, mark: source.mark) else { return }
    guard path.element > 0 else {
      log.add(source.mark, found: "\"\(source.path)\"", expected: "a place in the segment, such as [2.1]")
      return
    }
    guard let (targets, tests) = find(path, in: place, mark: source.mark) else { return }
    let (conditions, choices) = conditions(tests)
    let format = qualifier(source.format) ?? defaultFormat(path, element)
    let unit = qualifier(source.unit)
    let beside = element.type == .grams ? unit : format
    let isWhole = path.component == 0 || path.lastComponent > path.component
    let capture = SegmentCapture(
      conditions: conditions, gate: place.gate, rank: UInt8(clamping: rank), element: path.element,
      component: max(path.component, 1), lastComponent: path.component == 0 ? 99 : path.lastComponent,
      gathering: common.gathering(source, isWhole: isWhole, isList: element.isList),
      conversion: conversion ?? common.conversion(source, for: element, hasFormat: format != nil),
      qualifierElement: beside?.element ?? 0, qualifierComponent: beside?.component ?? 0,
      shape: common.shape(source), target: target)
    for node in targets { nodeCaptures[node].append(capture) }
    rank += choices
    if rank > 255 { log.add(source.mark, found: "\(rank) alternatives", expected: "255 at the most") }
  }

  /// The nodes that a path means, and the tests that choose the segment.
  private func find(
    _ path: SegmentPath, in place: Place, mark: SourceMark
  ) -> (nodes: [Int], tests: [SegmentPath.Test])? {
    guard let tag = path.tag else {
      guard let node = place.node else {
        log.add(mark, found: "a place without a segment", expected: "a segment tag before the \"[\"")
        return nil
      }
      return ([node], [])
    }
    let start = path.isAbsolute ? 0 : place.group
    var found = nodes(of: start, tag: tag)
    if let group = childGroup(of: start, triggeredBy: tag) { found.append(table.groups[group].trigger) }
    if found.isEmpty {
      missing(tag, start, mark)
      return nil
    }
    return (found, path.tests)
  }

  /// DTM has its format code in its third component.
  private func defaultFormat(_ path: SegmentPath, _ element: Element) -> (element: Int, component: Int)? {
    let isDate = element.type == .date || element.type == .dateTime
    return isDate && path.tag == "DTM" && path.component == 2 ? (path.element, 3) : nil
  }

  private func qualifier(_ node: YAMLNode?) -> (element: Int, component: Int)? {
    guard let text = node?.text, FieldCompiler.isPlace(text), let path = try? SegmentPath(text) else {
      return nil
    }
    return (path.element, max(path.component, 1))
  }

  /// Tests as conditions, and how many choices they give together.
  private func conditions(_ tests: [SegmentPath.Test]) -> ([SegmentCapture.Condition], Int) {
    let conditions = tests.map {
      SegmentCapture.Condition(element: $0.element, component: $0.component, values: $0.values.map(packed))
    }
    return (conditions, conditions.reduce(1) { $0 * $1.values.count })
  }

  private func nodes(of group: Int, tag: String) -> [Int] {
    table.groups[group].entries.compactMap { entry in
      if case .node(let node) = entry, table.nodes[node].tags.contains(tag) { return node }
      return nil
    }
  }

  private func childGroup(of group: Int, triggeredBy tag: String) -> Int? {
    for case .group(let inner) in table.groups[group].entries
    where table.nodes[table.groups[inner].trigger].tags.contains(tag) { return inner }
    return nil
  }

  private func missing(_ tag: String, _ group: Int, _ mark: SourceMark) {
    log.add(mark, found: tag, expected: "a segment of the group \"\(table.groups[group].name)\"")
  }

  private func parse(_ text: String, mark: SourceMark) -> SegmentPath? {
    do {
      return try SegmentPath(text)
    } catch {
      log.add(mark.advanced(by: error.column), found: "\"\(text)\"", expected: error.expected)
      return nil
    }
  }

  // MARK: The program

  /// The compiled program: captures and gates laid out by node.
  func program(recordGroup: Int) -> SegmentProgram {
    var captures: [SegmentCapture] = []
    var gates: [Gate] = []
    // Gates keep the number they were given when they are laid out by node.
    var newNumber = [Int](repeating: 0, count: gateCount)
    for node in table.nodes.indices {
      for (index, gate) in nodeGates[node].enumerated() {
        newNumber[gateNumbers[node][index]] = gates.count
        gates.append(gate)
      }
    }
    var groupGates = [UInt64](repeating: 0, count: table.groups.count)
    var nodes: [SegmentProgram.Node] = []
    var gateStart = 0
    for (number, node) in table.nodes.enumerated() {
      let first = captures.count
      captures += nodeCaptures[number].map { $0.renumbered(gate: $0.gate < 0 ? -1 : newNumber[$0.gate]) }
      let gateEnd = gateStart + nodeGates[number].count
      for gate in gateStart..<gateEnd { groupGates[node.group] |= 1 << UInt64(gate) }
      nodes.append(
        SegmentProgram.Node(
          tags: node.tags.map { tagNumber($0) }, isMandatory: node.isMandatory, maximum: node.maximum,
          group: node.group, ordinal: node.ordinal, captures: first..<captures.count,
          gates: gateStart..<gateEnd))
      gateStart = gateEnd
    }
    let tags = Set(table.nodes.flatMap(\.tags) + table.groups.flatMap(\.opens)).sorted()
    var transitions: [SegmentProgram.Transition] = []
    for state in -1..<table.nodes.count {
      transitions += tags.map { table.transition(from: state, tag: $0) }
    }
    return SegmentProgram(
      nodes: nodes,
      groups: table.groups.enumerated().map { number, group in
        SegmentProgram.Group(
          name: group.name, parent: group.parent, depth: group.depth, isMandatory: group.isMandatory,
          maximum: group.maximum, ordinal: group.ordinal, nodes: group.nodes, mandatory: group.mandatory,
          part: groupParts[number] ?? -1, gates: groupGates[number])
      },
      captures: captures, gates: gates, recordGroup: recordGroup, tags: tags.map { tagNumber($0) },
      transitions: transitions)
  }

  private func tagNumber(_ tag: String) -> UInt32 { tag.utf8.reduce(0) { $0 << 8 | UInt32($1) } }
}

extension SegmentCapture {
  fileprivate func renumbered(gate: Int) -> SegmentCapture {
    SegmentCapture(
      conditions: conditions, gate: gate, rank: rank, element: element, component: component,
      lastComponent: lastComponent, gathering: gathering, conversion: conversion,
      qualifierElement: qualifierElement, qualifierComponent: qualifierComponent, shape: shape, target: target
    )
  }
}
