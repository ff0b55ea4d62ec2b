/// A day of the Gregorian calendar, also before it was in use: 0001-01-01 to 9999-12-31.
@frozen
public struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// 1…9999.
  public let year: UInt16
  /// 1…12.
  public let month: UInt8
  /// 1…31.
  public let day: UInt8

  /// - Returns: nil when there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard 1...9999 ~= year, 1...12 ~= month, 1...Self.dayCount(year: year, month: month) ~= day else {
      return nil
    }
    self.year = UInt16(truncatingIfNeeded: year)
    self.month = UInt8(truncatingIfNeeded: month)
    self.day = UInt8(truncatingIfNeeded: day)
  }

  /// The day of a year, 1…365 or 366; nil when there is no such day.
  public init?(year: Int, dayOfYear: Int) {
    guard 1...(Self.isLeapYear(year) ? 366 : 365) ~= dayOfYear,
      let first = CalendarDate(year: year, month: 1, day: 1), let date = first.adding(days: dayOfYear - 1)
    else { return nil }
    self = date
  }

  /// The day a number of days after 1970-01-01; nil outside the years 1…9999.
  public init?(daysSinceEpoch: Int) {
    guard Self.firstDay...Self.lastDay ~= daysSinceEpoch else { return nil }
    // Years are counted from March, so that the leap day is the last of its year, in eras of 400 years.
    let days = daysSinceEpoch + Self.daysFromMarchOfYear0
    let era = days / Self.daysOfEra
    let dayOfEra = days % Self.daysOfEra
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (dayOfYear * 5 + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = UInt16(truncatingIfNeeded: era * 400 + yearOfEra + (month <= 2 ? 1 : 0))
    self.month = UInt8(truncatingIfNeeded: month)
    day = UInt8(truncatingIfNeeded: dayOfYear - (monthFromMarch * 153 + 2) / 5 + 1)
  }

  /// Days since 1970-01-01; negative before it.
  public var daysSinceEpoch: Int {
    let monthFromMarch = month > 2 ? Int(month) - 3 : Int(month) + 9
    let year = month > 2 ? Int(year) : Int(year) - 1
    let yearOfEra = year % 400
    let dayOfYear = (monthFromMarch * 153 + 2) / 5 + Int(day) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return year / 400 * Self.daysOfEra + dayOfEra - Self.daysFromMarchOfYear0
  }

  /// The day some days later, or earlier when they are negative; nil outside the years 1…9999.
  public func adding(days: Int) -> CalendarDate? {
    let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
    return overflow ? nil : CalendarDate(daysSinceEpoch: sum)
  }

  public static func < (left: CalendarDate, right: CalendarDate) -> Bool { left.ordinal < right.ordinal }

  public static func isLeapYear(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  /// How many days a month has; 0 for a month that is none.
  public static func dayCount(year: Int, month: Int) -> Int {
    switch month {
    case 2: isLeapYear(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    case 1, 3, 5, 7, 8, 10, 12: 31
    default: 0
    }
  }

  /// A number that orders dates.
  private var ordinal: UInt32 { UInt32(year) << 16 | UInt32(month) << 8 | UInt32(day) }

  private static var daysOfEra: Int { 146_097 }
  /// From 0000-03-01 to 1970-01-01.
  private static var daysFromMarchOfYear0: Int { 719_468 }
  /// 0001-01-01.
  private static var firstDay: Int { -719_162 }
  /// 9999-12-31.
  private static var lastDay: Int { 2_932_896 }
}
