internal import SchemaLanguage
internal import Vocabulary

/// Expressions as nodes. A negation becomes a mark on the node it is about.
extension ProfileProgramCompiler {
  /// Adds the nodes of an expression, children first.
  ///
  /// - Returns: the number of its node.
  mutating func add(_ expression: Expression, _ rule: ProfileRule, isNegated: Bool) -> Int {
    var node: FlatProfileProgram.Node
    switch expression {
    case .not(let inner): return add(inner, rule, isNegated: !isNegated)
    case .all(let parts): node = group(.all, parts, rule)
    case .any(let parts): node = group(.any, parts, rule)
    case .comparison(let left, let comparator, let right): node = comparison(left, comparator, right)
    case .membership(let operand, let literals): node = membership(operand, literals)
    case .within(let left, let tolerance, let right):
      node = FlatProfileProgram.Node(operation: .within, left: add(left), right: add(right))
      node.first = UInt32(program.operands.count)
      program.operands.append(
        FlatProfileProgram.Operand(source: .literal, number: tolerance.mantissa, scale: tolerance.scale))
    case .matches(let operand, let pattern): node = matches(operand, pattern)
    case .beginning(let left, let right):
      node = FlatProfileProgram.Node(operation: .beginning, left: add(left), right: add(right))
    case .predicate(let operand, let predicate): node = self.predicate(operand, predicate, rule)
    }
    if isNegated { node.isNegated.toggle() }
    if node.operation != .all, node.operation != .any {
      let left = program.operands[Int(node.left)]
      node.isDirect = left.isDirect
      node.isList = left.isList
      node.part = left.part
      node.column = left.column
      node.element = left.element
      if hasQuickWays { chooseQuickWay(&node) }
    }
    program.nodes.append(node)
    return program.nodes.count - 1
  }

  private mutating func chooseQuickWay(_ node: inout FlatProfileProgram.Node) {
    let left = program.operands[Int(node.left)]
    switch node.operation {
    case .equalText, .inTexts, .matches, .country, .listed, .impc, .operatorCode, .hs:
      if left.source == .element { node.quickWay = .lastText }
    case .positive:
      if left.source == .element, left.shift == 0 { node.quickWay = .positive }
    case .compare:
      let right = program.operands[Int(node.right)]
      guard right.source == .literal, right.shift == 0, left.shift == 0 else { return }
      node.literal = right.number
      node.literalScale = right.scale
      if left.source == .element { node.quickWay = .number }
      if left.source == .length, right.scale == 0 { node.quickWay = .length }
    default: break
    }
  }

  private mutating func group(
    _ operation: FlatProfileProgram.Operation, _ parts: [Expression], _ rule: ProfileRule
  ) -> FlatProfileProgram.Node {
    let numbers = parts.map { add($0, rule, isNegated: false) }
    let first = program.children.count
    for number in numbers { program.children.append(Int32(number)) }
    return FlatProfileProgram.Node(operation: operation, first: UInt32(first), count: UInt16(numbers.count))
  }

  private mutating func comparison(
    _ left: Expression.Operand, _ comparator: Expression.Comparator, _ right: Expression.Operand
  ) -> FlatProfileProgram.Node {
    // A literal always stands on the right.
    if case .literal = left.source { return comparison(right, comparator.mirrored, left) }
    var node = FlatProfileProgram.Node(operation: .compare)
    node.isNegated = comparator == .notEqual
    node.comparator = comparator.flat
    if case .element(let element) = left.source, !element.type.isCounted {
      node.foldsCase = element.type == .text
      node.left = add(left)
      if case .literal(let literal) = right.source {
        node.operation = .equalText
        node.first = UInt32(program.texts.count)
        node.count = 1
        let text = self.literal(literal.text.utf8)
        keep(text)
        node.expected = text
      } else {
        node.operation = .equalElement
        node.right = add(right)
        if right.element?.type == .text { node.foldsCase = true }
      }
      return node
    }
    node.left = add(left)
    node.right = add(right)
    return node
  }

  private mutating func membership(
    _ operand: Expression.Operand, _ literals: [Expression.Literal]
  ) -> FlatProfileProgram.Node {
    var node = FlatProfileProgram.Node(operation: .inTexts, left: add(operand))
    node.count = UInt16(truncatingIfNeeded: literals.count)
    node.expected = literal(literals.map(\.text).joined(separator: ", ").utf8)
    if case .element(let element) = operand.source, !element.type.isCounted {
      node.foldsCase = element.type == .text
      let ranges = literals.map { literal($0.text.utf8) }
      node.first = UInt32(program.texts.count)
      for range in ranges { keep(range) }
    } else {
      node.operation = .inNumbers
      node.first = UInt32(program.operands.count)
      for literal in literals { program.operands.append(Self.operand(literal)) }
    }
    return node
  }

  private mutating func keep(_ text: ByteRange) {
    program.texts.append(text)
    program.textKeys.append(TextKey(program.literal(text)))
  }

