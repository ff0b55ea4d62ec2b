/// Random numbers that depend on nothing but the input, so that a failure can be had again from its file.
struct InputRandom: RandomNumberGenerator {
  private var state: UInt64

  /// FNV-1a of the input.
  init(_ input: UnsafeRawBufferPointer) {
    state = 0xCBF2_9CE4_8422_2325
    for byte in input { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
}
