import Glibc

/// A folder of its own for files that are opened by their name, in memory where there is such a directory.
struct MemoryFolder {
  let path: String

  init() throws {
    var name = Array("\(access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp")/postern.XXXXXX".utf8CString)
    guard let made = mkdtemp(&name) else { throw PropertyFailure("no folder could be made") }
    path = String(cString: made)
  }

  /// - Returns: the path of the file.
  @discardableResult
  func write(_ name: String, _ content: [UInt8]) throws -> String {
    let file = path + "/" + name
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    try require(descriptor >= 0, "no file could be made")
    defer { close(descriptor) }
    let written = Glibc.write(descriptor, content, content.count)
    try require(written == content.count, "the file did not take all")
    return file
  }

  /// A text about a file of this folder without the name of the folder, which differs each time.
  func without(_ text: String) -> String {
    text.split(separator: path, omittingEmptySubsequences: false).joined(separator: "…")
  }

  func remove() {
    guard let stream = opendir(path) else { return }
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { unlink(path + "/" + name) }
    }
    closedir(stream)
    rmdir(path)
  }
}
