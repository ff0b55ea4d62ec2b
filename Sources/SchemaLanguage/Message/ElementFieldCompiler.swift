internal import Vocabulary

/// Compiles the fields of an XML or JSON schema to captures on the states of a tree of element names.
struct ElementFieldCompiler {
  var common: FieldCompiler
  private var states: [ElementProgram.State] = [ElementProgram.State()]
  private var captures: [TextCapture] = []
  private var names: [String] = []
  private var anywhere: [(name: Int, state: Int)] = []
  private var gateCount = 0
  private let syntax: MessageMatch.Syntax

  private struct Place {
    var state: Int
    var part: Int?
    var prefix = ""
    var gate = -1
  }

  init(scope: CompilationScope, syntax: MessageMatch.Syntax) {
    common = FieldCompiler(scope: scope)
    self.syntax = syntax
  }

  private var log: MistakeLog { common.scope.log }

  /// - Parameter each: the path of the element that makes a record each time.
  mutating func compile(_ fields: YAMLNode, each: YAMLNode) {
    for path in each.text.map({ [($0, each.mark)] }) ?? each.items.map({ ($0.text ?? "", $0.mark) }) {
      compileRecord(fields, path: path.0, mark: path.1)
    }
  }

  private mutating func compileRecord(_ fields: YAMLNode, path text: String, mark: SourceMark) {
    guard let path = parse(text, mark: mark) else { return }
    let record: Int
    if path.isAnywhere, path.steps.count == 1, let name = path.steps[0].name {
      record = newState()
      anywhere.append((number(of: name), record))
    } else if path.isAbsolute, path.attribute == nil {
      record = descend(path.steps, from: 0, gate: -1).state
    } else {
      log.add(
        mark, found: "\"\(text)\"", expected: "a path from the document (/a/b) or a name anywhere (//b)")
      return
    }
    if record == 0, syntax == .xml {
      log.add(mark, found: "\"\(text)\"", expected: "an element; only in JSON has the document itself values")
    }
    states[record].isRecord = true
    if fields.text == Self.dictionary {
      compileDictionary(in: record, mark: fields.mark)
    } else {
      compile(fields, in: Place(state: record))
    }
  }

  /// What `fields` says when every element stands under its own path, as in the records that Postern writes.
  static let dictionary = "dictionary"

  private mutating func compileDictionary(in record: Int, mark: SourceMark) {
    let gram = YAMLNode(content: .scalar("GRM", quoted: false), mark: mark)
    let dictionary = common.scope.dictionary
    for (number, part) in dictionary.parts.enumerated() {
      states[descend(Self.steps(part.key), from: record, gate: -1).state].part = number
    }
    for element in dictionary.elements {
      var source = PlaceSpec(path: element.path, mark: mark)
      if element.type == .grams { source.unit = gram }
      let state = descend(Self.steps(element.path), from: record, gate: -1).state
      states[state].text.append(captures.count)
      captures.append(
        TextCapture(
          gate: -1, rank: 0, gathering: .single,
          conversion: common.conversion(source, for: element, hasFormat: false), unit: nil, shape: .any,
          target: ValueTarget(element)))
    }
  }

  private static func steps(_ path: String) -> [ElementPath.Step] {
    path.split(separator: ".").map { ElementPath.Step(name: String($0)) }
  }

  /// A working place that takes the text at a path of the record, such as its role.
  mutating func workingText(at path: YAMLNode) -> ValueTarget? {
    guard let parsed = parse(path.text ?? "", mark: path.mark),
      let record = states.firstIndex(where: \.isRecord)
    else { return nil }
    let target = common.workingPlace(part: nil, mark: path.mark)
    let state = descend(parsed.steps, from: parsed.isAbsolute ? 0 : record, gate: -1).state
    states[state].text.append(captures.count)
    captures.append(
      TextCapture(
        gate: -1, rank: 0, gathering: .single, conversion: .text, unit: nil, shape: .any, target: target))
    return target
  }

  private mutating func compile(_ fields: YAMLNode, in place: Place) {
    for entry in common.entries(of: fields, prefix: place.prefix) {
      switch entry {
      case .element(let element, let spec, let mark):
        var rank = 0
        capture(spec, for: element, in: place, rank: &rank, mark: mark)
      case .part(let part, let each, let inner):
        guard let path = parse(each.text ?? "", mark: each.mark) else { continue }
        let (state, gate) = descend(path.steps, from: path.isAbsolute ? 0 : place.state, gate: place.gate)
        states[state].part = part
        let key = common.scope.dictionary.parts[part].key
        compile(inner, in: Place(state: state, part: part, prefix: key + ".", gate: gate))
      case .party(let prefix, let at, let take, let inner):
        if let take { log.add(take.mark, found: "take", expected: "it in a schema for EDIFACT") }
        guard let path = parse(at.text ?? "", mark: at.mark) else { continue }
        let (state, gate) = descend(path.steps, from: path.isAbsolute ? 0 : place.state, gate: place.gate)
        compile(inner, in: Place(state: state, part: place.part, prefix: prefix, gate: gate))
      }
    }
  }

