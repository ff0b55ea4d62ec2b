internal import Vocabulary

/// Operands: elements, literals and functions of elements.
extension ExpressionParser {
  mutating func operand() throws(ExpressionMistake) -> Expression.Operand {
    var operand = try term()
    guard isNext("+") || isNext("-") else { return operand }
    let sign = take()
    let factor: Int64 = sign.text == "-" ? -1 : 1
    let column = next.column
    let amount = try number()
    let signed = FixedDecimal(mantissa: amount.mantissa * factor, scale: amount.scale) ?? amount
    if isUnknown(operand) {
      _ = skip("days") || skip("day")
    } else if skip("days") || skip("day") {
      if amount.scale > 0 || amount.mantissa > 1_000_000 {
        report(column, found: "\(amount) days", expected: "a whole number of days up to 1000000")
      }
      if operand.valueKind != .date {
        report(sign.column, found: "days added to \(operand.description)", expected: "a date before it")
      }
      operand.shift = .days(Int(signed.mantissa))
    } else {
      if operand.valueKind == .date {
        report(column, found: "\(amount)", expected: "a number of days, such as \"\(amount) days\"")
      } else if !operand.valueKind.isNumber {
        report(sign.column, found: "a number added to \(operand.description)", expected: "a number before it")
      }
      operand.shift = .amount(signed)
    }
    return operand
  }

  mutating func number() throws(ExpressionMistake) -> FixedDecimal {
    guard next.kind == .number, let number = FixedDecimal(next.text) else { throw unexpected("a number") }
    _ = take()
    return number
  }

  /// A word, a number, a date or text in quotes.
  mutating func literal() throws(ExpressionMistake) -> Expression.Literal {
    let token = next
    switch token.kind {
    case .symbol where token.text == "-":
      _ = take()
      let digits = next.text
      let value = try number()
      return Expression.Literal(
        text: "-" + digits, number: FixedDecimal(mantissa: -value.mantissa, scale: value.scale), date: nil,
        isQuoted: false, column: token.column)
    case .number:
      let value = try number()
      return Expression.Literal(
        text: token.text, number: value, date: nil, isQuoted: false, column: token.column)
    case .date, .quoted, .word:
      if token.kind == .word, token.text.contains(".") {
        throw unexpected("a value; one with a dot in quotes")
      }
      if token.kind == .quoted, token.text.isEmpty { throw unexpected("a value; use \"is absent\" for none") }
      _ = take()
      return Expression.Literal(
        text: token.text, number: nil, date: token.kind == .date ? CalendarDate(token.text) : nil,
        isQuoted: token.kind == .quoted, column: token.column)
    case .symbol, .end:
      throw unexpected("a value")
    }
  }

  private mutating func term() throws(ExpressionMistake) -> Expression.Operand {
    let token = next
    if token.kind == .word {
      if ["and", "or", "not", "in", "is", "matches", "within", "of"].contains(token.text) {
        throw unexpected("an element or a value")
      }
      if isFollowed(by: "(") { return try function() }
      if token.text.contains(".") {
        _ = take()
        return Expression.Operand(source: source(of: token), shift: nil, column: token.column)
      }
    } else if token.kind == .end || (token.kind == .symbol && token.text != "-") {
      throw unexpected("an element or a value")
    }
    return Expression.Operand(source: .literal(try literal()), shift: nil, column: token.column)
  }

  /// The element a path names. A path that names none is reported, and read on as text.
  private mutating func source(of token: ExpressionToken) -> Expression.Operand.Source {
    if let element = element(token) { return .element(element) }
    unknownColumns.insert(token.column)
    return source(ofUnknown: token)
  }

  /// Whether an operand is wrong in itself. That was told; nothing more is to be said about it.
  func isUnknown(_ operand: Expression.Operand) -> Bool { unknownColumns.contains(operand.column) }

  private func element(_ token: ExpressionToken) -> Element? {
    if let element = scope.dictionary.element(token.text) { return element }
    let near = scope.dictionary.nearest(to: token.text)
    report(
      token.column, found: "\"\(token.text)\"",
      expected: "an element of the dictionary" + (near.map { "; did you mean \"\($0)\"?" } ?? ""))
    return nil
  }

  private mutating func function() throws(ExpressionMistake) -> Expression.Operand {
    let name = take()
    let names = ["sum", "count", "distinct", "length", "statedWeight"]
    guard names.contains(name.text) else {
      throw ExpressionMistake(
        column: name.column, found: "\"\(name.text)\"", expected: "one of " + names.joined(separator: ", "))
    }
    try require("(")
    guard next.kind == .word else { throw unexpected("an element") }
    let argument = take()
    guard skip(")") else { throw unexpected("\")\"") }
    func operand(_ source: Expression.Operand.Source) -> Expression.Operand {
      Expression.Operand(source: source, shift: nil, column: name.column)
    }
    if name.text == "count", let part = scope.dictionary.part(argument.text) {
      return operand(.rows(part: part, key: argument.text))
    }
    guard let element = element(argument) else {
      unknownColumns.insert(name.column)
      return operand(source(ofUnknown: argument))
    }
    switch name.text {
    case "sum":
      if !element.type.isNumber {
        report(argument.column, found: "the \(element.type) \(element.path)", expected: "a number to add up")
        unknownColumns.insert(name.column)
      } else if element.part == nil {
        report(
          argument.column, found: "\"\(element.path)\", which stands once", expected: "an element of a part")
      }
      return operand(.sum(element))
    case "length":
      if !element.type.isTextual {
        report(argument.column, found: "the \(element.type) \(element.path)", expected: "text")
      }
      return operand(.length(element))
    case "statedWeight":
      if element.type != .identifier {
        report(argument.column, found: "the \(element.type) \(element.path)", expected: "an identifier")
      }
      return operand(.statedWeight(element))
    default:
      if element.part == nil, !element.isList {
        report(
          argument.column, found: "\"\(element.path)\", which stands once",
          expected: "a part, a list or an element of a part")
      }
      return operand(name.text == "count" ? .values(element) : .distinct(element))
    }
  }

  private func source(ofUnknown token: ExpressionToken) -> Expression.Operand.Source {
    .literal(
      Expression.Literal(text: token.text, number: nil, date: nil, isQuoted: false, column: token.column))
  }
}
