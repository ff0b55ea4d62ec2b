internal import Vocabulary

/// What kind of value an operand has.
enum ValueKind: Equatable {
  case text
  case integer
  case grams
  case decimal
  case date
  case boolean
  /// A literal takes the kind of what it is compared with.
  case literal

  var isNumber: Bool {
    switch self {
    case .integer, .grams, .decimal, .literal: true
    case .text, .date, .boolean: false
    }
  }
}

extension ElementType {
  var isNumber: Bool { self == .integer || self == .grams || self == .decimal }

  var isTextual: Bool {
    switch self {
    case .text, .identifier, .code, .currency, .country, .hs: true
    case .integer, .grams, .decimal, .date, .dateTime, .boolean: false
    }
  }

  var valueKind: ValueKind {
    switch self {
    case .integer: .integer
    case .grams: .grams
    case .decimal: .decimal
    case .date, .dateTime: .date
    case .boolean: .boolean
    case .text, .identifier, .code, .currency, .country, .hs: .text
    }
  }
}

extension Expression.Operand {
  var valueKind: ValueKind {
    switch source {
    case .element(let element), .sum(let element): element.type.valueKind
    case .distinct, .length, .rows, .values: .integer
    case .statedWeight: .grams
    case .literal: .literal
    }
  }

  /// How mistakes name it.
  var description: String {
    switch source {
    case .element(let element): "the \(element.type) \(element.path)"
    case .sum(let element): "a sum of \(element.type)"
    case .distinct, .length, .rows, .values: "a count"
    case .statedWeight: "a weight in grams"
    case .literal(let literal): "\"\(literal.text)\""
    }
  }
}

/// Checks that the two sides of a statement can be compared.
extension ExpressionParser {
  func check(
    _ left: Expression.Operand, _ comparator: Expression.Comparator, _ right: Expression.Operand,
    at column: Int
  ) {
    if isUnknown(left) || isUnknown(right) { return }
    switch (left.source, right.source) {
    case (.literal, .literal):
      report(left.column, found: left.description, expected: "an element on one side")
    case (.literal(let literal), _):
      check(literal, for: right)
    case (_, .literal(let literal)):
      check(literal, for: left)
    default:
      if left.valueKind != right.valueKind {
        report(
          right.column, found: right.description,
          expected: "a value that can be compared with \(left.description)")
      }
    }
    let kind = left.valueKind == .literal ? right.valueKind : left.valueKind
    if comparator.isOrdering, kind == .text || kind == .boolean {
      let subject = left.valueKind == .literal ? right : left
      report(
        column, found: "\"\(comparator.rawValue)\"", expected: "\"=\" or \"!=\" after \(subject.description)")
    }
  }

  func check(_ left: Expression.Operand, within right: Expression.Operand, at column: Int) {
    if isUnknown(left) || isUnknown(right) { return }
    for operand in [left, right] where !operand.valueKind.isNumber {
      report(operand.column, found: operand.description, expected: "a number")
      return
    }
    check(left, .equal, right, at: column)
  }

  /// A literal has to be a value that the element could have.
  func check(_ literal: Expression.Literal, for operand: Expression.Operand) {
    if isUnknown(operand) { return }
    switch operand.valueKind {
    case .literal: report(operand.column, found: operand.description, expected: "an element")
    case .integer, .grams, .decimal:
      if literal.number == nil || literal.isQuoted {
        report(literal.column, found: quoted(literal), expected: "a number, as \(operand.description) is")
      }
    case .date:
      if literal.date == nil {
        report(literal.column, found: quoted(literal), expected: "a date such as 2026-02-28")
      }
    case .boolean:
      if literal.text != "true", literal.text != "false" {
        report(literal.column, found: quoted(literal), expected: "true or false")
      }
    case .text:
      checkCode(literal, for: operand)
    }
  }

  func checkText(_ operand: Expression.Operand, sign: String, at column: Int) {
    if case .element(let element) = operand.source, element.type.isTextual { return }
    if isUnknown(operand) { return }
    report(operand.column, found: operand.description, expected: "an element with text before \"\(sign)\"")
  }

  func check(_ operand: Expression.Operand, is predicate: Expression.Predicate, at column: Int) {
    if predicate == .positive {
      if operand.valueKind == .literal || !operand.valueKind.isNumber {
        reportUnlessUnknown(
          operand, found: "\"positive\" after \(operand.description)", "a number before it", column)
      }
      return
    }
    guard case .element(let element) = operand.source, operand.shift == nil else {
      reportUnlessUnknown(
        operand, found: "\"\(predicate.rawValue)\" after \(operand.description)", "an element before it",
        column)
      return
    }
    guard !predicate.types.contains(element.type) else { return }
    let types = ElementType.allCases.filter(predicate.types.contains).map(\.rawValue).joined(separator: ", ")
    report(
      column, found: "\"\(predicate.rawValue)\" after \(operand.description)",
      expected: "an element of one of the types \(types) before it")
  }

  private func reportUnlessUnknown(
    _ operand: Expression.Operand, found: String, _ expected: String, _ column: Int
  ) {
    if !isUnknown(operand) { report(column, found: found, expected: expected) }
  }

  /// Codes of countries and currencies are checked, because a wrong one would never be equal to anything.
  private func checkCode(_ literal: Expression.Literal, for operand: Expression.Operand) {
    guard case .element(let element) = operand.source else { return }
    let list: String
    switch element.type {
    case .country: list = "iso/countries"
    case .currency: list = "iso/currencies"
    default: return
    }
    guard let codes = scope.codes[list] else { return }
    if let entry = codes.entry(literal.text), entry.code == literal.text { return }
    let hint = codes.entry(literal.text).map { "; did you mean \"\($0.code)\"?" } ?? ""
    report(literal.column, found: quoted(literal), expected: "a code of \(list)\(hint)")
  }

  private func quoted(_ literal: Expression.Literal) -> String { "\"\(literal.text)\"" }
}

extension Expression.Predicate {
  /// The types of elements that it can be said of.
  var types: Set<ElementType> {
    switch self {
    case .present, .absent: Set(ElementType.allCases)
    case .s10, .s9, .s8, .impc, .operator, .awb, .usPostcode, .serviceIndicatorAgrees:
      [.text, .identifier, .code]
    case .hs: [.text, .identifier, .code, .hs]
    case .country: [.text, .code, .country]
    case .currency: [.text, .code, .currency]
    case .listed: [.text, .identifier, .code, .country, .currency, .hs]
    case .vague, .digits, .printable: [.text, .identifier, .code, .country, .currency, .hs]
    case .positive: [.integer, .grams, .decimal]
    }
  }
}
