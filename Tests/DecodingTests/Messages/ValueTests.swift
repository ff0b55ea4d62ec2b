import Decoding
import Testing

@Suite("Values and what is wrong with them") struct ValueTests {
  @Test func unknownCategory() throws {
    let record = Message.record(["GIS+77:136:139"])
    #expect(record["item.category"] == "unknown")
    #expect(record["item.categoryCode"] == "77")
    let finding = try #require(record.findings("VAL-CODE").first)
    #expect(finding.value == "77")
    #expect(finding.path == "item.category")
    #expect(finding.segment == 6)
    let text = Message.item(["GIS+77:136:139"])
    #expect(Array(text.utf8)[Int(finding.offset)...].starts(with: "77:136".utf8))
  }

  /// Whether an item is dutiable is true, false or absent; a code that is in no list is none of these.
  @Test func unknownCodeOfABoolean() throws {
    let text = Samples.export.replacing("<DutiableInd>D<", with: "<DutiableInd>CN<")
    #expect(text != Samples.export)
    let record = try #require(decode(text).records.first)
    #expect(record["item.dutiable"] == nil)
    #expect(record.findings("VAL-CODE").map(\.value) == ["CN"])
  }

  @Test(arguments: [("UK", "GB"), ("EL", "GR"), ("us", "US"), ("UNITED STATES", "US"), ("Deutschland", "DE")])
  func countrySpelling(given: String, kept: String) throws {
    let record = Message.record(["NAD+CN+++ERIKA SAMPLE+9 ELM AVE+LEEDS++LS1 1AA+\(given)"])
    #expect(record["recipient.address.country"] == kept)
    let finding = try #require(record.findings.first)
    #expect(record.findings.count == 1)
    #expect(finding.code == "VAL-SPELLING")
    #expect(finding.value == given)
    #expect(finding.expected == kept)
    #expect(finding.path == "recipient.address.country")
  }

  @Test func countryThatIsNoneIsKept() {
    let record = Message.record(["NAD+CN+++ERIKA SAMPLE+++++XQ9"])
    #expect(record["recipient.address.country"] == "XQ9")
  }

  @Test(arguments: [
    ("260228:101", "2026-02-28"), ("700101:101", "1970-01-01"), ("690101:101", "2069-01-01"),
    ("20260228:102", "2026-02-28"), ("202602281530:203", "2026-02-28"), ("202602281530UTC:303", "2026-02-28"),
    ("20240229:102", "2024-02-29"),
  ])
  func dates(given: String, kept: String) {
    let record = Message.record(["DTM+200:\(given)"])
    #expect(record["item.postedAt"] == kept)
    #expect(record.findings == [])
  }

