internal import SchemaLanguage
internal import Vocabulary
internal import Wire

/// Follows a message through its segment table: which group is open, what was seen in it, what is missing.
///
/// The rule is that of ISO 9735: a segment is sought from where the reader stands, forward and outward. What has a
/// place only earlier is taken all the same and reported; what has none is kept as part of the innermost group.
struct SegmentWalk: ~Copyable {
  /// Not `let`, so that using it does not copy it first.
  var program: FlatSegmentProgram
  /// Where the walk stands; -1 before the first segment.
  private var node = -1
  private var depth = 0
  private var openGroups: RawArray<Int16>
  /// Per open group the segments and groups of it that occurred, as bits.
  private var seen: RawArray<UInt64>
  private var counts: RawArray<UInt32>
  private var groupCounts: RawArray<UInt32>
  /// Whether each group is the record's or inside it.
  private var isInRecord: RawArray<Bool>
  private(set) var isRecordOpen = false

  /// Gates that are open now, as bits, and the best rank that opened each in this record.
  private(set) var openGates: UInt64 = 0
  private var bestRanks: RawArray<UInt8>
  /// The row of each part that is being filled.
  private var rows: RawArray<Int32>
  /// The bytes of the components that select, of the segment at hand; `noKey` where there are none.
  private var keys: RawArray<UInt64>
  private static let noKey = UInt64.max

  /// What a tag means where the walk stands.
  struct Step {
    var node: Int
    var isOutOfOrder: Bool
    var opensGroup: Bool
    var lacksTrigger: Bool
    /// The record that is open ends before this segment.
    var endsRecord: Bool
    var beginsRecord: Bool

    static let unknown = Step(
      node: -1, isOutOfOrder: false, opensGroup: false, lacksTrigger: false, endsRecord: false,
      beginsRecord: false)
  }

  init(_ source: SegmentProgram, partCount: Int) {
    program = FlatSegmentProgram(source)
    openGroups = RawArray(capacity: 8)
    seen = RawArray(capacity: 8)
    counts = RawArray(capacity: program.nodes.count)
    groupCounts = RawArray(capacity: program.groups.count)
    isInRecord = RawArray(capacity: program.groups.count)
    bestRanks = RawArray(capacity: program.gates.count)
    rows = RawArray(capacity: partCount)
    keys = RawArray(capacity: 256)
    keys.append(repeating: Self.noKey, count: 256)
    rows.append(repeating: -1, count: partCount)
    counts.append(repeating: 0, count: program.nodes.count)
    groupCounts.append(repeating: 0, count: program.groups.count)
    bestRanks.append(repeating: .max, count: program.gates.count)
    openGroups.append(repeating: 0, count: 8)
    seen.append(repeating: 0, count: 8)
    for group in 0..<program.groups.count {
      var ancestor = group
      while ancestor != program.recordGroup, ancestor != 0 { ancestor = Int(program.groups[ancestor].parent) }
      isInRecord.append(ancestor == program.recordGroup)
    }
  }

  mutating func beginMessage() {
    node = -1
    depth = 0
    openGroups[0] = 0
    seen[0] = 0
    isRecordOpen = false
    openGates = 0
    for index in 0..<counts.count { counts[index] = 0 }
    for index in 0..<groupCounts.count { groupCounts[index] = 0 }
  }

  mutating func step(for tag: SegmentTag) -> Step {
    let column = program.column(of: tag.rawValue)
    guard column >= 0 else { return .unknown }
    let transition = program.transition(from: node, column: column)
    guard transition.node >= 0 else { return .unknown }
    let group = Int(program.nodes[Int(transition.node)].group)
    let beginsRecord = transition.opensGroup && group == program.recordGroup
    // A header segment inside a record is out of order; it does not end the record.
    let leavesRecord = !isInRecord[group] && (transition.opensGroup || !transition.isOutOfOrder)
    return Step(
      node: Int(transition.node), isOutOfOrder: transition.isOutOfOrder, opensGroup: transition.opensGroup,
      lacksTrigger: transition.lacksTrigger,
      endsRecord: isRecordOpen && (beginsRecord || leavesRecord), beginsRecord: beginsRecord)
  }

