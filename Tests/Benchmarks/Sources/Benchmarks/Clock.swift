import Glibc

/// Time in seconds.
enum Clock {
  static var now: Double { read(CLOCK_MONOTONIC) }
  /// Processor time of this process, all threads.
  static var processor: Double { read(CLOCK_PROCESS_CPUTIME_ID) }

  private static func read(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