  private mutating func capture(
    _ spec: FieldSpec, for element: Element, in place: Place, rank: inout Int, mark: SourceMark
  ) {
    switch spec {
    case .place(let source):
      addCapture(source, for: element, target: ValueTarget(element), conversion: nil, in: place, rank: rank)
      rank += 1
    case .first(let specs):
      for spec in specs { capture(spec, for: element, in: place, rank: &rank, mark: mark) }
    case .join(let sources, let separator):
      var pieces: [ValueTarget] = []
      for source in sources {
        let piece = common.workingPlace(part: place.part, mark: source.mark)
        pieces.append(piece)
        addCapture(source, for: element, target: piece, conversion: .text, in: place, rank: 0)
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
    rank: Int
  ) {
    guard let path = parse(source.path, mark: source.mark) else { return }
    let start = path.isAbsolute ? 0 : place.state
    let (state, gate) = descend(path.steps, from: start, gate: path.isAbsolute ? -1 : place.gate)
    var unit: ValueTarget?
    if let text = source.unit?.text, text.hasPrefix("@"), path.attribute == nil {
      let kept = common.workingPlace(part: place.part, mark: source.mark)
      unit = kept
      addAttribute(
        String(text.dropFirst()), to: state,
        TextCapture(
          gate: gate, rank: 0, gathering: .single, conversion: .text, unit: nil, shape: .any, target: kept))
    }
    let capture = TextCapture(
      gate: gate, rank: element.isList ? 0 : UInt8(clamping: rank),
      gathering: common.gathering(source, isWhole: false, isList: element.isList),
      conversion: conversion ?? common.conversion(source, for: element, hasFormat: false), unit: unit,
      shape: common.shape(source), target: target)
    if let attribute = path.attribute {
      addAttribute(attribute, to: state, capture)
    } else {
      states[state].text.append(captures.count)
      captures.append(capture)
    }
  }

  private mutating func addAttribute(_ name: String, to state: Int, _ capture: TextCapture) {
    states[state].attributes.append((number(of: name), captures.count))
    captures.append(capture)
  }

  /// Follows steps from a state, making states where there are none yet.
  private mutating func descend(_ steps: [ElementPath.Step], from: Int, gate: Int) -> (state: Int, gate: Int)
  {
    var state = from
    var gate = gate
    for step in steps {
      if let name = step.name {
        let number = number(of: name)
        if let known = states[state].children.first(where: { $0.name == number }) {
          state = known.state
        } else {
          let child = newState()
          states[state].children.append((number, child))
          state = child
        }
      } else if states[state].anyChild >= 0 {
        state = states[state].anyChild
      } else {
        let child = newState()
        states[state].anyChild = child
        state = child
      }
      if let predicate = step.predicate { gate = openGate(predicate, at: state) }
    }
    return (state, gate)
  }

  private mutating func openGate(_ predicate: (name: String, value: String), at state: Int) -> Int {
    let name = number(of: predicate.name)
    let value = Array(predicate.value.utf8)
    if let known = states[state].predicates.first(where: { $0.name == name && $0.value == value }) {
      return known.gate
    }
    gateCount += 1
    states[state].predicates.append((name, value, gateCount - 1))
    return gateCount - 1
  }

  private mutating func newState() -> Int {
    states.append(ElementProgram.State())
    return states.count - 1
  }

  private mutating func number(of name: String) -> Int {
    if let known = names.firstIndex(of: name) { return known }
    names.append(name)
    return names.count - 1
  }

  private func parse(_ text: String, mark: SourceMark) -> ElementPath? {
    do {
      let path = try ElementPath(text)
      if syntax == .json, path.attribute != nil || path.steps.contains(where: { $0.predicate != nil }) {
        log.add(mark, found: "\"\(text)\"", expected: "a path without attributes, which JSON has not")
      }
      return path
    } catch {
      log.add(mark.advanced(by: error.column), found: "\"\(text)\"", expected: error.expected)
      return nil
    }
  }

  func program() -> ElementProgram {
    if gateCount > 64 {
      log.add(
        SourceMark(file: "", line: 1, column: 1), found: "\(gateCount) conditions on attributes",
        expected: "64 at the most")
    }
    return ElementProgram(
      states: states, captures: captures, names: names, anywhere: anywhere, gateCount: gateCount)
  }
}
