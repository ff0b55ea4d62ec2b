/// On which day of the month after the period a form is due.
public struct DueRule: Sendable {
  public let day: Int
  public let count: Count
  /// The id of the calendar of weekends and holidays.
  public let calendar: String
  public let basis: FactBasis

  /// Which days are counted.
  public enum Count: String, CaseIterable, Sendable {
    /// All days; that the last is a weekend or a holiday changes nothing and is worth a warning.
    case calendarDays
    /// Days that are neither weekend nor holiday.
    case businessDays
  }

  init(_ node: YAMLNode) {
    day = node["day"]?.integer ?? 1
    count = node["of"]?.text.flatMap(Count.init) ?? .calendarDays
    calendar = node["calendar"]?.text ?? ""
    basis = FactBasis(node["basis"])
  }
}
