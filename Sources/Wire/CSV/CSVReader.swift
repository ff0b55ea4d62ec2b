import Glibc

/// Reads a CSV file (RFC 4180) row by row. Lines end with CR LF or LF; a byte order mark is passed over.
///
/// ```
/// var reader = try CSVReader(path: "rates.csv")
/// while let fields = try reader.next() { … }
/// ```
public struct CSVReader: ~Copyable {
  /// What is made of text that the standard does not allow.
  public enum Leniency: Sendable {
    /// It is an error with its line: a quotation mark inside a field that is not quoted, text behind a closing one,
    /// control characters, a carriage return alone, bytes that are no UTF-8. For files whose values count.
    case none
    /// It is taken as it stands, a carriage return alone ends a line, and what is no UTF-8 becomes U+FFFD. For files
    /// that some program exported.
    case asItStands
  }

  public let path: String
  /// The line on which the last row began, from 1.
  public private(set) var line = 0
  /// The number of the last row, from 1; rows without fields count too.
  public private(set) var row = 0

  private let isLenient: Bool
  private let limits: CSVLimits
  private let descriptor: Int32
  private var block: [UInt8]
  private var position = 0
  private var end = 0
  private var isAtEnd = false
  private var nextLine = 1

  public init(path: String, leniency: Leniency = .none, limits: CSVLimits = CSVLimits()) throws(CSVError) {
    self.path = path
    self.limits = limits
    isLenient = leniency == .asItStands
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    block = [UInt8](repeating: 0, count: 1 << 16)
    if descriptor < 0 { throw CSVError(path: path, problem: String(cString: strerror(errno))) }
    if try peek() == 0xEF, block[..<end].starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The fields of the next row; nil at the end. Empty lines are passed over.
  public mutating func next() throws(CSVError) -> [String]? {
    while true {
      guard let byte = try peek() else { return nil }
      line = nextLine
      row += 1
      guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { return try fields() }
      try endLine()
    }
  }

  private mutating func fields() throws(CSVError) -> [String] {
    var fields: [String] = []
    while true {
      fields.append(try field())
      guard fields.count <= limits.fields else { throw failure("more than \(limits.fields) fields") }
      switch try peek() {
      case nil: return fields
      case UInt8(ascii: ","): _ = try take()
      default:
        try endLine()
        return fields
      }
    }
  }

  private mutating func field() throws(CSVError) -> String {
    var bytes: [UInt8] = []
    if try peek() == UInt8(ascii: "\"") {
      try takeQuoted(into: &bytes)
      if !isLenient, let byte = try peek(), !Self.endsField(byte) {
        throw failure("text stands behind a closing quote")
      }
    }
    while let byte = try peek(), !Self.endsField(byte) {
      if byte == UInt8(ascii: "\""), !isLenient {
        throw failure("a quote stands inside a field that is not quoted")
      }
      try append(byte, to: &bytes)
    }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    guard isLenient else { throw failure("the text is not in UTF-8") }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func endsField(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n")
  }

  private mutating func takeQuoted(into bytes: inout [UInt8]) throws(CSVError) {
    _ = try take()
    while true {
      guard let byte = try peek() else { throw failure("a quoted field is not closed") }
      if byte == UInt8(ascii: "\"") {
        _ = try take()
        guard try peek() == byte else { return }
      }
      if byte == UInt8(ascii: "\n") { nextLine += 1 }
      try append(byte, to: &bytes, allowsBreaks: true)
    }
  }

  private mutating func append(
    _ byte: UInt8, to bytes: inout [UInt8], allowsBreaks: Bool = false
  ) throws(CSVError) {
    if !isLenient, byte < 0x20 || byte == 0x7F {
      let isBreak = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
      if !(isBreak && allowsBreaks) { throw failure("a control character") }
    }
    guard bytes.count < limits.fieldLength else {
      throw failure("a field of more than \(limits.fieldLength) bytes")
    }
    bytes.append(byte)
    _ = try take()
  }

  private mutating func endLine() throws(CSVError) {
    if try take() == UInt8(ascii: "\r") {
      if try peek() == UInt8(ascii: "\n") {
        _ = try take()
      } else if !isLenient {
        throw failure("a carriage return stands without a line feed")
      }
    }
    nextLine += 1
  }

  private func failure(_ problem: String) -> CSVError { CSVError(path: path, line: line, problem: problem) }

  // MARK: Bytes

  private mutating func take() throws(CSVError) -> UInt8? {
    guard let byte = try peek() else { return nil }
    position += 1
    return byte
  }

  private mutating func peek() throws(CSVError) -> UInt8? {
    if position == end {
      guard !isAtEnd else { return nil }
      var count: Int
      repeat {
        count = block.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      } while count < 0 && errno == EINTR
      if count < 0 { throw failure(String(cString: strerror(errno))) }
      position = 0
      end = count
      isAtEnd = count == 0
      if isAtEnd { return nil }
    }
    return block[position]
  }
}
