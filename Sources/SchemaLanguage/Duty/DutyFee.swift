public import Vocabulary

/// A fee on items: an amount, or a share of the value between a least and a most, by the day.
public struct DutyFee: Sendable {
  public let id: String
  public let title: String
  /// The class code in accounting.
  public let accountingClass: String?
  /// The paths to entry on which it is charged, as `DutyRegime.PathTest` names them.
  public let paths: Set<String>
  /// Whether it is charged only where duty is owed.
  public let isForDutiable: Bool
  public let scope: DutyScope
  /// In the order of their days.
  public let amounts: [Amount]
  public let basis: DutyBasis
  public let file: String

  public struct Amount: Sendable {
    public let from: CalendarDate
    public let kind: Kind
    public let basis: DutyBasis
    public let line: Int

    public enum Kind: Sendable {
      case fixed(FixedDecimal)
      case share(percent: FixedDecimal, least: FixedDecimal, most: FixedDecimal)
    }
  }

  /// The amount of a day; nil before the first.
  public func amount(on date: CalendarDate) -> Amount? { amounts.last { $0.from <= date } }

  /// - Returns: nil when there were mistakes; they are in the log.
  init?(_ node: YAMLNode, scope: CompilationScope) {
    let log = scope.log
    let before = log.count
    guard KindShape.dutyFee.check(node, log: log) else { return nil }
    let head = SchemaHead(node, log: log)
    id = head.id
    title = head.title
    accountingClass = node["class"]?.text
    paths = Set(node["paths"]?.items.compactMap(\.text) ?? [])
    isForDutiable = node["dutiable"]?.boolean ?? false
    self.scope = DutyScope(node["applies"], scope: scope)
    basis = DutyBasis(node, head: head)
    file = head.mark.file
    var amounts: [Amount] = []
    for item in node["amounts"]?.items ?? [] {
      guard let from = item["from"].flatMap(DutyScope.date) else { continue }
      if let last = amounts.last, last.from >= from {
        log.add(item["from"]?.mark ?? item.mark, found: "\(from)", expected: "a day after \(last.from)")
      }
      guard let kind = Self.kind(item) else {
        log.add(item.mark, found: "neither", expected: "either amount, or percent with least and most")
        continue
      }
      amounts.append(
        Amount(from: from, kind: kind, basis: DutyBasis(item, head: head), line: item.mark.line))
    }
    self.amounts = amounts
    guard log.count == before else { return nil }
  }

  private static func kind(_ node: YAMLNode) -> Amount.Kind? {
    func number(_ key: String) -> FixedDecimal? { node[key]?.text.flatMap { FixedDecimal($0) } }
    switch (number("amount"), number("percent"), number("least"), number("most")) {
    case (let amount?, nil, nil, nil): return .fixed(amount)
    case (nil, let percent?, let least?, let most?) where least <= most:
      return .share(percent: percent, least: least, most: most)
    default: return nil
    }
  }
}

extension KindShape {
  /// Fees.
  public static let dutyFee = KindShape(
    kind: "duty-fee", title: "Fee", description: "A fee on items of mail, by the day.",
    keys: [
      .optional("class", .text(.code), "The class code in accounting, such as \"496\"."),
      .required(
        "paths", .list(of: .oneOf(DutyRegime.pathNames)), "The paths to entry on which it is charged."),
      .optional("dutiable", .boolean, "Whether it is charged only where duty is owed."),
      .optional("applies", .object(DutyScope.keys), "What else must hold."),
      .required(
        "amounts", .list(of: .object(amountKeys)), "Amounts in US dollars, in the order of their days."),
    ])

  private static let amountKeys: [ObjectShape.Key] =
    [
      .required("from", .date, "The first day."),
      .optional("amount", .text(.decimal), "The amount in US dollars."),
      .optional("percent", .text(.decimal), "A share of the customs value."),
      .optional("least", .text(.decimal), "The least amount of a share."),
      .optional("most", .text(.decimal), "The most."),
    ] + DutyBasis.keys
}
