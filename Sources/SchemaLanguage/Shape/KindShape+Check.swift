extension KindShape {
  /// Compares a file with the shape of its kind, and puts every difference in a log.
  ///
  /// - Returns: whether there was none.
  /// - Complexity: O(1) for a file of known shape, else O(n · k) in the values of the file and the keys of one mapping's shape.
  @discardableResult
  public func check(_ node: YAMLNode, log: MistakeLog) -> Bool {
    if node.hasKnownShape { return true }
    let before = log.count
    ShapeCheck(kind: self, log: log).check(node, .object(root))
    return log.count == before
  }
}

/// The comparison of one file with its shape.
private struct ShapeCheck {
  let kind: KindShape
  let log: MistakeLog

  func check(_ node: YAMLNode, _ shape: Shape) {
    switch shape {
    case .text(let form): checkText(node, form)
    case .integer(let range):
      if !(node.integer.map(range.contains) ?? false) { report(node, shape) }
    case .boolean:
      if node.boolean == nil { report(node, shape) }
    case .oneOf(let words):
      if !(node.text.map(words.contains) ?? false) { report(node, shape, hint: nearest(node.text, words)) }
    case .list(let item, let count): checkList(node, item, count)
    case .map(let keys, let values): checkMap(node, keys, values)
    case .object(let object): checkObject(node, object)
    case .either(let shapes): checkEither(node, shapes)
    case .named(let name):
      if let shape = kind.named[name] { check(node, shape) }
    }
  }

  private func checkText(_ node: YAMLNode, _ form: TextForm) {
    guard case .scalar(let text, let isQuoted) = node.content, !node.isNull else {
      return report(node, .text(form))
    }
    if !isQuoted, looksTyped(text) {
      return log.add(node.mark, found: text, expected: "text in quotes: \"\(text)\"")
    }
    if !form.matches(text) { report(node, .text(form)) }
  }

  /// Whether other readers of YAML 1.2 would take a plain scalar for a number or a truth value.
  private func looksTyped(_ text: String) -> Bool {
    switch text.utf8.first ?? 0 {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): break
    case UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"):
      return ["true", "True", "TRUE", "false", "False", "FALSE"].contains(text)
    default: return false
    }
    // A long text is none; and the time to read it as one is not bounded.
    if text.utf8.count > 400 { return false }
    if text.hasPrefix("0o") { return Int(text.dropFirst(2), radix: 8) != nil }
    return Double(text) != nil || [".inf", "-.inf", "+.inf", ".nan"].contains(text.lowercased())
  }

  private func checkList(_ node: YAMLNode, _ item: Shape, _ count: ClosedRange<Int>) {
    guard node.isSequence else { return report(node, .list(of: item, count: count)) }
    for value in node.items { check(value, item) }
    if !count.contains(node.items.count) {
      log.add(
        node.mark, found: "\(node.items.count)",
        expected: "a list of \(count.lowerBound) to \(count.upperBound) values")
    }
  }

  private func checkMap(_ node: YAMLNode, _ keys: TextForm, _ values: Shape) {
    guard node.isMapping else { return report(node, .map(keys: keys, values: values)) }
    for (key, value) in node.entries {
      if case .scalar(let name, _) = key.content, !keys.matches(name) { report(key, .text(keys)) }
      check(value, values)
    }
  }

  private func checkObject(_ node: YAMLNode, _ object: ObjectShape) {
    guard node.isMapping else { return report(node, .object(object)) }
    for (key, value) in node.entries {
      guard case .scalar(let name, _) = key.content else { continue }
      if let known = object[name] {
        check(value, known.shape)
      } else {
        if log.isFull {
          log.add(key.mark, found: "an unknown key", expected: "a known key")
          continue
        }
        let names = object.keys.map(\.name)
        let hint = NearName.nearest(to: name, among: names)
        log.add(
          key.mark, found: "the unknown key \"\(name)\"",
          expected: hint.map { "a known key (did you mean \"\($0)\"?)" }
            ?? "one of the keys \(names.joined(separator: ", "))")
      }
    }
    for key in object.keys where key.isRequired && node[key.name] == nil {
      log.add(node.mark, found: "none", expected: "the key \"\(key.name)\"")
    }
  }

  private func checkEither(_ node: YAMLNode, _ shapes: [Shape]) {
    let candidates = shapes.filter { takes(node, $0) }
    guard node.isScalar, candidates.count > 1 else {
      return candidates.first.map { check(node, $0) } ?? report(node, .either(shapes))
    }
    let fits = candidates.contains { candidate in
      let trial = MistakeLog()
      ShapeCheck(kind: kind, log: trial).check(node, candidate)
      return trial.isEmpty
    }
    if !fits { report(node, .either(shapes)) }
  }

  /// Whether a value is of the kind that a shape is for; its content may still be wrong.
  private func takes(_ node: YAMLNode, _ shape: Shape) -> Bool {
    switch shape {
    case .text, .integer, .boolean, .oneOf: node.isScalar && !node.isNull
    case .list: node.isSequence
    case .map, .object: node.isMapping
    case .either(let shapes): shapes.contains { takes(node, $0) }
    case .named(let name): kind.named[name].map { takes(node, $0) } ?? false
    }
  }

  private func nearest(_ text: String?, _ words: [String]) -> String? {
    if log.isFull { return nil }
    return text.flatMap { NearName.nearest(to: $0, among: words) }
  }

  private func report(_ node: YAMLNode, _ shape: Shape, hint: String? = nil) {
    let expected = shape.description(in: kind)
    log.add(
      node.mark, found: node.summary,
      expected: hint.map { "\(expected) (did you mean \"\($0)\"?)" } ?? expected)
  }
}

extension YAMLNode {
  /// What stands in mistakes behind "found".
  var summary: String {
    switch content {
    case .scalar(let text, let isQuoted):
      if isNull { return "nothing" }
      let cut = text.unicodeScalars.count > 60 ? String(text.unicodeScalars.prefix(60)) + "…" : text
      return isQuoted || text.isEmpty ? "\"\(cut)\"" : cut
    case .sequence: return "a list"
    case .mapping: return "a mapping"
    }
  }
}
