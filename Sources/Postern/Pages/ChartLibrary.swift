import Glibc

/// Chart.js, which draws the charts of a page.
public struct ChartLibrary: Sendable {
  /// The library with its notice of licence, safe to stand in a page.
  let script: String

  /// Where Debian's package libjs-chart.js and its kin install it.
  static let usualPaths = [
    "/usr/share/javascript/chart.js/chart.min.js", "/usr/share/nodejs/chart.js/dist/chart.min.js",
    "/usr/share/nodejs/chart.js/dist/chart.umd.js",
  ]

  /// The most bytes that it may have.
  private static let limit = 1 << 22

  /// The library where this machine has it; nil where it has none.
  public static func installed() -> ChartLibrary? {
    for path in usualPaths {
      if let library = ChartLibrary(path: path) { return library }
    }
    return nil
  }

  /// Reads the library from a file; nil, with `errno` set, when that cannot be read, is empty or larger than 4 MiB.
  public init?(path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    var count = 1
    while count > 0, bytes.count <= Self.limit {
      count = Glibc.read(descriptor, &block, block.count)
      bytes += block[..<max(count, 0)]
    }
    guard count == 0, !bytes.isEmpty else {
      if count > 0 { errno = EFBIG }
      if count == 0 { errno = ENODATA }
      return nil
    }
    // Inside a script only this ends it.
    script = String(decoding: bytes, as: UTF8.self).replacing("</script", with: "<\\/script")
  }
}
