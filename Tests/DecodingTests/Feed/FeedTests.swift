import Decoding
import Testing

@Suite("What a feed may hold beside messages") struct FeedTests {
  static let message = Message.item([])
  static let document = "<?xml version=\"1.0\"?><ips>\(DocumentTests.item)</ips>"

  @Test func emptyFeed() {
    let decoded = decode("")
    #expect(decoded == Decoded())
  }

  @Test(arguments: [" ", "\r\n\r\n", " \t\u{0B}\u{0C}\n", "\u{0}\u{1}\u{2}"])
  func onlyWhiteSpace(text: String) {
    let decoded = decode(text)
    #expect(decoded.events == [])
    #expect(decoded.ledger.skipped == UInt64(text.utf8.count))
  }

  @Test func everyByteValueAlone() {
    for byte in UInt8.min...UInt8.max {
      for count in [1, 24, 100] {
        let decoded = decode([UInt8](repeating: byte, count: count), sizes: [])
        #expect(decoded.records.isEmpty)
      }
    }
  }

  @Test func everyByteValueBeforeAMessageAndAfterIt() {
    for byte in UInt8.min...UInt8.max {
      let junk = [UInt8](repeating: byte, count: 5)
      let decoded = decode(
        junk + Array(Self.message.utf8) + junk + Array(Self.document.utf8) + junk, sizes: [5])
      #expect(decoded.records.count == 2, "byte \(byte)")
    }
  }

  @Test func binaryJunk() {
    let junk = (0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 / 256) }
    let decoded = decode(junk + Array(Self.message.utf8) + junk + Array(Self.message.utf8) + junk)
    #expect(decoded.records.count == 2)
  }

  @Test(arguments: [
    "HELLO", "+++", "UN", "UNB", "UNA", "<", "<<", "ISA", "%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%",
    "From: post@example.com\n\n",
  ])
  func junkAnywhere(junk: String) {
    let decoded = decode(junk + Self.message + junk + Self.document + junk + Self.message + junk)
    #expect(decoded.records.count == 3)
    #expect(decoded.codes.filter { $0 == "FEED-GARBAGE" }.count + decoded.rejects.count >= 3)
  }

  @Test func garbageIsReportedOnceWithItsLength() throws {
    let decoded = decode("HELLO WORLD, THIS IS NO MESSAGE AT ALL\n\(Self.message)")
    let finding = try #require(decoded.findings.first)
    #expect(decoded.codes == ["FEED-GARBAGE"])
    #expect(finding.count == 39)
    #expect(finding.offset == 0)
    #expect(decoded.ledger.skippedByReason == [0, 39])
  }

  @Test(arguments: [
    ("ISA*00*          *00*          *ZZ*SENDER*260301~", "X12"),
    ("ISA|00|          |00|          |ZZ|SENDER|260301~", "X12"),
    ("UIB+UNOA:4+1'UIH+X:1'UIZ'", "UIB"), ("UNA:+.?*'UIB+UNOA:4+1'UIH+X:1'UIZ'", "UIB"),
    ("STX=ANA:1+5000000000000", "TRADACOMS"),
    ("FHL/4\nMBI/001-12345675JFKLHR/T1K1\n", "Cargo-IMP"), ("FWB/16\n001-12345675JFKLHR/T1K1\n", "Cargo-IMP"),
    ("FFM/8\n1/AA100/01MAR/JFK\n", "Cargo-IMP"), ("FSU/15\n001-12345675JFKLHR/T1K1\n", "Cargo-IMP"),
    ("FSA/15\n001-12345675JFKLHR/T1K1\n", "Cargo-IMP"), ("FZB/3\n001-12345675JFKLHR/T1K1\n", "Cargo-IMP"),
    ("CSN/3\n001-12345675JFKLHR\n/more of it", "Cargo-IMP"),
  ])
  func otherSyntaxesAreRejectedByName(text: String, name: String) {
    let decoded = decode(text + "\n" + Self.message)
    #expect(decoded.rejects.map(\.reason) == [.unsupportedSyntax])
    #expect(decoded.rejects.first?.detail.contains(name) == true)
    #expect(decoded.rejects.first?.text == text + "\n")
    #expect(decoded.records.count == 1)
  }

  @Test(arguments: ["", "\n", "\r\n  "])
  func byteOrderMark(padding: String) {
    let decoded = decode([0xEF, 0xBB, 0xBF] + Array((padding + Self.message).utf8))
    #expect(decoded.codes == ["FEED-BYTE-ORDER-MARK"])
    #expect(decoded.records.count == 1)
  }

  @Test(arguments: [0, 1, 5, 11, 12, 13, 14, 15, 16, 30, 200])
  func lineBreaksBehindTheServiceString(count: Int) {
    let text =
      "UNA|^,\\ ~" + String(repeating: "\n", count: count)
      + Self.message.replacing(":", with: "|").replacing("+", with: "^").replacing("'", with: "~")
    #expect(decode(text).records.count == 1)
    #expect(decode("JUNK JUNK JUNK JUNK JUNK JUNK " + text).records.count == 1)
    _ = decode("UNA:+.? '" + String(repeating: "\n", count: count) + "HELLO WORLD, THIS IS NO MESSAGE AT ALL")
  }

  @Test func unknownMessageOfThreeMegabytesComesInParts() {
    var text = Message.header + "UNH+1+INVRPT:2:1:UP'"
    while text.utf8.count < 3_000_000 { text += "RFF+AAA:1234567890'\r\n" }
    text += "UNT+1+1'"
    let start = Message.header.utf8.count
    let decoded = decode(Array((text + "UNZ+1+77'").utf8), sizes: [4096, 100_003])
    #expect(decoded.rejects.count >= 11)
    #expect(decoded.rejects.map(\.part) == Array(1...decoded.rejects.count))
    #expect(decoded.rejects.map(\.isLastPart).filter { $0 }.count == 1)
    #expect(decoded.rejects.flatMap(\.raw) == Array(text.utf8.dropFirst(start)))
    #expect(decoded.counts.rejects == 1)
    #expect(decoded.rejects.map(\.raw.count).max() ?? 0 < 300_000)
  }

  @Test func unknownDocumentOfOneMegabyteComesInParts() {
    let text = "<invoice>" + String(repeating: "<line>1</line>\n", count: 70_000) + "</invoice>"
    let decoded = decode(Array(text.utf8), sizes: [4096, 100_003])
    #expect(decoded.rejects.flatMap(\.raw) == Array(text.utf8))
    #expect(decoded.rejects.filter(\.isLastPart).count == 1)
  }

  @Test func unsupportedSyntaxOfOneMegabyteComesInParts() {
    let text = "ISA*00*" + String(repeating: "SEG*1*2~\n", count: 110_000)
    let decoded = decode(Array((text + Self.message).utf8), sizes: [4096, 100_003])
    #expect(decoded.rejects.flatMap(\.raw) == Array(text.utf8))
    #expect(decoded.records.count == 1)
  }
}
