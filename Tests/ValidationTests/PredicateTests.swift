import Testing
import Vocabulary

/// Each property that a check can ask for: values that have it, and values that do not.
@Suite struct PredicateTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var rule: String
    var path: String
    var good: [String]
    var bad: [String]

    var testDescription: String { rule }
  }

  static let cases = [
    Case(
      rule: "check: item.id is s10", path: "item.id", good: ["CY029642156CN", "EE473124829GB"],
      bad: ["CY029642157CN", "CY029642156XX", "CY02964215CN", "cy029642156cn", "12"]),
    Case(
      rule: "check: conveyance.receptacle is s9", path: "conveyance.receptacle",
      good: ["CNSZHDUSJFKAACN60001001010123"], bad: ["CNSZHDUSJFKAACN6000100101012", "R1"]),
    Case(
      rule: "check: conveyance.dispatch is s8", path: "conveyance.dispatch", good: ["CNSZHDUSJFKAACN60001"],
      bad: ["CNSZHDUSJFKAACN6000", "60001"]),
    Case(
      rule: "check: item.originOffice is impc", path: "item.originOffice", good: ["USJFKA"],
      bad: ["JFK", "usjfka"]),
    Case(
      rule: "check: item.originOperator is operator", path: "item.originOperator", good: ["CNA"],
      bad: ["CN", "CN1"]),
    Case(
      rule: "check: conveyance.masterBill is awb", path: "conveyance.masterBill",
      good: ["999-12345675", "99912345675"],
      bad: ["999-12345676", "12345675"]),
    Case(
      rule: "check: contents.hs is hs", path: "contents.hs",
      good: ["610910", "61091000", "6109100012", "980400"],
      bad: ["6109", "610910001", "000000", "770100", "T-shirt"]),
    Case(
      rule: "check: contents.origin is country", path: "contents.origin", good: ["CN", "NO"],
      bad: ["XX", "CHN", "cn"]),
    Case(
      rule: "check: declared.currency is currency", path: "declared.currency", good: ["USD", "CNY"],
      bad: ["US$", "XQX", "usd", "US"]),
    Case(
      rule: "check: item.mailClass is listed, codes: upu/mail-class", path: "item.mailClass",
      good: ["C", "U"],
      bad: ["Q", "CC"]),
    Case(
      rule: "check: contents.description is not vague, terms: us-cbp, match: whole",
      path: "contents.description",
      good: ["leather watch strap", "car parts catalogue"], bad: ["gift", " GIFT. ", "Daily-Necessities"]),
    Case(
      rule: "check: contents.description is not digits", path: "contents.description",
      good: ["T-shirt 2", "no. 5"],
      bad: ["610910", "61 09"]),
    Case(
      rule: "check: sender.name is printable", path: "sender.name", good: ["Renée Øst-Åkerman", "山田"],
      bad: ["A\tB", "A\u{7F}", "A\u{85}B"]),
    Case(
      rule: "check: contents.quantity is positive", path: "contents.quantity", good: ["1", "99"],
      bad: ["0", "-1"]),
    Case(
      rule: "check: contents.value.amount is positive", path: "contents.value.amount", good: ["0.01", "18"],
      bad: ["0.00", "-1.5"]),
    Case(
      rule: "check: recipient.address.postcode is usPostcode", path: "recipient.address.postcode",
      good: ["62704", "62704-1234", "627041234"], bad: ["6270", "62704-", "62704 1234", "SW1A 1AA"]),
  ]

  @Test(arguments: cases) func outcomes(_ given: Case) throws {
    var judging = try Judging(Schemas.set(Schemas.rule(given.rule)))
    for text in given.good {
      #expect(try judging.findings([.init(given.path, text)]) == [], "\(text)")
    }
    for text in given.bad {
      let found = try judging.findings([.init(given.path, text)])
      #expect(found.map(\.value) == [text], "\(text)")
      #expect(found.map(\.element) == [given.path] && found.map(\.offset) == [1000])
    }
    #expect(try judging.findings([]) == [], "an absent element")
  }

  @Test func presence() throws {
    let rule = "check: sender.phone is present or sender.email is present"
    #expect(try judge(rule, [.init("sender.email", "a@example.com")]) == [])
    #expect(try judge(rule, []).map(\.element) == ["sender.phone"])
    let absent = "check: item.remarks is absent"
    #expect(try judge(absent, []) == [])
    #expect(try judge(absent, [.init("item.remarks", "FRAGILE")]).count == 1)
  }

  @Test func checkDigitThatBelongs() throws {
    let found = try judge("check: item.id is s10", [.init("item.id", "CA000340856PK")])
    #expect(found.map(\.expected) == ["CA000340857PK"])
    #expect(try judge("check: item.id is s10", [.init("item.id", "CA000340856")]).map(\.expected) == [""])
  }

  @Test func serviceIndicator() throws {
    let rule = "check: item.id is serviceIndicatorAgrees, codes: upu/service-indicators"
    func found(_ id: String, _ mailClass: String?) throws -> [String] {
      try judge(rule, [.init("item.id", id), .init("item.mailClass", mailClass)]).map(\.expected)
    }
    #expect(try found("CY029642156CN", "C") == [])
    #expect(try found("CY029642156CN", "U") == ["C"])
    #expect(try found("CY029642156CN", nil) == [])
    #expect(try found("AV029642156CN", "C") == [], "indicators of domestic use belong to no class")
    #expect(try found("1234", "C") == [])
  }

  @Test func betterDescription() throws {
    let rule = "check: contents.description is not vague, terms: us-cbp, match: whole"
    let found = try judge(rule, [.init("contents.description", "Electrical Components")])
    #expect(found.map(\.expected) == ["capacitors, resistors, diodes"])
  }
}
