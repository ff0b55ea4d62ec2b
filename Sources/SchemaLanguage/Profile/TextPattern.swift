/// A pattern of characters, such as `AA999999999AA`.
///
/// `A` is a capital letter, `9` a digit, `X` either; `[…]` may be left out; `\` makes the next character stand for
/// itself, as all other characters do.
public struct TextPattern: Sendable {
  public enum Step: Sendable, Equatable {
    case letter
    case digit
    case letterOrDigit
    case byte(UInt8)
  }

  public let text: String
  /// The pattern with and without each part that may be left out; longer ones first.
  public let alternatives: [[Step]]

  static let longest = 128
  static let mostOptionalParts = 4

  /// What is wrong with a pattern, and at which character.
  struct Mistake: Error {
    let column: Int
    let found: String
    let expected: String
  }

  init(_ text: String) throws(Mistake) {
    self.text = text
    var alternatives: [[Step]] = [[]]
    var optional: [Step]?
    var optionalParts = 0
    var isEscaped = false
    var column = 0
    var opened = 0
    for scalar in text.unicodeScalars {
      defer { column += 1 }
      if !isEscaped {
        switch scalar {
        case "\\":
          isEscaped = true
          continue
        case "[":
          guard optional == nil, optionalParts < Self.mostOptionalParts else {
            throw Mistake(
              column: column, found: "\"[\"",
              expected: "at most \(Self.mostOptionalParts) parts in brackets, none in another")
          }
          optional = []
          opened = column
          optionalParts += 1
          continue
        case "]":
          guard let part = optional else {
            throw Mistake(column: column, found: "\"]\"", expected: "\"[\" before it")
          }
          alternatives = alternatives.map { $0 + part } + alternatives
          optional = nil
          continue
        default: break
        }
      }
      let steps = isEscaped ? Self.bytes(scalar) : Self.steps(scalar)
      isEscaped = false
      if optional == nil { alternatives = alternatives.map { $0 + steps } } else { optional? += steps }
    }
    if optional != nil {
      throw Mistake(column: opened, found: "\"[\" without \"]\"", expected: "a closed part")
    }
    if isEscaped {
      throw Mistake(column: column - 1, found: "\"\\\" at the end", expected: "a character after it")
    }
    guard alternatives.allSatisfy({ (1...Self.longest).contains($0.count) }) else {
      throw Mistake(column: 0, found: "\"\(text)\"", expected: "a pattern of 1 to \(Self.longest) characters")
    }
    self.alternatives = alternatives
  }

  private static func steps(_ scalar: Unicode.Scalar) -> [Step] {
    switch scalar {
    case "A": [.letter]
    case "9": [.digit]
    case "X": [.letterOrDigit]
    default: bytes(scalar)
    }
  }

  private static func bytes(_ scalar: Unicode.Scalar) -> [Step] { String(scalar).utf8.map { .byte($0) } }
}
