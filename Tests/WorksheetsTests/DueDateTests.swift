import SchemaLanguage
import Testing
import Vocabulary
import Worksheets

/// Due dates, by the calendar and the forms of the embedded schemas.
@Suite struct DueDateTests {
  private func due(_ month: String, _ form: String) throws -> DueDate {
    let schemas = try Embedded.schemas()
    let rule = try #require(schemas.worksheetForm(form)?.due)
    let calendar = try #require(schemas.calendars[rule.calendar])
    let month = try #require(ImportMonth(month))
    return try #require(DueDate(rule, for: month, calendar: calendar))
  }

  /// The dates of reference 11: the first is published, the others follow from the rule.
  @Test(arguments: [
    ("2025-09", "2025-10-09"), ("2025-10", "2025-11-12"), ("2026-02", "2026-03-10"),
    ("2026-06", "2026-07-10"),
    // New Year's Day is passed over; so are Martin Luther King's birthday and Labor Day where they come early enough.
    ("2025-12", "2026-01-12"), ("2026-08", "2026-09-10"),
  ])
  func theSeventhBusinessDay(_ month: String, _ expected: String) throws {
    let due = try due(month, "imd-2025-08")
    #expect(due.date.description == expected)
    #expect(due.closedFor == nil)
  }

  @Test(arguments: [
    ("2026-07", "2026-08-07", nil), ("2026-08", "2026-09-07", "Labor Day"),
    ("2026-10", "2026-11-07", "a Saturday"),
    ("2026-12", "2027-01-07", nil), ("2027-01", "2027-02-07", "a Sunday"),
  ])
  func theSeventhDay(_ month: String, _ expected: String, _ closedFor: String?) throws {
    let due = try due(month, "imd-2026-07")
    #expect(due.date.description == expected)
    #expect(due.closedFor == closedFor)
  }

  @Test(arguments: ["2026-13", "2026-00", "2026-8", "2026", "2026-08-01", "", "26-08", "2026-0x", "-026-08"])
  func whatIsNoMonth(_ text: String) { #expect(ImportMonth(text) == nil) }

  @Test func july2026IsCut() throws {
    let schemas = try Embedded.schemas()
    let july = try #require(ImportMonth("2026-07"))
    let august2025 = try #require(schemas.worksheetForm("imd-2025-08"))
    let july2026 = try #require(schemas.worksheetForm("imd-2026-07"))
    let before = try #require(WorksheetPeriod(july, form: august2025))
    let after = try #require(WorksheetPeriod(july, form: july2026))
    #expect("\(before.first) \(before.last)" == "2026-07-01 2026-07-23")
    #expect("\(after.first) \(after.last)" == "2026-07-24 2026-07-31")
    let august = try #require(ImportMonth("2026-08"))
    let june = try #require(ImportMonth("2026-06"))
    #expect(WorksheetPeriod(august, form: august2025) == nil)
    #expect(WorksheetPeriod(june, form: july2026) == nil)
  }

  @Test func holidaysAreKeptOnTheNearestWeekday() throws {
    let calendar = try #require(Embedded.schemas().calendars["us.federal-holidays"])
    func holiday(_ text: String) throws -> String? { calendar.holiday(on: try #require(CalendarDate(text))) }
    #expect(try holiday("2026-07-03") == "Independence Day")
    #expect(try holiday("2026-07-04") == nil)
    #expect(try holiday("2027-07-05") == "Independence Day")
    #expect(try holiday("2027-12-31") == "New Year's Day")
    #expect(try holiday("2028-01-01") == nil)
    #expect(try holiday("2021-06-18") == "Juneteenth National Independence Day")
    #expect(try holiday("2020-06-19") == nil)
    #expect(try holiday("2026-05-25") == "Memorial Day")
    #expect(try holiday("2025-11-27") == "Thanksgiving Day")
    #expect(try holiday("2026-11-11") == "Veterans Day")
  }

  @Test func weekdays() throws {
    #expect(try #require(CalendarDate("1970-01-01")).weekday == .thursday)
    #expect(try #require(CalendarDate("1969-12-28")).weekday == .sunday)
    #expect(try #require(CalendarDate("0001-01-01")).weekday == .monday)
    #expect(try #require(CalendarDate("2026-11-24")).weekday == .tuesday)
  }
}
