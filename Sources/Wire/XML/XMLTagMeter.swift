/// Measures a start tag as it arrives, before libxml2 compares each of its attributes with all others.
///
/// A tag ends with a `>` that stands in no value, or where a `<` shows that it is none.
struct XMLTagMeter {
  /// Bytes of the tag so far, its `<` among them.
  private(set) var length = 0
  /// Values that have begun.
  private(set) var values = 0
  private var quote: UInt8 = 0
  private var isOver = false

  /// Measures the next bytes; what stands behind the end of the tag is not looked at.
  mutating func take(_ bytes: UnsafeRawBufferPointer) {
    guard !isOver else { return }
    for byte in bytes {
      if length == 0 {
        isOver = byte != 0x3C
      } else if length == 1 {
        // A declaration, comment or instruction, or an end tag.
        isOver = byte == 0x21 || byte == 0x3F || byte == 0x2F
      } else if byte == 0x3C {
        isOver = true
      } else if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
        values += 1
      } else if byte == 0x3E {
        isOver = true
      }
      if isOver { return }
      length += 1
    }
  }
}
