import Duty
import SchemaLanguage
import Testing
import Vocabulary

/// What cannot be assessed is refused with its reason, and never counts as 0.
@Suite struct RefusalTests {
  private func codes(_ goods: Goods, arrival: String = "2026-08-10") throws -> [String] {
    let assessment = try assess(Item(goods, arrival: arrival))
    #expect(assessment.totals == nil)
    #expect(assessment.lines.allSatisfy { $0.duty == nil && $0.layers.isEmpty })
    #expect(assessment.refusals.allSatisfy { !$0.message.isEmpty && !$0.remedy.isEmpty })
    return assessment.refusalCodes
  }

  @Test(arguments: [
    ("-5.00", "VALUE-NOT-POSITIVE"), ("0.00", "VALUE-NOT-POSITIVE"), ("0", "VALUE-NOT-POSITIVE"),
    ("1000000000000000000", "OVERFLOW"), ("999999999999999999", "OVERFLOW"), ("1e18", "VALUE-MISSING"),
    ("ten", "VALUE-MISSING"), ("1.0000000000001", "VALUE-MISSING"),
  ])
  func value(_ amount: String, _ code: String) throws {
    // Without a value it is not known either whether the item is above the limit of informal entry.
    #expect(try codes(Goods(amount, "RS", "9503000073")).last == code)
  }

  @Test func missingValue() throws {
    #expect(try codes(Goods(nil, "RS", "9503000073")).contains("VALUE-MISSING"))
    #expect(try codes(Goods("5.00", "RS", "9503000073", currency: nil)).contains("CURRENCY-MISSING"))
    #expect(try codes(Goods("5.00", "RS", "9503000073", currency: "E")).contains("CURRENCY-MISSING"))
  }

  @Test func largeValuesAreExact() throws {
    let exact = try assess(Item(Goods("9999999999999999.99", "RS", "6912004500"), arrival: "2026-08-10"))
    #expect(exact.duty == "1200000000000000.00")
    // 1000 percent of it does not fit in 64 bits with cents.
    let tenfold = try assess(Item(Goods("9999999999999999.99", "RS", "7117901000"), arrival: "2026-08-10"))
    #expect(tenfold.refusalCodes == ["OVERFLOW"])
  }

  @Test func threeDecimalPlaces() throws {
    let assessment = try assess(Item(Goods("10.005", "JP"), arrival: "2026-03-15"))
    #expect(assessment.customsValue == FixedDecimal("10.01"))
    #expect(assessment.duty == "1.00")
    #expect(assessment.lines[0].undetermined.map(\.code) == [.valueRounded])
    let zeros = try assess(Item(Goods("10.500", "JP"), arrival: "2026-03-15"))
    #expect(zeros.lines[0].undetermined.isEmpty)
  }

  @Test func unknownCurrency() throws {
    var item = Item(Goods("5.00", "RS", "9503000073", currency: "XXQ"), arrival: "2026-08-10")
    item.posted = "2026-08-03"
    let assessment = try assess(item)
    #expect(assessment.refusalCodes.contains("EXCHANGE-RATE-MISSING"))
    #expect(assessment.totals == nil)
  }

  @Test func origin() throws {
    #expect(try codes(Goods("5.00", "XX", "9503000073")) == ["ORIGIN-UNKNOWN"])
    #expect(try codes(Goods("5.00", nil, "9503000073")) == ["ORIGIN-MISSING"])
    // Also where the rate is the same for all origins: it must be declared.
    #expect(try codes(Goods("5.00", nil), arrival: "2026-03-15") == ["ORIGIN-MISSING"])
    // Where it decides which regime covers the goods.
    #expect(try codes(Goods("5.00", nil), arrival: "2025-05-20") == ["ORIGIN-MISSING"])
    #expect(try codes(Goods("5.00", "VN"), arrival: "2025-09-20") == ["RATE-MISSING"])
  }

  @Test(arguments: ["95030", "95030000731", "950300", "9503.0.x", "9903053101", "0000000000"])
  func tariffNumber(_ hts: String) throws {
    #expect(try codes(Goods("5.00", "RS", hts)) == ["HTS-LENGTH"])
  }

  @Test func tariffNumberIsMissing() throws {
    #expect(try codes(Goods("5.00", "RS", nil)) == ["HTS-MISSING"])
    // Before 2026-07-24 mail needed none.
    #expect(try assess(Item(Goods("5.00", "RS", "95030"), arrival: "2026-03-15")).duty == "0.50")
  }

  @Test func rateOfAThousandPercent() throws {
    #expect(try assess(Item(Goods("12.34", "RS", "7117901000"), arrival: "2026-08-10")).duty == "123.40")
  }

  @Test func missingRatesAreNotZero() throws {
    // No row of column 1.
    #expect(try codes(Goods("5.00", "RS", "8518302000")) == ["RATE-MISSING", "RATE-MISSING"])
    // No table of column 2.
    let assessment = try assess(Item(Goods("5.00", "RU", "9503000073"), arrival: "2026-08-10"))
    #expect(
      assessment.refusals.map(\.message) == ["General rate of duty: no table us.tariff.column-2 is loaded"])
    // No table at all.
    var run = Run()
    run.asOf = "2026-08-10"
    run.tables = RateTables()
    let bare = try #require(
      try run.assess([Item(Goods("5.00", "RS", "9503000073"), arrival: "2026-08-10")]).first)
    #expect(bare.totals == nil)
    #expect(bare.refusals.allSatisfy { $0.code == .noRate })
  }

  /// One refused line keeps the item from having a total; the others keep their amounts.
  @Test func oneLineOfTwo() throws {
    let assessment = try assess(Item(Goods("20.00", "JP"), Goods("5.00", "XX"), arrival: "2026-03-15"))
    #expect(assessment.lines.map { $0.duty?.centsHalfUp } == [FixedDecimal("2.00"), nil])
    #expect(assessment.totals == nil)
  }

  @Test func noContents() throws {
    let assessment = try assess(Item(arrival: "2026-08-10"))
    #expect(assessment.refusalCodes == ["PATH-UNKNOWN", "CONTENTS-MISSING"])
    let letter = try assess(Item(arrival: "2026-08-10").with { $0.category = "documents" })
    #expect(letter.duty == "0.00")
    #expect(letter.exemption?.id == "documents")
    #expect(letter.path == PathToEntry.none)
  }

  @Test func declaredValueOfASingleLine() throws {
    let item = Item(Goods(nil, "JP"), arrival: "2026-03-15").with { $0.declared = ("30.00", "USD") }
    #expect(try assess(item).duty == "3.00")
    let two = Item(Goods(nil, "JP"), Goods("1.00", "JP"), arrival: "2026-03-15")
      .with { $0.declared = ("30.00", "USD") }
    #expect(try assess(two).totals == nil)
  }

  @Test func notAssessed() throws {
    var assessor = DutyAssessor(Rules.schemas, tables: Rules.tables, options: try Run().options())
    var record = Record(layout: Rules.schemas.layout)
    try Item(Goods("5.00", "JP")).with { $0.action = "cancel" }.fill(&record)
    let cancelled = assessor.assess(record, channel: "postal", role: "item")
    #expect(cancelled.map(\.refusalCodes) == nil)
    try Item(Goods("5.00", "JP")).fill(&record)
    let receptacle = assessor.assess(record, channel: "postal", role: "receptacle")
    #expect(receptacle.map(\.refusalCodes) == nil)
    let express = assessor.assess(record, channel: "express", role: "item")
    #expect(express?.refusalCodes == ["REGIME-NONE"])
  }
}