  mutating func beginRecord() {
    isRecordOpen = true
    openGates = 0
    for gate in 0..<bestRanks.count { bestRanks[gate] = .max }
  }

  /// Closes what is open of the record, or of the message, and reports what is missing in it.
  mutating func close(toMessage: Bool, _ report: (_ group: Int, _ missing: UInt64) -> Void) {
    if toMessage {
      closeGroups(downTo: -1, report)
    } else {
      let recordDepth = Int(program.groups[program.recordGroup].depth)
      closeGroups(downTo: recordDepth - 1, report)
    }
    isRecordOpen = false
  }

  private mutating func closeGroups(downTo level: Int, _ report: (_ group: Int, _ missing: UInt64) -> Void) {
    while depth > level, depth >= 0 {
      let group = Int(openGroups[depth])
      let missing = program.groups[group].mandatory & ~seen[depth]
      if missing != 0 { report(group, missing) }
      openGates &= ~program.groups[group].gates
      if depth == 0 { return }
      depth -= 1
    }
  }

  /// What was noticed on taking a segment.
  struct Notice: OptionSet {
    let rawValue: UInt8
    static let segmentRepeats = Notice(rawValue: 1)
    static let groupRepeats = Notice(rawValue: 2)
  }

  /// Moves to the segment of a step: closes and opens groups, counts.
  mutating func take(_ step: Step, record: inout Record, _ report: (_ group: Int, _ missing: UInt64) -> Void)
    -> Notice
  {
    var notice: Notice = []
    let target = program.nodes[step.node]
    let group = Int(target.group)
    let level = Int(program.groups[group].depth)
    if step.opensGroup {
      closeGroups(downTo: level - 1, report)
      if open(group, at: level, record: &record) { notice.insert(.groupRepeats) }
    } else if !step.isOutOfOrder {
      closeGroups(downTo: level, report)
    }
    seen[level] |= 1 << UInt64(target.ordinal)
    if step.lacksTrigger { seen[level] |= 1 }
    counts[step.node] += 1
    if counts[step.node] == target.maximum + 1, !step.isOutOfOrder { notice.insert(.segmentRepeats) }
    if !step.isOutOfOrder || step.opensGroup { node = step.node }
    return notice
  }

  /// Opens a group; true when it occurs more often than it may.
  private mutating func open(_ group: Int, at level: Int, record: inout Record) -> Bool {
    let definition = program.groups[group]
    seen[level - 1] |= 1 << UInt64(definition.ordinal)
    depth = level
    openGroups[level] = Int16(group)
    seen[level] = 0
    for inner in Int(definition.firstNode)..<Int(definition.nodeEnd) { counts[inner] = 0 }
    var inner = group + 1
    while inner < program.groups.count, program.groups[inner].depth > definition.depth {
      groupCounts[inner] = 0
      inner += 1
    }
    groupCounts[group] += 1
    if definition.freshGates != 0 {
      for gate in 0..<bestRanks.count where definition.freshGates & 1 << UInt64(gate) != 0 {
        bestRanks[gate] = .max
      }
    }
    if definition.part >= 0 {
      rows[Int(definition.part)] = Int32(record.addRow(part: Int(definition.part)) ?? -1)
    }
    return groupCounts[group] == definition.maximum + 1
  }

  /// The row of a part that values go to; -1 when there is none, 0 for the record itself.
  @inline(__always)
  func row(of part: Int16) -> Int { part < 0 ? 0 : Int(rows[Int(part)]) }

  // MARK: Selecting

  /// Reads the components by which the captures and gates of a node are selected.
  @inline(__always)
  mutating func readKeys(
    of node: UnsafePointer<FlatSegmentProgram.Node>, _ tokenizer: borrowing SegmentTokenizer,
    _ source: borrowing SegmentSource
  ) {
    let first = Int(node.pointee.firstKey)
    for number in 0..<Int(node.pointee.keyCount) {
      let key = program.keys[first + number]
      if let token = tokenizer.token(Int(key.element), Int(key.component)) {
        keys[number] = Self.bytes(of: token, source)
      } else {
        keys[number] = Self.noKey
      }
    }
  }

