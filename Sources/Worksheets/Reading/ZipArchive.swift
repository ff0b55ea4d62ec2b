internal import CLibZip
internal import Wire

/// Reads files out of a zip archive through libzip, as long as they do not unfold to more than is sensible.
final class ZipArchive {
  private let path: String
  private let archive: OpaquePointer
  /// The bytes of the archive, and those that came out of it.
  private var packed: UInt64 = 0
  private var unpacked: UInt64 = 0

  /// The most bytes that come out of an archive: ten million rows of several hundred bytes.
  private static let limit: UInt64 = 8 << 30
  /// Up to here an archive may unfold as it likes.
  private static let free: UInt64 = 16 << 20

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
    for index in 0..<UInt64(max(zip_get_num_entries(archive, 0), 0)) {
      var entry = zip_stat_t()
      if zip_stat_index(archive, index, 0, &entry) == 0 { packed &+= entry.comp_size }
    }
  }

  deinit { zip_discard(archive) }

  /// Gives a file piece by piece.
  ///
  /// - Returns: false when the archive has no such file.
  /// - Throws: when it is damaged, or more comes out of the archive than a spreadsheet would hold.
  func read(_ name: String, _ body: (UnsafeRawBufferPointer) throws -> Void) throws -> Bool {
    guard let file = zip_fopen(archive, name, 0) else { return false }
    defer { zip_fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = zip_fread(file, &buffer, UInt64(buffer.count))
      guard count >= 0 else { throw WorksheetError.cannotRead(path: path, reason: "\(name) is damaged") }
      if count == 0 { return true }
      unpacked += UInt64(count)
      let (most, overflows) = packed.multipliedReportingOverflow(by: InputLimits().maximumRatio)
      if unpacked > Self.limit || (unpacked > Self.free && !overflows && unpacked > most) {
        throw WorksheetError.cannotRead(
          path: path, reason: "\(name) unfolds to more than a spreadsheet would hold")
      }
      try buffer.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0.prefix(Int(count)))) }
    }
  }
}
