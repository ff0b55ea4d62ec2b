internal import Glibc

/// Reads a CSV file (RFC 4180) row by row, strictly: what the standard does not allow is an error with its line.
///
/// Lines end with CR LF or LF; a byte order mark is passed over. A quote inside a field that is not quoted, text behind
/// a closing quote, control characters and bytes that are no UTF-8 are errors.
struct CSVReader: ~Copyable {
  /// The line on which the last row began, from 1.
  private(set) var line = 0

  private let file: String
  private let descriptor: Int32
  private var block: [UInt8]
  private var position = 0
  private var end = 0
  private var isAtEnd = false
  private var nextLine = 1

  static let longestField = 4096
  static let mostFields = 64

  init(path: String) throws(RateTableError) {
    file = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    block = [UInt8](repeating: 0, count: 1 << 16)
    if descriptor < 0 { throw RateTableError(file: path, problem: String(cString: strerror(errno))) }
    if try peek() == 0xEF {
      for byte: UInt8 in [0xEF, 0xBB, 0xBF] where try take() != byte {
        throw RateTableError(file: path, line: 1, problem: "the text is not in UTF-8")
      }
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The fields of the next row; nil at the end. Empty lines are passed over.
  mutating func next() throws(RateTableError) -> [String]? {
    while true {
      guard let byte = try peek() else { return nil }
      line = nextLine
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        try endLine()
        continue
      }
      return try row()
    }
  }

  func failure(_ problem: String) -> RateTableError {
    RateTableError(file: file, line: line, problem: problem)
  }

  private mutating func row() throws(RateTableError) -> [String] {
    var fields: [String] = []
    while true {
      let isQuoted = try peek() == UInt8(ascii: "\"")
      fields.append(try text(of: isQuoted ? quoted() : plain()))
      guard fields.count <= Self.mostFields else { throw failure("more than \(Self.mostFields) fields") }
      switch try peek() {
      case nil: return fields
      case UInt8(ascii: ","): _ = try take()
      case UInt8(ascii: "\r"), UInt8(ascii: "\n"):
        try endLine()
        return fields
      default: throw failure("text stands behind a closing quote")
      }
    }
  }

  private mutating func plain() throws(RateTableError) -> [UInt8] {
    var bytes: [UInt8] = []
    while let byte = try peek(), byte != UInt8(ascii: ","), byte != UInt8(ascii: "\r"),
      byte != UInt8(ascii: "\n")
    {
      if byte == UInt8(ascii: "\"") { throw failure("a quote stands inside a field that is not quoted") }
      try append(byte, to: &bytes)
    }
    return bytes
  }

  private mutating func quoted() throws(RateTableError) -> [UInt8] {
    var bytes: [UInt8] = []
    _ = try take()
    while true {
      guard let byte = try peek() else { throw failure("a quoted field is not closed") }
      if byte == UInt8(ascii: "\"") {
        _ = try take()
        guard try peek() == byte else { return bytes }
      }
      if byte == UInt8(ascii: "\n") { nextLine += 1 }
      try append(byte, to: &bytes, allowsBreaks: true)
    }
  }

  private mutating func append(
    _ byte: UInt8, to bytes: inout [UInt8], allowsBreaks: Bool = false
  ) throws(RateTableError) {
    let isBreak = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    if byte < 0x20 || byte == 0x7F, !(isBreak && allowsBreaks) { throw failure("a control character") }
    guard bytes.count < Self.longestField else {
      throw failure("a field of more than \(Self.longestField) bytes")
    }
    bytes.append(byte)
    _ = try take()
  }

  private func text(of bytes: [UInt8]) throws(RateTableError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw failure("the text is not in UTF-8")
    }
    return text
  }

  /// Takes LF or CR LF.
  private mutating func endLine() throws(RateTableError) {
    if try take() == UInt8(ascii: "\r"), try take() != UInt8(ascii: "\n") {
      throw failure("a carriage return stands without a line feed")
    }
    nextLine += 1
  }

  private mutating func take() throws(RateTableError) -> UInt8? {
    guard let byte = try peek() else { return nil }
    position += 1
    return byte
  }

  private mutating func peek() throws(RateTableError) -> UInt8? {
    if position == end {
      guard !isAtEnd else { return nil }
      let count = block.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 { throw failure(String(cString: strerror(errno))) }
      position = 0
      end = count
      isAtEnd = count == 0
      if isAtEnd { return nil }
    }
    return block[position]
  }
}
