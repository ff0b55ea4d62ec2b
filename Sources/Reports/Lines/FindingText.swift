public import Vocabulary

/// Words a finding: its kind's message with the places filled in.
public struct FindingText {
  let kind: FindingKind
  let value: String
  let expected: String
  let count: Int64
  let element: String
  /// Whether the value is about a person and must not be shown.
  let isMasked: Bool

  public init(
    kind: FindingKind, value: String, expected: String, count: Int64, element: String, isMasked: Bool
  ) {
    self.kind = kind
    self.value = value
    self.expected = expected
    self.count = count
    self.element = element
    self.isMasked = isMasked
  }

  /// What stands for a value that is not shown.
  public static let mask = "•••"

  public var message: String {
    guard kind.message.utf8.contains(UInt8(ascii: "{")) else { return kind.message }
    var text = ""
    var rest = Substring(kind.message)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      text += rest[..<open]
      text += filling(rest[rest.index(after: open)..<close])
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }

  private func filling(_ place: Substring) -> String {
    switch place {
    case "value", "found": isMasked && !value.isEmpty ? Self.mask : Self.shown(value)
    case "expected": isMasked && !expected.isEmpty ? Self.mask : Self.shown(expected)
    case "count": String(count)
    case "element": element
    default: ""
    }
  }

  /// A value as it may stand in a line: control characters pictured, at most 64 characters.
  public static func shown(_ value: String) -> String {
    var text = ""
    for (number, scalar) in value.unicodeScalars.enumerated() {
      if number == 64 { return text + "…" }
      if scalar.value < 0x20, let picture = Unicode.Scalar(0x2400 + scalar.value) {
        text.unicodeScalars.append(picture)
      } else if scalar.value == 0x7F || (0x80..<0xA0).contains(scalar.value) || isInvisible(scalar) {
        text += "␦"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// Characters that turn the writing direction or separate lines, by which text could be made to lie.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    (0x2028...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      || scalar.value == 0x200E || scalar.value == 0x200F
  }
}

extension Element {
  /// The path with the row of its part, or the place in its list: `contents[1].description`.
  public func path(row: UInt32, in dictionary: ElementDictionary) -> String {
    guard let part else { return isList && row > 0 ? "\(path)[\(row)]" : path }
    let key = dictionary.parts[part].key
    return "\(key)[\(row)]" + path.dropFirst(key.count)
  }
}
