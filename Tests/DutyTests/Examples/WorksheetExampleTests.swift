import Duty
import SchemaLanguage
import Testing
import Vocabulary

/// Examples 1 to 14, 24 and 25 of the reference: regimes with one duty on mail. Official ones are printed in an official
/// document, derived ones follow from the rules.
@Suite struct WorksheetExampleTests {
  /// Official: page 2 of the worksheet of August 2025. Its rates are illustrations; `UK` is not the code of ISO 3166.
  @Test func officialSample() throws {
    var run = Run()
    run.regime = "us.mail.2025-08-29"
    run.tables = try RateTables(directories: [Rules.officialSample], rules: Rules.schemas.duty)
    let first = Item(Goods("47.00", "UK"), Goods("23.00", "FR"), arrival: "2025-05-02")
      .with { $0.id = "EX123456789CN" }
    let second = Item(Goods("45.00", "BR"), arrival: "2025-05-03").with { $0.id = "LS987654321HK" }
    let assessments = try run.assess([first, second])
    let lines = assessments.flatMap(\.lines)
    #expect(lines.map(\.origin) == ["GB", "FR", "BR"])
    #expect(lines.map { $0.layers.map(\.rate) } == [["10%"], ["10%"], ["50%"]])
    // Examples 1, 2 and 3.
    #expect(lines.map { "\($0.duty?.centsHalfUp ?? .zero)" } == ["4.70", "2.30", "22.50"])
    #expect(lines.allSatisfy { $0.duty?.agree == true })
    // Example 4, derived.
    let total = assessments.compactMap { $0.totals?.duty.centsHalfUp }.reduce(FixedDecimal.zero) {
      $0.adding($1) ?? .zero
    }
    #expect(total == FixedDecimal("29.50"))
    let value = assessments.compactMap(\.customsValue).reduce(FixedDecimal.zero) { $0.adding($1) ?? .zero }
    #expect(value == FixedDecimal("115.00"))
  }

  /// Derived, examples 5 and 6.
  @Test(arguments: [
    ("2025-05-05", "us.mail.2025-05-02", "60.00"), ("2025-05-20", "us.mail.2025-05-14", "27.00"),
  ])
  func chinaByMail(_ arrival: String, _ regime: String, _ adValorem: String) throws {
    let item = Item(Goods("50.00", "CN"), arrival: arrival)
    let assessment = try assess(item)
    #expect(assessment.regime == regime)
    #expect(assessment.path == .worksheet)
    #expect(assessment.duty == adValorem)
    #expect(assessment.perItem?.amount == FixedDecimal("100.00"))
    let specific = try assess(item, method: .specific)
    #expect(specific.method == .specific)
    #expect(specific.duty == "100.00")
  }

  /// Derived, example 6: at $185.19 the ad valorem duty first is not below the specific one.
  @Test func breakEvenValue() throws {
    #expect(try assess(Item(Goods("185.18", "CN"), arrival: "2025-05-20")).duty == "100.00")
    #expect(try assess(Item(Goods("185.19", "CN"), arrival: "2025-05-20")).duty == "100.00")
    #expect(try assess(Item(Goods("185.17", "CN"), arrival: "2025-05-20")).duty == "99.99")
    let exact = try #require(FixedDecimal(100).multiplied(by: FixedDecimal(100), roundedTo: 0))
    #expect(FixedDecimal("185.19")?.multiplied(by: FixedDecimal(54), roundedTo: 2) ?? .zero > exact)
    #expect(FixedDecimal("185.18")?.multiplied(by: FixedDecimal(54), roundedTo: 2) ?? exact < exact)
  }

  /// Derived, example 7.
  @Test func otherOriginsStayExempt() throws {
    let assessment = try assess(Item(Goods("50.00", "VN"), arrival: "2025-05-20"))
    #expect(assessment.regime == "us.mail.ordinary")
    #expect(assessment.duty == "0.00")
    #expect(assessment.path == PathToEntry.none)
    #expect(assessment.lines[0].exemption?.id == "deMinimis")
    #expect(assessment.turns.map(\.code) == ["PATH-EXEMPT"])
  }

  /// Derived, example 8.
  @Test func endOfTheExemption() throws {
    let before = try assess(Item(Goods("799.00", "FR"), arrival: "2025-08-28"))
    #expect(before.duty == "0.00")
    #expect(before.path == PathToEntry.none)
    let after = Item(Goods("799.00", "FR"), arrival: "2025-08-29")
    #expect(try assess(after).duty == "119.85")
    #expect(try assess(after, method: .specific).duty == "80.00")
  }

