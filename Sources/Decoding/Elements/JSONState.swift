internal import SchemaLanguage
internal import Wire

/// What the decoder keeps of JSON: of the stretch of objects it is in, and of the object at hand.
struct JSONState: ~Copyable {
  /// What is done next.
  enum Step {
    /// Between objects.
    case between
    /// Reading an object, which begins at the cursor.
    case reading
    /// Taking the events of an object that is read and known.
    case playing
    /// Rejecting an object that is read and not known.
    case rejecting
    /// Rejecting a damaged object up to where the next one may begin.
    case damaged
  }

  /// Members that mark an object, by their addresses in the reader.
  struct Match {
    let schema: Int
    let path: [UnsafePointer<UInt8>]
    /// The value the member must have; nil for any.
    let value: [UInt8]?
    /// The object holds nothing to be read.
    let isPassed: Bool
  }

  var reader: JSONTapeReader
  var step = Step.between
  /// Whether the objects stand in the one array, and not on lines.
  var isInArray = false
  /// Whether a comma must come before the next object of the array; nil behind damage, where nothing is sure.
  var expectsComma: Bool? = false
  /// Blanks of the line so far, nil behind its first other character.
  var indent: Int? = 0
  /// The length of the object that is read.
  var length = 0
  var skip = JSONSkip(indent: nil, damage: 0)
  private(set) var matches: [Match] = []
  private(set) var deepestMatch = 0

  init(limits: DecodingLimits) {
    reader = JSONTapeReader(limits: limits.json)
  }

  mutating func begin() {
    step = .between
    isInArray = false
    expectsComma = false
    indent = 0
  }

  mutating func add(_ match: MessageMatch, schema: Int) {
    for path in match.paths { add(path, value: nil, schema: schema, isPassed: false) }
    for member in match.values { add(member.path, value: member.value, schema: schema, isPassed: false) }
    for member in match.passes { add(member.path, value: member.value, schema: schema, isPassed: true) }
  }

  private mutating func add(_ path: [String], value: String?, schema: Int, isPassed: Bool) {
    deepestMatch = max(deepestMatch, path.count)
    matches.append(
      Match(
        schema: schema, path: path.map { reader.intern($0) }, value: value.map { Array($0.utf8) },
        isPassed: isPassed))
  }

  /// The match of the object on the tape; of several the first by schema, so that the order of members means nothing.
  mutating func recognise() -> Match? {
    var path: [UnsafePointer<UInt8>] = []
    var depth = 0
    var found: Int?
    for index in 0..<reader.count {
      let event = reader[index]
      switch event.kind {
      case .startElement:
        depth += 1
        if depth <= deepestMatch { path.append(reader.name(of: event)) }
        if depth <= deepestMatch { look(path, text: nil, &found) }
      case .endElement:
        if depth <= deepestMatch { path.removeLast() }
        depth -= 1
      case .text where depth <= deepestMatch:
        let text = UnsafeBufferPointer(
          start: reader.text + Int(event.textStart), count: Int(event.textLength))
        look(path, text: text, &found)
      case .text, .duplicate: break
      }
    }
    return found.map { matches[$0] }
  }

  private func look(
    _ path: [UnsafePointer<UInt8>], text: UnsafeBufferPointer<UInt8>?, _ found: inout Int?
  ) {
    for (index, match) in matches.enumerated() where index < found ?? matches.count {
      guard match.path == path else { continue }
      let isMeant =
        match.value.map { value in text.map { $0.elementsEqual(value) } ?? false } ?? (text == nil)
      if isMeant { found = index }
    }
  }
}
