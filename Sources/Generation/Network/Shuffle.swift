/// A random order of the numbers below a count that needs no memory: each place is worked out when it is asked for.
///
/// A Feistel network of four rounds permutes the numbers of an even number of bits; those beyond the count are sent
/// through it again until they are not (cycle walking).
struct Shuffle: Sendable {
  private let count: UInt64
  private let seed: UInt64
  private let half: UInt64

  /// - Parameter count: 1 or more.
  init(count: Int, seed: UInt64) {
    self.count = UInt64(max(count, 1))
    self.seed = seed
    var half: UInt64 = 1
    while 1 << (2 * half) < self.count { half += 1 }
    self.half = half
  }

  /// The number that stands at a place from 0 up to the count.
  subscript(place: Int) -> Int {
    var number = UInt64(place)
    repeat { number = permuted(number) } while number >= count
    return Int(number)
  }

  private func permuted(_ number: UInt64) -> UInt64 {
    let mask: UInt64 = (1 << half) - 1
    var (left, right) = (number >> half, number & mask)
    for round in UInt64(0)..<4 {
      var random = SeededRandom(seed: seed ^ (right << 8 | round))
      (left, right) = (right, (left ^ random.next()) & mask)
    }
    return left << half | right
  }
}
