import Glibc

/// What the figures were measured on.
enum Machine {
  static var description: String {
    let model = line("/proc/cpuinfo", beginning: "model name").split(separator: ":").last ?? "unknown"
    var time = time(nil)
    var parts = tm()
    gmtime_r(&time, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let date = "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    let clock = "\(two(parts.tm_hour)):\(two(parts.tm_min)) UTC"
    return """
      \(date) \(clock), processor \(model.drop { $0 == " " }), \(sysconf(Int32(_SC_NPROCESSORS_ONLN))) cores, \
      load \(load)
      """
  }

  /// Load averages over 1, 5 and 15 minutes.
  static var load: String {
    line("/proc/loadavg", beginning: "").split(separator: " ").prefix(3).joined(separator: " ")
  }

  private static func line(_ path: String, beginning start: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var buffer = [CChar](repeating: 0, count: 4096)
    while fgets(&buffer, Int32(buffer.count), file) != nil {
      let bytes = buffer.prefix { $0 != 0 && $0 != 0x0A }.map { UInt8(bitPattern: $0) }
      let text = String(decoding: bytes, as: UTF8.self)
      if text.hasPrefix(start) { return text }
    }
    return ""
  }
}
