internal import SchemaLanguage
internal import Vocabulary

/// What a segment's components that select mean for its captures and gates, remembered.
///
/// Which captures a segment takes depends on its node and on a few components only, such as the qualifiers of
/// `MEA+WT+G`. The same few combinations come again and again; so for each node the last ones are kept with what
/// follows from them, and the conditions of all captures are judged only for a combination that is new.
struct CapturePlans: ~Copyable {
  /// How many combinations are kept of a node; a power of two. A new one takes the place of another.
  private static let places = 8

  /// A capture that the segment takes if its gate is open.
  struct Entry: BitwiseCopyable {
    var capture: UInt16
    /// Where the value stands; the first component is 0.
    var element: UInt8
    var component: UInt8
    /// The last component of a value that may stand in several.
    var lastComponent: UInt8
    /// Whether the value is a text of any shape, of an element that has one value.
    var isPlain: Bool
    /// How far down the list of preferences the value stands.
    var rank: UInt8
    var gate: Int8
  }

  /// What follows from one combination.
  struct Plan {
    var entries: UnsafePointer<Entry>
    var count: Int
    /// For each gate of the node how good a choice the segment is: 0 is the best, -1 none.
    var ranks: UnsafePointer<Int16>
  }

  private struct Node: BitwiseCopyable {
    var firstKey: Int
    var keyCount: Int
    var firstEntry: Int
    var entryCount: Int
    var firstRank: Int
    var rankCount: Int
  }

  private var nodes: RawArray<Node>
  private var keys: RawArray<UInt64>
  private var entries: RawArray<Entry>
  private var ranks: RawArray<Int16>
  /// How many entries each place of each node has, or -1 where nothing is kept.
  private var counts: RawArray<Int32>

  init(_ program: borrowing FlatSegmentProgram) {
    var nodes = RawArray<Node>(capacity: max(program.nodes.count, 1))
    var keyCount = 0
    var entryCount = 0
    var rankCount = 0
    for number in 0..<program.nodes.count {
      let node = program.nodes[number]
      var captures = 0
      for selection in Int(node.firstSelection)..<Int(node.firstSelection) + Int(node.selectionCount) {
        captures += Int(program.selections[selection].captureCount)
      }
      nodes.append(
        Node(
          firstKey: keyCount, keyCount: Int(node.keyCount), firstEntry: entryCount, entryCount: captures,
          firstRank: rankCount, rankCount: Int(node.gateCount)))
      keyCount += Int(node.keyCount) * Self.places
      entryCount += captures * Self.places
      rankCount += Int(node.gateCount) * Self.places
    }
    keys = RawArray(capacity: max(keyCount, 1))
    entries = RawArray(capacity: max(entryCount, 1))
    ranks = RawArray(capacity: max(rankCount, 1))
    counts = RawArray(capacity: max(nodes.count * Self.places, 1))
    counts.append(repeating: -1, count: nodes.count * Self.places)
    self.nodes = nodes
  }

  /// What follows from the keys of the segment at hand.
  ///
  /// - Parameter keys: the bytes of the node's keys.
  @inline(__always)
  mutating func plan(
    of number: Int, keys given: UnsafePointer<UInt64>, program: inout FlatSegmentProgram
  ) -> Plan {
    let node = UnsafePointer(nodes.base + number)
    var hash: UInt64 = 0
    for key in 0..<node.pointee.keyCount { hash = (hash ^ given[key]) &* 0x9E37_79B9_7F4A_7C15 }
    let place = Int(truncatingIfNeeded: hash >> 61) & (Self.places &- 1)
    let known = keys.base + (node.pointee.firstKey &+ place &* node.pointee.keyCount)
    let found = Plan(
      entries: UnsafePointer(entries.base + (node.pointee.firstEntry &+ place &* node.pointee.entryCount)),
      count: Int(counts[number &* Self.places &+ place]),
      ranks: UnsafePointer(ranks.base + (node.pointee.firstRank &+ place &* node.pointee.rankCount)))
    if found.count >= 0 {
      var key = 0
      while key < node.pointee.keyCount, known[key] == given[key] { key &+= 1 }
      if key == node.pointee.keyCount { return found }
    }
    return make(number, place, given, &program)
  }

  /// Judges the conditions of all captures and gates of a node, and keeps what follows.
  @inline(never)
  private mutating func make(
    _ number: Int, _ place: Int, _ given: UnsafePointer<UInt64>, _ program: inout FlatSegmentProgram
  ) -> Plan {
    let node = nodes[number]
    let definition = program.nodes[number]
    (keys.base + node.firstKey + place * node.keyCount).update(from: given, count: node.keyCount)
    let entries = self.entries.base + node.firstEntry + place * node.entryCount
    let ranks = self.ranks.base + node.firstRank + place * node.rankCount
    for gate in 0..<node.rankCount {
      let conditions = program.gates[Int(definition.firstGate) + gate]
      ranks[gate] = Int16(
        clamping: program.choice(Int(conditions.firstCondition), Int(conditions.conditionCount), given))
    }
    var count = 0
    let first = Int(definition.firstSelection)
    for index in first..<first + Int(definition.selectionCount) {
      let selection = program.selections[index]
      let choice = program.choice(Int(selection.firstCondition), Int(selection.conditionCount), given)
      // A gate of the segment's own that the segment does not open is closed for its captures.
      let ownGate = Int(selection.gate) - Int(definition.firstGate)
      guard choice >= 0, !(0..<node.rankCount).contains(ownGate) || ranks[ownGate] >= 0 else { continue }
      for capture in Int(selection.firstCapture)..<Int(selection.firstCapture) + Int(selection.captureCount) {
        let step = program.steps[capture]
        let place = program.captures[capture]
        // The places of a list are equals: all that have a value are taken, in the order of the feed.
        let isList = step.target.repeats > 1
        let isJoined = place.gathering.kind == .joined
        entries[count] = Entry(
          capture: UInt16(capture), element: place.element, component: place.component &- 1,
          lastComponent: isJoined ? place.lastComponent &- 1 : place.component &- 1,
          isPlain: step.kind == .text && step.shape == .any && !isList
            && (isJoined || place.gathering.kind == .single),
          rank: isList ? 0 : UInt8(clamping: Int(place.rank) + choice), gate: selection.gate)
        count += 1
      }
    }
    counts[number * Self.places + place] = Int32(count)
    return Plan(entries: UnsafePointer(entries), count: count, ranks: UnsafePointer(ranks))
  }
}
