internal import SchemaLanguage
internal import Vocabulary

/// Judges conditions of duty files on a record. A statement about an absent element does not hold.
enum ConditionJudge {
  private enum Value {
    case text(String)
    case number(FixedDecimal)
    case date(CalendarDate)
  }

  /// - Parameter row: the row of `contents`, or -1 for none.
  static func holds(_ expression: Expression, _ record: borrowing Record, row: Int) -> Bool {
    switch expression {
    case .all(let parts):
      for part in parts where !holds(part, record, row: row) { return false }
      return true
    case .any(let parts):
      for part in parts where holds(part, record, row: row) { return true }
      return false
    case .not(let inner): return !holds(inner, record, row: row)
    case .comparison(let left, let comparator, let right):
      return any(left, right, record, row) { holds($0, comparator, $1) }
    case .beginning(let left, let right):
      return any(left, right, record, row) { left, right in
        if case .text(let text) = left, case .text(let start) = right { text.hasPrefix(start) } else { false }
      }
    case .membership(let operand, let literals):
      for value in values(operand, like: nil, record, row) {
        for literal in literals {
          if let other = Self.value(literal, like: operand), holds(value, .equal, other) { return true }
        }
      }
      return false
    case .predicate(let operand, .present): return !values(operand, like: nil, record, row).isEmpty
    case .predicate(let operand, .absent): return values(operand, like: nil, record, row).isEmpty
    // The loader refuses these in duty files.
    case .predicate, .within, .matches: return false
    }
  }

  private static func any(
    _ left: Expression.Operand, _ right: Expression.Operand, _ record: borrowing Record, _ row: Int,
    _ statement: (Value, Value) -> Bool
  ) -> Bool {
    let others = values(right, like: left, record, row)
    for value in values(left, like: right, record, row) {
      for other in others where statement(value, other) { return true }
    }
    return false
  }

  private static func holds(_ left: Value, _ comparator: Expression.Comparator, _ right: Value) -> Bool {
    switch (left, right) {
    case (.text(let left), .text(let right)): comparator == .equal ? left == right : left != right
    case (.number(let left), .number(let right)): ordered(left, comparator, right)
    case (.date(let left), .date(let right)): ordered(left, comparator, right)
    default: false
    }
  }

  private static func ordered<T: Comparable>(_ left: T, _ comparator: Expression.Comparator, _ right: T)
    -> Bool
  {
    switch comparator {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }

  /// - Parameter other: the other side of the statement, whose type a literal takes.
  private static func values(
    _ operand: Expression.Operand, like other: Expression.Operand?, _ record: borrowing Record, _ row: Int
  ) -> [Value] {
    switch operand.source {
    case .literal(let literal): return value(literal, like: other).map { [$0] } ?? []
    case .element(let element):
      guard element.part == nil || row >= 0 else { return [] }
      return record.texts(element, row: max(row, 0)).compactMap { value($0, element.type) }
    // The loader refuses these in duty files.
    case .sum, .distinct, .length, .rows, .values, .statedWeight: return []
    }
  }

  private static func value(_ literal: Expression.Literal, like operand: Expression.Operand?) -> Value? {
    guard let type = operand?.element?.type else { return .text(literal.text) }
    return value(literal.text, type)
  }

  private static func value(_ text: String, _ type: ElementType) -> Value? {
    switch type {
    case .integer, .grams, .decimal: FixedDecimal(text).map { .number($0) }
    case .date, .dateTime:
      switch ISODate.parse(text) {
      case .date(let date): .date(date)
      case .dateTime(let moment): .date(moment.date)
      default: nil
      }
    case .text, .identifier, .code, .currency, .country, .hs, .boolean: .text(text)
    }
  }
}
