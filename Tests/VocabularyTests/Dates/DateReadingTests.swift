import Testing
import Vocabulary

@Suite struct DatePatternTests {
  @Test(arguments: [
    ("YYMMDD", "260228", "2026-02-28"), ("YYMMDD", "700101", "1970-01-01"),
    ("YYMMDD", "691231", "2069-12-31"),
    ("CCYYMMDD", "20260228", "2026-02-28"), ("DDMMYY", "280226", "2026-02-28"),
    ("YYDDD", "24366", "2024-12-31"), ("YYYY-MM-DD", "2026-02-28", "2026-02-28"),
    ("YYMMDDHHMM", "2602280912", "2026-02-28T09:12"), ("CCYYMMDDHHMM", "202603010912", "2026-03-01T09:12"),
    ("CCYYMMDDHHMMSS", "20260301091205", "2026-03-01T09:12:05"),
    ("CCYYMMDDHHMMZZZ", "202603010912UTC", "2026-03-01T09:12Z"),
    ("CCYYMMDDHHMMZZZ", "202603010912GMT", "2026-03-01T09:12Z"),
    ("CCYYMMDDHHMMZZZ", "202603010912Z", "2026-03-01T09:12Z"),
    ("CCYYMMDDHHMMZZZ", "202603010912+0800", "2026-03-01T09:12+08:00"),
    ("CCYYMMDDHHMMZZZ", "202603010912-08", "2026-03-01T09:12-08:00"),
    ("CCYYMMDDHHMMZZZ", "202603010912-03:30", "2026-03-01T09:12-03:30"),
    ("CCYYMMDDHHMMSSZZZ", "20260301091205+14:00", "2026-03-01T09:12:05+14:00"),
    ("CCYYMMDDHHMMZHHMM", "202603010912-0500", "2026-03-01T09:12-05:00"),
    ("DD/MM/YYYY HH:MM:SS", "28/02/2026 09:12:05", "2026-02-28T09:12:05"),
    ("CCYYMMDDHH", "2026022809", "2026-02-28T09:00"),
  ])
  func reading(_ letters: String, _ text: String, _ expected: String) throws {
    let pattern = try #require(DatePattern(letters))
    switch pattern.parse(text) {
    case .date(let date): #expect(date.description == expected && !pattern.hasTime)
    case .dateTime(let moment): #expect(moment.description == expected && pattern.hasTime)
    case let verdict: Issue.record("\(verdict)")
    }
  }

  @Test(arguments: [
    "", "CCYY", "CCYYMM", "HHMM", "DDHHMM", "YYWWD", "CCYYMMDDMM", "CCYYMMDDCCYYMMDD", "CCYYMMDD-CCYYMMDD",
    "CCYYMMDDSS", "CCYYMMDDZZZ", "CCYYMMDDHHMMZZZSS", "CCYYMMDDHHMMZZZ ", "CCYYMMDDHHMMZZZZHHMM", "ccyymmdd",
    "CCYYMMDDDDD", "CCYYYYMMDD", "CCYYMMDD---------", "CCYYMMDDHHMMZ", "CCYYMMDDü",
  ])
  func lettersThatAreNoPattern(_ letters: String) { #expect(DatePattern(letters) == nil) }

  @Test func faults() throws {
    let moment = try #require(DatePattern("CCYYMMDDHHMMSS"))
    #expect(moment.parse("") == .empty)
    #expect(moment.parse("2026030109120") == .wrongLength(13))
    #expect(moment.parse("202603010912000") == .wrongLength(15))
    #expect(moment.parse("2026O301091200") == .wrongCharacter(at: 4))
    #expect(moment.parse("20260229091200") == .noSuchDay(at: 0))
    #expect(moment.parse("00000101091200") == .noSuchDay(at: 0))
    #expect(moment.parse("20260301241200") == .noSuchTime(at: 8))
    #expect(moment.parse("20260301236000") == .noSuchTime(at: 10))
    #expect(moment.parse("20260301235960") == .noSuchTime(at: 12))
    let zoned = try #require(DatePattern("CCYYMMDDHHMMZZZ"))
    for zone in ["", "EST", "utc", "+8:00", "+15", "+1401", "+0060", "0800", "ZZ", "UTC+1", "+08-00"] {
      #expect(zoned.parse("202603010912" + zone) == .unknownZone(at: 12), "\(zone)")
    }
    #expect(zoned.parse("20260301091") == .wrongLength(11))
    let offset = try #require(DatePattern("CCYYMMDDHHMMZHHMM"))
    #expect(offset.parse("20260301091200500") == .unknownZone(at: 12))
    #expect(try #require(DatePattern("YYYY-MM-DD")).parse("2026/02-28") == .wrongCharacter(at: 4))
  }

  @Test func randomDaysThereAndBack() throws {
    let seed = UInt64.random(in: 1...UInt64.max)
    var generator = SeededGenerator(seed: seed)
    let pattern = try #require(DatePattern("CCYYMMDD"))
    for _ in 0..<2_000 {
      let date = try #require(
        CalendarDate(daysSinceEpoch: .random(in: -719_162...2_932_896, using: &generator)))
      let digits = date.description.filter { $0 != "-" }
      #expect(pattern.parse(digits) == .date(date), "seed \(seed)")
      #expect(ISODate.parse(digits) == .date(date), "seed \(seed)")
      #expect(ISODate.parse(date.description) == .date(date), "seed \(seed)")
    }
  }
}

