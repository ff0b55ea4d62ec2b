internal import Vocabulary

extension HolidayCalendar {
  /// Checks and reads a file.
  ///
  /// - Returns: nil when there were mistakes; they are in the log.
  public init?(_ node: YAMLNode, log: MistakeLog) {
    guard KindShape.calendar.check(node, log: log) else { return nil }
    let before = log.count
    head = SchemaHead(node, log: log)
    weekend = (node["weekend"]?.items ?? []).compactMap { $0.text.flatMap(Weekday.init) }
    observed = Dictionary(
      (node["observed"]?.entries ?? []).compactMap { key, value in
        guard let day = key.text.flatMap(Weekday.init), let kept = value.text.flatMap(Weekday.init) else {
          log.add(key.mark, found: key.summary, expected: "a day of the week, such as saturday")
          return nil
        }
        return (day, kept)
      }, uniquingKeysWith: { first, _ in first })
    holidays = (node["holidays"]?.items ?? []).compactMap { Holiday($0, log: log) }
    days = (node["days"]?.items ?? []).compactMap { item in
      item["date"]?.text.flatMap { CalendarDate($0) }.map {
        SingleDay(title: item["title"]?.text ?? "", date: $0)
      }
    }
    guard log.count == before else { return nil }
  }
}

extension HolidayCalendar.Holiday {
  fileprivate init?(_ node: YAMLNode, log: MistakeLog) {
    title = node["title"]?.text ?? ""
    month = node["month"]?.integer ?? 1
    from = node["from"]?.text.flatMap { CalendarDate($0) }
    switch (node["day"]?.integer, node["weekday"]?.text.flatMap(Weekday.init), node["which"]?.text) {
    case (let day?, nil, nil):
      // 2000 was a leap year, so that every day there can be is one of it.
      guard CalendarDate(year: 2000, month: month, day: day) != nil else {
        log.add(node["day"]?.mark ?? node.mark, found: "day \(day)", expected: "a day of month \(month)")
        return nil
      }
      rule = .day(day)
    case (nil, let weekday?, let which?):
      rule = .weekday(weekday, which: Self.places.firstIndex(of: which).map { $0 + 1 })
    default:
      log.add(node.mark, found: "a holiday", expected: "either day, or weekday and which")
      return nil
    }
  }

  static let places = ["first", "second", "third", "fourth"]
}

extension KindShape {
  /// Calendars of business days.
  public static let calendar = KindShape(
    kind: "calendar", title: "Calendar",
    description: "Weekends and holidays, from which business days follow.",
    keys: [
      .required(
        "weekend", .list(of: weekday, count: 0...6), "The days of the week that are no business days."),
      .optional(
        "observed", .map(keys: .name, values: weekday),
        "For a holiday on a day of the week, the nearest day on which it is kept."),
      .required("holidays", .list(of: holiday, count: 0...1000), "Holidays of every year."),
      .optional("days", .list(of: singleDay, count: 0...10_000), "Single days that are no business days."),
    ])

  private static var weekday: Shape { .oneOf(Weekday.allCases.map(\.rawValue)) }

  private static var holiday: Shape {
    .object([
      .required("title", .line, "Its name."),
      .required("month", .integer(1...12), "The month."),
      .optional("day", .integer(1...31), "The day of the month."),
      .optional("weekday", weekday, "The day of the week, with which."),
      .optional("which", .oneOf(HolidayCalendar.Holiday.places + ["last"]), "Which one in the month."),
      .optional("from", .date, "The first day on which it can fall."),
      basis,
    ])
  }

  private static var singleDay: Shape {
    .object([
      .required("title", .line, "Why."),
      .required("date", .date, "The day."),
      basis,
    ])
  }
}
