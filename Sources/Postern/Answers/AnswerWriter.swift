import SchemaLanguage
import Vocabulary

/// Writes the segments of answers: syntax version 3 in ISO 8859-1 (UNOC), with the usual service characters.
struct AnswerWriter {
  private(set) var bytes: [UInt8] = []
  /// Segments of the message so far, its header being 1.
  private(set) var segments = 0

  /// A segment of elements, each of its components. Trailing empty ones are left out.
  mutating func segment(_ tag: String, _ elements: [[String]]) {
    bytes += Array(tag.utf8)
    let last = elements.lastIndex { $0.contains { !$0.isEmpty } } ?? -1
    for element in elements.prefix(last + 1) {
      bytes.append(UInt8(ascii: "+"))
      let end = element.lastIndex { !$0.isEmpty } ?? -1
      for (index, component) in element.prefix(end + 1).enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ":")) }
        write(component)
      }
    }
    bytes += Array("'\n".utf8)
    segments += 1
  }

  /// Text with its service characters released. What the character set lacks becomes a full stop; it can only stand in
  /// words about a finding, as identifiers are ASCII.
  private mutating func write(_ text: String) {
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      guard scalar.value < 0x100, !isControl else {
        bytes.append(UInt8(ascii: "."))
        continue
      }
      if "+:'?".unicodeScalars.contains(scalar) { bytes.append(UInt8(ascii: "?")) }
      bytes.append(UInt8(scalar.value))
    }
  }

  /// Segments as a message schema writes them.
  mutating func write(_ template: AnswerTemplate, _ values: AnswerValues) {
    write(template.lines, [values])
  }

  /// - Parameter scopes: the values of the entry at hand last, those of the message first.
  private mutating func write(_ lines: [AnswerTemplate.Line], _ scopes: [AnswerValues]) {
    for line in lines {
      switch line {
      case .segment(let template): write(template, scopes)
      case .each(let name, let most, let inner):
        guard let list = scopes.last?.lists[name] else { continue }
        for index in 0..<min(list.count, most) { write(inner, scopes + [list.entry(index)]) }
      }
    }
  }

  private mutating func write(_ template: AnswerTemplate.Segment, _ scopes: [AnswerValues]) {
    /// What is left of values that are taken piece by piece.
    var rest: [String: Substring.UnicodeScalarView] = [:]
    var hasPlaces = false
    var hasValues = false
    let elements = template.elements.map { element in
      element.map { component in
        component.map { piece in
          guard case .place(let name, let length) = piece else {
            if case .text(let text) = piece { return text }
            return ""
          }
          hasPlaces = true
          let value = scopes.last { $0.texts[name] != nil }?.texts[name] ?? ""
          hasValues = hasValues || !value.isEmpty
          guard let length else { return value }
          let left = rest[name] ?? value[...].unicodeScalars
          rest[name] = left.dropFirst(length)
          return String(left.prefix(length))
        }.joined()
      }
    }
    if hasValues || !hasPlaces { segment(template.tag, elements) }
  }

  /// Bytes of segments that were written elsewhere.
  mutating func append(_ other: AnswerWriter) {
    bytes += other.bytes
    segments += other.segments
  }

  mutating func beginMessage() { segments = 0 }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    segments = 0
  }

  /// An interchange with one message around segments.
  mutating func interchange(
    from sender: String, to receiver: String, at moment: ZonedDateTime, reference: String, type: [String],
    isTest: Bool, _ body: AnswerWriter
  ) {
    let date = moment.date
    let day =
      Self.digits(Int(date.year) % 100, 2) + Self.digits(Int(date.month), 2) + Self.digits(Int(date.day), 2)
    let time = Self.digits(Int(moment.hour), 2) + Self.digits(Int(moment.minute), 2)
    segment(
      "UNB",
      [
        ["UNOC", "3"], [sender], [receiver], [day, time], [reference], [], [], [], [], [],
        [isTest ? "1" : ""],
      ])
    beginMessage()
    segment("UNH", [["1"], type])
    append(body)
    segment("UNT", [[String(segments + 1)], ["1"]])
    segment("UNZ", [["1"], [reference]])
  }

  static func digits(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(count - text.count, 0)) + text
  }
}
