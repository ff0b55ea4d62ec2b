public import SchemaLanguage
public import Vocabulary

/// The day on which a worksheet is due.
public struct DueDate: Sendable, Hashable {
  public let date: CalendarDate
  /// Why the day is no business day, such as `a Saturday` or `Labor Day`; nil when it is one.
  public let closedFor: String?

  /// - Returns: nil when the month after has fewer such days, or is beyond the year 9999.
  public init?(_ rule: DueRule, for month: ImportMonth, calendar: HolidayCalendar) {
    guard let next = month.next, let first = next.firstDay, let last = next.lastDay else { return nil }
    var left = rule.day
    var day = first
    while true {
      if rule.count == .calendarDays || calendar.isBusinessDay(day) { left -= 1 }
      if left == 0 { break }
      guard let following = day.adding(days: 1), following <= last else { return nil }
      day = following
    }
    date = day
    if let holiday = calendar.holiday(on: day) {
      closedFor = holiday
    } else if calendar.weekend.contains(day.weekday) {
      closedFor = "a " + day.weekday.rawValue.prefix(1).uppercased() + day.weekday.rawValue.dropFirst()
    } else {
      closedFor = nil
    }
  }
}
