import Decoding
import Testing

@Suite("EDIFACT samples, element by element") struct EDIFACTSampleTests {
  @Test func saleOfGoods() {
    let decoded = decode(Samples.saleOfGoods)
    #expect(decoded.codes == [])
    #expect(decoded.records.count == 1)
    #expect(decoded.rejects == [])
    guard let record = decoded.records.first else { return }
    #expect(record.findings == [])
    #expect(
      record.values == [
        "source.syntax": ["edifact"], "source.message": ["ITMATT"], "source.version": ["1"],
        "source.schema": ["upu.itmatt.edifact.1"], "source.interchange": ["4711"], "source.reference": ["1"],
        "source.sender": ["CN101"], "source.receiver": ["US101"], "source.preparedAt": ["2026-03-01T09:12"],
        "source.messageId": ["CN202603010001"], "source.action": ["original"], "source.actionCode": ["9"],
        "item.id": ["CY029642156CN"], "item.category": ["saleOfGoods"], "item.categoryCode": ["11"],
        "item.mailClass": ["C"], "item.handlingClass": ["N"], "item.grossWeightGrams": ["1250"],
        "item.postedAt": ["2026-02-28"], "item.originOperator": ["CNA"], "item.destinationOperator": ["USA"],
        "item.originOffice": ["CNSZHD"], "item.destinationOffice": ["USJFKA"],
        "item.destinationCountry": ["US"],
        "declared.amount": ["59.90"], "declared.currency": ["USD"], "postage.amount": ["88.00"],
        "postage.currency": ["CNY"], "sender.name": ["SHENZHEN EXAMPLE TRADING CO LTD"],
        "sender.address.street": ["8 KEJI ROAD", "BUILDING 2"], "sender.address.city": ["SHENZHEN"],
        "sender.address.region": ["GD"], "sender.address.postcode": ["518057"],
        "sender.address.country": ["CN"],
        "sender.reference": ["91440300EXAMPLE01"], "sender.phone": ["86 755 0000 0000"],
        "recipient.name": ["JANE Q PUBLIC"], "recipient.address.street": ["123 MAIN STREET", "APT 4B"],
        "recipient.address.city": ["BROOKLYN"], "recipient.address.region": ["NY"],
        "recipient.address.postcode": ["11201"], "recipient.address.country": ["US"],
        "recipient.phone": ["1 718 555 0100"], "recipient.email": ["jane@example.com"],
      ])
    #expect(
      record.documents == [
        [
          "documents.type": ["invoice"], "documents.typeCode": ["380"],
          "documents.number": ["INV-20260227-77"],
        ]
      ])
    #expect(record.contents == Self.goods)
  }

  /// The two pieces that `saleOfGoods` and the samples made from it hold.
  static let goods: [[String: [String]]] = [
    [
      "contents.line": ["1"], "contents.description": ["PLASTIC FIGURINE, HAND PAINTED"],
      "contents.quantity": ["2"],
      "contents.hs": ["392640"], "contents.origin": ["CN"], "contents.netWeightGrams": ["400"],
      "contents.value.amount": ["19.90"], "contents.value.currency": ["USD"],
    ],
    [
      "contents.line": ["2"], "contents.description": ["WIRELESS EARPHONES, BLUETOOTH"],
      "contents.quantity": ["1"],
      "contents.hs": ["851830"], "contents.origin": ["CN"], "contents.netWeightGrams": ["650"],
      "contents.value.amount": ["40.00"], "contents.value.currency": ["USD"],
    ],
  ]

  @Test func recordSpansItsGroup() throws {
    let record = try #require(decode(Samples.saleOfGoods).records.first)
    let raw = String(decoding: record.raw, as: UTF8.self)
    #expect(raw.hasPrefix("GID+1+1'\nPCI++CY029642156CN'"))
    #expect(raw.hasSuffix("MOA+40:40.00:USD'\n"))
    #expect(record.line == 7)
  }

  @Test func giftAndDocuments() throws {
    let decoded = decode(Samples.giftAndDocuments)
    #expect(decoded.codes == [])
    #expect(decoded.records.count == 2)
    let gift = try #require(decoded.record("RX123456785DE"))
    let papers = try #require(decoded.record("LX000000014DE"))
    for record in [gift, papers] {
      #expect(record["source.action"] == "replace")
      #expect(record["source.actionCode"] == "5")
      #expect(record["source.messageId"] == "DE26060-000045")
      #expect(record["source.previousMessageId"] == "DE26060-000044")
      #expect(record["source.interchange"] == "000000812")
      #expect(record["item.originOperator"] == "DEA")
      #expect(record.findings == [])
    }
    #expect(gift["item.category"] == "gift")
    #expect(gift["item.mailClass"] == "U")
    #expect(gift["item.handlingClass"] == "R")
    #expect(gift.values["item.remarks"] == ["GRANDMOTHER'S BIRTHDAY, NO COMMERCIAL VALUE"])
    #expect(gift["item.grossWeightGrams"] == "480")
    #expect(gift["insured.amount"] == "25.00")
    #expect(gift["insured.currency"] == "EUR")
    #expect(gift["postage.amount"] == "12.50")
    #expect(gift["sender.address.region"] == nil)
    #expect(gift["recipient.address.postcode"] == "78701-1234")
    #expect(papers["item.category"] == "documents")
    #expect(papers["declared.amount"] == nil)
    #expect(papers["item.handlingClass"] == nil)
    #expect(papers.values["item.remarks"] == nil)
    #expect(papers["recipient.name"] == "LAW OFFICE OF J DOE")
    #expect(
      papers.contents == [
        [
          "contents.line": ["1"], "contents.description": ["LEGAL DOCUMENTS"], "contents.quantity": ["1"],
          "contents.netWeightGrams": ["110"], "contents.value.amount": ["0.00"],
          "contents.value.currency": ["EUR"],
        ]
      ])
  }

  @Test func declarationToCustoms() throws {
    let decoded = decode(Samples.declaration)
    #expect(decoded.codes == [])
    let record = try #require(decoded.records.first)
    #expect(record.findings == [])
    #expect(record.schema == "upu.cusitm.edifact.1")
    #expect(record["source.message"] == "CUSITM")
    #expect(record["item.customsOffice"] == "4701")
    #expect(record["conveyance.receptacle"] == "CNSZHDUSJFKAACN60061001000213")
    #expect(record["conveyance.dispatch"] == nil)
    #expect(record["item.id"] == "CY029642156CN")
    #expect(record["item.category"] == "saleOfGoods")
    #expect(record.contents == EDIFACTSampleTests.goods)
  }

  @Test func cancellation() throws {
    let decoded = decode(Samples.cancellation)
    #expect(decoded.codes == [])
    let record = try #require(decoded.records.first)
    #expect(record["source.action"] == "cancel")
    #expect(record["source.previousMessageId"] == "USPS-260302-000001")
    #expect(record["item.id"] == "CY029642156CN")
    #expect(record.contents.isEmpty)
  }

  @Test func accountsOfASample() {
    let decoded = decode(Samples.saleOfGoods)
    #expect(decoded.ledger.skipped == 0)
    #expect(decoded.ledger.rejects == 0)
    #expect(decoded.counts.interchanges == 1)
    #expect(decoded.counts.messages == 1)
    #expect(decoded.counts.records == 1)
  }
}
