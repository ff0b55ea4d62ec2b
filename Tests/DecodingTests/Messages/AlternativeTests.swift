import Decoding
import Testing

@Suite("Places in order of preference") struct AlternativeTests {
  @Test(arguments: [
    ["MEA+WT+AAD+KGM:9", "MEA+WT+G+KGM:1.5"], ["MEA+WT+G+KGM:1.5", "MEA+WT+AAD+KGM:9"],
    ["MEA+WT+AAD+KGM:1.5"], ["MEA+AAE+AAD+KGM:1.5"], ["MEA+AAE+G+KGM:1.5"],
    ["MEA+AAE+G+KGM:7", "MEA+WT+AAD+KGM:1.5"],
  ])
  func grossWeight(segments: [String]) {
    #expect(Message.record(segments)["item.grossWeightGrams"] == "1500")
  }

  @Test(arguments: [
    ["MOA+39:20.00:EUR"], ["MOA+77:20.00:EUR"], ["MOA+128:20.00:EUR"], ["MOA+40:20.00:EUR"],
    ["MOA+128:9.00:USD", "MOA+77:8.00:USD", "MOA+39:20.00:EUR"], ["MOA+39:7.00:USD", "MOA+43:20.00:EUR"],
  ])
  func declaredValue(segments: [String]) {
    let record = Message.record(segments)
    #expect(record["declared.amount"] == "20.00")
    #expect(record["declared.currency"] == "EUR")
  }

  /// The currency of one amount must not be put beside another amount.
  @Test(arguments: [["MOA+43:25.00", "MOA+128:30.00:USD"], ["MOA+128:30.00:USD", "MOA+43:25.00"]])
  func currencyStaysWithItsAmount(segments: [String]) {
    let record = Message.record(segments)
    let found = [record["declared.amount"], record["declared.currency"]]
    #expect(found == ["25.00", nil] || found == ["30.00", "USD"])
  }

  @Test func senderUnderSecondChoice() {
    let record = Message.record([
      "NAD+SE+++LINDEN VERSAND GMBH+AM MARKT 3+ULM++89073+DE", "COM+49 731 5550100:TE",
    ])
    #expect(record["sender.name"] == "LINDEN VERSAND GMBH")
    #expect(record["sender.phone"] == "49 731 5550100")
  }

  @Test func betterSenderReplacesAllOfAWorseOne() {
    let record = Message.record([
      "NAD+SE+++LINDEN VERSAND GMBH+AM MARKT 3:HOF 2+ULM+BW+89073+DE", "RFF+VA:DE999999999",
      "COM+49 731 5550100:TE", "COM+shop@example.com:EM", "NAD+CZ+++OTTO BEISPIEL++KIEL",
      "COM+49 431 5550111:TE",
    ])
    #expect(record["sender.name"] == "OTTO BEISPIEL")
    #expect(record["sender.address.city"] == "KIEL")
    #expect(record["sender.phone"] == "49 431 5550111")
    for path in [
      "address.street", "address.region", "address.postcode", "address.country", "reference", "email",
    ] {
      #expect(record.values["sender." + path] == nil, "sender.\(path)")
    }
  }

  @Test(arguments: ["CZ", "SE"])
  func furtherSenderIsIgnored(qualifier: String) {
    let record = Message.record([
      "NAD+CZ+++OTTO BEISPIEL+DEICHWEG 1+KIEL++24103+DE", "COM+49 431 5550111:TE",
      "NAD+\(qualifier)+++ANNA ANDERE+RING 2:HAUS B+BONN+NW+53111+DE", "RFF+VA:DE999999999",
      "COM+a@example.com:EM",
      "NAD+CN+++ERIKA SAMPLE",
    ])
    #expect(record["sender.name"] == "OTTO BEISPIEL")
    #expect(record.values["sender.address.street"] == ["DEICHWEG 1"])
    #expect(record["sender.address.region"] == nil)
    #expect(record.values["sender.reference"] == nil)
    #expect(record["sender.email"] == nil)
    #expect(record["recipient.name"] == "ERIKA SAMPLE")
  }

