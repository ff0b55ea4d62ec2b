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
      pending += CSVField.quoted(field).utf8
    }
    pending += [0x0D, 0x0A]
    if pending.count >= Self.size { try flush() }
  }

  func finish() throws { try flush() }

  private func flush() throws {
    try pending.withUnsafeBytes { try sink($0) }
    pending.removeAll(keepingCapacity: true)
  }

  /// A value as a field. Only text comes from outside and is made harmless.
  static func field(_ value: CellValue) -> String {
    if case .text(let text) = value { return CSVField.harmless(text) }
    return value.plainText
  }
}
