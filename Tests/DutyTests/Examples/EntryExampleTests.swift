import Duty
import Testing
import Vocabulary

/// Examples 15 to 23 and 26 of the reference: all applicable duties, and the paths to entry.
@Suite struct EntryExampleTests {
  private func layers(_ assessment: Assessment) -> [String] {
    assessment.lines.flatMap(\.layers).map {
      "\($0.heading ?? "-") \($0.rate) \($0.amounts.centsHalfUp)"
    }
  }

  /// Secondary (India-lane study), example 15.
  @Test func stoleOfIndia() throws {
    let assessment = try assess(
      Item(Goods("50.00", "IN", "62149000"), arrival: "2026-08-15"), asOf: "2026-09-07")
    #expect(layers(assessment) == ["99030544 10% 5.00", "62149000 11.3% 5.65"])
    #expect(assessment.duty == "10.65")
    #expect(assessment.lines[0].tariffNumbers == ["99030544", "62149000"])
    #expect(assessment.path == .worksheet)
    #expect(assessment.form == "imd-2026-07")
    // Eight digits tell the rate, but an entry asks for ten.
    #expect(assessment.lines[0].undetermined.map(\.code) == [.wrongTariffNumber])
  }

  /// Derived, example 16: column 1 is above the total already.
  @Test func shirtOfJapan() throws {
    let assessment = try assess(Item(Goods("100.00", "JP", "6109100012"), arrival: "2026-08-10"))
    #expect(layers(assessment) == ["99030548 0% 0.00", "61091000 16.5% 16.50"])
    #expect(assessment.duty == "16.50")
  }

  /// Derived, example 17: topped up to 12.5 percent.
  @Test(arguments: [("9503000073", "99030549 12.5% 12.50"), ("6403996075", "99030549 4.0% 4.00")])
  func topUpOfJapan(_ hts: String, _ layer: String) throws {
    let assessment = try assess(Item(Goods("100.00", "JP", hts), arrival: "2026-08-10"))
    #expect(layers(assessment).first == layer)
    #expect(assessment.duty == "12.50")
  }

  /// Derived, example 18.
  @Test(arguments: [("8708998180", "10.00"), ("6912004500", "12.00")])
  func topUpOfTheEuropeanUnion(_ hts: String, _ duty: String) throws {
    #expect(try assess(Item(Goods("100.00", "DE", hts), arrival: "2026-08-10")).duty == duty)
  }

  /// Derived, example 19: three layers, and from 2026-10-22 not on the worksheet.
  @Test func shirtOfChina() throws {
    let item = Item(Goods("300.00", "CN", "6109100012"), arrival: "2026-09-15")
    let assessment = try assess(item)
    #expect(
      layers(assessment) == [
        "99038815 7.5% 22.50", "99030531 12.5% 37.50", "61091000 16.5% 49.50",
      ])
    #expect(assessment.duty == "109.50")
    #expect(assessment.path == .worksheet)
    let later = try assess(item, asOf: "2026-10-22")
    #expect(later.duty == "109.50")
    #expect(later.path == .formal)
    #expect(later.alternatives == [.entryType13])
    #expect(later.turns.last?.code == "PATH-CHAPTER-99")
    #expect(later.turns.last?.outcome == .taken)
    #expect(later.turns.last?.detail == "99038815")
  }

  /// Derived, example 20: an origin that no programme names.
  @Test func toyOfSerbia() throws {
    let item = Item(Goods("60.00", "RS", "9503000073"), arrival: "2026-08-20")
    let assessment = try assess(item)
    #expect(assessment.duty == "0.00")
    #expect(assessment.lines[0].exemption == nil)
    #expect(assessment.path == .worksheet)
    let later = try assess(item.with { $0.arrival = "2026-10-25" })
    #expect(later.path == .worksheet)
    #expect(later.alternatives == [.entryType13])
  }

  /// Derived, example 21: the day of transmission decides the rate, the day of arrival the month.
  @Test func rateOfTheDayOfTransmission() throws {
    let item = Item(Goods("100.00", "RS", "6110202079"), arrival: "2026-07-26")
    let assessment = try assess(item, asOf: "2026-08-06")
    #expect(assessment.dates.governing == CalendarDate("2026-08-06"))
    #expect(assessment.dates.arrival == CalendarDate("2026-07-26"))
    #expect(assessment.duty == "10.00")
    #expect(try assess(item, asOf: "2026-07-31").duty == "16.50")
  }

  /// Derived, example 22: the least fee on EMS entered formally; other mail pays none.
  @Test func merchandiseProcessingFee() throws {
    let item = Item(Goods("2600.00", "RS", "9503000073"), arrival: "2026-11-10").with { $0.mailClass = "E" }
    let assessment = try assess(item)
    #expect(assessment.path == .formal)
    #expect(assessment.turns.last?.code == "PATH-VALUE")
    #expect(assessment.fees.map { "\($0.accountingClass ?? "") \($0.amount)" } == ["499 34.58"])
    #expect(assessment.total == "34.58")
    let parcel = try assess(item.with { $0.mailClass = "C" })
    #expect(parcel.fees.isEmpty)
    #expect(parcel.total == "0.00")
  }

  /// Derived, example 23.
  @Test func mailEntryBeforeTheNewRules() throws {
    let assessment = try assess(Item(Goods("1200.00", "DE", "4202316000"), arrival: "2025-03-10"))
    #expect(assessment.regime == "us.mail.ordinary")
    #expect(assessment.path == .mailEntry)
    #expect(assessment.duty == "96.00")
    #expect(assessment.fees.map { "\($0.accountingClass ?? "") \($0.amount)" } == ["496 7.20"])
    #expect(assessment.total == "103.20")
  }

  /// Derived, example 26.
  @Test func whiskyOfCanada() throws {
    let item = Item(Goods("60.00", "CA", "2208303030"), arrival: "2026-10-05")
    let assessment = try assess(item)
    #expect(assessment.totals == nil)
    #expect(assessment.path == .formal)
    #expect(assessment.refusalCodes.filter { $0 == "NOT-ENTERABLE" }.count == 2)
    let taken = assessment.turns.filter { $0.outcome == .taken }.map(\.code)
    #expect(taken == ["PATH-ALCOHOL-MAIL", "PATH-CANADA-IMPORT-BAN", "PATH-ALCOHOL-TOBACCO"])
    let earlier = try assess(item.with { $0.arrival = "2026-09-28" })
    #expect(earlier.refusalCodes.filter { $0 == "NOT-ENTERABLE" }.count == 1)
  }
}
