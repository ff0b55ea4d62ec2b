/// Measures what may follow the root element of a document: white space, comments and processing instructions
/// (XML 1.0, production 27).
public enum XMLTrailer {
  /// A comment or processing instruction whose end is not within so many bytes is not counted to the document.
  private static let longest = 1 << 20

  /// The number of leading `bytes` that belong to the document that just ended.
  ///
  /// - Parameters:
  ///   - bytes: What follows the root element's end tag.
  ///   - atEnd: Whether the input ends with `bytes`.
  ///   - form: How the document's markup is written; ``XMLTapeReader/byteForm``.
  /// - Returns: The length, and whether more bytes could make it longer. An XML declaration begins another
  ///   document and is never counted.
  /// - Complexity: linear in the length.
  public static func length(
    of bytes: UnsafeRawBufferPointer, atEnd: Bool, form: XMLByteForm = .bytes
  ) -> (length: Int, needsMore: Bool) {
    let units = Units(bytes: bytes, form: form)
    var position = 0
    while position < units.count {
      if units.isSpace(position) {
        position += 1
        continue
      }
      guard units[position] == 0x3C else { return (position * form.width, false) }
      switch units.construct(at: position) {
      case .ends(let next): position = next
      case .other: return (position * form.width, false)
      case .incomplete:
        let isHopeless = (units.count - position) * form.width > longest
        return (position * form.width, !atEnd && !isHopeless)
      }
    }
    return (position * form.width, !atEnd)
  }

  private enum Construct {
    /// Complete; the index after it.
    case ends(Int)
    case incomplete
    case other
  }

  private struct Units {
    let bytes: UnsafeRawBufferPointer
    let form: XMLByteForm
    var count: Int { bytes.count / form.width }

    /// The ASCII character at an index; 0xFF for any other.
    subscript(index: Int) -> UInt8 {
      let start = index * form.width
      for offset in 0..<form.width where offset != form.low && bytes[start + offset] != 0 { return 0xFF }
      return bytes[start + form.low]
    }

    func isSpace(_ index: Int) -> Bool {
      let unit = self[index]
      return unit == 0x20 || unit == 0x0A || unit == 0x0D || unit == 0x09
    }

    /// What begins with the `<` at an index.
    func construct(at index: Int) -> Construct {
      guard index + 1 < count else { return .incomplete }
      if self[index + 1] == 0x21 {
        guard let isComment = has("--", at: index + 2) else { return .incomplete }
        return isComment ? end("-->", from: index + 4) : .other
      }
      guard self[index + 1] == 0x3F else { return .other }
      guard let isXML = has("xml", at: index + 2) else { return .incomplete }
      if isXML {
        guard index + 5 < count else { return .incomplete }
        if isSpace(index + 5) || self[index + 5] == 0x3F { return .other }
      }
      return end("?>", from: index + 2)
    }

    /// Whether a text stands at an index; nil when the bytes end within it.
    private func has(_ text: StaticString, at index: Int) -> Bool? {
      for offset in 0..<text.utf8CodeUnitCount {
        guard index + offset < count else { return nil }
        if self[index + offset] != text.utf8Start[offset] { return false }
      }
      return true
    }

    private func end(_ text: StaticString, from start: Int) -> Construct {
      var index = start
      while index < count {
        if has(text, at: index) == true { return .ends(index + text.utf8CodeUnitCount) }
        index += 1
      }
      return .incomplete
    }
  }
}
