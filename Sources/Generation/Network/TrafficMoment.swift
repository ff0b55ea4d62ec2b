/// A minute of local time.
struct TrafficMoment: Sendable, Equatable {
  /// Minutes since the start of 1 March of year 0.
  private let minutes: Int

  private init(minutes: Int) { self.minutes = minutes }

  /// - Parameter minute: minutes after midnight; more than a day's are of the days after.
  init(_ date: TrafficDate, minute: Int) {
    // Days counted in years that begin in March, so that the leap day is the last one.
    let year = date.month > 2 ? date.year : date.year - 1
    let month = (date.month + 9) % 12
    let days = year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + date.day - 1
    minutes = days * 1440 + minute
  }

  func adding(minutes added: Int) -> TrafficMoment { TrafficMoment(minutes: minutes + added) }

  func adding(hours: Int) -> TrafficMoment { adding(minutes: hours * 60) }

  /// Minutes after midnight.
  var minute: Int { minutes % 1440 }

  var date: TrafficDate {
    let days = minutes / 1440
    var year = (days * 400 + 591) / 146_097
    var first = year * 365 + year / 4 - year / 100 + year / 400
    if first > days {
      year -= 1
      first = year * 365 + year / 4 - year / 100 + year / 400
    }
    let day = days - first
    let month = (day * 5 + 2) / 153
    return TrafficDate(
      year: month < 10 ? year : year + 1, month: month < 10 ? month + 3 : month - 9,
      day: day - (month * 153 + 2) / 5 + 1)
  }
}

extension ByteBuffer {
  /// CCYYMMDDHHMM.
  mutating func append(_ moment: TrafficMoment) {
    append(moment.date)
    append(number: moment.minute / 60, digits: 2)
    append(number: moment.minute % 60, digits: 2)
  }

  /// ISO 8601, to the minute and without a zone.
  mutating func append(iso moment: TrafficMoment) {
    append(moment.date, mark: "-")
    append(UInt8(ascii: "T"))
    append(number: moment.minute / 60, digits: 2)
    append(UInt8(ascii: ":"))
    append(number: moment.minute % 60, digits: 2)
  }
}
