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
  private(set) var isRecordOpen = false

  /// Gates that are open now, as bits, and the best rank that opened each in this record.
  private(set) var openGates: UInt64 = 0
  private var bestRanks: RawArray<UInt8>
  /// The row of each part that is being filled.
  private var rows: RawArray<Int32>
  /// The bytes of the components that select, of the segment at hand; `noKey` where there are none.
  private var keys: RawArray<UInt64>
  private static let noKey = UInt64.max
  private var plans: CapturePlans

  /// A group in which mandatory segments or groups did not occur.
  struct Gap: BitwiseCopyable {
    var group: Int16
    /// By their ordinals.
    var missing: UInt64
  }

  /// What was missing in the groups closed last.
  private(set) var gaps: RawArray<Gap>

  init(_ source: SegmentProgram, partCount: Int) {
    let program = FlatSegmentProgram(source)
    plans = CapturePlans(program)
    openGroups = RawArray(capacity: 8)
    seen = RawArray(capacity: 8)
    counts = RawArray(capacity: program.nodes.count)
    groupCounts = RawArray(capacity: program.groups.count)
    gaps = RawArray(capacity: 8)
    bestRanks = RawArray(capacity: program.gates.count)
    rows = RawArray(capacity: partCount)
    keys = RawArray(capacity: 256)
    self.program = program
    keys.append(repeating: Self.noKey, count: 256)
    rows.append(repeating: -1, count: partCount)
    counts.append(repeating: 0, count: source.nodes.count)
    groupCounts.append(repeating: 0, count: source.groups.count)
    bestRanks.append(repeating: .max, count: source.gates.count)
    openGroups.append(repeating: 0, count: 8)
    seen.append(repeating: 0, count: 8)
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

  /// What a tag means where the walk stands.
  @inline(__always)
  func transition(for tag: SegmentTag) -> FlatSegmentProgram.Transition {
    program.transition(from: node, tag.rawValue)
  }

  /// Whether a segment ends the record that is open, before it.
  @inline(__always)
  func endsRecord(_ transition: FlatSegmentProgram.Transition) -> Bool {
    isRecordOpen && transition.traits.contains(.endsRecord)
  }

  mutating func beginRecord() {
    isRecordOpen = true
    openGates = 0
    for gate in 0..<bestRanks.count { bestRanks[gate] = .max }
  }

  /// Closes what is open of the record, or of the message; what is missing in it is in `gaps`.
  mutating func close(toMessage: Bool) {
    gaps.truncate(to: 0)
    closeGroups(downTo: toMessage ? -1 : Int(program.groups[program.recordGroup].depth) - 1)
    isRecordOpen = false
  }

  @inline(__always)
  private mutating func closeGroups(downTo level: Int) {
    while depth > level, depth >= 0 {
      let group = Int(openGroups[depth])
      let missing = program.groups[group].mandatory & ~seen[depth]
      if missing != 0 { gaps.append(Gap(group: Int16(group), missing: missing)) }
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
    /// Something is missing in a group that was closed; see `gaps`.
    static let gaps = Notice(rawValue: 4)
  }

  /// Moves to the segment of a transition: closes and opens groups, counts.
  @inline(__always)
  mutating func take(_ transition: FlatSegmentProgram.Transition, record: inout Record) -> Notice {
    var notice: Notice = []
    let traits = transition.traits
    let target = UnsafePointer(program.nodes.base + Int(transition.node))
    let group = Int(target.pointee.group)
    let level = Int(program.groups[group].depth)
    gaps.truncate(to: 0)
    if traits.contains(.opensGroup) {
      closeGroups(downTo: level &- 1)
      if open(group, at: level, record: &record) { notice.insert(.groupRepeats) }
    } else if !traits.contains(.isOutOfOrder) {
      closeGroups(downTo: level)
    }
    if gaps.count > 0 { notice.insert(.gaps) }
    seen[level] |= 1 << UInt64(target.pointee.ordinal) | (traits.contains(.lacksTrigger) ? 1 : 0)
    let occurrence = counts[Int(transition.node)] &+ 1
    counts[Int(transition.node)] = occurrence
    if occurrence == target.pointee.maximum &+ 1, !traits.contains(.isOutOfOrder) {
      notice.insert(.segmentRepeats)
    }
    if traits.contains(.opensGroup) || !traits.contains(.isOutOfOrder) { node = Int(transition.node) }
    return notice
  }

  /// Opens a group; true when it occurs more often than it may.
  private mutating func open(_ group: Int, at level: Int, record: inout Record) -> Bool {
    let definition = UnsafePointer(program.groups.base + group)
    seen[level &- 1] |= 1 << UInt64(definition.pointee.ordinal)
    depth = level
    openGroups[level] = Int16(truncatingIfNeeded: group)
    seen[level] = 0
    let nodes = Int(definition.pointee.nodeEnd) &- Int(definition.pointee.firstNode)
    (counts.base + Int(definition.pointee.firstNode)).update(repeating: 0, count: nodes)
    let inner = Int(definition.pointee.groupEnd) &- group &- 1
    (groupCounts.base + group + 1).update(repeating: 0, count: inner)
    groupCounts[group] &+= 1
    var fresh = definition.pointee.freshGates
    while fresh != 0 {
      bestRanks[fresh.trailingZeroBitCount] = .max
      fresh &= fresh &- 1
    }
    let part = Int(definition.pointee.part)
    if part >= 0 { rows[part] = Int32(record.addRow(part: part) ?? -1) }
    return groupCounts[group] == definition.pointee.maximum &+ 1
  }

  /// The row of a part that values go to; -1 when there is none, 0 for the record itself.
  @inline(__always)
  func row(of part: Int16) -> Int { part < 0 ? 0 : Int(rows[Int(part)]) }

  // MARK: Selecting

  /// Reads the components by which the captures and gates of a node are selected.
  @inline(__always)
  private mutating func readKeys(
    of node: UnsafePointer<FlatSegmentProgram.Node>, _ tokenizer: inout SegmentTokenizer,
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

  /// What is taken of the segment at hand, which stands at a node: reads the components that select, and passes the
  /// gates of the node.
  @inline(__always)
  mutating func plan(
    of number: Int, _ tokenizer: inout SegmentTokenizer, _ source: borrowing SegmentSource,
    record: inout Record
  ) -> CapturePlans.Plan {
    let node = UnsafePointer(program.nodes.base + number)
    readKeys(of: node, &tokenizer, source)
    let plan = plans.plan(of: number, keys: UnsafePointer(keys.base), program: &program)
    if node.pointee.gateCount > 0 { passGates(node, ranks: plan.ranks, record: &record) }
    return plan
  }

  // MARK: Gates

  /// Opens and closes the gates of a node for the segment that stands there.
  private mutating func passGates(
    _ node: UnsafePointer<FlatSegmentProgram.Node>, ranks: UnsafePointer<Int16>, record: inout Record
  ) {
    let first = Int(node.pointee.firstGate)
    for gate in first..<first + Int(node.pointee.gateCount) {
      openGates &= ~(1 << UInt64(gate))
      let definition = program.gates[gate]
      let rank = Int(ranks[gate &- first])
      let bound = Int(bestRanks[gate]) &+ (definition.takesLast ? 1 : 0)
      guard rank >= 0, rank < bound else { continue }
      if bestRanks[gate] != .max {
        // A better choice, or a later one: what the other gave is forgotten, so that two parties are never mixed.
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
  mutating func abandonRecord() { close(toMessage: false) }

  /// The tag of the segment that should have begun the group of a node.
  mutating func triggerName(of node: Int) -> String {
    let group = Int(program.nodes[node].group)
    return name(of: Int(program.groups[group].firstNode))
  }

  /// The tags of segments, and of the first segments of groups, that are missing in a group.
  mutating func names(of gap: Gap) -> [String] {
    let group = Int(gap.group)
    let missing = gap.missing
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
