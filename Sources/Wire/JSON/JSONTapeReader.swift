/// Reads JSON values (RFC 8259), one at a time, onto a flat tape of events.
///
/// The caller holds the bytes of the value from its first one on and calls `read` again when there are more. Reading
/// goes on where it stopped, so that a value is looked at once however it is cut. The tape is complete when the value
/// is.
public struct JSONTapeReader: ~Copyable {
  /// What came of reading.
  public enum Outcome: Sendable, Equatable {
    /// The value goes on behind the bytes there are.
    case more
    /// The value has this many bytes.
    case ended(Int)
    case failed(JSONProblem)
  }

  /// What is expected next.
  enum State: UInt8 {
    case value, firstNameOrEnd, name, colon, commaOrEnd, firstValueOrEnd, string, nameString, end
  }

  struct Container: BitwiseCopyable {
    var isArray: Bool
    /// Whether an end event belongs to its end: not for an array, whose elements have their own.
    var isElement: Bool
    /// The name of its elements, for an array.
    var name: Int32
    /// Where the hashes of its names begin.
    var firstName: Int32
  }

  public let limits: JSONLimits
  private var names = JSONNames()
  private var tape = GrowingMemory<JSONEvent>(capacity: 512)
  private var memory = GrowingMemory<UInt8>(capacity: 8192)
  private var containers = GrowingMemory<Container>(capacity: 16)
  private var hashes = GrowingMemory<UInt64>(capacity: 64)
  private var state = State.value
  /// The first byte that is not dealt with.
  private var position = 0
  /// The name of the member whose value comes next; -2 for the value itself, which is no element.
  private var name: Int32 = -2
  /// Where the string that is being read begins, in the value and in the memory.
  private var stringStart = 0
  private var stringMemory = 0

  public init(limits: JSONLimits = JSONLimits()) { self.limits = limits }

  /// The address of a name that is looked for; good for the life of the reader, and the same for the same name.
  public mutating func intern(_ name: String) -> UnsafePointer<UInt8> { names[names.intern(name)] }

  /// The address of the name of a started element; one address stands for all names that are not looked for.
  public func name(of event: JSONEvent) -> UnsafePointer<UInt8> { names[event.name] }

  /// How many events there are.
  public var count: Int { tape.count }

  public subscript(index: Int) -> JSONEvent { tape[index] }

  /// The texts of all events, in UTF-8 and without escapes; good until the next call of `begin` or `read`.
  public var text: UnsafePointer<UInt8> { UnsafePointer(memory.base) }

  /// Makes ready for the next value.
  public mutating func begin() {
    tape.truncate(to: 0)
    memory.truncate(to: 0)
    containers.truncate(to: 0)
    hashes.truncate(to: 0)
    state = .value
    position = 0
    name = -2
  }

  /// Reads on.
  ///
  /// - Parameters:
  ///   - bytes: the bytes from the first one of the value on, more of them than at the last call.
  ///   - isFinished: whether there are no more.
  /// - Complexity: O(the bytes that are new).
  public mutating func read(_ bytes: UnsafePointer<UInt8>, count: Int, isFinished: Bool) -> Outcome {
    while true {
      if state == .string || state == .nameString {
        switch readString(bytes, count) {
        case .ended: continue
        case .more: return isFinished ? fail(.truncated, at: count) : .more
        case .failed(let problem): return .failed(problem)
        }
      }
      if state == .end { return .ended(position) }
      while position < count, Self.isBlank(bytes[position]) { position += 1 }
      guard position < count else { return isFinished ? fail(.truncated, at: count) : .more }
      if tape.count > limits.events { return fail(.eventLimit, at: position) }
      switch step(bytes, count, isFinished) {
      case .ended: continue
      case let other: return other
      }
    }
  }

  @inline(__always)
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private func fail(_ kind: JSONProblem.Kind, at offset: Int) -> Outcome {
    .failed(JSONProblem(kind: kind, offset: offset))
  }

  /// Deals with the token at the position; `.ended` means that the next one may be looked at.
  private mutating func step(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ isFinished: Bool) -> Outcome {
    let byte = bytes[position]
    switch state {
    case .colon:
      guard byte == UInt8(ascii: ":") else { return fail(.notWellFormed(.colon), at: position) }
      position += 1
      state = .value
    case .commaOrEnd:
      if byte == UInt8(ascii: ",") {
        position += 1
        state = containers[containers.count - 1].isArray ? .value : .name
        return .ended(0)
      }
      return close(byte, rule: .comma)
    case .name, .firstNameOrEnd:
      if byte == UInt8(ascii: "\"") {
        beginString(.nameString)
        return .ended(0)
      }
      return state == .firstNameOrEnd ? close(byte, rule: .name) : fail(.notWellFormed(.name), at: position)
    case .firstValueOrEnd where byte == UInt8(ascii: "]"): return close(byte, rule: .value)
    default: return value(byte, bytes, count, isFinished)
    }
    return .ended(0)
  }

