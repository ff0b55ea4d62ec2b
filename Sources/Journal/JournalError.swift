/// Why a journal could not be used.
public enum JournalError: Error, Equatable, Sendable {
  /// The file is no journal of Postern.
  case notAJournal(path: String)
  /// The journal was written by a Postern that keeps it in another form.
  case otherVersion(path: String, found: Int, expected: Int)
  /// What stands in the file contradicts itself.
  case damaged(path: String, detail: String)
  /// Nothing may be written to the file or its directory.
  case readOnly(path: String)
  /// Another process holds the journal.
  case inUse(path: String)
  /// The journal has reached the size that it may have, or the disk is full.
  case full(path: String)
  case cannotOpen(path: String, detail: String)
  case failed(path: String, detail: String)

  /// Whether the file given is the wrong one: a matter of use, and not of a disk.
  public var isWrongUse: Bool {
    switch self {
    case .notAJournal, .otherVersion: true
    default: false
    }
  }

  public var description: String {
    switch self {
    case .notAJournal(let path): "\(path) is not a journal of Postern; nothing was written to it"
    case .otherVersion(let path, let found, let expected):
      "\(path) is a journal of version \(found), and this Postern reads version \(expected); nothing was written to it"
    case .damaged(let path, let detail):
      "the journal \(path) is damaged (\(detail)); nothing more was written to it. "
        + "Link the feeds again into a new journal, or restore a copy"
    case .readOnly(let path):
      "the journal \(path) cannot be used: the file or its directory is read-only. "
        + "Copy it, with the files beside it, to a place that can be written"
    case .inUse(let path): "the journal \(path) is in use by another process"
    case .full(let path):
      "the journal \(path) cannot grow: its limit is reached or the disk is full. What was acknowledged is kept"
    case .cannotOpen(let path, let detail): "cannot open the journal \(path): \(detail)"
    case .failed(let path, let detail): "the journal \(path) failed: \(detail)"
    }
  }
}
