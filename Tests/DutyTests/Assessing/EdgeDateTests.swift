import Duty
import Testing
import Vocabulary

/// The days on which the rules change, on both sides.
@Suite struct EdgeDateTests {
  /// One parcel of China of $50 in a book's chapter-free goods, as it would have been treated on each day.
  @Test(arguments: [
    ("2025-05-01", "us.mail.ordinary", "none", "0.00"),
    ("2025-05-02", "us.mail.2025-05-02", "worksheet", "60.00"),
    ("2025-05-13", "us.mail.2025-05-02", "worksheet", "60.00"),
    ("2025-05-14", "us.mail.2025-05-14", "worksheet", "27.00"),
    ("2025-08-28", "us.mail.2025-05-14", "worksheet", "27.00"),
    ("2025-08-29", "us.mail.2025-08-29", "worksheet", "15.00"),
    ("2025-11-09", "us.mail.2025-08-29", "worksheet", "15.00"),
    ("2025-11-10", "us.mail.2025-08-29", "worksheet", "10.00"),
    ("2026-02-23", "us.mail.2025-08-29", "worksheet", "10.00"),
    ("2026-02-24", "us.mail.2026-02-24", "worksheet", "5.00"),
    ("2026-07-23", "us.mail.2026-02-24", "worksheet", "5.00"),
    // 16.5 + 7.5 + 12.5 percent.
    ("2026-07-24", "us.mail.2026-07-24", "worksheet", "18.25"),
    ("2026-10-21", "us.mail.2026-07-24", "worksheet", "18.25"),
    ("2026-10-22", "us.mail.2026-07-24", "formal", "18.25"),
    ("2027-06-30", "us.mail.2026-07-24", "formal", "18.25"),
    ("2027-07-01", "us.mail.2027-07-01", "formal", "18.25"),
  ])
  func shirtOfChina(_ day: String, _ regime: String, _ path: String, _ duty: String) throws {
    let assessment = try assess(Item(Goods("50.00", "CN", "6109100012"), arrival: day))
    #expect(assessment.regime == regime)
    #expect(assessment.path?.rawValue == path)
    #expect(assessment.duty == duty)
    #expect(assessment.dates.governing == CalendarDate(day))
  }

  /// Other origins are covered from 2025-08-29.
  @Test(arguments: [
    ("2025-05-02", "0.00"), ("2025-08-28", "0.00"), ("2025-08-29", "7.50"), ("2026-02-23", "7.50"),
    ("2026-02-24", "5.00"), ("2026-07-23", "5.00"), ("2026-07-24", "8.25"),
  ])
  func shirtOfJapan(_ day: String, _ duty: String) throws {
    #expect(try assess(Item(Goods("50.00", "JP", "6109100012"), arrival: day)).duty == duty)
  }

  @Test(arguments: [("2025-05-01", "100"), ("2025-05-02", "100"), ("2026-02-23", "160"), ("2026-02-24", nil)])
  func specificDutyIsOffered(_ day: String, _ amount: String?) throws {
    let assessment = try assess(Item(Goods("50.00", "CN", "6109100012"), arrival: day))
    if day == "2025-05-01" {
      #expect(assessment.perItem == nil)
    } else {
      #expect(assessment.perItem?.amount == amount.flatMap { FixedDecimal($0) })
    }
  }

  /// The value up to which the duties on mail hold, and beyond it the ordinary mail entry.
  @Test func aboveTheValueOfMailDuties() throws {
    #expect(try assess(Item(Goods("800.00", "CN"), arrival: "2025-05-20")).regime == "us.mail.2025-05-14")
    let above = try assess(Item(Goods("800.01", "CN", "6109100012"), arrival: "2025-05-20"))
    #expect(above.regime == "us.mail.ordinary")
    // The IEEPA duties on ordinary entries are in no table, so there is no amount.
    #expect(above.refusalCodes == ["RATE-MISSING"])
    #expect(above.totals == nil)
  }

  @Test func informalLimit() throws {
    #expect(try assess(Item(Goods("2500.00", "RS", "9503000073"), arrival: "2026-08-01")).path == .worksheet)
    #expect(try assess(Item(Goods("2500.01", "RS", "9503000073"), arrival: "2026-08-01")).path == .formal)
  }

  /// Arrived under the old regime and reported under the new: the regime is that of arrival.
  @Test func reportedLater() throws {
    let assessment = try assess(Item(Goods("50.00", "CN"), arrival: "2026-07-23"), asOf: "2026-08-07")
    #expect(assessment.regime == "us.mail.2026-02-24")
    #expect(assessment.dates.governing == CalendarDate("2026-07-23"))
    #expect(assessment.duty == "5.00")
  }

  /// 9903.05.85: loaded before 2026-07-24 and entered before 2026-07-28.
  @Test(arguments: [
    ("2026-07-23", "2026-07-27", "99030585"), ("2026-07-24", "2026-07-27", "99030531"),
    ("2026-07-23", "2026-07-28", "99030531"),
  ])
  func inTransit(_ departure: String, _ entry: String, _ heading: String) throws {
    let item = Item(Goods("50.00", "CN", "6109100012"), arrival: "2026-07-25").with {
      $0.departed = departure
    }
    let assessment = try assess(item, asOf: entry)
    #expect(assessment.lines[0].layers.contains { $0.heading == heading })
  }

  @Test func withoutArrivalTheDayOfTheAssessmentIsTaken() throws {
    let assessment = try assess(Item(Goods("50.00", "JP")), asOf: "2026-03-15")
    #expect(assessment.dates.arrivalOrigin == .asOf)
    #expect(assessment.regime == "us.mail.2026-02-24")
  }

  @Test func leapDay() throws {
    // 2028 has a 29 February, 2027 has none.
    let item = Item(Goods("50.00", "RS", "9503000073"), arrival: "2028-02-29")
    #expect(try assess(item).regime == "us.mail.2027-07-01")
    #expect(CalendarDate("2027-02-29") == nil)
    let malformed = item.with { $0.arrival = "2027-02-29" }
    #expect(try assess(malformed, asOf: "2026-08-01").dates.arrivalOrigin == .asOf)
    #expect(
      try assess(item.with { $0.arrival = "2026-13-01" }, asOf: "2026-08-01").dates.arrivalOrigin == .asOf)
  }

  /// By another regime: as if the item had arrived in its period; what it does not cover falls under others of the day.
  @Test func byAnotherRegime() throws {
    let china = Item(Goods("50.00", "CN", "6109100012"), arrival: "2026-09-15")
    let earlier = try assess(china, regime: "us.mail.2025-05-14")
    #expect(earlier.dates.arrival == CalendarDate("2025-08-28"))
    #expect(earlier.dates.arrivalOrigin == .regime)
    #expect(earlier.duty == "27.00")
    let japan = Item(Goods("50.00", "JP", "6109100012"), arrival: "2026-09-15")
    let exempt = try assess(japan, regime: "us.mail.2025-05-14")
    #expect(exempt.regime == "us.mail.ordinary")
    #expect(exempt.duty == "0.00")
    let later = try assess(china.with { $0.arrival = "2025-05-05" }, regime: "us.mail.2026-07-24")
    #expect(later.dates.governing == CalendarDate("2026-07-24"))
    #expect(later.duty == "18.25")
  }

  @Test func beforeAnyRegime() throws {
    let assessment = try assess(Item(Goods("50.00", "RS"), arrival: "2016-02-23"))
    #expect(assessment.refusalCodes == ["REGIME-NONE"])
    #expect(assessment.totals == nil)
  }
}
