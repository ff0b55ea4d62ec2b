/// Text as cells hold it.
enum CellText {
  /// The most characters of a cell, a little below what spreadsheets allow (32,767).
  static let limit = 32_000

  /// Text without control characters and without the two code points that no XML document may hold (U+FFFE and
  /// U+FFFF): a spreadsheet with one of them cannot be opened. Each becomes a space.
  static func cleaned(_ text: String) -> String {
    // The two begin with the byte EF, as little else does.
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xEF }) else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case ..<0x20, 0x7F, 0xFFFE, 0xFFFF: scalars.append(" ")
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// Several texts in one cell, each once. What has no room is counted.
  static func joined(_ texts: [String]) -> String {
    var distinct: [String] = []
    var seen: Set<String> = []
    for text in texts where seen.insert(text).inserted { distinct.append(text) }
    var result = ""
    for (number, text) in distinct.enumerated() {
      let next = cleaned(text)
      if !result.isEmpty, result.utf8.count + next.utf8.count > limit {
        return result + " (and \(distinct.count - number) more)"
      }
      result += result.isEmpty ? next : "; " + next
    }
    return result
  }
}
