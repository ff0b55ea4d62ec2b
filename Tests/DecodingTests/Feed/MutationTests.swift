import Decoding
import Testing
import Vocabulary
import Wire

/// A small generator whose seed is printed, so that a failure can be had again.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

@Suite("Random damage") struct MutationTests {
  static let samples: [[UInt8]] = [
    Samples.saleOfGoods, Samples.giftAndDocuments, Samples.declaration, Samples.cancellation,
    Samples.customsDeclaration, Samples.export,
    "UNA:+.? '" + Samples.cancellation + Samples.export + Samples.saleOfGoods,
    Samples.export + "\n" + Samples.cancellation + Samples.customsDeclaration,
    MessageRecordTests.predes(MessageRecordTests.head + MessageRecordTests.first + MessageRecordTests.second),
    JSONTests.lines, JSONTests.array, JSONTests.array + JSONTests.lines + Samples.cancellation,
  ].map { Array($0.utf8) }

  /// Pieces that matter to a decoder.
  static let pieces: [[UInt8]] = [
    "'", "+", ":", "?", "*", "??", "?'", "''", "\r\n", "\u{0}", "UNA:+.? '", "UNA|^,\\ ~",
    "UNB+UNOC:3+A+B+260101:1200+1'",
    "UNH+1+ITMATT:1:5:UP'", "UNT+1+1'", "UNZ+1+1'", "UNG+A+B+C+260101:1200+G+UP+1:5'", "UNE+1+G'", "GID+1+1'",
    "PCI++LX000000014DE'",
    "<", ">", "&", "<?xml version=\"1.0\"?>", "<ips>", "</ips>", "<!--", "-->", "<![CDATA[", "]]>", "&#0;",
    "\"", "ISA*00*", "{", "}", "[", "]", ",", "},\n{", "\n{\"kind\":\"record\"", "\\u00", "\\", "\\ud800",
    "tru", "-0.", "FHL/4",
    "\u{FEFF}", "\u{FC}",
  ].map { Array($0.utf8) }

  private func mutated(_ bytes: [UInt8], with generator: inout SplitMix) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...6, using: &generator) where bytes.count > 2 {
      let at = Int.random(in: 0..<bytes.count, using: &generator)
      let end = min(bytes.count, at + Int.random(in: 1...40, using: &generator))
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: bytes.removeSubrange(at..<end)
      case 1: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: at)
      case 2: bytes.swapAt(at, Int.random(in: 0..<bytes.count, using: &generator))
      case 3: bytes.insert(contentsOf: bytes[at..<end], at: at)
      case 4 where Int.random(in: 0..<4, using: &generator) == 0: bytes.removeLast(bytes.count - at)
      case 5: bytes.insert(contentsOf: Self.pieces.randomElement(using: &generator) ?? [], at: at)
      case 6: bytes[at] = Self.pieces.randomElement(using: &generator)?.first ?? 0
      default:
        let other = Self.samples.randomElement(using: &generator) ?? []
        let start = Int.random(in: 0..<other.count, using: &generator)
        bytes.insert(contentsOf: other[start..<min(other.count, start + 60)], at: at)
      }
    }
    return bytes
  }

  /// Unoptimised code takes some 40 ms to make a decoder.
  #if DEBUG
    static let rounds = 300
  #else
    static let rounds = 3000
  #endif

  @Test func neverTrapsAndAlwaysBalances() {
    let seed = UInt64.random(in: .min ... .max)
    print("mutation seed \(seed)")
    var generator = SplitMix(state: seed)
    var failures = 0
    for round in 0..<Self.rounds {
      let bytes = mutated(Self.samples[round % Self.samples.count], with: &generator)
      var limits = DecodingLimits()
      if round.isMultiple(of: 3) {
        limits.segments.length = Int.random(in: 40...400, using: &generator)
        limits.recordBytes = Int.random(in: 200...2000, using: &generator)
        limits.rejectPart = Int.random(in: 100...1000, using: &generator)
        limits.record.values = Int.random(in: 20...80, using: &generator)
      }
      let whole = RecordDecoding.run(bytes, chunks: nil, limits: limits)
      let chunks = (0..<50).map { _ in Int.random(in: 1...64, using: &generator) }
      let cut = RecordDecoding.run(bytes, chunks: chunks, limits: limits)
      if cut != whole || !whole.ledger.isBalanced || whole.ledger.taken != UInt64(bytes.count) {
        failures += 1
        Issue.record(
          "seed \(seed), round \(round), limits \(limits.segments.length) \(limits.recordBytes) \(limits.rejectPart)"
        )
        expectSame(cut, whole, "random pieces", sourceLocation: #_sourceLocation)
      }
      expectAccounted(whole, bytes, sourceLocation: #_sourceLocation)
      if failures > 10 { return }
    }
  }
}
