import Decoding
import Testing
import Vocabulary

@Suite("The structure of a message") struct StructureTests {
  @Test(arguments: [
    ["GID+1+1", "GIN+ML+RX123456785DE"], ["GID+1+1", "RFF+AAM:RX123456785DE"],
    ["CNI+1+RX123456785DE", "DTM+200:20260301:102"],
    ["GID+1+1:RX123456785DE"], ["LIN+1++RX123456785DE"], ["IDE+1+RX123456785DE"], ["PCI++RX123456785DE"],
    ["GID+1+1", "PCI++SHELF 7", "RFF+AAM:RX123456785DE"],
  ])
  func identifierInOtherPlaces(segments: [String]) {
    let decoded = decode(Message.itmatt(segments))
    #expect(decoded.records.map { $0["item.id"] } == ["RX123456785DE"])
  }

  @Test func ownPlaceOfTheIdentifierWins() {
    let record = decode(
      Message.itmatt(["CNI+1+LX000000014DE", "PCI++RX123456785DE", "RFF+AAM:EE123456785CN"])
    ).records.first
    #expect(record?["item.id"] == "RX123456785DE")
  }

  @Test func anyTriggerEndsTheItemBefore() {
    let decoded = decode(
      Message.itmatt([
        "GID+1+1", "PCI++RX123456785DE", "DTM+200:20260301:102", "PCI++LX000000014DE", "DTM+200:20260302:102",
        "CNI+3+CY029642156CN", "DTM+200:20260303:102", "LIN+4++EE123456785CN",
      ]))
    #expect(
      decoded.records.map { $0["item.id"] } == [
        "RX123456785DE", "LX000000014DE", "CY029642156CN", "EE123456785CN",
      ])
    #expect(decoded.records.map { $0["item.postedAt"] } == ["2026-03-01", "2026-03-02", "2026-03-03", nil])
  }

  /// Each identifier makes an item, also where senders leave everything else out.
  @Test func bareIdentifiers() {
    let decoded = decode(Message.itmatt(["PCI++RX123456785DE", "PCI++LX000000014DE", "PCI++CY029642156CN"]))
    #expect(decoded.records.map { $0["item.id"] } == ["RX123456785DE", "LX000000014DE", "CY029642156CN"])
  }

  @Test func missingTriggerIsToldOnce() {
    let record = decode(Message.itmatt(["PCI++RX123456785DE", "DTM+200:20260301:102"])).records.first
    #expect(record?.findings("EDI-SEGMENT-MISSING").map(\.expected) == ["GID or CNI or LIN or IDE"])
  }

  @Test func missingIdentifierSegment() {
    let decoded = decode(
      Message.itmatt(["GID+1+1", "DTM+200:20260301:102", "GID+2+1", "PCI++RX123456785DE"]))
    #expect(decoded.records.count == 2)
    #expect(decoded.records.first?.findings("EDI-SEGMENT-MISSING").map(\.expected) == ["PCI or GIN"])
    #expect(decoded.records.last?.findings == [])
  }

  @Test func missingSegmentOfTheMessage() {
    let decoded = decode("\(Message.header)UNH+1+ITMATT:1:5:UP'GID+1+1'PCI++RX123456785DE'UNT+4+1'UNZ+1+77'")
    #expect(decoded.findings("EDI-SEGMENT-MISSING").map(\.expected) == ["BGM", "DTM"])
  }

  @Test func unknownSegmentsAreKeptInTheRecord() throws {
    let decoded = decode(Message.item(["ZZZ+1+2", "X+1", "MEA+WT+G+KGM:1", "nad+cz"]))
    let record = try #require(decoded.records.first)
    #expect(record.codes == ["EDI-SEGMENT-UNKNOWN", "EDI-SEGMENT-DAMAGED", "EDI-SEGMENT-DAMAGED"])
    #expect(record["item.grossWeightGrams"] == "1000")
    #expect(record.raw.count == "GID+1+1'PCI++RX123456785DE'ZZZ+1+2'X+1'MEA+WT+G+KGM:1'nad+cz'".utf8.count)
    #expect(decoded.codes == [])
  }

  @Test func lenientUnknownSegments() {
    var leniency = Leniencies()
    leniency.unknownSegments = true
    let record = decode(Message.item(["ZZZ+1+2"]), leniencies: ["DE101": leniency]).records.first
    #expect(record?.findings.map(\.severity) == [.advice])
  }

  @Test func segmentsOutOfOrderAreTaken() {
    let record = Message.record([
      "NAD+CZ+++OTTO BEISPIEL", "MEA+WT+G+KGM:1", "CST+1+620442", "QTY+1:1", "FTX+AAA+++DRESS",
      "NAD+CN+++ERIKA SAMPLE",
    ])
    #expect(record["item.grossWeightGrams"] == "1000")
    #expect(
      record.contents == [
        [
          "contents.line": ["1"], "contents.hs": ["620442"], "contents.quantity": ["1"],
          "contents.description": ["DRESS"],
        ]
      ])
    #expect(record["recipient.name"] == "ERIKA SAMPLE")
    #expect(record.codes == ["EDI-SEGMENT-ORDER", "EDI-SEGMENT-ORDER", "EDI-SEGMENT-ORDER"])
  }

  /// What belongs to the party must not be lost because a segment of the item stands between.
  @Test func partyGoesOnBehindASegmentOutOfOrder() {
    let record = Message.record([
      "NAD+CZ+++OTTO BEISPIEL", "MEA+WT+G+KGM:1", "COM+49 431 5550111:TE", "NAD+CN+++ERIKA",
    ])
    #expect(record["sender.phone"] == "49 431 5550111")
  }

  /// A segment of the message's head inside an item is out of order; the item goes on behind it.
  @Test func headerSegmentInsideAnItem() throws {
    let text = Samples.declaration.replacing("GIS+11:136:139'", with: "TDT+20+CA981+4'\nGIS+11:136:139'")
      .replacing("UNT+35", with: "UNT+36")
    let decoded = decode(text)
    #expect(decoded.records.count == 1)
    let record = try #require(decoded.records.first)
    #expect(record["item.category"] == "saleOfGoods")
    #expect(record.contents == EDIFACTSampleTests.goods)
    #expect(record.codes == ["EDI-SEGMENT-ORDER"])
  }

  @Test func headOfTheMessageInsideAnItem() throws {
    let decoded = decode(Message.item(["BGM+936+X+9", "MEA+WT+G+KGM:1", "NAD+CN+++ERIKA SAMPLE"]))
    let record = try #require(decoded.records.first)
    #expect(record["item.grossWeightGrams"] == "1000")
    #expect(record["recipient.name"] == "ERIKA SAMPLE")
    #expect(record.codes == ["EDI-SEGMENT-ORDER"])
  }

  /// What comes behind the last segment of the table belongs to no item; it is reported.
  @Test func segmentsBehindTheTrailerOfTheItems() {
    let decoded = decode(Message.item(["CNT+11:1", "MEA+WT+G+KGM:1", "NAD+CN+++ERIKA SAMPLE"]))
    #expect(decoded.codes == ["EDI-SEGMENT-UNKNOWN", "EDI-SEGMENT-ORDER"])
  }

  @Test func segmentRepeatsBeyondTheLimit() {
    let record = Message.record((1...12).map { "LOC+84+DEFRA\($0)" })
    #expect(record.codes == ["EDI-SEGMENT-REPEATS"])
    #expect(record["item.originOffice"] == "DEFRA1")
  }

  @Test func groupRepeatsBeyondTheLimit() {
    let record = Message.record((1...11).map { "NAD+CN+++NAME \($0)" })
    #expect(record.codes == ["EDI-GROUP-REPEATS"])
    #expect(record["recipient.name"] == "NAME 1")
  }

  @Test func rowsBeyondTheLimit() {
    let decoded = decode(Message.item((1...1000).map { "CST+\($0)+620442" }))
    #expect(decoded.records.isEmpty)
    #expect(decoded.rejects.map(\.reason) == [.tooLarge])
    let most = decode(
      Array(Message.item((1...999).map { "CST+\($0)+620442" }).utf8), sizes: [4096])
    #expect(most.records.first?.contents.count == 999)
  }

  @Test func countsStartAgainInEachItem() {
    let item =
      ["GID+1+1", "PCI++RX123456785DE"] + (1...9).map { "LOC+84+A\($0)" } + (1...9).map { "NAD+CN+++N\($0)" }
    let decoded = decode(Message.itmatt(item + item))
    #expect(decoded.records.map(\.findings) == [[], []])
  }

  @Test func valuesOfOneItemDoNotReachTheNext() {
    let decoded = decode(
      Message.itmatt([
        "GID+1+1", "PCI++RX123456785DE", "MEA+WT+G+LBR:1", "NAD+CZ+++OTTO BEISPIEL", "COM+1:TE",
        "CST+1+620442",
        "GID+2+1", "PCI++LX000000014DE", "NAD+SE+++LINDEN VERSAND GMBH",
      ]))
    let second = decoded.record("LX000000014DE")
    #expect(second?["sender.name"] == "LINDEN VERSAND GMBH")
    #expect(second?["sender.phone"] == nil)
    #expect(second?["source.weightUnit"] == nil)
    #expect(second?.contents == [])
    #expect(second?["source.messageId"] == "DE26060-1")
  }

  @Test func messageWithoutItems() {
    let decoded = decode(
      "\(Message.header)UNH+1+ITMATT:1:5:UP'BGM+936+A+9'DTM+137:202603011530:203'UNT+4+1'UNZ+1+77'")
    #expect(decoded.records.isEmpty)
    #expect(decoded.findings("EDI-SEGMENT-MISSING").map(\.expected) == ["GID or CNI or LIN or IDE"])
  }
}
