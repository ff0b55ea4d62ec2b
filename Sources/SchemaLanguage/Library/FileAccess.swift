internal import Glibc

/// Reading and writing whole small files.
enum FileAccess {
  /// Reads a regular file; a link or a device is refused.
  static func read(_ path: String, limit: Int) throws(SchemaSourceError) -> [UInt8] {
    // Non-blocking, so that opening a named pipe does not wait for a writer.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { throw SchemaSourceError.system(path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw SchemaSourceError.system(path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw SchemaSourceError(path: path, problem: "not a regular file")
    }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(file, &block, block.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw SchemaSourceError.system(path) }
      if count == 0 { return bytes }
      bytes += block[..<count]
      guard bytes.count <= limit else {
        throw SchemaSourceError(path: path, problem: "more than \(limit) bytes")
      }
    }
  }

  /// Whether anything stands at a path, be it a link that leads nowhere.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Writes a file in one step: readers see the old content or the new.
  static func write(_ bytes: [UInt8], to path: String) throws(SchemaSourceError) {
    let temporary = path + ".new"
    unlink(temporary)
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard file >= 0 else { throw SchemaSourceError.system(temporary) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(file, $0.baseAddress.map { $0 + written }, $0.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        let error = SchemaSourceError.system(temporary)
        close(file)
        unlink(temporary)
        throw error
      }
      written += count
    }
    guard close(file) == 0, rename(temporary, path) == 0 else {
      let error = SchemaSourceError.system(path)
      unlink(temporary)
      throw error
    }
  }

  /// Makes a directory and those above it.
  static func makeDirectories(_ path: String) throws(SchemaSourceError) {
    var made = path.hasPrefix("/") ? "/" : ""
    for name in path.split(separator: "/") {
      made += name + "/"
      guard mkdir(made, 0o755) == 0 || errno == EEXIST else { throw SchemaSourceError.system(made) }
    }
  }
}
