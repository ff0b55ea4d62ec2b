import Glibc

/// A file without a name, in memory where there is such a directory.
struct MemoryFile {
  private static let directory = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"

  let descriptor: Int32

  /// A file with some content, to be read from its start. Who uses the descriptor closes it.
  init(_ content: UnsafeRawBufferPointer = UnsafeRawBufferPointer(start: nil, count: 0)) throws {
    var path = Array("\(Self.directory)/postern.XXXXXX".utf8CString)
    descriptor = mkstemp(&path)
    try require(descriptor >= 0, "no file could be made")
    unlink(path)
    let written = write(descriptor, content.baseAddress, content.count)
    try require(written == content.count, "the file did not take all")
    lseek(descriptor, 0, SEEK_SET)
  }

  func close() { Glibc.close(descriptor) }

  /// All that was written, which is then forgotten.
  func take() throws -> [UInt8] {
    var status = stat()
    fstat(descriptor, &status)
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    try require(pread(descriptor, &bytes, bytes.count, 0) == bytes.count, "the file did not give all")
    lseek(descriptor, 0, SEEK_SET)
    try require(ftruncate(descriptor, 0) == 0, "the file was not emptied")
    return bytes
  }
}
