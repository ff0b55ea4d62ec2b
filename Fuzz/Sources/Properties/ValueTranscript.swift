import Wire

/// What a tape reader says of one JSON value.
struct ValueTranscript: Equatable {
  var lines: [String] = []
  var outcome = JSONTapeReader.Outcome.more

  /// - Parameter ends: how many bytes there are at each call; the last call has all, and says that there are no more.
  init(
    _ input: UnsafeRawBufferPointer, ends: [Int], reader: inout JSONTapeReader, limits: JSONLimits
  ) throws {
    // Whoever reads behind the end of what there is meets the end of this copy.
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: max(input.count, 1))
    defer { bytes.deallocate() }
    for (index, byte) in input.enumerated() { bytes[index] = byte }
    reader.begin()
    for end in ends.filter({ $0 < input.count }) + [input.count] {
      outcome = reader.read(bytes, count: end, isFinished: end == input.count)
      if outcome != .more { break }
    }
    try require(outcome != .more, "the reader wants more than there is")
    var depth = 0
    for index in 0..<reader.count {
      let event = reader[index]
      depth += event.kind == .startElement ? 1 : event.kind == .endElement ? -1 : 0
      try require(depth >= 0 && depth <= limits.depth + 1, "values are nested deeper than the limit allows")
      lines.append(try Self.line(event, reader, input.count, limits))
    }
    if case .ended(let length) = outcome {
      try require(length <= input.count && depth == 0, "a value ends where none can")
    }
    if case .failed(let problem) = outcome {
      try require(problem.offset <= input.count, "a problem stands behind the end")
      // What was begun when the reading stopped is not compared: it depends on where.
      lines = []
    }
  }

  private static func line(
    _ event: JSONEvent, _ reader: borrowing JSONTapeReader, _ count: Int, _ limits: JSONLimits
  ) throws -> String {
    try require(Int(event.offset) <= count, "an event stands behind the end")
    let bytes = UnsafeBufferPointer(
      start: reader.text + Int(event.textStart), count: Int(event.textLength))
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw PropertyFailure("a text that is no UTF-8")
    }
    try require(
      bytes.count <= max(limits.textLength, limits.numberLength), "a text longer than the limit allows")
    return "\(event.kind) \(String(cString: reader.name(of: event))) \(text) @\(event.offset)"
  }
}
