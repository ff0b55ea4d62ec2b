import Glibc
import Synchronization

/// Ctrl-C and SIGTERM: the run ends with what it has, and says so in its summary.
///
/// All that the handler does may be done in one: a signal that came while a watcher was being set up would be lost.
public enum Interruption {
  private static let requested = Atomic<Bool>(false)
  /// What the handler works on; set before it is installed.
  nonisolated(unsafe) private static var input: Int32 = -1
  nonisolated(unsafe) private static var reader = pthread_self()
  nonisolated(unsafe) private static var emptyFile: Int32 = -1

  public static var isRequested: Bool { requested.load(ordering: .relaxed) }

  /// Begins to watch for signals.
  ///
  /// A thread that waits for input is woken by giving it the end of a file in the input's place. Where no descriptor is
  /// left for that, a signal ends the program at once, as it does any other.
  ///
  /// - Parameter input: the descriptor that is read.
  public static func watch(input: Int32) {
    if emptyFile < 0 { emptyFile = open("/dev/null", O_RDONLY | O_CLOEXEC) }
    guard emptyFile >= 0, !isRequested else { return }
    self.input = input
    reader = pthread_self()
    // Without SA_RESTART, so that a read that waits comes back.
    var wake = sigaction()
    wake.__sigaction_handler.sa_handler = { _ in }
    sigaction(SIGUSR1, &wake, nil)
    var end = sigaction()
    end.__sigaction_handler.sa_handler = { Interruption.end($0) }
    for number in [SIGINT, SIGTERM] { sigaction(number, &end, nil) }
  }

  private static func end(_ number: Int32) {
    // A second signal ends the program at once.
    if requested.exchange(true, ordering: .relaxed) { _exit(128 + number) }
    let saved = errno
    dup2(emptyFile, input)
    pthread_kill(reader, SIGUSR1)
    errno = saved
  }
}
