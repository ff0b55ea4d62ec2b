import Decoding
import Testing

@Suite("XML documents") struct DocumentTests {
  static let item = "<MailItem ItemId=\"EE123456785CN\"><ItemWeight>0.750</ItemWeight></MailItem>"

  private func export(_ body: String) -> DecodedRecord? {
    decode("<ips><MailItem ItemId=\"EE123456785CN\"><FromIPS>\(body)</FromIPS></MailItem></ips>").records
      .first
  }

  @Test func severalDocumentsInOneFeed() {
    let other = Self.item.replacing("EE123456785CN", with: "RX123456785DE")
    let text =
      "<?xml version=\"1.0\"?>\n<ips ExportRef=\"1\">\(Self.item)</ips>\n<!-- done -->\n<ips>\(other)</ips>"
      + "<?xml version=\"1.0\"?><ips ExportRef=\"3\">\(Self.item)\(other)</ips>\n" + Message.item([])
      + "\n<ips>\(Self.item)</ips>"
    let decoded = decode(text)
    #expect(decoded.codes == [])
    #expect(decoded.records.map { $0["source.messageId"] } == ["1", nil, "3", "3", "DE26060-1", nil])
    #expect(decoded.rejects == [])
    #expect(decoded.counts.interchanges == 5)
  }

  @Test(arguments: ["", "x:", "urn:"])
  func anyPrefixAndNamespace(prefix: String) {
    let prefix = prefix == "urn:" ? "p:" : prefix
    let declaration = prefix.isEmpty ? "xmlns=\"urn:a\"" : "xmlns:\(prefix.dropLast())=\"urn:a\""
    let text =
      "<\(prefix)ips \(declaration)><\(prefix)MailItem ItemId=\"EE123456785CN\"><\(prefix)Value>5.00</\(prefix)Value></\(prefix)MailItem></\(prefix)ips>"
    let decoded = decode(text)
    #expect(decoded.codes == [])
    #expect(decoded.records.first?["declared.amount"] == "5.00")
  }

  @Test func undeclaredPrefixIsReported() {
    let decoded = decode("<ips><x:Note>1</x:Note>\(Self.item)</ips>")
    #expect(decoded.codes == ["XML-NAMESPACE"])
    #expect(decoded.records.count == 1)
  }

  /// SOAP messages nearly always have a header with children (WS-Addressing).
  @Test func headerOfAnEnvelopeIsPassedOver() {
    let header =
      "<s:Header><a:Action xmlns:a=\"http://www.w3.org/2005/08/addressing\" s:mustUnderstand=\"1\">Load</a:Action>"
      + "<o:Security xmlns:o=\"urn:o\"><o:UsernameToken><o:Username>post</o:Username></o:UsernameToken></o:Security></s:Header>"
    let decoded = decode(Samples.customsDeclaration.replacing("<s:Body>", with: header + "<s:Body>"))
    #expect(decoded.rejects == [])
    #expect(decoded.records.first?["item.id"] == "CY029642156CN")
  }

  @Test func unknownRootIsRejectedWhole() {
    let text = "<invoice><line>1</line></invoice>"
    let decoded = decode("<?xml version=\"1.0\"?>\(text)\n<ips>\(Self.item)</ips>")
    #expect(decoded.rejects.map(\.text) == ["<?xml version=\"1.0\"?>\(text)"])
    #expect(decoded.rejects.first?.reason == .unknownMessage)
    #expect(decoded.rejects.first?.detail == "invoice")
    #expect(decoded.records.count == 1)
  }

  @Test(arguments: [
    "<Envelope><Body><Other><x/></Other></Body></Envelope>", "<Envelope><Body/></Envelope>", "<MetaData/>",
  ])
  func unknownMessageInAnEnvelope(text: String) {
    let decoded = decode(text)
    #expect(decoded.rejects.map(\.text) == [text])
    #expect(decoded.rejects.first?.reason == .unknownMessage)
    #expect(text.contains("<\(decoded.rejects.first?.detail ?? "")"))
    #expect(decoded.rejects.first?.detail != "")
  }

  @Test func notWellFormedInTheMiddle() {
    let other = Self.item.replacing("EE123456785CN", with: "RX123456785DE")
    let text =
      "<ips>\(Self.item)\(other)<MailItem ItemId=\"LX000000014DE\"><Value>1 < 2</Value></MailItem>\(Self.item)</ips>"
    let next = "<?xml version=\"1.0\"?><ips>\(Self.item)</ips>"
    let decoded = decode(text + "\n" + next)
    #expect(decoded.records.map { $0["item.id"] } == ["EE123456785CN", "RX123456785DE", "EE123456785CN"])
    #expect(decoded.codes == ["XML-NOT-WELL-FORMED"])
    #expect(decoded.rejects.map(\.reason) == [.notWellFormed])
    #expect(decoded.rejects.first?.text.hasPrefix("<MailItem ItemId=\"LX000000014DE\">") == true)
    #expect(decoded.rejects.first?.text.hasSuffix("</ips>\n") == true)
  }

  @Test func truncatedDocument() {
    let decoded = decode("<ips>\(Self.item)<MailItem ItemId=\"LX000000014DE\"><Value>1")
    #expect(decoded.records.count == 1)
    #expect(decoded.rejects.map(\.reason) == [.truncated])
  }

  @Test func nilElementsAndEmptyOnesAreAbsent() {
    let xsi = "xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\""
    let record = export(
      "<Value \(xsi) i:nil=\"true\"/><CurrencyCd/><LocalId>  </LocalId><ItemWeight></ItemWeight>")
    #expect(record?.values.keys.filter { $0.hasPrefix("declared") || $0 == "item.localIds" } == [])
    #expect(record?.findings == [])
  }

