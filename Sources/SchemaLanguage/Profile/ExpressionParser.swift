internal import Vocabulary

/// Reads the conditions and checks of rules; see `Expression` for the language.
///
/// A mistake of the form ends the reading of one expression. Mistakes of names and types are all told.
struct ExpressionParser {
  let scope: CompilationScope
  private let mark: SourceMark
  private var tokens: [ExpressionToken] = []
  private var position = 0
  private var depth = 0
  /// Where operands begin that name no element of the dictionary, or cannot be worked out.
  var unknownColumns: Set<Int> = []
  private static let deepest = 32
  private static let mostTokens = 2000

  /// - Parameter node: the text of the expression.
  static func parse(_ node: YAMLNode, scope: CompilationScope) -> Expression? {
    var parser = ExpressionParser(scope: scope, mark: node.textMark)
    return parser.parse(node.text ?? "")
  }

  private init(scope: CompilationScope, mark: SourceMark) {
    self.scope = scope
    self.mark = mark
  }

  private mutating func parse(_ text: String) -> Expression? {
    let before = scope.log.count
    do throws(ExpressionMistake) {
      tokens = try ExpressionScanner.tokens(of: text)
      guard tokens.count <= Self.mostTokens else {
        throw ExpressionMistake(
          column: 0, found: "\(tokens.count) words and signs", expected: "\(Self.mostTokens) at the most")
      }
      let expression = try disjunction()
      guard next.kind == .end else { throw unexpected("\"and\", \"or\" or the end") }
      return scope.log.count == before ? expression : nil
    } catch {
      report(error.column, found: error.found, expected: error.expected)
      return nil
    }
  }

  // MARK: Tokens

  var next: ExpressionToken { tokens[position] }

  mutating func take() -> ExpressionToken {
    defer { if position + 1 < tokens.count { position += 1 } }
    return tokens[position]
  }

  /// Whether the next token is a word or sign of the language; quoted text never is.
  func isNext(_ text: String) -> Bool {
    (next.kind == .word || next.kind == .symbol) && next.text == text
  }

  /// Whether the token after the next one is a sign.
  func isFollowed(by sign: String) -> Bool {
    position + 1 < tokens.count && tokens[position + 1].kind == .symbol && tokens[position + 1].text == sign
  }

  mutating func skip(_ text: String) -> Bool {
    guard isNext(text) else { return false }
    _ = take()
    return true
  }

  mutating func require(_ text: String) throws(ExpressionMistake) {
    guard skip(text) else { throw unexpected("\"\(text)\"") }
  }

  func unexpected(_ expected: String) -> ExpressionMistake {
    ExpressionMistake(column: next.column, found: next.description, expected: expected)
  }

  func report(_ column: Int, found: String, expected: String) {
    scope.log.add(mark.advanced(by: column), found: found, expected: expected)
  }

  // MARK: Grammar

  private mutating func disjunction() throws(ExpressionMistake) -> Expression {
    var parts = [try conjunction()]
    while skip("or") { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func conjunction() throws(ExpressionMistake) -> Expression {
    var parts = [try negation()]
    while skip("and") { parts.append(try negation()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func negation() throws(ExpressionMistake) -> Expression {
    guard depth < Self.deepest else { throw unexpected("\(Self.deepest) levels at the most") }
    depth += 1
    defer { depth -= 1 }
    if skip("not") { return .not(try negation()) }
    if skip("(") {
      let inner = try disjunction()
      try require(")")
      return inner
    }
    return try statement()
  }

  private mutating func statement() throws(ExpressionMistake) -> Expression {
    let left = try operand()
    let sign = next
    if sign.kind == .symbol, let comparator = Expression.Comparator(rawValue: sign.text) {
      _ = take()
      let right = try operand()
      check(left, comparator, right, at: sign.column)
      return .comparison(left, comparator, right)
    }
    if skip("is") { return try predicate(left) }
    if skip("within") {
      let tolerance = try number()
      try require("of")
      let right = try operand()
      check(left, within: right, at: sign.column)
      return .within(left, tolerance: tolerance, of: right)
    }
    let isNegated = skip("not")
    var expression: Expression
    if skip("in") {
      expression = .membership(left, try list(for: left))
    } else if skip("matches") {
      expression = .matches(left, try pattern(for: left, at: sign.column))
    } else if skip("begins") {
      try require("with")
      let right = try operand()
      checkText(left, sign: "begins with", at: sign.column)
      checkText(right, sign: "begins with", at: right.column)
      expression = .beginning(left, with: right)
    } else {
      throw unexpected(
        isNegated
          ? "\"in\", \"matches\" or \"begins with\""
          : "a comparison such as \"=\" or \"<=\", or \"is\", \"in\", \"not in\", \"matches\", \"begins with\" or \"within\""
      )
    }
    if isNegated { expression = .not(expression) }
    return expression
  }

  private mutating func predicate(_ operand: Expression.Operand) throws(ExpressionMistake) -> Expression {
    let isNegated = skip("not")
    let names = Expression.Predicate.allCases.map(\.rawValue)
    guard next.kind == .word else { throw unexpected("one of \(names.joined(separator: ", "))") }
    guard let predicate = Expression.Predicate(rawValue: next.text) else {
      let near = NearName.nearest(to: next.text, among: names)
      throw unexpected(
        near.map { "a known property (did you mean \"\($0)\"?)" } ?? "one of \(names.joined(separator: ", "))"
      )
    }
    let column = take().column
    check(operand, is: predicate, at: column)
    let expression = Expression.predicate(operand, predicate)
    return isNegated ? .not(expression) : expression
  }

  private mutating func list(for operand: Expression.Operand) throws(ExpressionMistake) -> [Expression
    .Literal]
  {
    try require("[")
    var literals: [Expression.Literal] = []
    repeat {
      let literal = try self.literal()
      check(literal, for: operand)
      literals.append(literal)
    } while skip(",")
    guard skip("]") else { throw unexpected("\",\" or \"]\"") }
    return literals
  }

  private mutating func pattern(
    for operand: Expression.Operand, at column: Int
  ) throws(ExpressionMistake) -> TextPattern {
    guard next.kind == .quoted else { throw unexpected("a pattern in quotes, such as \"AA999999999AA\"") }
    let token = take()
    checkText(operand, sign: "matches", at: column)
    do throws(TextPattern.Mistake) {
      return try TextPattern(token.text)
    } catch {
      throw ExpressionMistake(
        column: token.column + 1 + error.column, found: error.found, expected: error.expected)
    }
  }
}
