internal import SchemaLanguage
internal import Vocabulary

/// The captures of a segment program in trivial structs: walking them touches no reference counts.
///
/// The program itself is kept by whoever holds this.
struct FlatSegmentProgram: ~Copyable {
  struct Condition: BitwiseCopyable {
    var element: UInt8
    var component: UInt8
    /// How much worse the rank gets from one value to the next.
    var stride: UInt8
    var firstValue: UInt16
    var valueCount: UInt8
  }

  struct Capture: BitwiseCopyable {
    var firstCondition: UInt16
    var conditionCount: UInt8
    var gate: Int8
    var rank: UInt8
    var element: UInt8
    var component: UInt8
    var lastComponent: UInt8
    var gathering: GatheringStep
    var qualifierElement: UInt8
    var qualifierComponent: UInt8
    var step: ConversionStep
    var target: ValueTarget
  }

  struct Gate: BitwiseCopyable {
    var firstCondition: UInt16
    var conditionCount: UInt8
    var firstTarget: UInt16
    var targetCount: UInt16
  }

  struct Node: BitwiseCopyable {
    var group: Int16
    var ordinal: UInt8
    var isMandatory: Bool
    var maximum: UInt32
    var firstCapture: UInt16
    var captureCount: UInt16
    var firstGate: UInt8
    var gateCount: UInt8
  }

  struct Group: BitwiseCopyable {
    var parent: Int16
    var depth: UInt8
    var ordinal: UInt8
    var maximum: UInt32
    var firstNode: Int16
    var nodeEnd: Int16
    var mandatory: UInt64
    var part: Int16
    var gates: UInt64
    /// Gates that choose anew in each occurrence of the group: those of its segments but the first one, and all of
    /// the groups inside it.
    var freshGates: UInt64
  }

  struct Transition: BitwiseCopyable {
    var node: Int16
    var isOutOfOrder: Bool
    var opensGroup: Bool
    var lacksTrigger: Bool
  }

  let source: SegmentProgram
  let recordGroup: Int
  private(set) var conditions: RawArray<Condition>
  private(set) var values: RawArray<UInt64>
  private(set) var captures: RawArray<Capture>
  private(set) var gates: RawArray<Gate>
  private(set) var gateTargets: RawArray<ValueTarget>
  private(set) var nodes: RawArray<Node>
  private(set) var groups: RawArray<Group>
  private(set) var transitions: RawArray<Transition>
  /// Tags by a hash of their bytes: the column of the tag plus one, or 0.
  private var columns: RawArray<UInt8>
  private var tags: RawArray<UInt32>
  let columnCount: Int

  init(_ program: SegmentProgram) {
    source = program
    recordGroup = program.recordGroup
    columnCount = program.tags.count
    conditions = RawArray(capacity: 64)
    values = RawArray(capacity: 64)
    captures = RawArray(capacity: max(program.captures.count, 1))
    gates = RawArray(capacity: max(program.gates.count, 1))
    gateTargets = RawArray(capacity: 64)
    nodes = RawArray(capacity: max(program.nodes.count, 1))
    groups = RawArray(capacity: program.groups.count)
    transitions = RawArray(capacity: max(program.transitions.count, 1))
    columns = RawArray(capacity: 256)
    tags = RawArray(capacity: max(program.tags.count, 1))
    columns.append(repeating: 0, count: 256)
    for (column, tag) in program.tags.enumerated() {
      tags.append(tag)
      var bucket = Self.bucket(tag)
      while columns[bucket] != 0 { bucket = (bucket + 1) & 255 }
      columns[bucket] = UInt8(truncatingIfNeeded: column + 1)
    }
    for transition in program.transitions {
      transitions.append(
        Transition(
          node: transition.node, isOutOfOrder: transition.isOutOfOrder, opensGroup: transition.opensGroup,
          lacksTrigger: transition.lacksTrigger))
    }
    addGates()
    addCaptures()
    addTable()
  }

  private static func bucket(_ tag: UInt32) -> Int { Int((tag &* 0x9E37_79B1) >> 24) }

  /// The column of a tag in the transitions, or -1.
  @inline(__always)
  func column(of tag: UInt32) -> Int {
    var bucket = Self.bucket(tag)
    while true {
      let column = Int(columns[bucket]) - 1
      if column < 0 || tags[column] == tag { return column }
      bucket = (bucket + 1) & 255
    }
  }

  /// - Parameter node: where the walk stands; -1 before the first segment.
  @inline(__always)
  func transition(from node: Int, column: Int) -> Transition {
    transitions[(node + 1) * columnCount + column]
  }

  private mutating func add(_ list: [SegmentCapture.Condition]) -> (first: UInt16, count: UInt8) {
    let first = UInt16(conditions.count)
    var stride = list.reduce(1) { $0 * $1.values.count }
    for condition in list {
      stride /= max(condition.values.count, 1)
      conditions.append(
        Condition(
          element: UInt8(condition.element), component: UInt8(condition.component),
          stride: UInt8(clamping: stride),
          firstValue: UInt16(values.count), valueCount: UInt8(clamping: condition.values.count)))
      for value in condition.values { values.append(value) }
    }
    return (first, UInt8(list.count))
  }

  private mutating func addGates() {
    for gate in source.gates {
      let list = add(gate.conditions)
      gates.append(
        Gate(
          firstCondition: list.first, conditionCount: list.count, firstTarget: UInt16(gateTargets.count),
          targetCount: UInt16(gate.targets.count)))
      for target in gate.targets { gateTargets.append(target) }
    }
  }

  private mutating func addCaptures() {
    for capture in source.captures {
      let list = add(capture.conditions)
      captures.append(
        Capture(
          firstCondition: list.first, conditionCount: list.count, gate: Int8(capture.gate),
          rank: capture.rank,
          element: UInt8(capture.element), component: UInt8(capture.component),
          lastComponent: UInt8(capture.lastComponent), gathering: GatheringStep(capture.gathering),
          qualifierElement: UInt8(capture.qualifierElement),
          qualifierComponent: UInt8(capture.qualifierComponent),
          step: ConversionStep(capture.conversion, shape: capture.shape), target: capture.target))
    }
  }

  private mutating func addTable() {
    for node in source.nodes {
      nodes.append(
        Node(
          group: Int16(node.group), ordinal: UInt8(node.ordinal), isMandatory: node.isMandatory,
          maximum: UInt32(node.maximum), firstCapture: UInt16(node.captures.lowerBound),
          captureCount: UInt16(node.captures.count), firstGate: UInt8(node.gates.lowerBound),
          gateCount: UInt8(node.gates.count)))
    }
    for group in source.groups {
      groups.append(
        Group(
          parent: Int16(group.parent), depth: UInt8(group.depth), ordinal: UInt8(group.ordinal),
          maximum: UInt32(group.maximum), firstNode: Int16(group.nodes.lowerBound),
          nodeEnd: Int16(group.nodes.upperBound), mandatory: group.mandatory, part: Int16(group.part),
          gates: group.gates, freshGates: freshGates(of: group)))
    }
  }

  private func freshGates(of group: SegmentProgram.Group) -> UInt64 {
    source.nodes[group.nodes].dropFirst().reduce(0) { bits, node in
      node.gates.reduce(bits) { $0 | 1 << UInt64($1) }
    }
  }
}