  @Test(arguments: [
    ("202603011530:203", "2026-03-01T15:30"), ("202603011530UTC:303", "2026-03-01T15:30Z"),
    ("202603011530+0800:303", "2026-03-01T15:30+08:00"), ("20260301153045:204", "2026-03-01T15:30:45"),
    ("260301:101", "2026-03-01"),
  ])
  func preparationTime(given: String, kept: String) {
    let given = given.replacing("+", with: "?+")
    let text =
      Message.header
      + "UNH+1+ITMATT:1:5:UP'BGM+936+A+9'DTM+137:\(given)'GID+1+1'PCI++RX123456785DE'UNT+6+1'UNZ+1+77'"
    let record = decode(text).records.first
    let found = record?["source.preparedAt"] ?? ""
    // Seconds and the colon of a zone may be written or not; the moment is what counts.
    #expect(
      found == kept || found == kept.replacing("Z", with: ":00Z")
        || found.replacing(":00+", with: "+") == kept)
  }

  @Test(arguments: [
    "20260230:102", "2026-02-28:102", "20261301:102", "260228:102", "20260228:999", "20260228", "SOON:102",
    "202602282460:203",
  ])
  func wrongDates(given: String) {
    let record = Message.record(["DTM+200:\(given)"])
    #expect(record["item.postedAt"] == nil)
    #expect(record.codes == ["VAL-DATE"])
    #expect(record.findings.first?.path == "item.postedAt")
  }

  @Test(arguments: [
    ("KGM:1.25", "1250"), ("GRM:480", "480"), ("KGM:0,5", "500"), (":2", "2000"), ("kg:1", "1000"),
    ("K:1", "1000"),
    ("LBR:2", "907"), ("ONZ:8", "227"), ("TNE:0.001", "1000"), ("KGM:0", "0"), ("KGM:001.5", "1500"),
  ])
  func weights(given: String, grams: String) {
    #expect(Message.record(["MEA+WT+G+\(given)"])["item.grossWeightGrams"] == grams)
  }

  @Test func unitOfAWeightIsKeptWhenItIsUnusual() {
    #expect(Message.record(["MEA+WT+G+LBR:2"])["source.weightUnit"] == "LBR")
    #expect(Message.record(["MEA+WT+G+KGM:2"])["source.weightUnit"] == nil)
    #expect(Message.record(["MEA+WT+G+GRM:2"])["source.weightUnit"] == nil)
    #expect(Message.record(["MEA+WT+G+LBR:2"]).codes == ["VAL-ROUNDED"])
  }

  @Test func unknownUnit() {
    let record = Message.record(["MEA+WT+G+STN:1"])
    #expect(record["item.grossWeightGrams"] == nil)
    #expect(record.codes == ["VAL-UNIT"])
    #expect(record.findings.first?.value == "STN")
  }

  @Test(arguments: [
    ("12,50", "12.50"), ("12.50", "12.50"), ("0", "0"), ("-3.10", "-3.10"), ("007.00", "007.00"),
  ])
  func amounts(given: String, kept: String) {
    let record = Message.record(["MOA+43:\(given):EUR"])
    #expect(record["declared.amount"] == kept)
    #expect(record.findings == [])
  }

  /// What JSON readers and people take for a number has a digit after its point.
  @Test func amountThatEndsWithItsMark() {
    #expect(Message.record(["MOA+43:12.:EUR"])["declared.amount"] == "12")
  }

  @Test(arguments: ["FREE", "1.234,56", "1 000", ",5", "1E3", "?+5", "12345678901234567890", "--1", "-"])
  func wrongAmounts(given: String) {
    let record = Message.record(["MOA+43:\(given):EUR"])
    #expect(record["declared.amount"] == nil)
    #expect(record.codes == ["VAL-NUMBER"])
    #expect(record["declared.currency"] == "EUR")
  }

  @Test(arguments: ["2.5", "TWO", "99999999999999999999"])
  func wrongQuantities(given: String) {
    let record = Message.record(["CST+1+620442", "QTY+1:\(given):PCE"])
    #expect(record.contents.first?["contents.quantity"] == nil)
    #expect(record.codes.last == "VAL-NUMBER")
    #expect(record.findings.last?.row == 0)
    #expect(record.findings.last?.path == "contents.quantity")
  }

  @Test func quantityWithZeroDecimals() {
    #expect(
      Message.record(["CST+1+620442", "QTY+1:2.000:PCE"]).contents.first?["contents.quantity"] == ["2"])
  }

  @Test func findingsNameTheRow() {
    let record = Message.record(["CST+1+620442", "QTY+1:1:PCE", "CST+2+620443", "QTY+1:X:PCE"])
    #expect(record.findings.map(\.row) == [1])
  }

  @Test func tooLongValueIsKeptAndReported() {
    let long = String(repeating: "A", count: 513)
    let record = Message.record(["NAD+CN+++\(long)"])
    #expect(record["recipient.name"] == long)
    #expect(record.codes == ["VAL-LENGTH"])
    #expect(record.findings.first?.value.count == 64)
  }

  @Test(arguments: [
    ("6204.42", "620442"), ("6204 42 00", "6204 42 00"), ("620442", "620442"), ("DRESS", "DRESS"),
  ])
  func tariffNumbers(given: String, kept: String) {
    #expect(Message.record(["CST+1+\(given)"]).contents.first?["contents.hs"] == [kept])
  }

  @Test func blanksAreTrimmed() {
    let record = Message.record(["NAD+CN+++  ERIKA SAMPLE  + 9 ELM AVE :  +AUSTIN", "MOA+43: 5.00 : USD "])
    #expect(record["recipient.name"] == "ERIKA SAMPLE")
    #expect(record.values["recipient.address.street"] == ["9 ELM AVE"])
    #expect(record["declared.amount"] == "5.00")
    #expect(record["declared.currency"] == "USD")
  }

  @Test func documents() {
    let record = Message.record([
      "DOC+911:::IMPORT LICENCE+L-77", "DTM+137:20260105:102", "DOC+XYZ+9", "DOC+380+I-1",
    ])
    #expect(
      record.documents == [
        [
          "documents.type": ["licence"], "documents.typeCode": ["911"], "documents.name": ["IMPORT LICENCE"],
          "documents.number": ["L-77"], "documents.date": ["2026-01-05"],
        ],
        ["documents.type": ["other"], "documents.typeCode": ["XYZ"], "documents.number": ["9"]],
        ["documents.type": ["invoice"], "documents.typeCode": ["380"], "documents.number": ["I-1"]],
      ])
    #expect(record.codes == ["VAL-CODE"])
  }
}
