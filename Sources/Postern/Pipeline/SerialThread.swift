import Dispatch
import Glibc

/// A thread that does one thing after the other.
///
/// No queue of Dispatch, which waits for ever for a thread when memory is short: here the caller then does the work
/// itself.
final class SerialThread: Sendable {
  private let orders = Orders()
  private let isRunning: Bool

  init() {
    let kept = Unmanaged.passRetained(orders)
    var thread = pthread_t()
    isRunning = pthread_create(&thread, nil, Self.start, kept.toOpaque()) == 0
    if isRunning { pthread_detach(thread) } else { kept.release() }
  }

  deinit {
    if isRunning { orders.add(nil) }
  }

  /// Has work done behind all that was given before; when this returns it is done only where there is no thread.
  func run(_ work: @escaping @Sendable () -> Void) {
    if isRunning { orders.add(work) } else { work() }
  }

  private static let start: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { kept in
    // Signals are for the thread that reads.
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, nil)
    guard let kept else { return nil }
    let orders = Unmanaged<Orders>.fromOpaque(kept).takeRetainedValue()
    while let work = orders.next() { work() }
    return nil
  }

  /// What is still to be done; nil is the end.
  private final class Orders: @unchecked Sendable {
    private let lock = DispatchSemaphore(value: 1)
    private let given = DispatchSemaphore(value: 0)
    private var waiting: [(@Sendable () -> Void)?] = []

    func add(_ work: (@Sendable () -> Void)?) {
      lock.wait()
      waiting.append(work)
      lock.signal()
      given.signal()
    }

    func next() -> (@Sendable () -> Void)? {
      given.wait()
      lock.wait()
      defer { lock.signal() }
      return waiting.removeFirst()
    }
  }
}