@Suite struct ISODateTests {
  @Test(arguments: [
    ("2026-02-28", "2026-02-28"), ("20260228", "2026-02-28"), (" 2026-02-28\n", "2026-02-28"),
    ("2026-02-28Z", "2026-02-28"), ("2026-02-28+01:00", "2026-02-28"),
    ("2026-02-28T00:00:00", "2026-02-28T00:00:00"), ("2026-02-28 09:12", "2026-02-28T09:12"),
    ("2026-02-28T09:12:00.5Z", "2026-02-28T09:12:00.5Z"),
    ("2026-02-28T09:12:00+00:00", "2026-02-28T09:12:00Z"),
    ("2026-02-28T09:12:00+0100", "2026-02-28T09:12:00+01:00"),
    ("2026-02-28T24:00:00", "2026-03-01T00:00:00"),
  ])
  func reading(_ text: String, _ expected: String) {
    switch ISODate.parse(text) {
    case .date(let date): #expect(date.description == expected)
    case .dateTime(let moment): #expect(moment.description == expected)
    case let verdict: Issue.record("\(verdict)")
    }
  }

  @Test(arguments: [
    ("", DateVerdict.empty), (" \t", .empty), ("2026-02-2", .wrongLength(9)),
    ("2026-2-28T", .wrongCharacter(at: 6)),
    ("2026022a", .wrongCharacter(at: 7)), ("20260230", .noSuchDay(at: 0)), (" 2026-02-30", .noSuchDay(at: 1)),
    ("2026-02-28x", .wrongCharacter(at: 10)), ("2026-02-28T", .wrongLength(11)),
    ("2026-02-28T9:12:00", .wrongCharacter(at: 12)), ("2026-02-28T25:00", .noSuchTime(at: 11)),
    ("2026-02-28T24:01", .noSuchTime(at: 11)), ("2026-02-28T09:60", .noSuchTime(at: 14)),
    ("2026-02-28T09:12:60", .noSuchTime(at: 17)), ("2026-02-28T09:12:0", .wrongLength(18)),
    ("2026-02-28T09:12:00.", .wrongLength(20)), ("2026-02-28T09:12:00.Z", .wrongCharacter(at: 20)),
    ("2026-02-28T09:12:00.1234567890", .wrongCharacter(at: 29)),
    ("2026-02-28T09:12:000", .wrongCharacter(at: 19)),
    ("2026-02-28T09:12.5", .wrongCharacter(at: 16)), ("2026-02-28T09:12:00EST", .unknownZone(at: 19)),
    ("2026-02-28T09:12:00+15:00", .unknownZone(at: 19)), ("2026-02-28+1", .unknownZone(at: 10)),
    ("9999-12-31T24:00:00", .noSuchTime(at: 11)), ("-2026-02-28", .wrongCharacter(at: 0)),
  ])
  func faults(_ text: String, _ expected: DateVerdict) { #expect(ISODate.parse(text) == expected) }
}
