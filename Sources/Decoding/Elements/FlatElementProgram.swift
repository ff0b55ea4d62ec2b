internal import SchemaLanguage
internal import Vocabulary
internal import Wire

/// An element program with its names interned by one reader, of XML or JSON, in trivial structs.
struct FlatElementProgram: ~Copyable {
  struct State: BitwiseCopyable {
    var anyChild: Int32
    var firstText: Int32
    var textCount: Int32
    var firstAttribute: Int32
    var attributeCount: Int32
    var firstPredicate: Int32
    var predicateCount: Int32
    var part: Int16
    var isRecord: Bool
  }

  struct Child: BitwiseCopyable {
    var state: Int32
    var child: Int32
    var name: UnsafePointer<UInt8>?
  }

  struct Attribute: BitwiseCopyable {
    var name: UnsafePointer<UInt8>
    var capture: Int32
  }

  struct Predicate: BitwiseCopyable {
    var name: UnsafePointer<UInt8>
    var value: ByteRange
    var gate: Int32
  }

  struct Capture: BitwiseCopyable {
    var gate: Int16
    var rank: UInt8
    var gathering: GatheringStep
    var unit: ValueTarget?
  }

  private(set) var states: RawArray<State>
  private(set) var texts: RawArray<Int32> = RawArray(capacity: 64)
  private(set) var attributes: RawArray<Attribute> = RawArray(capacity: 16)
  private(set) var predicates: RawArray<Predicate> = RawArray(capacity: 4)
  private(set) var predicateValues: RawArray<UInt8> = RawArray(capacity: 64)
  private(set) var captures: RawArray<Capture>
  /// The conversion of each capture.
  private(set) var steps: RawArray<ConversionStep>
  private(set) var anywhere: RawArray<Attribute> = RawArray(capacity: 4)
  /// Children by a hash of parent and name.
  private var children: RawArray<Child>
  private let mask: Int

  /// - Parameter names: the names of the program, interned.
  init(_ program: ElementProgram, names: [UnsafePointer<UInt8>]) {
    states = RawArray(capacity: program.states.count)
    captures = RawArray(capacity: max(program.captures.count, 1))
    steps = RawArray(capacity: max(program.captures.count, 1))
    let childCount = program.states.reduce(0) { $0 + $1.children.count }
    var size = 16
    while size < childCount * 3 { size *= 2 }
    mask = size - 1
    children = RawArray(capacity: size)
    children.append(repeating: Child(state: -1, child: -1, name: nil), count: size)
    for capture in program.captures {
      captures.append(
        Capture(
          gate: Int16(capture.gate), rank: capture.rank, gathering: GatheringStep(capture.gathering),
          unit: capture.unit))
      steps.append(ConversionStep(capture.conversion, shape: capture.shape, target: capture.target))
    }
    for (name, state) in program.anywhere {
      anywhere.append(Attribute(name: names[name], capture: Int32(state)))
    }
    for (number, state) in program.states.enumerated() { add(state, number: number, names: names) }
  }

  private mutating func add(_ state: ElementProgram.State, number: Int, names: [UnsafePointer<UInt8>]) {
    states.append(
      State(
        anyChild: Int32(state.anyChild), firstText: Int32(texts.count), textCount: Int32(state.text.count),
        firstAttribute: Int32(attributes.count), attributeCount: Int32(state.attributes.count),
        firstPredicate: Int32(predicates.count), predicateCount: Int32(state.predicates.count),
        part: Int16(state.part), isRecord: state.isRecord))
    for capture in state.text { texts.append(Int32(capture)) }
    for (name, capture) in state.attributes {
      attributes.append(Attribute(name: names[name], capture: Int32(capture)))
    }
    for predicate in state.predicates {
      let start = predicateValues.count
      for byte in predicate.value { predicateValues.append(byte) }
      let value = ByteRange(start: UInt32(start), length: UInt32(predicate.value.count))
      predicates.append(Predicate(name: names[predicate.name], value: value, gate: Int32(predicate.gate)))
    }
    for (name, child) in state.children {
      var bucket = self.bucket(Int32(number), names[name])
      while children[bucket].child >= 0 { bucket = (bucket + 1) & mask }
      children[bucket] = Child(state: Int32(number), child: Int32(child), name: names[name])
    }
  }

  @inline(__always)
  private func bucket(_ state: Int32, _ name: UnsafePointer<UInt8>) -> Int {
    let mixed = (UInt(bitPattern: name) >> 2 ^ UInt(bitPattern: Int(state)) << 7) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 40) & mask
  }

  /// The state of a child element, or -1.
  mutating func child(of state: Int32, named name: UnsafePointer<UInt8>) -> Int32 {
    guard state >= 0 else { return -1 }
    var bucket = self.bucket(state, name)
    while children[bucket].child >= 0 {
      let entry = children[bucket]
      if entry.state == state, entry.name == name { return entry.child }
      bucket = (bucket + 1) & mask
    }
    return states[Int(state)].anyChild
  }

  /// The state of a record element that may stand anywhere, or -1.
  mutating func record(named name: UnsafePointer<UInt8>) -> Int32 {
    for index in 0..<anywhere.count where anywhere[index].name == name { return anywhere[index].capture }
    return -1
  }
}
