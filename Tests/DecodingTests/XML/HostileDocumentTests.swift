import Decoding
import Testing

@Suite("Hostile XML") struct HostileDocumentTests {
  @Test func entityBomb() {
    var text = "<?xml version=\"1.0\"?><!DOCTYPE ips [<!ENTITY a0 \"lollollol\">"
    for level in 1...9 {
      text += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 10) + "\">"
    }
    text +=
      "]><ips><MailItem ItemId=\"EE123456785CN\"><FromIPS><LocalId>&a9;</LocalId></FromIPS></MailItem></ips>"
    let decoded = decode(text + "\n<?xml version=\"1.0\"?><ips>\(DocumentTests.item)</ips>")
    #expect(decoded.records.count == 1)
    #expect(decoded.rejects.map(\.reason) == [.notWellFormed])
  }

  @Test func externalEntity() {
    let text =
      "<!DOCTYPE ips [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><ips><MailItem ItemId=\"EE123456785CN\"><FromIPS><LocalId>&x;</LocalId></FromIPS></MailItem></ips>"
    let decoded = decode(text)
    #expect(decoded.records == [])
    #expect(decoded.rejects.count == 1)
  }

  @Test func deepNesting() {
    let text = "<ips><MailItem ItemId=\"EE123456785CN\">" + String(repeating: "<a>", count: 100_000)
    let decoded = decode(Array(text.utf8), sizes: [7, 4096])
    #expect(decoded.records == [])
    #expect(decoded.codes == ["XML-LIMIT"])
    #expect(decoded.rejects.allSatisfy { $0.reason == .tooLarge })
  }

  @Test func deepNestingOfAnUnknownDocument() {
    let text = String(repeating: "<a>", count: 100_000) + String(repeating: "</a>", count: 100_000)
    let decoded = decode(Array(text.utf8), sizes: [7, 4096, 3 * 4096])
    #expect(decoded.rejects.reduce(0) { $0 + $1.length } == text.utf8.count)
  }

  @Test(arguments: [70_000, 1_500_000])
  func hugeValue(length: Int) {
    let text =
      "<ips><MailItem ItemId=\"EE123456785CN\"><FromIPS><LocalId>\(String(repeating: "A", count: length))</LocalId></FromIPS></MailItem>\(DocumentTests.item)</ips>"
    let decoded = decode(Array(text.utf8), sizes: [1000, 4096, 100_003])
    if length < 1_000_000 {
      #expect(decoded.records.count == 2)
      #expect(decoded.records.first?.codes == ["VAL-LENGTH"])
    } else {
      #expect(decoded.rejects.first?.reason == .tooLarge)
    }
  }

  @Test func recordOverTheLimit() {
    var limits = DecodingLimits()
    limits.recordBytes = 10_000
    let long =
      "<MailItem ItemId=\"RX123456785DE\">" + String(repeating: "<Misc1>x</Misc1>", count: 700)
      + "</MailItem>"
    let text =
      "<ips>\(DocumentTests.item)\(long)</ips>\n<?xml version=\"1.0\"?><ips>\(DocumentTests.item)</ips>"
    let decoded = decode(text, limits: limits)
    #expect(decoded.records.count == 2)
    #expect(decoded.rejects.map(\.reason) == [.tooLarge])
  }

  @Test func longUnknownDocumentThatEndsBadly() {
    for length in [262_100, 262_140, 262_150, 270_000] {
      let text = "<invoice>" + String(repeating: "x", count: length - 9) + "</other>  "
      let decoded = decode(Array(text.utf8), sizes: [4096, 5000, 3 * 4096])
      #expect(decoded.rejects.reduce(0) { $0 + $1.length } == text.utf8.count)
      #expect(decoded.records == [])
    }
  }

  @Test func manyNamesAndAttributes() {
    let names = (0..<20_000).map { "<n\($0)/>" }.joined()
    let attributes = (0..<500).map { " a\($0)=\"1\"" }.joined()
    #expect(decode(Array("<ips>\(names)\(DocumentTests.item)</ips>".utf8), sizes: [4096]).records.count == 1)
    #expect(decode("<ips\(attributes)>\(DocumentTests.item)</ips>").codes == ["XML-LIMIT"])
  }
}
