internal import SchemaLanguage
internal import Vocabulary

/// The captures of a segment program in trivial structs: walking them touches no reference counts.
///
/// The program itself is kept by whoever holds this.
struct FlatSegmentProgram: ~Copyable {
  /// A component that selects; its bytes are read once for all conditions of a segment.
  struct Key: BitwiseCopyable {
    var element: UInt8
    var component: UInt8
  }

  struct Condition: BitwiseCopyable {
    /// Which of the node's keys is compared.
    var key: UInt8
    /// How much worse the rank gets from one value to the next.
    var stride: UInt8
    var firstValue: UInt16
    var valueCount: UInt8
  }

  /// Captures of a segment with the same conditions and gate, which are judged once for all of them.
  struct Selection: BitwiseCopyable {
    var firstCondition: UInt16
    var conditionCount: UInt8
    var gate: Int8
    var firstCapture: UInt16
    var captureCount: UInt16
  }

  struct Capture: BitwiseCopyable {
    var rank: UInt8
    var element: UInt8
    var component: UInt8
    var lastComponent: UInt8
    var gathering: GatheringStep
    var qualifierElement: UInt8
    var qualifierComponent: UInt8
  }

  struct Gate: BitwiseCopyable {
    var firstCondition: UInt16
    var conditionCount: UInt8
    var takesLast: Bool
    var firstTarget: UInt16
    var targetCount: UInt16
  }

  struct Node: BitwiseCopyable {
    var group: Int16
    var ordinal: UInt8
    var isMandatory: Bool
    var maximum: UInt32
    var firstSelection: UInt16
    var selectionCount: UInt16
    var firstGate: UInt8
    var gateCount: UInt8
    var firstKey: UInt16
    var keyCount: UInt8
  }

