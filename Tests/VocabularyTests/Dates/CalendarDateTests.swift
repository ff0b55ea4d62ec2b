import Testing
import Vocabulary

@Suite struct CalendarDateTests {
  @Test func leapYears() {
    for year in [4, 1600, 1996, 2000, 2024, 2400] {
      #expect(CalendarDate(year: year, month: 2, day: 29) != nil)
    }
    for year in [1, 1700, 1900, 2026, 2100] { #expect(CalendarDate(year: year, month: 2, day: 29) == nil) }
  }

  @Test func daysThatAreNone() {
    for (year, month, day) in [
      (0, 1, 1), (10_000, 1, 1), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 1, 32), (2026, 4, 31),
      (.min, .max, .min),
    ] {
      #expect(CalendarDate(year: year, month: month, day: day) == nil)
    }
    #expect(CalendarDate(year: 2026, dayOfYear: 366) == nil)
    #expect(CalendarDate(year: 0, dayOfYear: 1) == nil)
    #expect(CalendarDate(year: 2024, dayOfYear: 366)?.description == "2024-12-31")
    #expect(CalendarDate(year: 2026, dayOfYear: 60)?.description == "2026-03-01")
  }

  @Test func daysSinceTheEpoch() throws {
    #expect(CalendarDate("1970-01-01")?.daysSinceEpoch == 0)
    #expect(CalendarDate("2000-03-01")?.daysSinceEpoch == 11_017)
    #expect(CalendarDate("1969-12-31")?.daysSinceEpoch == -1)
    #expect(CalendarDate(daysSinceEpoch: -719_163) == nil)
    #expect(CalendarDate(daysSinceEpoch: 2_932_897) == nil)
    #expect(CalendarDate(daysSinceEpoch: .max) == nil)
  }

  @Test func everyDayInOrder() throws {
    var date = try #require(CalendarDate(year: 1, month: 1, day: 1))
    var days = -719_162
    while true {
      guard date.daysSinceEpoch == days, CalendarDate(daysSinceEpoch: days) == date else {
        Issue.record("day \(days) is not \(date)")
        return
      }
      let (year, month, day) = (Int(date.year), Int(date.month), Int(date.day))
      let next =
        CalendarDate(year: year, month: month, day: day + 1)
        ?? CalendarDate(year: year, month: month + 1, day: 1)
        ?? CalendarDate(year: year + 1, month: 1, day: 1)
      guard let next else { break }
      guard date < next else {
        Issue.record("\(date) is not before \(next)")
        return
      }
      date = next
      days += 1
    }
    #expect(date.description == "9999-12-31")
    #expect(days == 2_932_896)
  }

  @Test func addingDays() throws {
    let date = try #require(CalendarDate("2026-02-28"))
    #expect(date.adding(days: 1)?.description == "2026-03-01")
    #expect(date.adding(days: -365)?.description == "2025-02-28")
    #expect(date.adding(days: .max) == nil)
    #expect(date.adding(days: .min) == nil)
  }

  @Test func writing() throws {
    let date = try #require(CalendarDate("0987-06-05"))
    var buffer = [UInt8](repeating: 0, count: 10)
    #expect(buffer.withUnsafeMutableBytes { date.write(into: $0) } == 10)
    #expect(String(decoding: buffer, as: UTF8.self) == "0987-06-05")
    var short = [UInt8](repeating: 0, count: 9)
    #expect(short.withUnsafeMutableBytes { date.write(into: $0) } == 0)
  }
}

@Suite struct ZonedDateTimeTests {
  @Test func comparingWithZones() throws {
    let utc = try #require(ZonedDateTime("2026-03-01T01:12:00Z"))
    let beijing = try #require(ZonedDateTime("2026-03-01T09:12:00+08:00"))
    #expect(utc.compared(to: beijing) == .init(order: .same, isExact: true))
    let later = try #require(ZonedDateTime("2026-02-28T20:12:00.001-05:00"))
    #expect(utc.compared(to: later) == .init(order: .earlier, isExact: true))
    #expect(later.compared(to: utc) == .init(order: .later, isExact: true))
    #expect(ZonedDateTime("1970-01-02T00:00+01:00")?.secondsSinceEpoch == 82_800)
  }

  @Test func comparingWithoutZones() throws {
    let local = try #require(ZonedDateTime("2026-03-01T09:12"))
    let utc = try #require(ZonedDateTime("2026-03-01T09:12:00Z"))
    #expect(local.compared(to: utc) == .init(order: .same, isExact: false))
    #expect(local.compared(to: local) == .init(order: .same, isExact: false))
    #expect(local.secondsSinceEpoch == nil)
  }

  @Test func ranges() throws {
    let date = try #require(CalendarDate("2026-03-01"))
    #expect(ZonedDateTime(date: date, hour: 24, minute: 0) == nil)
    #expect(ZonedDateTime(date: date, hour: 0, minute: 60) == nil)
    #expect(ZonedDateTime(date: date, hour: 0, minute: 0, second: 60) == nil)
    #expect(ZonedDateTime(date: date, hour: 0, minute: 0, zoneMinutes: 841) == nil)
    let fraction = ZonedDateTime.Fraction(value: 5, digits: 1)
    #expect(ZonedDateTime(date: date, hour: 0, minute: 0, fraction: fraction) == nil)
    #expect(ZonedDateTime.Fraction(value: 10, digits: 1) == nil)
    #expect(ZonedDateTime.Fraction(value: 1, digits: 10) == nil)
    #expect(ZonedDateTime.Fraction(value: 25, digits: 3)?.nanoseconds == 25_000_000)
  }

  @Test(arguments: [
    "2026-03-01T09:12", "2026-03-01T09:12Z", "2026-03-01T09:12:00", "2026-03-01T09:12:00Z",
    "2026-03-01T09:12:00.250+08:00", "2026-03-01T09:12:00.123456789-03:30",
  ])
  func writingKeepsWhatCame(_ text: String) throws {
    let moment = try #require(ZonedDateTime(text))
    #expect(moment.description == text)
    var short = [UInt8](repeating: 0, count: text.utf8.count - 1)
    #expect(short.withUnsafeMutableBytes { moment.write(into: $0) } == 0)
  }
}
