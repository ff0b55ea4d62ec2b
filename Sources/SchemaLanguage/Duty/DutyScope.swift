public import Vocabulary

/// What an entry of a duty file is about: it holds where everything that is said holds, and everywhere when nothing is.
///
/// | key | holds when |
/// |---|---|
/// | `origins`, `exceptOrigins` | the line's country of origin is, or is not, one of these |
/// | `hts`, `exceptHts` | the line's tariff number begins, or does not begin, with one of these |
/// | `above`, `upTo` | the customs value of the whole item in US dollars is more, or not more, than this |
/// | `when` | the condition holds, in the words of profiles |
/// | `from`, `to` | the governing day is in this period, both days included |
///
/// A reference: what holds one is copied often.
public final class DutyScope: Sendable {
  public let origins: CountrySet?
  public let exceptOrigins: CountrySet
  /// Digits that tariff numbers begin with.
  public let hts: [String]?
  public let exceptHts: [String]
  public let above: FixedDecimal?
  public let upTo: FixedDecimal?
  /// Comparisons, memberships and presence of elements only.
  public let condition: Expression?
  public let from: CalendarDate?
  public let to: CalendarDate?

  /// Both days included.
  public func holds(on date: CalendarDate) -> Bool {
    (from.map { $0 <= date } ?? true) && (to.map { date <= $0 } ?? true)
  }

  static let keys: [ObjectShape.Key] = [
    .optional("origins", .list(of: .text(.countryCode)), "Countries of origin that it is for."),
    .optional("exceptOrigins", .list(of: .text(.countryCode)), "Countries of origin that it is not for."),
    .optional("hts", .list(of: .text(.tariffNumber)), "What the tariff numbers of its goods begin with."),
    .optional(
      "exceptHts", .list(of: .text(.tariffNumber)), "What tariff numbers begin with that it is not for."),
    .optional("above", .text(.decimal), "For items of a customs value above this, in US dollars."),
    .optional("upTo", .text(.decimal), "For items of a customs value up to this, in US dollars."),
    .optional("when", .line, "A condition on elements of the record, as in profiles."),
    .optional("from", .date, "The first governing day."),
    .optional("to", .date, "The last governing day."),
  ]

  /// Reads the keys of a mapping whose shape was checked.
  init(_ node: YAMLNode?, scope: CompilationScope) {
    origins = node?["origins"].map { CountrySet(DutyScope.countries($0, scope)) }
    exceptOrigins = CountrySet(node?["exceptOrigins"].map { DutyScope.countries($0, scope) } ?? [])
    hts = node?["hts"].map(DutyScope.prefixes)
    exceptHts = node?["exceptHts"].map(DutyScope.prefixes) ?? []
    above = node?["above"]?.text.flatMap { FixedDecimal($0) }
    upTo = node?["upTo"]?.text.flatMap { FixedDecimal($0) }
    condition = node?["when"].flatMap { DutyScope.condition($0, scope) }
    from = node?["from"].flatMap(DutyScope.date)
    to = node?["to"].flatMap(DutyScope.date)
    if let from, let to, to < from, let mark = node?["to"]?.mark {
      scope.log.add(mark, found: "\(to)", expected: "a day not before \(from)")
    }
  }

  private static func countries(_ node: YAMLNode, _ scope: CompilationScope) -> [String] {
    node.items.compactMap { item in
      guard let code = item.text else { return nil }
      if let list = scope.codes["iso/countries"], list.entry(code)?.code != code {
        scope.log.add(item.mark, found: "\"\(code)\"", expected: "a code of iso/countries")
      }
      return code
    }
  }

  private static func prefixes(_ node: YAMLNode) -> [String] {
    node.items.compactMap(\.text).map { $0.filter { $0 != "." } }
  }

  /// The day of a value whose form was checked.
  static func date(_ node: YAMLNode) -> CalendarDate? { node.text.flatMap { CalendarDate($0) } }

  /// Duty is worked out one line at a time, so a condition may name elements of the record and of `contents`.
  private static func condition(_ node: YAMLNode, _ scope: CompilationScope) -> Expression? {
    guard let condition = ExpressionParser.parse(node, scope: scope) else { return nil }
    if !condition.isPlain {
      scope.log.add(
        node.mark, found: "a statement that duty files do not know",
        expected: "comparisons, \"in\", \"begins with\", \"is present\" and \"is absent\" of single values")
    }
    for element in condition.operands.compactMap(\.element) {
      if element.part != nil, element.part != scope.dictionary.part("contents") {
        scope.log.add(node.mark, found: element.path, expected: "an element of the record or of contents")
      } else {
        _ = scope.log.check(element, for: .duty, at: node.mark)
      }
    }
    return condition
  }
}

extension Expression {
  /// Whether it compares single values, and asks for no list, pattern or sum.
  fileprivate var isPlain: Bool {
    switch self {
    case .all(let parts), .any(let parts): parts.allSatisfy(\.isPlain)
    case .not(let inner): inner.isPlain
    case .comparison(let left, _, let right), .beginning(let left, let right): left.isPlain && right.isPlain
    case .membership(let operand, _): operand.isPlain
    case .predicate(let operand, let predicate):
      operand.isPlain && (predicate == .present || predicate == .absent)
    case .within, .matches: false
    }
  }
}

extension Expression.Operand {
  fileprivate var isPlain: Bool {
    switch source {
    case .element, .literal: shift == nil
    case .sum, .distinct, .length, .rows, .values, .statedWeight: false
    }
  }
}

extension TextForm {
  /// An ISO 3166-1 alpha-2 code.
  static let countryCode = TextForm("a country code such as CN", pattern: "^[A-Z]{2}$", limit: 2) { text in
    text.utf8.count == 2 && text.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
  }

  /// A chapter, heading, subheading or line of the tariff, with or without dots.
  static let tariffNumber = TextForm(
    "2, 4, 6, 8 or 10 digits of the tariff in quotes, such as \"6109.10\"",
    pattern: #"^[0-9]{2}([0-9]{2}(\.?[0-9]{2}){0,3})?$"#, limit: 13
  ) { text in
    var digits = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: ".") {
        guard digits >= 4, digits.isMultiple(of: 2) else { return false }
      } else {
        guard byte >= 0x30, byte <= 0x39 else { return false }
        digits += 1
      }
    }
    return [2, 4, 6, 8, 10].contains(digits) && text.utf8.last != UInt8(ascii: ".")
  }

  /// A rate of duty.
  static let rate = TextForm(
    "a rate such as 12.5%, Free or $0.05/kg + 4%", pattern: "^[0-9$Ff].*$", limit: 64
  ) { DutyRate($0) != nil }
}
