/// The segment table of a message as a schema writes it, and its compilation to transitions.
///
/// ```yaml
/// structure:
///   - BGM M1
///   - group: items
///     repeat: M99999
///     opens: [GID, PCI]       # tags that begin it; its first segment's tag where not given
///     segments: [GID M1, PCI M1, …]
/// ```
struct SegmentTable {
  struct Segment {
    var tags: [String]
    var isMandatory: Bool
    var maximum: Int
    var node = 0
  }

  struct Group {
    var name: String
    var isMandatory: Bool
    var maximum: Int
    var opens: [String]
    var entries: [Entry]
    var number = 0
    var mark: SourceMark
  }

  enum Entry {
    case segment(Segment)
    case group(Group)

    var isMandatory: Bool {
      switch self {
      case .segment(let segment): segment.isMandatory
      case .group(let group): group.isMandatory
      }
    }
  }

  /// The message itself, as a group.
  var message: Group
  /// The name by which `each` names the message itself.
  static let messageName = "message"

  // The flat form, in the order of the table.
  private(set) var nodes: [FlatNode] = []
  private(set) var groups: [FlatGroup] = []

  struct FlatNode {
    var tags: [String]
    var isMandatory: Bool
    var maximum: Int
    var group: Int
    var ordinal: Int
    var isTrigger: Bool
  }

  struct FlatGroup {
    var name: String
    var parent: Int
    var depth: Int
    var isMandatory: Bool
    var maximum: Int
    var ordinal: Int
    var nodes: Range<Int>
    var mandatory: UInt64
    var opens: [String]
    /// Segments (as nodes) and groups of the group, in order.
    var entries: [FlatEntry]
    var mark: SourceMark

    var trigger: Int { nodes.lowerBound }
  }

  enum FlatEntry {
    case node(Int)
    case group(Int)
  }

  init?(_ list: YAMLNode, log: MistakeLog) {
    let before = log.count
    message = Group(
      name: Self.messageName, isMandatory: true, maximum: 1, opens: [], entries: Self.entries(list, log: log),
      mark: list.mark)
    guard log.count == before else { return nil }
    flatten(message, parent: 0, depth: 0, ordinal: 0)
  }

  func group(named name: String) -> Int? { groups.firstIndex { $0.name == name } }

  private static func entries(_ list: YAMLNode, log: MistakeLog) -> [Entry] {
    var entries: [Entry] = []
    for item in list.items {
      if let text = item.text {
        if let segment = segment(text, at: item.mark, log: log) { entries.append(.segment(segment)) }
      } else if let group = group(item, log: log) {
        entries.append(.group(group))
      }
    }
    if entries.count > 63 {
      log.add(
        list.mark, found: "\(entries.count) segments and groups", expected: "63 at the most in one group")
    }
    return entries
  }

  /// `GID M1` or `GID|CNI C9`.
  private static func segment(_ text: String, at mark: SourceMark, log: MistakeLog) -> Segment? {
    let words = text.split(separator: " ")
    let tags = words.first.map { $0.split(separator: "|").map(String.init) } ?? []
    guard words.count == 2, let use = usage(words[1]), !tags.isEmpty, tags.allSatisfy({ isTag($0) }) else {
      log.add(mark, found: "\"\(text)\"", expected: "a segment tag and its use, such as \"NAD C9\"")
      return nil
    }
    return Segment(tags: tags, isMandatory: use.isMandatory, maximum: use.maximum)
  }

  private static func group(_ node: YAMLNode, log: MistakeLog) -> Group? {
    guard let name = node["group"]?.text, let list = node["segments"] else { return nil }
    let use = node["repeat"]?.text.flatMap { usage(Substring($0)) }
    if use == nil, let mark = node["repeat"]?.mark {
      log.add(mark, found: "\"\(node["repeat"]?.text ?? "")\"", expected: "a use such as M1 or C99")
    }
    let inner = entries(list, log: log)
    guard case .segment(let trigger)? = inner.first else {
      log.add(list.mark, found: "no first segment", expected: "a group to begin with a segment")
      return nil
    }
    let opens = node["opens"]?.items.compactMap(\.text) ?? trigger.tags
    return Group(
      name: name, isMandatory: use?.isMandatory ?? false, maximum: use?.maximum ?? 1, opens: opens,
      entries: inner,
      mark: node.mark)
  }

