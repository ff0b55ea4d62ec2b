public import Vocabulary

/// Which days are business days: the weekend, the holidays, and when one that falls on a weekend is kept.
public struct HolidayCalendar: Sendable {
  public let head: SchemaHead
  public let weekend: [Weekday]
  /// For a holiday that falls on one day of the week, the day on which it is kept, within the same or the next week.
  public let observed: [Weekday: Weekday]
  public let holidays: [Holiday]
  /// Single days, such as those on which offices are closed by order.
  public let days: [SingleDay]

  /// A holiday of every year.
  public struct Holiday: Sendable {
    public let title: String
    /// 1…12.
    public let month: Int
    public let rule: Rule
    /// The first day on which it can fall.
    public let from: CalendarDate?

    public enum Rule: Sendable, Hashable {
      /// The day of the month.
      case day(Int)
      /// Which one of a day of the week in the month: 1 is the first, nil the last.
      case weekday(Weekday, which: Int?)
    }

    /// The day of the holiday in a year, before it is moved from a weekend; nil when it was none yet.
    public func date(in year: Int) -> CalendarDate? {
      let date: CalendarDate?
      switch rule {
      case .day(let day): date = CalendarDate(year: year, month: month, day: day)
      case .weekday(let weekday, let which):
        date = Self.date(of: weekday, which: which, year: year, month: month)
      }
      guard let date, let from, date < from else { return date }
      return nil
    }

    private static func date(of weekday: Weekday, which: Int?, year: Int, month: Int) -> CalendarDate? {
      let days = (1...31).compactMap { CalendarDate(year: year, month: month, day: $0) }
        .filter { $0.weekday == weekday }
      guard let which else { return days.last }
      return days.indices.contains(which - 1) ? days[which - 1] : nil
    }
  }

  public struct SingleDay: Sendable {
    public let title: String
    public let date: CalendarDate
  }

  /// The title of the holiday that is kept on a day; nil when none is.
  public func holiday(on date: CalendarDate) -> String? {
    if let day = days.first(where: { $0.date == date }) { return day.title }
    // A holiday of January 1 can be kept on the last day of December.
    for year in [Int(date.year), Int(date.year) + 1, Int(date.year) - 1] {
      for holiday in holidays {
        if let day = holiday.date(in: year), self.date(observing: day) == date { return holiday.title }
      }
    }
    return nil
  }

  public func isBusinessDay(_ date: CalendarDate) -> Bool {
    !weekend.contains(date.weekday) && holiday(on: date) == nil
  }

  /// The day on which a holiday is kept: the nearest day of the week that `observed` names for it.
  private func date(observing day: CalendarDate) -> CalendarDate {
    guard let weekday = observed[day.weekday] else { return day }
    for distance in 1...3 {
      for step in [distance, -distance] {
        if let near = day.adding(days: step), near.weekday == weekday { return near }
      }
    }
    return day
  }
}
