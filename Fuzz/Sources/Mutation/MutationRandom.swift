/// The random numbers of one mutation, from the seed that the fuzzer gives.
public struct MutationRandom: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt32) { state = UInt64(seed) }

  /// SplitMix64.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// True once in so many times.
  public mutating func isOne(in count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }

  mutating func index(_ count: Int) -> Int { Int.random(in: 0..<max(count, 1), using: &self) }
}
