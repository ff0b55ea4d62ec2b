internal import Reports

/// Writes CSV: RFC 4180, UTF-8, lines that end with CR LF.
final class CSVFile {
  private let sink: ByteSink
  private var pending: [UInt8] = []
  private static let size = 1 << 16

  init(_ sink: @escaping ByteSink) { self.sink = sink }

  func write(_ fields: [String]) throws {
    for (number, field) in fields.enumerated() {
      if number > 0 { pending.append(UInt8(ascii: ",")) }
      if field.utf8.contains(where: Self.needsQuotes) {
        pending.append(UInt8(ascii: "\""))
        for byte in field.utf8 {
          if byte == UInt8(ascii: "\"") { pending.append(byte) }
          pending.append(byte)
        }
        pending.append(UInt8(ascii: "\""))
      } else {
        pending += field.utf8
      }
    }
    pending += [0x0D, 0x0A]
    if pending.count >= Self.size { try flush() }
  }

  func finish() throws { try flush() }

  private func flush() throws {
    try pending.withUnsafeBytes { try sink($0) }
    pending.removeAll(keepingCapacity: true)
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0D || byte == 0x0A
  }

  /// A value as a field. Only text comes from outside and is made harmless.
  static func field(_ value: CellValue) -> String {
    if case .text(let text) = value { return harmless(text) }
    return value.plainText
  }

  /// Text that a spreadsheet will not take for a formula: an apostrophe goes before what could begin one.
  static func harmless(_ text: String) -> String {
    switch text.utf8.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: "'" + text
    default: text
    }
  }
}
