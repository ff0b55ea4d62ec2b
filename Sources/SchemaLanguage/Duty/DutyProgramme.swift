public import Vocabulary

/// A programme of duties: column 1 of the tariff, a section of a trade act, a duty on mail.
///
/// Of its entries the first that holds decides. Where none holds, the programme asks for nothing.
public struct DutyProgramme: Sendable {
  public let id: String
  public let title: String
  public let validFrom: CalendarDate?
  public let validTo: CalendarDate?
  public let entries: [Entry]
  public let file: String

  /// A reference, as each line of each item goes through dozens of them: copying their texts took a tenth of an
  /// assessment.
  public final class Entry: Sendable {
    public let scope: DutyScope
    public let title: String
    /// The heading of chapter 99, digits only; nil when there is none, or the table gives it.
    public let heading: String?
    public let outcome: Outcome
    public let basis: DutyBasis
    /// The line of the file.
    public let line: Int

    init(
      scope: DutyScope, title: String, heading: String?, outcome: Outcome, basis: DutyBasis, line: Int
    ) {
      self.scope = scope
      self.title = title
      self.heading = heading
      self.outcome = outcome
      self.basis = basis
      self.line = line
    }
  }

  public enum Outcome: Sendable {
    case rate(DutyRate)
    /// The id of a table. A row with the rate `none` lets the next entry decide; a missing row refuses the line.
    case table(String)
    /// The ad valorem rate of another programme is made up to at least this many percent.
    ///
    /// Where that rate is as high already, the duty is 0 under `metHeading`; else the difference under `heading`.
    case topUp(to: FixedDecimal, of: String, metHeading: String?)
    /// Nothing is owed.
    case none
    /// The rules do not say: the line is refused, with this reason.
    case refuse(String)
  }

  /// Both days included.
  public func isValid(on date: CalendarDate) -> Bool {
    (validFrom.map { $0 <= date } ?? true) && (validTo.map { date <= $0 } ?? true)
  }

  /// The ids of the tables that it looks into.
  public var tables: [String] {
    entries.compactMap { entry in
      if case .table(let id) = entry.outcome { id } else { nil }
    }
  }

  /// - Returns: nil when there were mistakes; they are in the log.
  init?(_ node: YAMLNode, scope: CompilationScope) {
    let before = scope.log.count
    guard KindShape.dutyProgramme.check(node, log: scope.log) else { return nil }
    let head = SchemaHead(node, log: scope.log)
    id = head.id
    title = head.title
    validFrom = head.valid.from.flatMap { CalendarDate($0) }
    validTo = head.valid.to.flatMap { CalendarDate($0) }
    file = head.mark.file
    entries = (node["rates"]?.items ?? []).compactMap { entry in
      Self.entry(entry, head: head, scope: scope)
    }
    guard scope.log.count == before else { return nil }
  }

  private static func entry(_ node: YAMLNode, head: SchemaHead, scope: CompilationScope) -> Entry? {
    let outcomes = ["rate", "table", "topUp", "none", "refuse"].filter { node[$0] != nil }
    guard outcomes.count == 1, let outcome = outcome(node, outcomes[0]) else {
      scope.log.add(
        node.mark, found: outcomes.isEmpty ? "none" : outcomes.joined(separator: " and "),
        expected: "one of the keys rate, table, topUp, none, refuse")
      return nil
    }
    return Entry(
      scope: DutyScope(node, scope: scope), title: node["title"]?.text ?? head.title,
      heading: node["heading"]?.digits, outcome: outcome, basis: DutyBasis(node, head: head),
      line: node.mark.line)
  }

  private static func outcome(_ node: YAMLNode, _ key: String) -> Outcome? {
    switch key {
    case "rate": node["rate"]?.text.flatMap { DutyRate($0) }.map { .rate($0) }
    case "table": node["table"]?.text.map { .table($0) }
    case "none": node["none"]?.boolean == true ? Outcome.none : nil
    case "refuse": node["refuse"]?.text.map { .refuse($0) }
    default:
      if let topUp = node["topUp"], let to = topUp["to"]?.text.flatMap({ FixedDecimal($0) }),
        let of = topUp["of"]?.text
      {
        .topUp(to: to, of: of, metHeading: topUp["metHeading"]?.digits)
      } else {
        nil
      }
    }
  }
}

extension YAMLNode {
  /// The digits of a tariff number.
  var digits: String? { text.map { $0.filter { $0 != "." } } }
}

extension KindShape {
  /// Programmes of duties.
  public static let dutyProgramme = KindShape(
    kind: "duty-programme", title: "Programme of duties",
    description: "Rates of duty that one law or proclamation asks for, by origin, goods and day.",
    keys: [
      .required("rates", .list(of: .object(rateKeys)), "In order; the first entry that holds decides.")
    ])

  private static let rateKeys: [ObjectShape.Key] =
    [
      .optional("title", .line, "What the entry is about; the title of the file when left out."),
      .optional("heading", .text(.tariffNumber), "The number of chapter 99."),
      .optional("rate", .text(.rate), "The rate."),
      .optional(
        "table", .text(.schemaID),
        "The table that has the rate. Its rate \"none\" lets the next entry decide; a missing row refuses the line."
      ),
      .optional("topUp", .object(topUpKeys), "Makes the rate of another programme up to a total."),
      .optional("none", .boolean, "True: nothing is owed."),
      .optional("refuse", .line, "Why the rules do not say; the line is refused."),
    ] + DutyScope.keys + DutyBasis.keys

  private static let topUpKeys: [ObjectShape.Key] = [
    .required("to", .text(.decimal), "The total in percent."),
    .required("of", .text(.schemaID), "The programme whose rate is made up."),
    .optional("metHeading", .text(.tariffNumber), "The number to report where that rate is as high already."),
  ]
}
