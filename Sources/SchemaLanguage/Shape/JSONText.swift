/// A JSON value that keeps the order of its keys, for the JSON Schemas.
enum JSONText {
  case string(String)
  case integer(Int)
  case boolean(Bool)
  case array([JSONText])
  case object([(String, JSONText)])

  /// The value over several lines, indented by two spaces a level, without a line break at the end.
  func written(indent: String = "") -> String {
    switch self {
    case .string(let text): return Self.quoted(text)
    case .integer(let number): return String(number)
    case .boolean(let value): return value ? "true" : "false"
    case .array(let values) where values.allSatisfy(\.isScalar):
      return "[" + values.map { $0.written() }.joined(separator: ", ") + "]"
    case .array(let values):
      return Self.block("[", values.map { $0.written(indent: indent + "  ") }, "]", indent: indent)
    case .object(let entries):
      let lines = entries.map { Self.quoted($0.0) + ": " + $0.1.written(indent: indent + "  ") }
      return Self.block("{", lines, "}", indent: indent)
    }
  }

  private var isScalar: Bool {
    switch self {
    case .string, .integer, .boolean: true
    case .array, .object: false
    }
  }

  private static func block(_ open: String, _ lines: [String], _ close: String, indent: String) -> String {
    if lines.isEmpty { return open + close }
    let inner = lines.map { "\(indent)  \($0)" }.joined(separator: ",\n")
    return "\(open)\n\(inner)\n\(indent)\(close)"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
