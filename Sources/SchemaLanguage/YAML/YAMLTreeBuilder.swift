/// Makes a tree of values from libyaml's events, within limits.
struct YAMLTreeBuilder: ~Copyable {
  private let events: YAMLEventReader
  private let limits: YAMLLimits
  private let log: MistakeLog
  private let file: String
  private var nodeCount = 0

  init(_ input: UnsafeBufferPointer<UInt8>, file: String, limits: YAMLLimits, log: MistakeLog) {
    events = YAMLEventReader(input, file: file, limits: limits, log: log)
    self.limits = limits
    self.log = log
    self.file = file
  }

  /// The value of the only document, or nil when reading had to stop.
  mutating func document() -> YAMLNode? {
    guard events.next() != nil, let first = events.next() else { return nil }
    guard case .documentStart = first.event else {
      log.add(SourceMark(file: file, line: 1, column: 1), found: "an empty file", expected: "a schema")
      return nil
    }
    guard let start = events.next(), let root = node(start.event, start.mark, depth: 1) else { return nil }
    guard events.next() != nil, let end = events.next() else { return nil }
    if case .streamEnd = end.event { return root }
    log.add(end.mark, found: "another document", expected: "the end of the file")
    return root
  }

  /// - Returns: nil when reading cannot go on; the log says why.
  private mutating func node(_ event: YAMLEvent, _ mark: SourceMark, depth: Int) -> YAMLNode? {
    nodeCount += 1
    guard nodeCount <= limits.nodes else {
      log.add(mark, found: "more", expected: "\(limits.nodes) values at the most in a file")
      return nil
    }
    switch event {
    case .scalar(let text, let isQuoted):
      return YAMLNode(content: .scalar(text, quoted: isQuoted), mark: mark)
    case .alias:
      log.add(mark, found: "an alias", expected: "the value itself")
      return YAMLNode(content: .scalar("", quoted: true), mark: mark)
    case .sequenceStart where depth <= limits.depth: return sequence(mark, depth: depth)
    case .mappingStart where depth <= limits.depth: return mapping(mark, depth: depth)
    default:
      log.add(
        mark, found: "a deeper one", expected: "\(limits.depth) levels of lists and mappings at the most")
      return nil
    }
  }

  private mutating func sequence(_ mark: SourceMark, depth: Int) -> YAMLNode? {
    var items: [YAMLNode] = []
    while let (event, itemMark) = events.next() {
      if case .sequenceEnd = event { return YAMLNode(content: .sequence(items), mark: mark) }
      guard let item = node(event, itemMark, depth: depth + 1) else { return nil }
      items.append(item)
    }
    return nil
  }

  private mutating func mapping(_ mark: SourceMark, depth: Int) -> YAMLNode? {
    var entries: [(key: YAMLNode, value: YAMLNode)] = []
    var names = MappingNames()
    while let (event, keyMark) = events.next() {
      if case .mappingEnd = event {
        return YAMLNode(content: .mapping(entries, keys: names.all), mark: mark)
      }
      guard let key = node(event, keyMark, depth: depth + 1), let start = events.next(),
        let value = node(start.event, start.mark, depth: depth + 1)
      else { return nil }
      if isAllowed(key, names: &names) { entries.append((key, value)) }
    }
    return nil
  }

  private func isAllowed(_ key: YAMLNode, names: inout MappingNames) -> Bool {
    guard case .scalar(let name, let isQuoted) = key.content else {
      log.add(key.mark, found: key.isSequence ? "a list" : "a mapping", expected: "a text as the key")
      return false
    }
    if name == "<<", !isQuoted {
      log.add(key.mark, found: "a merge key", expected: "keys written out")
      return false
    }
    guard names.insert(name) else {
      log.add(key.mark, found: "the key \"\(name)\" again", expected: "each key once")
      return false
    }
    return true
  }
}

/// The keys of one mapping. Most mappings have few, for which comparing is faster than hashing: loading is part of
/// every start.
private struct MappingNames {
  private(set) var all: [String] = []
  private var many: Set<String> = []

  /// - Returns: whether the name is new.
  mutating func insert(_ name: String) -> Bool {
    if all.count < 12 {
      if all.contains(name) { return false }
    } else {
      if many.isEmpty { many = Set(all) }
      guard many.insert(name).inserted else { return false }
    }
    all.append(name)
    return true
  }
}
