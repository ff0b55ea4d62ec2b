public import Vocabulary

/// One rule of a profile.
public struct ProfileRule: Sendable {
  public enum Requirement: Sendable {
    /// Elements that must be there: all of them, or any.
    case present([Element], any: Bool)
    case check(Expression)
  }

  public let id: String
  public let requirement: Requirement
  /// The roles of the records it is for; nil for those of its profile.
  public let roles: [String]?
  /// When the rule applies; nil for always.
  public let condition: Expression?
  /// The list of terms for `is vague`, and how it is compared; nil as the list says.
  public let terms: TermsTable?
  public let match: TermsDocument.Match?
  /// The code list for `is listed` and `is serviceIndicatorAgrees`.
  public let codes: CodeTable?
  /// The code lists for `is country`, `is s10` and `is currency`.
  public let countries: CodeTable?
  public let currencies: CodeTable?
  /// The item's mail class, for `is serviceIndicatorAgrees`.
  public let mailClass: Element?
  /// The part whose rows are judged one by one; nil when the record is judged as a whole.
  public let part: Int?
  /// Whether only the condition is about rows: the requirement is then judged for the first row that meets it.
  public let isToldOnce: Bool
  /// The first and the last day on which the rule is in force.
  public let since: CalendarDate?
  public let until: CalendarDate?
  /// Severity and texts.
  public let kind: FindingKind
  public let mark: SourceMark

  public var severity: Severity { kind.severity }

  public func isInForce(on date: CalendarDate) -> Bool {
    (since.map { $0 <= date } ?? true) && (until.map { date <= $0 } ?? true)
  }
}
