internal import Glibc

/// Keeps a second run from writing to a journal at the same time: each would take the same feed for a new one.
///
/// It is a lock of the file (flock), which has nothing to do with those of SQLite, does not keep anyone from reading, and
/// ends with the process.
final class JournalLock: Sendable {
  private let descriptor: Int32

  /// - Throws: when another process has the lock.
  init(_ path: String) throws(JournalError) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    // Where nothing can be written or opened SQLite will say so.
    guard descriptor >= 0 else { return }
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      if errno == EWOULDBLOCK { throw .inUse(path: path) }
      return
    }
  }

  deinit { if descriptor >= 0 { Glibc.close(descriptor) } }
}
