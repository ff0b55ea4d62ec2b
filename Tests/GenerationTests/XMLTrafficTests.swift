import Foundation
import Generation
import Testing

@Suite struct XMLTrafficTests {
  @Test(arguments: TrafficSettings.Message.allCases)
  func documentsAreWellFormedAndTheTruthHoldsWhatTheyCarry(_ message: TrafficSettings.Message) throws {
    let traffic = Traffic(
      TrafficSettings(
        message: message, syntax: .xml, items: 700, seed: 14, defectRate: 0.2, itemsPerMessage: 14))
    var read: [NSDictionary] = []
    let root =
      message == .itmatt
      ? "urn:example:itmatt ITMATT" : "http://schemas.xmlsoap.org/soap/envelope/ Envelope"
    for bytes in traffic.messages {
      let document = try #require(NaiveDocument(bytes))
      #expect(document.roots == [root])
      read += document.records
    }
    let items = try traffic.items()
    #expect(read.count == items.count)
    for (record, item) in zip(read, items) {
      #expect(record == item.record, "\(item.id), \(item.faults)")
    }
  }

  @Test func encodingsAndWaysOfEscapingVary() {
    let traffic = Traffic(TrafficSettings(syntax: .xml, items: 1500, seed: 15, itemsPerMessage: 10))
    let text = String(decoding: traffic.feed, as: UTF8.self)
    for sign in [
      "encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"", "encoding=\"US-ASCII\"", "<![CDATA[", "&amp;", "&lt;",
      "&apos;", "&#23",
    ] {
      #expect(text.contains(sign), "\(sign)")
    }
  }

  @Test func declarationsHaveNoTotal() throws {
    let items = try Traffic(TrafficSettings(syntax: .xml, items: 200)).items()
    #expect(items.allSatisfy { $0.record["declared"] == nil })
  }
}