  /// The bytes of a component in one number, the first one lowest; `noKey` when they are more than eight.
  @inline(__always)
  private static func bytes(of token: SegmentToken, _ source: borrowing SegmentSource) -> UInt64 {
    let start = source.bytes + Int(token.start)
    if token.length < 8, source.isPrintable {
      let eight = UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)
      return UInt64(littleEndian: eight) & ((1 << (8 * UInt64(token.length))) - 1)
    }
    return wrappedBytes(start, count: Int(token.length))
  }

  /// The same where there may be line breaks in it, as in files wrapped at a fixed width.
  @inline(never)
  private static func wrappedBytes(_ start: UnsafePointer<UInt8>, count: Int) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    for index in 0..<count where start[index] != 0x0A && start[index] != 0x0D {
      guard shift < 64 else { return noKey }
      number |= UInt64(start[index]) << shift
      shift += 8
    }
    return number
  }

  /// How good a choice the segment at hand is by some conditions: 0 is the best, -1 none.
  @inline(__always)
  func choice(_ first: Int, _ count: Int) -> Int {
    var choice = 0
    for index in first..<first + count {
      let condition = program.conditions[index]
      let key = keys[Int(condition.key)]
      var value = 0
      while value < Int(condition.valueCount), program.values[Int(condition.firstValue) + value] != key {
        value += 1
      }
      guard value < Int(condition.valueCount) else { return -1 }
      choice += value * Int(condition.stride)
    }
    return choice
  }

  // MARK: Gates

  /// Opens and closes the gates of a node for the segment that stands there.
  mutating func passGates(_ node: UnsafePointer<FlatSegmentProgram.Node>, record: inout Record) {
    let first = Int(node.pointee.firstGate)
    for gate in first..<first + Int(node.pointee.gateCount) {
      openGates &= ~(1 << UInt64(gate))
      let definition = program.gates[gate]
      let rank = choice(Int(definition.firstCondition), Int(definition.conditionCount))
      guard rank >= 0, rank < Int(bestRanks[gate]) else { continue }
      if bestRanks[gate] != .max {
        // A better choice: what the worse one gave is forgotten, so that two parties are never mixed.
        let targets = Int(definition.firstTarget)..<Int(definition.firstTarget) + Int(definition.targetCount)
        for target in targets {
          let place = program.gateTargets[target]
          let row = row(of: place.part)
          if row >= 0 { record.remove(place, row: row) }
        }
      }
      bestRanks[gate] = UInt8(rank)
      openGates |= 1 << UInt64(gate)
    }
  }

  @inline(__always)
  func isOpen(gate: Int8) -> Bool { gate < 0 || openGates & (1 << UInt64(gate)) != 0 }

  // MARK: Names, for findings

  /// Forgets the record that was being read.
  mutating func abandonRecord() { close(toMessage: false) { _, _ in } }

  /// The tag of the segment that should have begun the group of a node.
  mutating func triggerName(of node: Int) -> String {
    let group = Int(program.nodes[node].group)
    return name(of: Int(program.groups[group].firstNode))
  }

  /// The tags of segments, and of the first segments of groups, that are missing in a group.
  mutating func names(ofMissing missing: UInt64, in group: Int) -> [String] {
    var names: [String] = []
    for node in Int(program.groups[group].firstNode)..<Int(program.groups[group].nodeEnd)
    where Int(program.nodes[node].group) == group && missing & 1 << UInt64(program.nodes[node].ordinal) != 0 {
      names.append(name(of: node))
    }
    for inner in 0..<program.groups.count
    where inner != 0 && Int(program.groups[inner].parent) == group
      && missing & 1 << UInt64(program.groups[inner].ordinal) != 0
    {
      names.append(name(of: Int(program.groups[inner].firstNode)))
    }
    return names
  }

  private mutating func name(of node: Int) -> String {
    program.source.nodes[node].tags.map { SegmentTag(rawValue: $0).text }.joined(separator: " or ")
  }
}

/// Groups with something missing, noted while groups are closed; at most one for each level.
struct MissingSegments: ~Copyable {
  private var entries: [(group: Int, missing: UInt64)] = []

  var count: Int { entries.count }

  subscript(index: Int) -> (group: Int, missing: UInt64) { entries[index] }

  mutating func add(_ group: Int, _ missing: UInt64) { entries.append((group, missing)) }
}
