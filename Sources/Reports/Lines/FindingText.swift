public import Vocabulary

/// Words a finding: its kind's message with the places filled in.
///
/// ```
/// item identifier {value} fails its check digit
/// item identifier LX000000015CN fails its check digit
/// ```
public struct FindingText {
  public let kind: FindingKind
  public let value: String
  public let expected: String
  public let count: Int64
  /// The path of the element with its row; empty when the finding is about none.
  public let element: String
  /// Whether the value is about a person and must not be shown.
  public let isMasked: Bool

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

  /// One line without control characters, whatever the value holds.
  public var message: String {
    var output = OutputBuffer(capacity: 256)
    let template = MessageTemplate(kind.message, isInJSON: false)
    var value = value
    var expected = expected
    value.withUTF8 { value in
      expected.withUTF8 { expected in
        let filling = MessageTemplate.Filling(
          value: UnsafeRawBufferPointer(value), expected: UnsafeRawBufferPointer(expected), count: count,
          isMasked: isMasked)
        template.write(filling, into: &output) { $0.append(element) }
      }
    }
    return String(decoding: output.bytes, as: UTF8.self)
  }

  /// A value as it may stand in a line: control characters pictured, at most 64 characters and then `…`.
  public static func shown(_ value: String) -> String {
    var output = OutputBuffer(capacity: 256)
    var value = value
    value.withUTF8 { output.appendVisible(UnsafeRawBufferPointer($0), limit: MessageTemplate.valueLimit) }
    return String(decoding: output.bytes, as: UTF8.self)
  }
}

extension Element {
  /// The path with the row of its part, or the place in its list, from 0: `contents[1].description`.
  public func path(row: UInt32, in dictionary: ElementDictionary) -> String {
    guard let part else { return isList && row > 0 ? "\(path)[\(row)]" : path }
    let key = dictionary.parts[part].key
    return "\(key)[\(row)]" + path.dropFirst(key.count)
  }
}