  /// Derived, example 9: 15, 16, 25 and 26 percent.
  @Test(arguments: [("JP", "80.00"), ("KZ", "160.00"), ("TN", "160.00"), ("BA", "200.00")])
  func tiers(_ origin: String, _ amount: String) throws {
    let assessment = try assess(Item(Goods("50.00", origin), arrival: "2025-09-10"), method: .specific)
    #expect(assessment.duty == amount)
  }

  /// Secondary (Zonos), example 10; the specific duty is derived.
  @Test func shirtOfChina() throws {
    let item = Item(Goods("300.00", "CN", "6109100012"), arrival: "2025-09-15")
    #expect(try assess(item).duty == "90.00")
    #expect(try assess(item, method: .specific).duty == "200.00")
  }

  /// Secondary (Zonos), example 10: the same goods by express owe all duties. No regime for express is shipped; those of
  /// an ordinary entry by mail are the same.
  @Test func shirtOfChinaWithAllDuties() throws {
    var run = Run()
    run.asOf = "2025-09-15"
    run.regime = "us.mail.ordinary"
    run.tables = try RateTables(
      directories: [Rules.samples, Rules.made, Rules.made + "/OrdinaryEntry"], rules: Rules.schemas.duty)
    let item = Item(Goods("300.00", "CN", "6109100012"), arrival: "2025-09-15")
    let assessment = try #require(try run.assess([item]).first)
    #expect(
      assessment.lines[0].layers.map { "\($0.rate) \($0.amounts.centsHalfUp)" } == [
        "7.5% 22.50", "30% 90.00", "16.5% 49.50",
      ])
    #expect(assessment.lines[0].adValoremPercent == FixedDecimal(54))
    #expect(assessment.duty == "162.00")
  }

  /// Derived, example 11; its due date is tested with the forms.
  @Test func fixedRateOfAMonth() throws {
    var run = Run()
    run.method = .specific
    let items = (0..<120).map { number in
      Item(Goods("20.00", "GB"), arrival: "2025-09-12").with { $0.id = "item \(number)" }
    }
    let sum = try run.assess(items).compactMap { $0.totals?.duty.centsHalfUp }.reduce(FixedDecimal.zero) {
      $0.adding($1) ?? .zero
    }
    #expect(sum == FixedDecimal("9600.00"))
  }

  /// Derived, example 12: over the limit the whole value is dutiable.
  @Test func gifts() throws {
    let gift = { (amount: String) in
      Item(Goods(amount, "JP"), arrival: "2025-10-01").with {
        $0.category = "gift"
        $0.senderCountry = "JP"
      }
    }
    let small = try assess(gift("95.00"))
    #expect(small.duty == "0.00")
    #expect(small.lines[0].exemption?.id == "gift")
    #expect(small.lines[0].exemption?.isReported == true)
    #expect(try assess(gift("120.00")).duty == "18.00")
  }

  /// Derived, example 13; the rate of China is general knowledge.
  @Test func endOfTheSpecificDuty() throws {
    let before = Item(Goods("300.00", "CN"), arrival: "2026-02-23")
    #expect(try assess(before).duty == "60.00")
    #expect(try assess(before, method: .specific).duty == "160.00")
    let after = Item(Goods("300.00", "CN"), arrival: "2026-02-24")
    #expect(try assess(after).duty == "30.00")
    let specific = try assess(after, method: .specific)
    #expect(specific.perItem == nil)
    #expect(specific.method == .adValorem)
    #expect(specific.duty == "30.00")
    #expect(specific.undetermined.map(\.code) == [.noMethod])
  }

  /// Derived, example 14.
  @Test func twoOriginsInOneParcel() throws {
    let assessment = try assess(Item(Goods("200.00", "JP"), Goods("45.00", "BR"), arrival: "2026-03-15"))
    #expect(assessment.lines.map { "\($0.duty?.centsHalfUp ?? .zero)" } == ["20.00", "4.50"])
    #expect(assessment.duty == "24.50")
  }

  /// Derived, example 24: lines at the same rate are one unit under 19 CFR 159.3.
  @Test func wholeDollars() throws {
    let line = Goods("10.49", "JP")
    let assessment = try assess(Item(line, line, line, arrival: "2026-03-15"))
    #expect(assessment.totals?.duty.centsHalfUp == FixedDecimal("3.15"))
    #expect(assessment.totals?.duty.cfr1593 == FixedDecimal("3.10"))
    let shares = assessment.lines.compactMap { $0.duty?.cfr1593 }
    #expect(shares.reduce(FixedDecimal.zero) { $0.adding($1) ?? .zero } == FixedDecimal("3.10"))
  }

  /// Derived, example 25.
  @Test func book() throws {
    let assessment = try assess(Item(Goods("40.00", "GB", "4901990093"), arrival: "2026-04-10"))
    #expect(assessment.duty == "0.00")
    #expect(assessment.lines[0].exemption?.id == "informationalMaterials")
  }
}
