/// A day of the week.
public enum Weekday: String, CaseIterable, Sendable {
  case monday
  case tuesday
  case wednesday
  case thursday
  case friday
  case saturday
  case sunday
}

extension CalendarDate {
  public var weekday: Weekday {
    // 1970-01-01 was a Thursday, three days after a Monday; the remainder of a negative number is brought above 0.
    let place = ((daysSinceEpoch + 3) % 7 + 7) % 7
    return Weekday.allCases[place]
  }
}
