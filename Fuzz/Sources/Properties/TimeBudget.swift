import Glibc

/// Processor time that an input may take: what is usual at the start, and so much for each byte.
///
/// It is far above what any input takes that is read in linear time, sanitizers and repeated reading included, and
/// far below what a quadratic step takes on the largest inputs.
struct TimeBudget {
  private static let microseconds = 2_000_000
  private static let microsecondsForAByte = 40

  private let bytes: Int
  private let start = TimeBudget.now

  init(bytes: Int) { self.bytes = bytes }

  func check() throws {
    let spent = Self.now - start
    let limit = Self.microseconds + bytes * Self.microsecondsForAByte
    try require(spent <= limit, "\(bytes) bytes took \(spent) microseconds, more than \(limit)")
  }

  /// Processor time of this thread in microseconds.
  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
  }
}
