/// Writes XML documents: escapes, encodings, line breaks.
struct DocumentWriter: ~Copyable {
  enum Encoding: Sendable {
    case utf8
    case latin
    /// US-ASCII, all other characters as references.
    case ascii
  }

  var output = ByteBuffer(capacity: 65_536)
  var encoding = Encoding.utf8
  /// What stands before the name of a data member: empty or `o:`.
  var prefix: StaticString = ""
  var lineBreak: StaticString = ""
  /// Whether text with markup characters goes into CDATA sections.
  var usesCDATA = false

  mutating func open(_ name: StaticString) {
    startTag(name)
    output.append(lineBreak)
  }

  mutating func close(_ name: StaticString) {
    endTag(name)
  }

  mutating func leaf(_ name: StaticString, _ code: StaticString) {
    if code.utf8CodeUnitCount == 0 { return }
    startTag(name)
    output.append(code)
    endTag(name)
  }

  mutating func leaf(_ name: StaticString, _ range: TextRange, of text: borrowing ByteBuffer) {
    if range.isEmpty { return }
    startTag(name)
    write(range, of: text)
    endTag(name)
  }

  mutating func leaf(_ name: StaticString, number: Int) {
    startTag(name)
    output.append(number: number)
    endTag(name)
  }

  mutating func leaf(_ name: StaticString, _ units: Int, decimals: Int, isDamaged: Bool = false) {
    startTag(name)
    output.append(units, decimals: decimals, mark: UInt8(ascii: "."))
    if isDamaged { output[output.count - 1] = UInt8(ascii: "O") }
    endTag(name)
  }

  mutating func startTag(_ name: StaticString) {
    output.append(UInt8(ascii: "<"))
    output.append(prefix)
    output.append(name)
    output.append(UInt8(ascii: ">"))
  }

  mutating func endTag(_ name: StaticString) {
    output.append("</")
    output.append(prefix)
    output.append(name)
    output.append(UInt8(ascii: ">"))
    output.append(lineBreak)
  }

  private mutating func write(_ range: TextRange, of text: borrowing ByteBuffer) {
    if usesCDATA, encoding == .utf8,
      holdsMarkup(range, of: text)
    {
      output.append("<![CDATA[")
      output.append(text, range.start..<range.end)
      output.append("]]>")
      return
    }
    var index = range.start
    var run = index
    while index < range.end {
      let byte = text[index]
      let next = byte < 0x80 ? index + 1 : index + length(ofScalarStarting: byte)
      if let escape = escape(of: byte) {
        output.append(text, run..<index)
        output.append(escape)
        run = next
      } else if byte >= 0x80, encoding != .utf8 {
        output.append(text, run..<index)
        writeScalar(index..<next, of: text)
        run = next
      }
      index = next
    }
    output.append(text, run..<range.end)
  }

  private func holdsMarkup(_ range: TextRange, of text: borrowing ByteBuffer) -> Bool {
    for index in range.start..<range.end
    where text[index] == UInt8(ascii: "&") || text[index] == UInt8(ascii: "<") {
      return true
    }
    return false
  }

  private func escape(of byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "'") where usesCDATA: "&apos;"
    case UInt8(ascii: "\"") where usesCDATA: "&#34;"
    default: nil
    }
  }

  private func length(ofScalarStarting byte: UInt8) -> Int {
    byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }

  /// A character beyond ASCII, as a byte of ISO 8859-1 or as a reference.
  private mutating func writeScalar(_ range: Range<Int>, of text: borrowing ByteBuffer) {
    var scalar = 0
    for index in range {
      let byte = text[index]
      let bits =
        byte >= 0xF0 ? byte & 0x07 : byte >= 0xE0 ? byte & 0x0F : byte >= 0xC0 ? byte & 0x1F : byte & 0x3F
      scalar = scalar << 6 | Int(bits)
    }
    if encoding == .latin {
      output.append(UInt8(truncatingIfNeeded: scalar))
    } else {
      output.append("&#")
      output.append(number: scalar)
      output.append(UInt8(ascii: ";"))
    }
  }
}
