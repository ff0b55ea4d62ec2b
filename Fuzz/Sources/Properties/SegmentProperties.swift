import Wire

/// The tokenizer finds the same segments as a slow and obvious one, however the bytes arrive.
enum SegmentProperties {
  static func check(_ input: UnsafeRawBufferPointer) throws {
    guard let form = input.first else { return }
    var bytes = UnsafeRawBufferPointer(rebasing: input.dropFirst())
    var characters = ServiceCharacters.standard
    if form & 1 == 1 { characters.repetition = ServiceCharacters.standardRepetition }
    if bytes.starts(with: "UNA".utf8), let advised = ServiceCharacters(advice: bytes) {
      characters = advised
      bytes = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(ServiceCharacters.adviceLength))
    }
    let expected = NaiveSegments.cut(bytes, characters)
    var random = InputRandom(input)
    let whole = try segments(bytes, characters, pieces: [bytes.count], limits: SegmentLimits())
    try require(
      whole == expected.prefix(while: { $0.tokens.count <= SegmentLimits().tokens }).map { $0 },
      "\(whole.count) segments instead of \(expected.count)")
    let pieces = (0..<20).map { _ in random.number(1...80) }
    let cut = try segments(bytes, characters, pieces: pieces, limits: SegmentLimits())
    try require(cut == whole, "cut in pieces, other segments")
    var narrow = SegmentLimits()
    narrow.length = random.number(4...200)
    narrow.tokens = random.number(1...20)
    let few = try segments(bytes, characters, pieces: [bytes.count], limits: narrow)
    try require(few == whole.prefix(few.count).map { $0 }, "within narrow limits, other segments")
    for segment in few {
      try require(segment.tokens.count <= narrow.tokens, "more components than the limit allows")
      try require(segment.length <= narrow.length + 1, "a segment longer than the limit allows")
    }
  }

  /// All segments up to the first that is not complete or beyond a limit.
  private static func segments(
    _ bytes: UnsafeRawBufferPointer, _ characters: ServiceCharacters, pieces: [Int], limits: SegmentLimits
  ) throws -> [NaiveSegment] {
    // No more than the 64 bytes that the tokenizer may read beyond the end, so that a sanitizer sees what goes further.
    let window = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count + 64)
    defer { window.deallocate() }
    window.initialize(repeating: 0x27, count: bytes.count + 64)
    var tokenizer = SegmentTokenizer(characters: characters, limits: limits)
    var found: [NaiveSegment] = []
    var count = 0
    var piece = 0
    var from = 0
    while true {
      switch tokenizer.next(window, count: count, from: from) {
      case .segment:
        found.append(NaiveSegment(tokenizer))
        try require(tokenizer.end > from && tokenizer.end <= count, "a segment ends where none can")
        from = tokenizer.end
      case .overLimit: return found
      case .incomplete:
        guard count < bytes.count else { return found }
        let next = min(bytes.count, count + max(1, pieces[piece % pieces.count]))
        for index in count..<next { window[index] = bytes[index] }
        // What stands behind the end must make no difference.
        for index in next..<next + 64 { window[index] = UInt8(truncatingIfNeeded: index &* 7) }
        if next == bytes.count { for index in next..<next + 64 { window[index] = 0x27 } }
        count = next
        piece += 1
      }
    }
  }
}
