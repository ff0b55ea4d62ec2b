internal import Glibc

/// Reads the rows of a CSV file (RFC 4180; lines may end with LF), a row at a time.
struct CSVReader {
  private let path: String
  /// The most bytes of one field, and the most fields of one row.
  private static let fieldLimit = 1 << 20
  private static let rowLimit = 1000

  init(path: String) { self.path = path }

  /// - Parameter body: gets the number of the row from 1, and its fields.
  func forEachRow(_ body: (Int, [String]) throws -> Void) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw WorksheetError.cannotRead(path: path, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var state = State()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw WorksheetError.cannotRead(path: path, reason: String(cString: strerror(errno)))
      }
      if count == 0 { break }
      for byte in buffer[..<count] { try take(byte, &state, body) }
    }
    if state.isQuoted {
      throw WorksheetError.cannotRead(path: path, reason: "a quotation mark is not closed")
    }
    if !state.field.isEmpty || !state.fields.isEmpty { try endRow(&state, body) }
  }

  private struct State {
    var field: [UInt8] = []
    var fields: [String] = []
    var row = 0
    var isQuoted = false
    /// Whether a quotation mark just ended the quoted part, or is the first of two.
    var isAfterQuote = false
  }

  private func take(_ byte: UInt8, _ state: inout State, _ body: (Int, [String]) throws -> Void) throws {
    if state.isQuoted {
      if byte == UInt8(ascii: "\"") {
        state.isQuoted = false
        state.isAfterQuote = true
      } else {
        try append(byte, &state)
      }
      return
    }
    switch byte {
    case UInt8(ascii: "\""):
      if state.isAfterQuote { try append(byte, &state) }
      state.isQuoted = true
    case UInt8(ascii: ","): try endField(&state)
    case UInt8(ascii: "\n"): try endRow(&state, body)
    case UInt8(ascii: "\r"): break
    default: try append(byte, &state)
    }
    state.isAfterQuote = false
  }

  private func append(_ byte: UInt8, _ state: inout State) throws {
    guard state.field.count < Self.fieldLimit else {
      throw WorksheetError.cannotRead(
        path: path, reason: "row \(state.row + 1) has a field of more than 1 MiB")
    }
    state.field.append(byte)
  }

  private func endField(_ state: inout State) throws {
    guard state.fields.count < Self.rowLimit else {
      throw WorksheetError.cannotRead(path: path, reason: "row \(state.row + 1) has more than 1,000 fields")
    }
    state.fields.append(String(decoding: state.field, as: UTF8.self))
    state.field.removeAll(keepingCapacity: true)
  }

  private func endRow(_ state: inout State, _ body: (Int, [String]) throws -> Void) throws {
    try endField(&state)
    state.row += 1
    try body(state.row, state.fields)
    state.fields.removeAll(keepingCapacity: true)
  }
}
