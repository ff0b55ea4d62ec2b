import Decoding
import Vocabulary
import Wire

/// How a feed is cut makes no difference; every byte is in one account; what is handed out is what came in.
enum FeedProperties {
  static func check(_ input: UnsafeRawBufferPointer) throws {
    var random = InputRandom(input)
    let limits = limits(&random)
    let whole = try FeedTranscript(input, pieces: [], limits: limits)
    try require(whole.ledger.isBalanced, "the bytes do not balance: \(whole.ledger)")
    try require(whole.ledger.taken == UInt64(input.count), "\(whole.ledger.taken) bytes were taken")
    try require(
      whole.ledger.records == whole.recordBytes, "records do not have the bytes they are said to have")
    try require(
      whole.ledger.rejects == whole.rejectBytes, "rejects do not have the bytes they are said to have")
    // Segments that are not complete are scanned again, so that only short feeds can be cut finely.
    let finest = max(1, input.count / 2000)
    let pieces = (0..<40).map { _ in random.number(finest...finest * 64) }
    let cut = try FeedTranscript(input, pieces: pieces, limits: limits)
    if let difference = cut.difference(from: whole) { throw PropertyFailure("cut in pieces, \(difference)") }
  }

  /// One feed in three is read within narrow limits, or it would have to be large to meet one.
  private static func limits(_ random: inout InputRandom) -> DecodingLimits {
    var limits = DecodingLimits()
    guard random.number(0...2) == 0 else { return limits }
    limits.segments.length = random.number(40...400)
    limits.segments.tokens = random.number(8...64)
    limits.recordBytes = random.number(200...2000)
    limits.rejectPart = random.number(100...1000)
    limits.envelopeFindingsOfAKind = random.number(1...4)
    limits.record.values = random.number(20...80)
    limits.record.findings = random.number(1...8)
    limits.record.bytes = random.number(100...4000)
    limits.references = random.number(1...4)
    limits.xml.depth = random.number(4...32)
    limits.xml.textLength = random.number(50...500)
    limits.xml.attributes = random.number(2...8)
    return limits
  }
}
