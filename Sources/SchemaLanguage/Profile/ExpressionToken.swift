/// A piece of an expression.
struct ExpressionToken {
  enum Kind: Equatable {
    case word
    case number
    case date
    case quoted
    case symbol
    case end
  }

  let kind: Kind
  /// Without quotes.
  let text: String
  /// Characters from the start of the expression.
  let column: Int

  var description: String {
    switch kind {
    case .end: "the end"
    case .quoted, .word, .number, .date, .symbol: "\"\(text)\""
    }
  }
}

/// Something in an expression that stops its reading.
struct ExpressionMistake: Error {
  let column: Int
  let found: String
  let expected: String
}

/// Cuts an expression into its pieces.
enum ExpressionScanner {
  static func tokens(of text: String) throws(ExpressionMistake) -> [ExpressionToken] {
    var scanner = TextScanner(text)
    var tokens: [ExpressionToken] = []
    while true {
      _ = scanner.take { $0 == " " || $0 == "\n" || $0 == "\t" }
      let column = scanner.column
      guard let next = scanner.peek else { break }
      if next == "\"" || next == "'" {
        _ = scanner.skip(next)
        let quoted = scanner.take { $0 != next }
        guard scanner.skip(next) else {
          throw ExpressionMistake(
            column: column, found: "a quote that is not closed", expected: "text in quotes")
        }
        tokens.append(ExpressionToken(kind: .quoted, text: quoted, column: column))
      } else if isWordCharacter(next) {
        tokens.append(word(&scanner))
      } else {
        tokens.append(try symbol(&scanner, next))
      }
    }
    tokens.append(ExpressionToken(kind: .end, text: "", column: scanner.column))
    return tokens
  }

  private static func isWordCharacter(_ character: Character) -> Bool {
    switch character.asciiValue {
    case .some(UInt8(ascii: "a")...UInt8(ascii: "z")), .some(UInt8(ascii: "A")...UInt8(ascii: "Z")),
      .some(UInt8(ascii: "0")...UInt8(ascii: "9")), .some(UInt8(ascii: "_")), .some(UInt8(ascii: ".")):
      true
    default: false
    }
  }

  private static func word(_ scanner: inout TextScanner) -> ExpressionToken {
    let column = scanner.column
    let text = scanner.take(while: isWordCharacter)
    guard text.allSatisfy({ $0.isNumber || $0 == "." }) else {
      return ExpressionToken(kind: .word, text: text, column: column)
    }
    // 2026-02-28 is a date only when it is written without blanks.
    if text.count == 4, scanner.peek == "-" {
      var ahead = scanner
      let rest = ahead.take { $0.isNumber || $0 == "-" }
      if TextForm.isDate(text + rest) {
        scanner = ahead
        return ExpressionToken(kind: .date, text: text + rest, column: column)
      }
    }
    return ExpressionToken(kind: .number, text: text, column: column)
  }

  private static func symbol(
    _ scanner: inout TextScanner, _ next: Character
  ) throws(ExpressionMistake) -> ExpressionToken {
    let column = scanner.column
    guard "=!<>()[],+-".contains(next) else {
      throw ExpressionMistake(
        column: column, found: "\"\(next)\"",
        expected: "an element, a word, a number, text in quotes or a sign")
    }
    _ = scanner.skip(next)
    var text = String(next)
    if "!<>".contains(next), scanner.skip("=") { text += "=" }
    guard text != "!" else {
      throw ExpressionMistake(column: column, found: "\"!\"", expected: "\"!=\" or \"not\"")
    }
    return ExpressionToken(kind: .symbol, text: text, column: column)
  }
}
