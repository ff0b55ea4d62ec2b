import Glibc

/// Why output could not be written.
public enum OutputError: Error, Equatable, Sendable {
  case cannotOpen(path: String, errno: Int32)
  case writeFailed(path: String, errno: Int32)

  /// Whether the reader of a pipe has gone: no error for a tool in a pipeline, which ends quietly.
  public var isBrokenPipe: Bool {
    if case .writeFailed(_, EPIPE) = self { return true }
    return false
  }

  public var description: String {
    switch self {
    case .cannotOpen(let path, let code): "cannot write \(path): \(String(cString: strerror(code)))"
    case .writeFailed(let path, let code): "writing \(path) failed: \(String(cString: strerror(code)))"
    }
  }
}

/// Writes bytes to a file descriptor, all of them or with an error.
public final class OutputStream {
  public let path: String
  private let descriptor: Int32
  private let closesDescriptor: Bool
  private var isClosed = false

  /// Standard output or standard error.
  public init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
    closesDescriptor = false
  }

  public static var standardOutput: OutputStream {
    OutputStream(descriptor: STDOUT_FILENO, path: "standard output")
  }

  /// A file, made anew.
  public init(path: String) throws(OutputError) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .cannotOpen(path: path, errno: errno) }
    self.path = path
    closesDescriptor = true
  }

  public func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
    var rest = bytes
    while let start = rest.baseAddress, !rest.isEmpty {
      let written = Glibc.write(descriptor, start, rest.count)
      if written < 0 {
        if errno == EINTR { continue }
        if errno == EAGAIN {
          var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          poll(&request, 1, -1)
          continue
        }
        throw .writeFailed(path: path, errno: errno)
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
  }

  public func write(_ bytes: [UInt8]) throws(OutputError) {
    let failure = bytes.withUnsafeBytes { buffer -> OutputError? in
      do throws(OutputError) {
        try write(buffer)
        return nil
      } catch { return error }
    }
    if let failure { throw failure }
  }

  public func write(_ text: String) throws(OutputError) { try write(Array(text.utf8)) }

  /// Closes a file; only then a full disk is certain to have been told.
  public func close() throws(OutputError) {
    guard closesDescriptor, !isClosed else { return }
    isClosed = true
    if Glibc.close(descriptor) != 0 { throw .writeFailed(path: path, errno: errno) }
  }
}
