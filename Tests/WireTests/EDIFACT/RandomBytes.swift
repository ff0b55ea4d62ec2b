/// Random bytes that are the same in each run (SplitMix64).
struct RandomBytes {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return Int(truncatingIfNeeded: (mixed ^ mixed >> 31) >> 33) % bound
  }

  /// Bytes of a small alphabet, followed by the 64 that scanners may look at.
  mutating func bytes(_ count: Int, of alphabet: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<count { bytes.append(alphabet[next(below: alphabet.count)]) }
    return bytes + [UInt8](repeating: UInt8(ascii: "'"), count: 64)
  }
}