  @Test func commentsSectionsAndReferencesInValues() {
    let record = export(
      "<Sender><Name>LINDEN <!-- & -->&amp; <![CDATA[S\u{D6}HNE <GMBH>]]> &#xFC;&#233;</Name></Sender>")
    #expect(record?["sender.name"] == "LINDEN & SÖHNE <GMBH> üé")
  }

  @Test func whiteSpaceAroundValues() {
    let record = export(
      "<LocalId>\n   A-1\t</LocalId><ItemWeight> 0.5 \n</ItemWeight><Value>\t+5.10 </Value><DestCountryCd> US </DestCountryCd>"
    )
    #expect(record?.values["item.localIds"] == ["A-1"])
    #expect(record?["item.grossWeightGrams"] == "500")
    #expect(record?["declared.amount"] == "5.10")
    #expect(record?["item.destinationCountry"] == "US")
    #expect(record?.findings == [])
  }

  @Test(arguments: [(".5", "0.5"), ("-.5", "-0.5"), ("+3", "3"), ("5.", "5")])
  func amounts(given: String, kept: String) {
    #expect(export("<Value>\(given)</Value>")?["declared.amount"] == kept)
  }

  @Test(arguments: ["1,5", "1e3", "abc", "1 2"])
  func wrongAmounts(given: String) {
    #expect(export("<Value>\(given)</Value>")?.codes == ["VAL-NUMBER"])
  }

  @Test func joinedNames() {
    let names = "<o:SenderFirstName>MEI</o:SenderFirstName><o:SenderLastName>LI</o:SenderLastName>"
    let both = decode(
      Samples.customsDeclaration.replacing("<o:SenderIdRef>", with: names + "<o:SenderIdRef>"))
    #expect(both.records.first?["sender.name"] == "SHENZHEN EXAMPLE TRADING CO LTD")
    let text = Samples.customsDeclaration.replacing(
      "<o:SenderName>SHENZHEN EXAMPLE TRADING CO LTD</o:SenderName>", with: names)
    #expect(decode(text).records.first?["sender.name"] == "MEI LI")
    let last = text.replacing("<o:SenderFirstName>MEI</o:SenderFirstName>", with: "")
    #expect(decode(last).records.first?["sender.name"] == "LI")
  }

  @Test func unitsAndCurrenciesInAttributes() throws {
    let text = """
      <Declaration><FunctionalReferenceID>CY029642156CN</FunctionalReferenceID><AcceptanceDateTime>20260228</AcceptanceDateTime>
      <InvoiceAmount currencyID="USD">59.90</InvoiceAmount><TotalGrossMassMeasure unitCode="GRM">1250</TotalGrossMassMeasure>
      <GoodsShipment><Consignor><Name>LINDEN VERSAND</Name><Communication typeCode="EM"><ID>shop@example.com</ID></Communication>
      <Communication typeCode="TE"><ID>49 731 5550100</ID></Communication><Communication><ID>other</ID></Communication>
      <Address><Line>AM MARKT 3</Line><Line>HOF 2</Line></Address></Consignor>
      <GovernmentAgencyGoodsItem><SequenceNumeric>1</SequenceNumeric><Commodity><Description>DRESS</Description>
      <GoodsMeasure><NetNetWeightMeasure unitCode="LBR">1</NetNetWeightMeasure></GoodsMeasure></Commodity></GovernmentAgencyGoodsItem>
      <GovernmentAgencyGoodsItem><SequenceNumeric>2</SequenceNumeric><Commodity>
      <GoodsMeasure><NetNetWeightMeasure>0.2</NetNetWeightMeasure></GoodsMeasure></Commodity></GovernmentAgencyGoodsItem>
      </GoodsShipment></Declaration>
      """
    let record = try #require(decode(text).records.first)
    #expect(record["item.grossWeightGrams"] == "1250")
    #expect(record["declared.currency"] == "USD")
    #expect(record["item.postedAt"] == "2026-02-28")
    #expect(record["sender.email"] == "shop@example.com")
    #expect(record["sender.phone"] == "49 731 5550100")
    #expect(record.values["sender.address.street"] == ["AM MARKT 3", "HOF 2"])
    #expect(record.contents.map { $0["contents.netWeightGrams"] } == [["454"], ["200"]])
    #expect(record["source.weightUnit"] == "LBR")
  }

  @Test func flatForm() {
    let text = """
      <Items><Item><ItemId>RX123456785DE</ItemId><TotalWeight>1.2</TotalWeight><Gift>true</Gift>
      <ReceiverAddress><Name>E. VOORBEELD</Name><Street>KADE</Street><HouseNumber>5</HouseNumber></ReceiverAddress>
      <ContentPiece><Description>TEA</Description></ContentPiece><ContentPiece><Description>MUG</Description></ContentPiece>
      </Item><Item><ItemId>LX000000014DE</ItemId></Item></Items>
      """
    let decoded = decode(text)
    #expect(decoded.records.map { $0["item.id"] } == ["RX123456785DE", "LX000000014DE"])
    #expect(decoded.records.first?["item.category"] == "gift")
    #expect(decoded.records.first?.values["recipient.address.street"] == ["KADE 5"])
    #expect(decoded.records.first?.contents.map { $0["contents.description"] } == [["TEA"], ["MUG"]])
    #expect(decoded.records.last?.contents == [])
  }

  /// A finding in the head of a document comes before the records behind it, however the feed is cut.
  @Test func findingInTheHead() {
    let decoded = decode("<ips ExportRef=\"\(String(repeating: "9", count: 80))\">\(Self.item)</ips>")
    #expect(decoded.codes == ["VAL-LENGTH"])
    #expect(decoded.records.count == 1)
    guard case .finding = decoded.events.first else {
      Issue.record("the record came first")
      return
    }
  }
}
