/// The characters a message can hold.
enum Repertoire: Sendable {
  /// Capitals, digits and the marks of UNOA; no `@`.
  case capitals
  /// ISO 8859-1.
  case latin
  /// ISO 8859-5.
  case cyrillic
  /// ISO 10646, as UTF-8.
  case unicode

  /// Whether text that needs `other` can be written in this repertoire.
  func covers(_ other: Repertoire) -> Bool {
    self == .unicode || (self == other && self != .capitals)
  }
}
