import Wire

/// How a document is cut makes no difference, a reader can be used again, and what it gives stays within the limits.
enum DocumentProperties {
  static func check(_ input: UnsafeRawBufferPointer) throws {
    var random = InputRandom(input)
    let limits = limits(&random)
    var reader = XMLTapeReader(limits: limits)
    let whole = try DocumentTranscript(input, pieces: [], reader: &reader, limits: limits)
    reader.reset()
    let pieces = (0..<20).map { _ in random.number(1...90) }
    let cut = try DocumentTranscript(input, pieces: pieces, reader: &reader, limits: limits)
    try require(cut == whole, "cut in pieces, \(cut.difference(from: whole))")
    if let problem = whole.problem {
      try require(problem.offset <= UInt64(input.count), "a problem stands behind the end")
      try require(!problem.message.isEmpty, "a problem without words")
    }
  }

  private static func limits(_ random: inout InputRandom) -> XMLLimits {
    var limits = XMLLimits()
    guard random.number(0...2) == 0 else { return limits }
    limits.depth = random.number(2...20)
    limits.nameLength = random.number(4...40)
    limits.attributes = random.number(1...6)
    limits.attributeValueLength = random.number(4...100)
    limits.namespaceDeclarations = random.number(1...4)
    limits.textLength = random.number(10...300)
    return limits
  }
}

/// What a tape reader says of a document.
struct DocumentTranscript: Equatable {
  var lines: [String] = []
  var outcome = XMLTapeReader.Outcome.more
  var problem: XMLProblem?
  var warnings = 0

  init(
    _ input: UnsafeRawBufferPointer, pieces: [Int], reader: inout XMLTapeReader, limits: XMLLimits
  ) throws {
    var consumed = 0
    var number = 0
    var depth = 0
    repeat {
      let length = pieces.isEmpty ? input.count : pieces[number % pieces.count]
      number += 1
      var piece = UnsafeRawBufferPointer(rebasing: input[consumed..<min(consumed + length, input.count)])
      var steps = 0
      repeat {
        steps += 1
        try require(steps <= 10 + input.count, "the reader goes round in circles")
        let fed = reader.feed(piece, atEnd: consumed + piece.count == input.count)
        outcome = fed.outcome
        consumed += fed.consumed
        piece = UnsafeRawBufferPointer(rebasing: piece[fed.consumed...])
        for event in reader.events {
          depth += event.kind == .startElement ? 1 : event.kind == .endElement ? -1 : 0
          try require(depth >= 0 && depth <= limits.depth, "elements are nested deeper than the limit allows")
          try lines.append(Self.line(event, reader.text, input, limits))
        }
      } while outcome == .more && !piece.isEmpty
    } while outcome == .more && consumed < input.count
    if case .ended(let end) = outcome {
      try require(end <= UInt64(input.count) && depth == 0, "a document ends where none can")
    }
    problem = reader.problem
    warnings = reader.warningCount
  }

  private static func line(
    _ event: XMLEvent, _ text: UnsafePointer<UInt8>, _ input: UnsafeRawBufferPointer, _ limits: XMLLimits
  ) throws -> String {
    try require(event.offset <= UInt64(input.count), "an event stands behind the end")
    let bytes = UnsafeBufferPointer(start: text + Int(event.textStart), count: Int(event.textLength))
    guard let value = String(validating: bytes, as: UTF8.self) else {
      throw PropertyFailure("a text that is no UTF-8")
    }
    let longest = event.kind == .attribute ? limits.attributeValueLength : limits.textLength
    try require(bytes.count <= longest, "a text longer than the limit allows")
    let name = event.name.map { String(cString: $0) } ?? ""
    let space = event.namespace.map { String(cString: $0) } ?? ""
    return "\(event.kind) {\(space)}\(name) \(value) @\(event.offset):\(event.line)"
  }

  func difference(from other: DocumentTranscript) -> String {
    for (found, expected) in zip(lines, other.lines) where found != expected {
      return "\(found) instead of \(expected)"
    }
    return "\(lines.count) events, \(outcome), \(problem as XMLProblem?, default: "no problem") instead of "
      + "\(other.lines.count), \(other.outcome), \(other.problem as XMLProblem?, default: "no problem")"
  }
}
