/// Fields of comma-separated values (RFC 4180).
public enum CSVField {
  /// A text as a field: in quotation marks where a comma, a quotation mark or a line break stands in it.
  public static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: needsQuotes) else { return text }
    // By bytes: a mark and an accent that joins it are one character, and not the character that a mark is.
    let mark = UInt8(ascii: "\"")
    guard text.utf8.contains(mark) else { return "\"" + text + "\"" }
    let parts = text.utf8.split(separator: mark, omittingEmptySubsequences: false)
    return "\"" + parts.map { String(Substring($0)) }.joined(separator: "\"\"") + "\""
  }

  /// Text that a spreadsheet will not take for a formula: an apostrophe goes before what could begin one.
  public static func harmless(_ text: String) -> String {
    switch text.utf8.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: "'" + text
    default: text
    }
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0D || byte == 0x0A
  }
}
