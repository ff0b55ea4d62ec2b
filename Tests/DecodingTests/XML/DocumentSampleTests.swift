import Decoding
import Testing

@Suite("XML samples, element by element") struct DocumentSampleTests {
  @Test func customsDeclaration() throws {
    let decoded = decode(Samples.customsDeclaration)
    #expect(decoded.codes == [])
    let record = try #require(decoded.records.first)
    #expect(record.findings == [])
    #expect(
      record.values == [
        "source.syntax": ["xml"], "source.message": ["CUSITM"], "source.schema": ["upu.cusitm.cds"],
        "item.id": ["CY029642156CN"], "item.category": ["saleOfGoods"], "item.categoryCode": ["11"],
        "item.mailClass": ["C"], "item.mailCategory": ["A"], "item.handlingClass": ["N"],
        "item.grossWeightGrams": ["1250"], "item.postedAt": ["2026-02-28"], "item.originOperator": ["CNA"],
        "item.destinationOperator": ["USA"], "conveyance.mode": ["4"],
        "sender.name": ["SHENZHEN EXAMPLE TRADING CO LTD"], "sender.reference": ["91440300EXAMPLE01"],
        "sender.phone": ["+86 755 0000 0000"], "sender.address.street": ["8 KEJI ROAD", "BUILDING 2"],
        "sender.address.city": ["SHENZHEN"], "sender.address.region": ["GD"],
        "sender.address.postcode": ["518057"],
        "sender.address.country": ["CN"], "recipient.name": ["JANE Q PUBLIC"],
        "recipient.phone": ["+1 718 555 0100"],
        "recipient.email": ["jane@example.com"], "recipient.address.street": ["123 MAIN STREET", "APT 4B"],
        "recipient.address.city": ["BROOKLYN"], "recipient.address.region": ["NY"],
        "recipient.address.postcode": ["11201"], "recipient.address.country": ["US"],
        "postage.amount": ["88.00"],
        "postage.currency": ["CNY"],
      ])
    #expect(record.contents == EDIFACTSampleTests.goods)
    #expect(
      record.documents == [
        [
          "documents.type": ["invoice"], "documents.typeCode": ["380"], "documents.name": ["INVOICE"],
          "documents.number": ["INV-20260227-77"],
        ]
      ])
  }

  @Test func export() throws {
    let decoded = decode(Samples.export)
    #expect(decoded.codes == [])
    let record = try #require(decoded.records.first)
    #expect(record.findings == [])
    #expect(
      record.values == [
        "source.syntax": ["xml"], "source.message": ["IPS"], "source.schema": ["upu.ips.export"],
        "source.messageId": ["1001"], "item.id": ["EE123456785CN"], "item.localIds": ["EE123456785CN"],
        "item.category": ["unknown"], "item.categoryCode": ["M"], "item.mailClass": ["E"],
        "item.grossWeightGrams": ["750"], "item.originOffice": ["CNSZHD"],
        "item.destinationOffice": ["USJFKA"],
        "item.destinationCountry": ["US"], "item.exportCountry": ["CN"], "item.dutiable": ["true"],
        "conveyance.receptacle": ["CNSZHDUSJFKAAEN60062001100118"],
        "sender.name": ["SHENZHEN EXAMPLE TRADING CO LTD"], "sender.address.street": ["8 KEJI ROAD"],
        "sender.address.city": ["SHENZHEN"], "sender.address.postcode": ["518057"],
        "sender.address.country": ["CN"],
        "recipient.name": ["JANE Q PUBLIC"], "recipient.address.street": ["123 MAIN STREET"],
        "recipient.address.city": ["BROOKLYN"], "recipient.address.postcode": ["11201"],
        "recipient.address.country": ["US"], "declared.amount": ["42.00"], "declared.currency": ["USD"],
      ])
    let raw = String(decoding: record.raw, as: UTF8.self)
    #expect(raw.hasPrefix("<MailItem ItemId=\"EE123456785CN\">"))
    #expect(raw.hasSuffix("</MailItem>"))
    #expect(record.line == 3)
  }
}
