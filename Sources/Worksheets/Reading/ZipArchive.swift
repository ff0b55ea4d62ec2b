internal import CLibZip

/// Reads files out of a zip archive through libzip.
final class ZipArchive {
  private let path: String
  private let archive: OpaquePointer
  /// The most bytes of one file, unpacked: more than the largest sheet there can be.
  private static let limit = 8 << 30

  init(path: String) throws {
    self.path = path
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_RDONLY, &code) else {
      var error = zip_error_t()
      zip_error_init_with_code(&error, code)
      defer { zip_error_fini(&error) }
      throw WorksheetError.cannotRead(path: path, reason: String(cString: zip_error_strerror(&error)))
    }
    self.archive = archive
  }

  deinit { zip_discard(archive) }

  /// Gives a file piece by piece.
  ///
  /// - Returns: false when the archive has no such file.
  func read(_ name: String, _ body: (UnsafeRawBufferPointer) throws -> Void) throws -> Bool {
    guard let file = zip_fopen(archive, name, 0) else { return false }
    defer { zip_fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var total = 0
    while true {
      let count = zip_fread(file, &buffer, UInt64(buffer.count))
      guard count >= 0 else { throw WorksheetError.cannotRead(path: path, reason: "\(name) is damaged") }
      if count == 0 { return true }
      total += Int(count)
      if total > Self.limit { throw WorksheetError.cannotRead(path: path, reason: "\(name) is too large") }
      try buffer.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0.prefix(Int(count)))) }
    }
  }
}
