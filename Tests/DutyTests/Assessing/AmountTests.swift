import Duty
import SchemaLanguage
import Testing
import Vocabulary

/// Exchange, specific rates, rounding, and where values came from.
@Suite struct AmountTests {
  private func euros(_ amount: String, posted: String?) -> Item {
    var item = Item(Goods(amount, "RS", "9503000073", currency: "EUR"), arrival: "2026-08-10")
    item.posted = posted
    return item
  }

  /// 19 CFR 159.34 and 159.35: the daily rate only where it differs by 5 percent or more.
  @Test(arguments: [
    ("2026-08-02", "110.00", "quarterly"), ("2026-08-03", "110.00", "quarterly"),
    ("2026-08-04", "115.50", "daily"), ("2026-08-05", "104.50", "daily"),
    ("2026-09-30", "110.00", "quarterly"),
  ])
  func exchange(_ posted: String, _ value: String, _ kind: String) throws {
    let line = try assess(euros("100.00", posted: posted)).lines[0]
    #expect(line.customsValue == FixedDecimal(value))
    #expect(line.exchange?.kind.rawValue == kind)
    #expect(line.exchange?.date == CalendarDate(posted))
  }

  @Test func exchangeWithoutRate() throws {
    // The quarter before, and the one after, are in no table.
    for posted in ["2026-06-30", "2026-10-01"] {
      #expect(try assess(euros("100.00", posted: posted)).refusalCodes.contains("EXCHANGE-RATE-MISSING"))
    }
    #expect(try assess(euros("100.00", posted: nil)).refusalCodes.contains("EXPORTATION-DATE-MISSING"))
  }

  /// The reason is told also where the value decides which regime covers the item.
  @Test func exchangeWithoutRateUnderALimit() throws {
    var item = Item(Goods("100.00", "JP", currency: "CHF"), arrival: "2026-03-15")
    item.posted = "2026-03-10"
    #expect(try assess(item).refusalCodes == ["EXCHANGE-RATE-MISSING"])
  }

  @Test func dailyRateAlone() throws {
    var item = Item(Goods("5000", "RS", "9503000073", currency: "JPY"), arrival: "2026-08-10")
    item.posted = "2026-08-03"
    #expect(try assess(item).customsValue == FixedDecimal("32.56"))
    item.posted = "2026-08-04"
    #expect(try assess(item).totals == nil)
  }

  /// The day of departure decides before the day of posting.
  @Test func departureIsExportation() throws {
    var item = euros("100.00", posted: "2026-08-02")
    item.departed = "2026-08-04T22:10:00+02:00"
    #expect(try assess(item).lines[0].exchange?.kind == .daily)
  }

  /// $0.064 a kilogram on 1.6 kg; 19 CFR 159.3(b) counts 2 kg.
  @Test func specificRate() throws {
    var item = Item(Goods("20.00", "RS", "0902101015"), arrival: "2026-08-10")
    item.goods[0].grams = "1600"
    let assessment = try assess(item)
    #expect(
      assessment.totals?.duty == DutyAmounts(centsHalfUp: try decimal("0.10"), cfr1593: try decimal("0.13")))
    #expect(assessment.lines[0].usesSpecificRate)
    #expect(assessment.lines[0].layers[0].kind == .specific)
    item.goods[0].grams = nil
    #expect(try assess(item).refusalCodes == ["QUANTITY-MISSING"])
  }

  /// 2.5 cents a kilogram on 500 g, and 3 percent of $20.
  @Test func compoundRate() throws {
    let assessment = try assess(Item(Goods("20.00", "RS", "0904212000"), arrival: "2026-08-10"))
    #expect(assessment.totals?.duty.centsHalfUp == FixedDecimal("0.61"))
    #expect(assessment.lines[0].layers[0].kind == .compound)
    // A total of 12.5 percent cannot be compared with it.
    let japan = try assess(Item(Goods("20.00", "JP", "0904212000"), arrival: "2026-08-10"))
    #expect(japan.refusalCodes == ["RULE-UNCLEAR"])
  }

  @Test func unitThatNoRecordTells() throws {
    #expect(
      try assess(Item(Goods("20.00", "RS", "0407210060"), arrival: "2026-08-10")).refusalCodes
        == ["QUANTITY-MISSING"])
  }

  /// Two units of $10.50 and $20.50 make $31.00, so one of the fractions that were taken up is dropped: of equal ones
  /// that with the lower rate.
  @Test func fractionsAreBalanced() throws {
    let assessment = try assess(
      Item(Goods("10.50", "JP"), Goods("20.50", "CN"), arrival: "2026-01-15"))
    // 15 percent of $10 and 20 percent of $21.
    #expect(assessment.lines.map { $0.duty?.cfr1593 } == [FixedDecimal("1.50"), FixedDecimal("4.20")])
    #expect(assessment.lines.map { $0.duty?.centsHalfUp } == [FixedDecimal("1.58"), FixedDecimal("4.10")])
  }

  @Test func lowestFractionIsDropped() throws {
    // 10.50 + 20.60 + 30.70 = 61.80 → 62, and 11 + 21 + 31 = 63.
    let assessment = try assess(
      Item(Goods("20.60", "JP"), Goods("10.50", "KZ"), Goods("30.70", "CN"), arrival: "2026-01-15"))
    #expect(
      assessment.lines.map { $0.duty?.cfr1593 } == [
        FixedDecimal("3.15"), FixedDecimal("1.60"), FixedDecimal("6.20"),
      ])
  }

  /// Each value that was used says where it stood.
  @Test func provenance() throws {
    let line = try assess(Item(Goods("50.00", "IN", "62149000"), arrival: "2026-08-15")).lines[0]
    let names = line.used.map(\.name)
    #expect(names.filter { $0 == "rate" }.count == 2)
    for name in ["origin", "hts", "value", "currency"] {
      let used = try #require(line.used.first { $0.name == name })
      guard case .element(let path, let offset, let length) = used.source else {
        Issue.record("\(name) is from no element")
        continue
      }
      #expect(path.hasPrefix("contents."))
      #expect(offset > 1000 && length > 0)
    }
    let tables = line.used.compactMap { used in
      if case .table(let id, let file, let line) = used.source {
        "\(id) \(file.hasSuffix(id + ".csv")) \(line)"
      } else {
        nil
      }
    }
    #expect(tables == ["us.tariff.column-1 true 4"])
  }

  private func decimal(_ text: String) throws -> FixedDecimal { try #require(FixedDecimal(text)) }
}