  static func isTag(_ text: String) -> Bool {
    text.utf8.count == 3 && text.allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber) }
      && text.first?.isUppercase == true
  }

  /// `M1`, `C99`.
  static func usage(_ text: Substring) -> (isMandatory: Bool, maximum: Int)? {
    guard let status = text.first, status == "M" || status == "C", let maximum = Int(text.dropFirst()),
      maximum > 0, maximum <= 9_999_999
    else { return nil }
    return (status == "M", maximum)
  }

  private mutating func flatten(_ group: Group, parent: Int, depth: Int, ordinal: Int) {
    let number = groups.count
    let first = nodes.count
    groups.append(
      FlatGroup(
        name: group.name, parent: parent, depth: depth, isMandatory: group.isMandatory,
        maximum: group.maximum,
        ordinal: ordinal, nodes: first..<first, mandatory: 0, opens: group.opens, entries: [],
        mark: group.mark))
    var entries: [FlatEntry] = []
    var mandatory: UInt64 = 0
    for (place, entry) in group.entries.enumerated() {
      if entry.isMandatory { mandatory |= 1 << UInt64(place) }
      switch entry {
      case .segment(let segment):
        entries.append(.node(nodes.count))
        nodes.append(
          FlatNode(
            tags: segment.tags, isMandatory: segment.isMandatory, maximum: segment.maximum, group: number,
            ordinal: place, isTrigger: number != 0 && place == 0))
      case .group(let inner):
        entries.append(.group(groups.count))
        flatten(inner, parent: number, depth: depth + 1, ordinal: place)
      }
    }
    groups[number].nodes = first..<nodes.count
    groups[number].mandatory = mandatory
    groups[number].entries = entries
  }

  // MARK: Transitions

  /// Where a tag leads from a node, by the rule of ISO 9735: first another repetition of the same segment, then the
  /// later ones of its group, then the group again, then the same in the group around it. What has a place only
  /// earlier is out of order.
  ///
  /// - Parameter node: where the reader stands; -1 before the first segment of the message.
  func transition(from node: Int, tag: String) -> SegmentProgram.Transition {
    if let found = forward(from: node, tag: tag) { return found }
    if let found = backward(from: node, tag: tag) {
      return SegmentProgram.Transition(
        node: Int16(found.node), isOutOfOrder: true, opensGroup: found.opensGroup, lacksTrigger: false)
    }
    return SegmentProgram.Transition(node: -1, isOutOfOrder: false, opensGroup: false, lacksTrigger: false)
  }

  private func forward(from node: Int, tag: String) -> SegmentProgram.Transition? {
    var group = node < 0 ? 0 : nodes[node].group
    var place = node < 0 ? -1 : nodes[node].ordinal
    // A segment that stands once and begins its group comes again: the group comes again.
    let isOnly = node >= 0 && nodes[node].maximum == 1 && groups[group].opens.contains(tag)
    if node >= 0, nodes[node].tags.contains(tag), !nodes[node].isTrigger, !isOnly {
      return SegmentProgram.Transition(
        node: Int16(node), isOutOfOrder: false, opensGroup: false, lacksTrigger: false)
    }
    while true {
      for entry in groups[group].entries.dropFirst(place + 1) {
        if let found = match(entry, tag: tag) { return found }
      }
      if group != 0, groups[group].opens.contains(tag), let found = enter(group, tag: tag) { return found }
      guard group != 0 else { return nil }
      place = groups[group].ordinal
      group = groups[group].parent
    }
  }

  private func match(_ entry: FlatEntry, tag: String) -> SegmentProgram.Transition? {
    switch entry {
    case .node(let node):
      guard nodes[node].tags.contains(tag) else { return nil }
      return SegmentProgram.Transition(
        node: Int16(node), isOutOfOrder: false, opensGroup: false, lacksTrigger: false)
    case .group(let group):
      guard groups[group].opens.contains(tag) else { return nil }
      return enter(group, tag: tag)
    }
  }

  /// The node of a group at which a tag begins it.
  private func enter(_ group: Int, tag: String) -> SegmentProgram.Transition? {
    for case .node(let node) in groups[group].entries where nodes[node].tags.contains(tag) {
      return SegmentProgram.Transition(
        node: Int16(node), isOutOfOrder: false, opensGroup: true, lacksTrigger: node != groups[group].trigger)
    }
    return nil
  }

  private func backward(from node: Int, tag: String) -> (node: Int, opensGroup: Bool)? {
    var group = node < 0 ? 0 : nodes[node].group
    while true {
      for entry in groups[group].entries {
        switch entry {
        case .node(let candidate):
          if nodes[candidate].tags.contains(tag), !nodes[candidate].isTrigger { return (candidate, false) }
        case .group(let inner):
          if groups[inner].opens.contains(tag), let found = enter(inner, tag: tag) {
            return (Int(found.node), true)
          }
        }
      }
      guard group != 0 else { return nil }
      group = groups[group].parent
    }
  }
}
