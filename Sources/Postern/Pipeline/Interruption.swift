import Dispatch
import Glibc
import Synchronization

/// Ctrl-C and SIGTERM: the run ends with what it has, and says so in its summary.
public enum Interruption {
  private static let requested = Atomic<Bool>(false)
  nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []

  public static var isRequested: Bool { requested.load(ordering: .relaxed) }

  /// Whether so many more descriptors can be had. Dispatch traps when it needs one and there is none; a signal then ends
  /// the program at once, as it does any other.
  private static func hasDescriptors(_ count: Int) -> Bool {
    let opened = (0..<count).map { _ in open("/dev/null", O_RDONLY | O_CLOEXEC) }
    for descriptor in opened where descriptor >= 0 { close(descriptor) }
    return !opened.contains { $0 < 0 }
  }

  /// Begins to watch for signals.
  ///
  /// A thread that waits for input is woken by giving it the end of a file in the input's place.
  ///
  /// - Parameter input: the descriptor that is read.
  public static func watch(input: Int32) {
    guard hasDescriptors(4) else { return }
    let reader = pthread_self()
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in }
    sigaction(SIGUSR1, &action, nil)
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        // A second signal ends the program at once.
        if requested.exchange(true, ordering: .relaxed) { _exit(128 + number) }
        let nothing = open("/dev/null", O_RDONLY | O_CLOEXEC)
        if nothing >= 0 { dup2(nothing, input) }
        pthread_kill(reader, SIGUSR1)
      }
      source.resume()
      sources.append(source)
    }
  }
}
