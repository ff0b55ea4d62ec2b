public import Vocabulary

/// A month of importation: the month in which conveyances arrive.
public struct ImportMonth: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// 1…9999.
  public let year: Int
  /// 1…12.
  public let month: Int

  /// - Returns: nil unless the text is a year and a month such as `2026-08`.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
      let first = CalendarDate(text + "-01")
    else { return nil }
    self.init(of: first)
  }

  /// The month of a day.
  public init(of day: CalendarDate) {
    year = Int(day.year)
    month = Int(day.month)
  }

  public func contains(_ day: CalendarDate) -> Bool { ImportMonth(of: day) == self }

  /// Nil after the year 9999.
  public var next: ImportMonth? { lastDay?.adding(days: 1).map { ImportMonth(of: $0) } }

  public var firstDay: CalendarDate? { CalendarDate(year: year, month: month, day: 1) }

  public var lastDay: CalendarDate? {
    CalendarDate(year: year, month: month, day: CalendarDate.dayCount(year: year, month: month))
  }

  public static func < (left: ImportMonth, right: ImportMonth) -> Bool {
    (left.year, left.month) < (right.year, right.month)
  }

  public var description: String {
    String((firstDay?.description ?? "").prefix(7))
  }

  /// The names that forms print.
  public static let names = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
  ]

  public var name: String { Self.names[month - 1] }
}
