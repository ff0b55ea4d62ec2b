/// A day of the Gregorian calendar.
public struct TrafficDate: Sendable, Equatable {
  /// 1 to 9999.
  public let year: Int
  /// 1 to 12.
  public let month: Int
  /// 1 to the length of the month.
  public let day: Int

  /// The nearest day that exists: each figure is clamped into its range.
  public init(year: Int, month: Int, day: Int) {
    self.year = min(max(year, 1), 9999)
    self.month = min(max(month, 1), 12)
    self.day = min(max(day, 1), Self.length(ofMonth: self.month, year: self.year))
  }

  /// The day of an ISO 8601 date such as `2026-03-01`; nil when the text is no such date.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Int(text.prefix(4)), let month = Int(text.dropFirst(5).prefix(2)),
      let day = Int(text.suffix(2))
    else { return nil }
    self.init(year: year, month: month, day: day)
    guard self.year == year, self.month == month, self.day == day else { return nil }
  }

  /// The day before; the first day of year 1 stays.
  var dayBefore: TrafficDate {
    if day > 1 { return TrafficDate(year: year, month: month, day: day - 1) }
    if month > 1 { return TrafficDate(year: year, month: month - 1, day: 31) }
    return year > 1 ? TrafficDate(year: year - 1, month: 12, day: 31) : self
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}