  /// Closes the innermost object or array.
  private mutating func close(_ byte: UInt8, rule: JSONProblem.Rule) -> Outcome {
    guard byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") else {
      return fail(.notWellFormed(rule), at: position)
    }
    let container = containers[containers.count - 1]
    guard container.isArray == (byte == UInt8(ascii: "]")) else {
      return fail(.notWellFormed(.bracket), at: position)
    }
    position += 1
    containers.truncate(to: containers.count - 1)
    hashes.truncate(to: Int(container.firstName))
    if container.isElement { add(.endElement, at: position) }
    endValue()
    return .ended(0)
  }

  private mutating func endValue() {
    guard containers.count > 0 else {
      state = .end
      return
    }
    state = .commaOrEnd
    let container = containers[containers.count - 1]
    if container.isArray { name = container.name }
  }

  // MARK: Values

  private mutating func value(
    _ byte: UInt8, _ bytes: UnsafePointer<UInt8>, _ count: Int, _ isFinished: Bool
  ) -> Outcome {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard containers.count < limits.depth else { return fail(.depthLimit, at: position) }
      let isArray = byte == UInt8(ascii: "[")
      let isElement = !isArray && name != -2
      if isElement { add(.startElement, at: position) }
      containers.append(
        Container(isArray: isArray, isElement: isElement, name: name, firstName: Int32(hashes.count)))
      position += 1
      state = isArray ? .firstValueOrEnd : .firstNameOrEnd
    case UInt8(ascii: "\""):
      if name != -2 { add(.startElement, at: position) }
      beginString(.string)
    case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): return word(bytes, count, isFinished)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return number(bytes, count, isFinished)
    default: return fail(.notWellFormed(.value), at: position)
    }
    return .ended(0)
  }

  private mutating func word(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ isFinished: Bool) -> Outcome {
    var end = position
    while end < count, end - position < 6, (0x61...0x7A).contains(bytes[end]) { end += 1 }
    if end == count, !isFinished { return .more }
    let word = UnsafeBufferPointer(start: bytes + position, count: end - position)
    if word.elementsEqual("null".utf8) {
      position = end
      endValue()
      return .ended(0)
    }
    guard word.elementsEqual("true".utf8) || word.elementsEqual("false".utf8) else {
      return fail(.notWellFormed(.literal), at: position)
    }
    addScalar(bytes, to: end)
    return .ended(0)
  }

  private mutating func number(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ isFinished: Bool) -> Outcome {
    var end = position
    while end < count, end - position <= limits.numberLength, Self.isOfNumber(bytes[end]) { end += 1 }
    if end - position > limits.numberLength { return fail(.numberLimit, at: position) }
    if end == count, !isFinished { return .more }
    guard JSONNumber.isWellFormed(UnsafeBufferPointer(start: bytes + position, count: end - position)) else {
      return fail(.notWellFormed(.number), at: position)
    }
    addScalar(bytes, to: end)
    return .ended(0)
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == 0x2B || byte == 0x2D || byte == 0x2E || byte | 0x20 == 0x65
  }

  /// A number or a word as an element of its own.
  private mutating func addScalar(_ bytes: UnsafePointer<UInt8>, to end: Int) {
    if name != -2 {
      add(.startElement, at: position)
      let start = memory.count
      memory.append(bytes + position, end - position)
      add(.text, at: position, text: start, length: end - position)
      add(.endElement, at: end)
    }
    position = end
    endValue()
  }

  private mutating func add(_ kind: JSONEvent.Kind, at offset: Int, text: Int = 0, length: Int = 0) {
    tape.append(
      JSONEvent(
        kind: kind, name: max(name, 0), offset: UInt32(truncatingIfNeeded: offset),
        textStart: UInt32(truncatingIfNeeded: text), textLength: UInt32(truncatingIfNeeded: length)))
  }

  // MARK: Strings

  private mutating func beginString(_ kind: State) {
    stringStart = position
    stringMemory = memory.count
    position += 1
    state = kind
  }

  /// Reads the string on; its bytes go to the memory without escapes.
  private mutating func readString(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Outcome {
    let limit = state == .nameString ? limits.nameLength : limits.textLength
    while position < count {
      let run = JSONCharacters.plainRun(bytes + position, count: count - position)
      memory.append(bytes + position, run)
      position += run
      if memory.count - stringMemory > limit {
        return fail(state == .nameString ? .nameLimit : .textLimit, at: stringStart)
      }
      guard position < count else { return .more }
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return endString()
      case UInt8(ascii: "\\"):
        switch JSONCharacters.escape(bytes + position, count: count - position) {
        case .incomplete: return .more
        case .wrong: return fail(.notWellFormed(.escape), at: position)
        case .character(let scalar, let length):
          for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { memory.append(byte) }
          position += length
        }
      case 0x80...:
        switch JSONCharacters.sequenceLength(bytes + position, count: count - position) {
        case 0: return .more
        case let length where length > 0:
          memory.append(bytes + position, length)
          position += length
        default: return fail(.invalidEncoding, at: position)
        }
      default: return fail(.notWellFormed(.controlCharacter), at: position)
      }
    }
    return .more
  }

  private mutating func endString() -> Outcome {
    let length = memory.count - stringMemory
    guard state == .nameString else {
      if name != -2 {
        add(.text, at: stringStart + 1, text: stringMemory, length: length)
        add(.endElement, at: position)
      }
      endValue()
      return .ended(0)
    }
    let bytes = UnsafeRawBufferPointer(start: memory.base + stringMemory, count: length)
    let hash = JSONNames.hash(bytes)
    let first = Int(containers[containers.count - 1].firstName)
    if hashes.count - first >= limits.members { return fail(.memberLimit, at: stringStart) }
    name = names.number(of: bytes, hash: hash)
    for index in first..<hashes.count where hashes[index] == hash {
      add(.duplicate, at: stringStart)
      break
    }
    hashes.append(hash)
    memory.truncate(to: stringMemory)
    state = .colon
    return .ended(0)
  }
}
