extension OutputBuffer {
  /// Appends text as it may stand in a line for people: control characters pictured, bytes that are no UTF-8 as
  /// `\xNN`.
  ///
  /// - Parameters:
  ///   - limit: after so many characters the text is cut, with `…`.
  ///   - isInJSON: whether it stands inside a JSON string, so that quotation marks and backslashes are escaped.
  mutating func appendVisible(_ text: UnsafeRawBufferPointer, limit: Int = .max, isInJSON: Bool = false) {
    var index = 0
    var shown = 0
    while index < text.count {
      if shown == limit {
        append("…" as StaticString)
        return
      }
      shown += 1
      let byte = text[index]
      if (0x20..<0x7F).contains(byte) {
        if isInJSON, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { append(UInt8(ascii: "\\")) }
        append(byte)
        index += 1
        continue
      }
      let (scalar, length) = VisibleCharacter.read(text, at: index)
      index += length
      if let scalar {
        append(VisibleCharacter.picture(of: scalar) ?? scalar)
      } else {
        append(isInJSON ? "\\\\x" : "\\x" as StaticString)
        append(Self.hexDigit(byte >> 4))
        append(Self.hexDigit(byte & 15))
      }
    }
  }

  mutating func appendVisible(_ text: String) {
    var text = text
    text.withUTF8 { appendVisible(UnsafeRawBufferPointer($0)) }
  }
}
