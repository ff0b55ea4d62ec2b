import Glibc

/// Why an input could not be read. Never carries content.
public enum InputError: Error, Sendable, Equatable {
  /// `errno` is that of open(2).
  case cannotOpen(path: String, errno: Int32)
  /// `errno` is that of read(2); the path is nil for a descriptor without a name.
  case readFailed(path: String?, errno: Int32)
  /// The compressed bytes end too early or make no sense; `offset` counts the compressed bytes before the place.
  case damagedCompression(offset: UInt64, detail: String)
  /// More came out than ``InputLimits`` allows; `offset` counts the compressed bytes that had been used.
  case decompressionLimit(offset: UInt64)
}

extension InputError: CustomStringConvertible {
  /// One line for people: what could not be read, and why.
  public var description: String {
    switch self {
    case .cannotOpen(let path, let code): "cannot read \(path): \(String(cString: strerror(code)))"
    case .readFailed(let path, let code):
      "reading \(path ?? "the input") failed: \(String(cString: strerror(code)))"
    case .damagedCompression(let offset, let detail):
      "the compressed input is damaged at byte \(offset): \(detail)"
    case .decompressionLimit(let offset):
      "the compressed input unpacks to more than the limit; byte \(offset) of it was the last to be read"
    }
  }
}
