import SchemaLanguage
import Testing
import Vocabulary

/// The profiles that are shipped.
@Suite struct ShippedProfileTests {
  /// A sound parcel of three lines.
  static let soundItem: [RecordBuilder.Value] =
    [
      ("source.sender", "CN101"), ("source.preparedAt", "2026-11-20T08:15"), ("item.id", "CY029642156CN"),
      ("item.category", "saleOfGoods"), ("item.categoryCode", "11"), ("item.mailClass", "C"),
      ("item.mailCategory", "A"),
      ("item.grossWeightGrams", "950"), ("item.postedAt", "2026-11-19"), ("item.originOperator", "CNA"),
      ("item.destinationOperator", "USA"), ("item.destinationCountry", "US"), ("conveyance.carrier", "CA"),
      ("conveyance.flight", "981"), ("conveyance.arrivalPort", "4701"),
      ("conveyance.arrivalDate", "2026-11-22"),
      ("sender.name", "Shenzhen Bright Lamp Works"), ("sender.address.street", "88 Longhua Industrial Road"),
      ("sender.address.city", "Shenzhen"), ("sender.address.country", "CN"),
      ("recipient.name", "Dolores Quackenbush"),
      ("recipient.address.street", "1420 Larkspur Lane Apt 3"), ("recipient.address.city", "Springfield"),
      ("recipient.address.region", "IL"), ("recipient.address.postcode", "62704"),
      ("recipient.address.country", "US"),
      ("declared.amount", "64.50"), ("declared.currency", "USD"), ("postage.amount", "88.00"),
      ("postage.currency", "CNY"),
    ].map { RecordBuilder.Value($0.0, $0.1) }
    + [
      ("cotton T-shirt for men, printed", "2", "6109100012", "300", "18.00"),
      ("LED desk lamp with USB cable", "1", "9405210010", "410", "32.50"),
      ("silicone phone case", "2", "3926909989", "90", "14"),
    ].enumerated().flatMap { row, line in
      [
        RecordBuilder.Value("contents.line", "\(row + 1)", row: row),
        .init("contents.description", line.0, row: row),
        .init("contents.quantity", line.1, row: row), .init("contents.hs", line.2, row: row),
        .init("contents.netWeightGrams", line.3, row: row), .init("contents.value.amount", line.4, row: row),
        .init("contents.value.currency", "USD", row: row), .init("contents.origin", "CN", row: row),
      ]
    }

  @Test func soundItemHasNothingAboveAdvice() throws {
    let set = try Schemas.shipped()
    #expect(set.profiles.count >= 4)
    var judging = try Judging(set)
    let found = try judging.findings(Self.soundItem)
    #expect(found.filter { $0.severity > .advice } == [])
  }

  @Test func everythingMissing() throws {
    var judging = try Judging(Schemas.shipped())
    let codes = try judging.findings([]).map(\.code)
    for code in ["AED01", "AED04", "AED10", "AED12", "UPU10", "ENT03L"] {
      #expect(codes.contains(code), "\(code)")
    }
    #expect(codes == codes.filter { !$0.hasPrefix("DSC") })
  }

  @Test func faultsAreFound() throws {
    var judging = try Judging(Schemas.shipped())
    let faults: [(RecordBuilder.Value, String)] = [
      (.init("item.id", "CY029642157CN"), "UPU04"), (.init("item.mailClass", "U"), "UPU05"),
      (.init("declared.amount", "65"), "UPU12"), (.init("item.grossWeightGrams", "700"), "UPU13"),
      (.init("contents.description", "gift", row: 2), "DSC01"), (.init("recipient.name", "XXX"), "DSC21"),
      (.init("recipient.address.region", "Q"), "UPU17C"), (.init("item.postedAt", "2026-12-24"), "UPU18"),
      (.init("contents.value.currency", "CNY", row: 1), "UPU12D"), (.init("sender.name", nil), "AED01"),
    ]
    for (fault, code) in faults {
      let values = Self.soundItem.filter { $0.path != fault.path || $0.row != fault.row } + [fault]
      #expect(try judging.findings(values).map(\.code).contains(code), "\(code)")
    }
  }

  @Test func everyRuleCanBeSaidInWords() throws {
    let set = try Schemas.shipped()
    for rule in set.profiles.flatMap(\.rules) {
      #expect(rule.words.hasSuffix(".") && rule.words.count > 20, "\(rule.words)")
    }
    let city = try #require(set.profile("us.mail.aed")?.rule("AED01"))
    #expect(
      city.words
        == "sender.name must be present, when item.category is not documents and sender.address.country is none of "
        + "US, AS, GU, MP, PR, VI, FM, MH, PW. Error. 19 CFR 145.74(d)(1)(i).")
    let sum = try #require(set.profile("upu.item")?.rule("UPU13"))
    #expect(
      sum.words.hasPrefix(
        "It must hold that the sum of contents.netWeightGrams is at most item.grossWeightGrams plus 50."),
      "\(sum.words)")
  }

  @Test func jsonSchemaIsWritten() {
    let text = KindShape.profile.jsonSchema()
    #expect(text.contains("\"require\"") && text.contains("\"overlays\""))
  }
}