  private mutating func matches(
    _ operand: Expression.Operand, _ pattern: TextPattern
  ) -> FlatProfileProgram.Node {
    var node = FlatProfileProgram.Node(operation: .matches, left: add(operand))
    node.expected = literal(pattern.text.utf8)
    node.first = UInt32(program.alternatives.count)
    node.count = UInt16(pattern.alternatives.count)
    for alternative in pattern.alternatives {
      program.alternatives.append(
        ByteRange(start: UInt32(program.steps.count), length: UInt32(alternative.count)))
      for step in alternative { program.steps.append(step.flat) }
    }
    return node
  }

  private mutating func predicate(
    _ operand: Expression.Operand, _ predicate: Expression.Predicate, _ rule: ProfileRule
  ) -> FlatProfileProgram.Node {
    var node = FlatProfileProgram.Node(operation: predicate.operation, left: add(operand))
    switch predicate {
    case .absent: node.isNegated = true
    case .s10, .country: node.table = table(rule.countries)
    case .currency: node.table = table(rule.currencies)
    case .listed: node.table = table(rule.codes)
    case .serviceIndicatorAgrees:
      node.table = table(rule.codes)
      if let mailClass = rule.mailClass {
        node.right = add(Expression.Operand.Source.element(mailClass))
      }
    case .vague:
      node.table = table(rule.terms)
      node.match = FlatProfileProgram.TermsComparison(rule.match)
    case .present, .s9, .s8, .impc, .operator, .awb, .hs, .digits, .printable, .positive, .usPostcode: break
    }
    return node
  }

  // MARK: Operands

  private mutating func add(_ operand: Expression.Operand) -> UInt16 {
    let number = add(operand.source)
    switch operand.shift {
    case .amount(let amount)?:
      program.operands[Int(number)].shift = amount.mantissa
      program.operands[Int(number)].shiftScale = amount.scale
    case .days(let days)?: program.operands[Int(number)].shift = Int64(days)
    case nil: break
    }
    return number
  }

  mutating func add(_ source: Expression.Operand.Source) -> UInt16 {
    var flat: FlatProfileProgram.Operand
    switch source {
    case .element(let element): flat = Self.operand(.element, element)
    case .sum(let element): flat = Self.operand(.sum, element)
    case .distinct(let element): flat = Self.operand(.distinct, element)
    case .length(let element): flat = Self.operand(.length, element)
    case .statedWeight(let element): flat = Self.operand(.statedWeight, element)
    case .values(let element): flat = Self.operand(.values, element)
    case .rows(let part, _):
      flat = FlatProfileProgram.Operand(source: .rows)
      flat.part = Int16(part)
    case .literal(let literal):
      flat = Self.operand(literal)
      flat.text = self.literal(literal.text.utf8)
    }
    program.operands.append(flat)
    return UInt16(truncatingIfNeeded: program.operands.count - 1)
  }

  private static func operand(
    _ source: FlatProfileProgram.Operand.Source, _ element: Element
  ) -> FlatProfileProgram.Operand {
    let target = target(element)
    return FlatProfileProgram.Operand(
      source: source, isDate: source == .element && (element.type == .date || element.type == .dateTime),
      isList: element.isList, isPersonal: element.isPersonal, part: target.part, column: target.column,
      element: element.id)
  }

  private static func operand(_ literal: Expression.Literal) -> FlatProfileProgram.Operand {
    var flat = FlatProfileProgram.Operand(source: .literal)
    if let date = literal.date {
      flat.number = Int64(date.daysSinceEpoch)
      flat.isDate = true
    } else if let number = literal.number {
      flat.number = number.mantissa
      flat.scale = number.scale
    } else {
      flat.number = literal.text == "true" ? 1 : 0
    }
    return flat
  }
}

extension Expression.Comparator {
  /// The comparator when both sides change places.
  fileprivate var mirrored: Expression.Comparator {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }

  fileprivate var flat: FlatProfileProgram.Comparator {
    switch self {
    case .equal, .notEqual: .equal
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    }
  }
}

extension Expression.Predicate {
  fileprivate var operation: FlatProfileProgram.Operation {
    switch self {
    case .present, .absent: .present
    case .s10: .s10
    case .s9: .s9
    case .s8: .s8
    case .impc: .impc
    case .operator: .operatorCode
    case .awb: .awb
    case .hs: .hs
    case .country, .currency: .country
    case .listed: .listed
    case .vague: .vague
    case .digits: .digits
    case .printable: .printable
    case .positive: .positive
    case .usPostcode: .usPostcode
    case .serviceIndicatorAgrees: .serviceIndicator
    }
  }
}

extension TextPattern.Step {
  fileprivate var flat: UInt16 {
    switch self {
    case .letter: 256
    case .digit: 257
    case .letterOrDigit: 258
    case .byte(let byte): UInt16(byte)
    }
  }
}

extension ElementType {
  /// Whether values are compared by their numbers: amounts, dates and truth values.
  fileprivate var isCounted: Bool {
    switch self {
    case .integer, .grams, .decimal, .date, .dateTime, .boolean: true
    case .text, .identifier, .code, .currency, .country, .hs: false
    }
  }
}