  typealias CapturePointer = UnsafePointer<Capture>

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
    /// The group behind the last one inside it.
    var groupEnd: Int16
    /// Gates that choose anew in each occurrence of the group: those of its segments but the first one, and all of
    /// the groups inside it.
    var freshGates: UInt64
  }

  /// Where a tag leads from a node.
  struct Transition: BitwiseCopyable {
    struct Traits: OptionSet, BitwiseCopyable {
      let rawValue: UInt8
      /// The tag has a place, but an earlier one.
      static let isOutOfOrder = Traits(rawValue: 1)
      static let opensGroup = Traits(rawValue: 2)
      /// The group is begun by a segment that is not its first one.
      static let lacksTrigger = Traits(rawValue: 4)
      static let beginsRecord = Traits(rawValue: 8)
      /// A record that is open ends before the segment.
      static let endsRecord = Traits(rawValue: 16)
    }

    /// The node, or -1 when the tag has no place in the table.
    var node: Int16
    var traits: Traits

    static let unknown = Transition(node: -1, traits: [])

    /// Whether the segment stands inside the open record just where the table has it.
    @inline(__always)
    var goesOn: Bool { node >= 0 && traits.isSubset(of: .opensGroup) }
  }

  let source: SegmentProgram
  let recordGroup: Int
  private(set) var keys: RawArray<Key>
  private(set) var conditions: RawArray<Condition>
  private(set) var values: RawArray<UInt64>
  private(set) var selections: RawArray<Selection>
  private(set) var captures: RawArray<Capture>
  /// The conversion of each capture.
  private(set) var steps: RawArray<ConversionStep>
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
    keys = RawArray(capacity: 64)
    conditions = RawArray(capacity: 64)
    values = RawArray(capacity: 64)
    selections = RawArray(capacity: 64)
    captures = RawArray(capacity: max(program.captures.count, 1))
    steps = RawArray(capacity: max(program.captures.count, 1))
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
    for transition in program.transitions { transitions.append(traits(of: transition)) }
    addNodes()
    addGroups()
  }

  private func traits(of transition: SegmentProgram.Transition) -> Transition {
    guard transition.node >= 0 else { return .unknown }
    let group = source.nodes[Int(transition.node)].group
    var traits: Transition.Traits = []
    if transition.isOutOfOrder { traits.insert(.isOutOfOrder) }
    if transition.opensGroup { traits.insert(.opensGroup) }
    if transition.lacksTrigger { traits.insert(.lacksTrigger) }
    if transition.opensGroup, group == recordGroup { traits.formUnion([.beginsRecord, .endsRecord]) }
    var ancestor = group
    while ancestor != recordGroup, ancestor != 0 { ancestor = source.groups[ancestor].parent }
    // A header segment inside a record is out of order; it does not end the record.
    let isInRecord = ancestor == recordGroup
    if !isInRecord, transition.opensGroup || !transition.isOutOfOrder { traits.insert(.endsRecord) }
    return Transition(node: transition.node, traits: traits)
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

  /// Where a tag leads.
  ///
  /// - Parameter node: where the walk stands; -1 before the first segment.
  @inline(__always)
  func transition(from node: Int, _ tag: UInt32) -> Transition {
    let column = column(of: tag)
    return column < 0 ? .unknown : transitions[(node &+ 1) &* columnCount &+ column]
  }

  /// How good a choice a segment is by some conditions: 0 is the best, -1 none.
  ///
  /// - Parameter keys: the bytes of the components that select.
  func choice(_ first: Int, _ count: Int, _ keys: UnsafePointer<UInt64>) -> Int {
    var choice = 0
    for index in first..<first + count {
      let condition = conditions[index]
      let key = keys[Int(condition.key)]
      var value = 0
      while value < Int(condition.valueCount), values[Int(condition.firstValue) + value] != key { value += 1 }
      guard value < Int(condition.valueCount) else { return -1 }
      choice += value * Int(condition.stride)
    }
    return choice
  }

  private mutating func addNodes() {
    // Gates go by their numbers in the program, so they are in its order.
    for gate in source.gates {
      gates.append(
        Gate(
          firstCondition: 0, conditionCount: 0, takesLast: gate.takesLast,
          firstTarget: UInt16(gateTargets.count),
          targetCount: UInt16(gate.targets.count)))
      for target in gate.targets { gateTargets.append(target) }
    }
    for node in source.nodes {
      let firstKey = keys.count
      for gate in node.gates {
        let list = add(source.gates[gate].conditions, keysFrom: firstKey)
        gates[gate].firstCondition = list.first
        gates[gate].conditionCount = list.count
      }
      let firstSelection = selections.count
      addSelections(of: node, keysFrom: firstKey)
      nodes.append(
        Node(
          group: Int16(node.group), ordinal: UInt8(node.ordinal), isMandatory: node.isMandatory,
          maximum: UInt32(node.maximum), firstSelection: UInt16(firstSelection),
          selectionCount: UInt16(selections.count - firstSelection), firstGate: UInt8(node.gates.lowerBound),
          gateCount: UInt8(node.gates.count), firstKey: UInt16(firstKey),
          keyCount: UInt8(keys.count - firstKey)))
    }
  }

  /// Brings the captures of a node that have the same gate and conditions together, in the order of the schema.
  private mutating func addSelections(of node: SegmentProgram.Node, keysFrom firstKey: Int) {
    var rest = source.captures[node.captures]
    while let first = rest.first {
      let together = rest.filter { $0.gate == first.gate && $0.conditions == first.conditions }
      rest = ArraySlice(rest.filter { $0.gate != first.gate || $0.conditions != first.conditions })
      let list = add(first.conditions, keysFrom: firstKey)
      selections.append(
        Selection(
          firstCondition: list.first, conditionCount: list.count, gate: Int8(first.gate),
          firstCapture: UInt16(captures.count), captureCount: UInt16(together.count)))
      for capture in together { add(capture) }
    }
  }

  private mutating func add(_ capture: SegmentCapture) {
    captures.append(
      Capture(
        rank: capture.rank, element: UInt8(capture.element), component: UInt8(capture.component),
        lastComponent: UInt8(capture.lastComponent), gathering: GatheringStep(capture.gathering),
        qualifierElement: UInt8(capture.qualifierElement),
        qualifierComponent: UInt8(capture.qualifierComponent)))
    steps.append(ConversionStep(capture.conversion, shape: capture.shape, target: capture.target))
  }

  private mutating func add(_ list: [SegmentCapture.Condition], keysFrom firstKey: Int) -> (
    first: UInt16, count: UInt8
  ) {
    let first = UInt16(conditions.count)
    var stride = list.reduce(1) { $0 * $1.values.count }
    for condition in list {
      stride /= max(condition.values.count, 1)
      conditions.append(
        Condition(
          key: key(condition, from: firstKey), stride: UInt8(clamping: stride),
          firstValue: UInt16(values.count), valueCount: UInt8(clamping: condition.values.count)))
      for value in condition.values { values.append(value) }
    }
    return (first, UInt8(list.count))
  }

  /// The number of a condition's component among the keys of its node.
  private mutating func key(_ condition: SegmentCapture.Condition, from first: Int) -> UInt8 {
    let key = Key(element: UInt8(condition.element), component: UInt8(condition.component))
    var number = first
    while number < keys.count, keys[number].element != key.element || keys[number].component != key.component
    {
      number += 1
    }
    if number == keys.count { keys.append(key) }
    return UInt8(number - first)
  }

  private mutating func addGroups() {
    for (number, group) in source.groups.enumerated() {
      let end = source.groups[(number + 1)...].firstIndex { $0.depth <= group.depth } ?? source.groups.count
      groups.append(
        Group(
          parent: Int16(group.parent), depth: UInt8(group.depth), ordinal: UInt8(group.ordinal),
          maximum: UInt32(group.maximum), firstNode: Int16(group.nodes.lowerBound),
          nodeEnd: Int16(group.nodes.upperBound), mandatory: group.mandatory, part: Int16(group.part),
          gates: group.gates, groupEnd: Int16(end), freshGates: freshGates(of: group)))
    }
  }

  private func freshGates(of group: SegmentProgram.Group) -> UInt64 {
    source.nodes[group.nodes].dropFirst().reduce(0) { bits, node in
      node.gates.reduce(bits) { $0 | 1 << UInt64($1) }
    }
  }
}