  @Test func partiesDoNotMix() {
    let record = Message.record([
      "NAD+CZ+++OTTO BEISPIEL", "COM+111:TE", "COM+112:AL", "COM+113:FX", "NAD+IM+++IMPORT BEISPIEL AG",
      "COM+222:TE",
      "NAD+DT+++AGENTUR MUSTER", "RFF+AHP:EORI-1", "RFF+FC:EORI-2", "NAD+DP+++ERIKA SAMPLE", "COM+333:TE",
    ])
    #expect(record["sender.phone"] == "111")
    #expect(record["sender.mobile"] == "112")
    #expect(record["sender.fax"] == "113")
    #expect(record["importer.phone"] == "222")
    #expect(record["declarant.name"] == "AGENTUR MUSTER")
    #expect(record.values["declarant.reference"] == ["EORI-1", "EORI-2"])
    #expect(record["recipient.phone"] == "333")
    #expect(record.values["sender.reference"] == nil)
  }

  @Test func listsAreUnitedInTheOrderOfTheFeed() {
    let item = Message.itmatt([
      "GID+1+1", "PCI++LX000000014DE:LOCAL-1:LOCAL-2::LOCAL-4", "FTX+AAI+++FRAGILE", "FTX+CUS+++SECOND HAND",
      "NAD+CZ+++OTTO BEISPIEL", "RFF+FC:TAX-3", "RFF+VA:VAT-1",
    ])
    let record = decode(item).records.first ?? DecodedRecord()
    #expect(record.values["item.remarks"] == ["FRAGILE", "SECOND HAND"])
    #expect(record.values["sender.reference"] == ["TAX-3", "VAT-1"])
    #expect(record.values["item.localIds"] == ["LOCAL-1", "LOCAL-2", "LOCAL-4"])
  }

  @Test func componentsAreJoined() {
    let record = Message.record([
      "NAD+CZ+++LINDEN VERSAND:UND HANDEL:GMBH+AM MARKT 3:HOF 2:TOR 4::ZIMMER 9", "CST+1+620442",
      "FTX+AAA+++COTTON DRE::SS, SIZE 40",
    ])
    #expect(record["sender.name"] == "LINDEN VERSAND UND HANDEL GMBH")
    #expect(record.values["sender.address.street"] == ["AM MARKT 3", "HOF 2", "TOR 4", "ZIMMER 9"])
    #expect(record.contents.first?["contents.description"] == ["COTTON DRESS, SIZE 40"])
  }

  /// The components of C108 are one text cut at a fixed width: a blank at the cut belongs to it.
  @Test(arguments: ["COTTON DRESS :BLUE", "COTTON DRESS: BLUE"])
  func blankAtTheCutOfAJoinedTextIsKept(text: String) {
    let record = Message.record(["CST+1+620442", "FTX+AAA+++\(text)"])
    #expect(record.contents.first?["contents.description"] == ["COTTON DRESS BLUE"])
  }

  @Test func classAndSubclassTellThemselvesByTheirList() {
    let record = Message.record(["TSR+A:115:139+++C:116:139", "TSR++++CN:117:139"])
    #expect(record["item.mailClass"] == "C")
    #expect(record["item.mailSubclass"] == "CN")
    #expect(record["item.mailCategory"] == "A")
  }

  @Test func categoryOfAnotherListIsTakenOnlyForWantOfTheRight() {
    #expect(Message.record(["GIS+31"])["item.category"] == "gift")
    #expect(Message.record(["GIS+31", "GIS+11:136:139"])["item.category"] == "saleOfGoods")
  }

  /// More values than a list may have are left out; that must be told.
  @Test func valuesBeyondTheLimitOfAListAreReported() {
    let record = Message.record((1...12).map { "FTX+CUS+++REMARK \($0)" })
    #expect(record.values["item.remarks"]?.count == 9)
    #expect(!record.findings.isEmpty)
  }
}
