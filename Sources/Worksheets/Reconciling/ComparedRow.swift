internal import Vocabulary

/// What is compared of a row.
struct ComparedRow {
  var origin: String
  /// Empty on forms that do not tell it.
  var classification: String
  var rate: String
  var value: String
  var dutyText: String
  /// Where a row of theirs stands; nil for ours.
  var sheet: String?
  var row: Int?

  var key: String { "\(origin)|\(classification)" }

  var duty: FixedDecimal? { FixedDecimal(dutyText, notation: []) }

  /// The row in a few words.
  var told: String { "value \(value), rate \(rate), duty \(dutyText)" }

  /// In what it differs from a row of theirs.
  func differences(from other: ComparedRow) -> [(kind: Difference.Kind, theirs: String, ours: String)] {
    var found: [(kind: Difference.Kind, theirs: String, ours: String)] = []
    if !Self.agree(rate, other.rate) { found.append((.rate, other.rate, rate)) }
    if !Self.agree(value, other.value) { found.append((.value, other.value, value)) }
    if !Self.agree(dutyText, other.dutyText) { found.append((.duty, other.dutyText, dutyText)) }
    return found
  }

  /// Whether two numbers are equal, or else the texts.
  private static func agree(_ left: String, _ right: String) -> Bool {
    func number(_ text: String) -> FixedDecimal? {
      FixedDecimal(text.hasSuffix("%") ? String(text.dropLast()) : text, notation: [])
    }
    if let left = number(left), let right = number(right) { return left == right }
    return left == right
  }
}
