import Reports
import SchemaLanguage

/// A JSON object that is being put together. Absent values and empty lists are left out.
struct JSONObject {
  private var text = ""
  private let key: String?

  /// - Parameter key: the name under which it is a member of another object; nil for an object by itself.
  init(key: String? = nil) { self.key = key }

  mutating func text(_ key: String, _ value: String?) {
    guard let value else { return }
    begin(key)
    text += Self.quoted(value)
  }

  mutating func number(_ key: String, _ value: Int64?) {
    guard let value else { return }
    begin(key)
    text += String(value)
  }

  mutating func boolean(_ key: String, _ value: Bool) {
    begin(key)
    text += value ? "true" : "false"
  }

  mutating func texts(_ key: String, _ values: [String]) {
    guard !values.isEmpty else { return }
    begin(key)
    text += "[" + values.map(Self.quoted).joined(separator: ",") + "]"
  }

  mutating func list(_ key: String, _ values: [JSONObject]) {
    guard !values.isEmpty else { return }
    begin(key)
    text += "[" + values.map(\.json).joined(separator: ",") + "]"
  }

  mutating func member(_ key: String, _ value: JSONObject) {
    begin(key)
    text += value.json
  }

  /// Where a figure comes from, and how well it is known.
  mutating func basis(_ source: String, _ basis: FactBasis) {
    text("source", source)
    text("basis", basis.rawValue)
  }

  /// The object alone, in braces.
  var json: String { "{" + text + "}" }

  /// Appends the object, behind its key where it has one.
  func finish(into output: inout OutputBuffer) {
    if let key {
      output.appendJSON(key)
      output.append(UInt8(ascii: ":"))
    }
    output.append(json)
  }

  private mutating func begin(_ key: String) {
    if !text.isEmpty { text += "," }
    text += "\"" + key + "\":"
  }

  private static func quoted(_ value: String) -> String {
    // Most values need no escape.
    if value.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      return "\"" + value + "\""
    }
    var buffer = OutputBuffer(capacity: value.utf8.count + 16)
    buffer.appendJSON(value)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }
}
