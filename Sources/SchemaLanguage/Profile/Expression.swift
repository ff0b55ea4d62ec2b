public import Vocabulary

/// A condition or a check of a profile.
///
/// ```
/// expression  = conjunction ("or" conjunction)*
/// conjunction = negation ("and" negation)*
/// negation    = "not" negation | "(" expression ")" | statement
/// statement   = operand ("=" | "!=" | "<" | "<=" | ">" | ">=") operand
///             | operand ["not"] "in" "[" literal ("," literal)* "]"
///             | operand ["not"] "matches" "pattern"
///             | operand ["not"] "begins" "with" operand
///             | operand "is" ["not"] predicate
///             | operand "within" number "of" operand
/// operand     = term [("+" | "-") number ["day" | "days"]]
/// term        = element | literal | ("sum" | "count" | "distinct" | "length" | "statedWeight") "(" element ")"
/// literal     = word | number | date | "text"
/// ```
///
/// An element that is absent is not equal to anything: in a condition a statement about it does not hold, and its
/// negation does. In a check, a statement about an absent element is not decided, and a check fails only when it is
/// decided. A list of values satisfies a condition when one of them does.
public indirect enum Expression: Sendable {
  case all([Expression])
  case any([Expression])
  case not(Expression)
  case comparison(Operand, Comparator, Operand)
  case membership(Operand, [Literal])
  case within(Operand, tolerance: FixedDecimal, of: Operand)
  case matches(Operand, TextPattern)
  /// The value of an element begins with that of another.
  case beginning(Operand, with: Operand)
  case predicate(Operand, Predicate)

  public enum Comparator: String, CaseIterable, Sendable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="

    public var isOrdering: Bool { self != .equal && self != .notEqual }
  }

  /// What can be said of one value.
  public enum Predicate: String, CaseIterable, Sendable {
    case present
    case absent
    /// An item identifier of UPU S10 with its check digit and a country of ISO 3166.
    case s10
    /// A receptacle identifier of UPU S9.
    case s9
    /// A dispatch identifier of UPU S8.
    case s8
    /// An office of exchange.
    case impc
    /// A designated operator.
    case `operator`
    /// An air waybill number with its check digit.
    case awb
    /// 6, 8 or 10 digits of a chapter that exists.
    case hs
    case country
    case currency
    /// In the rule's code list.
    case listed
    /// In the rule's list of terms.
    case vague
    case digits
    /// Without control characters.
    case printable
    case positive
    /// Five digits, or nine with or without a hyphen.
    case usPostcode
    /// The first two letters of an S10 identifier belong to the item's mail class, by the rule's code list.
    case serviceIndicatorAgrees
  }

  /// One side of a statement.
  public struct Operand: Sendable {
    public enum Source: Sendable {
      case element(Element)
      /// The sum over all rows of a part.
      case sum(Element)
      /// How many different values there are.
      case distinct(Element)
      /// The number of characters.
      case length(Element)
      /// The weight in grams that the last four digits of a receptacle identifier (UPU S9) state; absent when the
      /// value is no such identifier.
      case statedWeight(Element)
      /// How many rows a part has.
      case rows(part: Int, key: String)
      /// How many values there are.
      case values(Element)
      case literal(Literal)
    }

    /// What is added.
    public enum Shift: Sendable {
      case amount(FixedDecimal)
      case days(Int)
    }

    public let source: Source
    public var shift: Shift?
    /// Characters from the start of the expression.
    public let column: Int
  }

  public struct Literal: Sendable {
    public let text: String
    public let number: FixedDecimal?
    public let date: CalendarDate?
    public let isQuoted: Bool
    public let column: Int
  }
}

extension Expression.Operand {
  /// The element it is about.
  public var element: Element? {
    switch source {
    case .element(let element), .sum(let element), .distinct(let element), .length(let element),
      .statedWeight(let element), .values(let element):
      element
    case .rows, .literal: nil
    }
  }

  /// The element whose single value it takes: it belongs to one row, and to one value of a list.
  public var directElement: Element? {
    switch source {
    case .element(let element), .length(let element), .statedWeight(let element): element
    default: nil
    }
  }
}

extension Expression {
  /// All operands, in the order of the text.
  public var operands: [Operand] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.operands)
    case .not(let inner): inner.operands
    case .comparison(let left, _, let right): [left, right]
    case .within(let left, _, let right), .beginning(let left, let right): [left, right]
    case .membership(let operand, _), .matches(let operand, _), .predicate(let operand, _): [operand]
    }
  }

  public var predicates: [Predicate] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.predicates)
    case .not(let inner): inner.predicates
    case .predicate(_, let predicate): [predicate]
    case .comparison, .within, .membership, .matches, .beginning: []
    }
  }
}
