internal import Glibc
internal import Synchronization

/// Short work on several threads.
///
/// Not by Dispatch, which waits for ever for a thread when memory is short: here the thread that asks then does all the
/// work itself.
enum Parallel {
  /// The most threads, that of the caller among them.
  private static let mostThreads = 4

  /// What comes of each value, in their order, worked out on as many threads as there are processors.
  static func map<Value: Sendable, Result: Sendable>(
    _ values: [Value], _ work: @escaping @Sendable (Value) -> Result
  ) -> [Result] {
    let job = Job(values, work)
    let wanted = min(sysconf(Int32(_SC_NPROCESSORS_ONLN)), mostThreads, values.count) - 1
    var threads: [pthread_t] = []
    for _ in 0..<max(wanted, 0) {
      let order = Order { job.run() }
      let kept = Unmanaged.passRetained(order)
      var thread = pthread_t()
      let status = pthread_create(&thread, nil, Order.start, kept.toOpaque())
      guard status == 0 else {
        kept.release()
        break
      }
      threads.append(thread)
    }
    job.run()
    for thread in threads { pthread_join(thread, nil) }
    return job.results.withLock { $0.compactMap(\.self) }
  }

  /// The values, of which each thread takes the next one until none is left.
  private final class Job<Value: Sendable, Result: Sendable>: Sendable {
    private let values: [Value]
    private let work: @Sendable (Value) -> Result
    private let next = Atomic(0)
    let results: Mutex<[Result?]>

    init(_ values: [Value], _ work: @escaping @Sendable (Value) -> Result) {
      self.values = values
      self.work = work
      results = Mutex([Result?](repeating: nil, count: values.count))
    }

    func run() {
      while true {
        let number = next.add(1, ordering: .relaxed).oldValue
        guard number < values.count else { return }
        let result = work(values[number])
        results.withLock { $0[number] = result }
      }
    }
  }

  /// What a thread is to do.
  private final class Order: Sendable {
    private let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }

    static let start: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { order in
      if let order { Unmanaged<Order>.fromOpaque(order).takeRetainedValue().run() }
      return nil
    }
  }
}
