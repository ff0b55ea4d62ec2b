import Decoding
import Testing
import Vocabulary

@Suite("Interchanges, groups and messages") struct EnvelopeTests {
  static let head = "UNB+UNOC:3+DE101+US101+260301:1530+"

  private func message(_ reference: String, _ identifier: String) -> String {
    "UNH+\(reference)+ITMATT:1:5:UP'BGM+936+A+9'DTM+137:202603011530:203'GID+1+1'PCI++\(identifier)'UNT+6+\(reference)'"
  }

  @Test func functionalGroups() {
    let text =
      "\(Self.head)1'UNG+ITMATT+DEA+USA+260301:1530+G1+UP+1:5'\(message("1", "RX123456785DE"))UNE+1+G1'"
      + "UNG+ITMATT+DEA+USA+260301:1530+G2+UP+1:5'\(message("1", "LX000000014DE"))\(message("2", "CY029642156CN"))UNE+2+G2'UNZ+2+1'"
    let decoded = decode(text)
    #expect(decoded.codes == [])
    #expect(decoded.records.map { $0["source.group"] } == ["G1", "G2", "G2"])
    #expect(decoded.records.map { $0["source.reference"] } == ["1", "1", "2"])
    #expect(decoded.counts.messages == 3)
  }

  @Test func severalMessagesAndInterchanges() {
    let second =
      "UNA|^,\\ ~"
      + (Self.head + "2'" + message("1", "LX000000014DE") + "UNZ+1+2'")
      .replacing(":", with: "|").replacing("+", with: "^").replacing("'", with: "~")
    let text =
      "\(Self.head)1'\(message("1", "RX123456785DE"))\(message("2", "CY029642156CN"))UNZ+2+1'\n\(second)\r\n"
      + "\(Self.head)3'\(message("1", "EE123456785CN"))UNZ+1+3'"
    let decoded = decode(text)
    #expect(decoded.codes == [])
    #expect(decoded.records.map { $0["source.interchange"] } == ["1", "1", "2", "3"])
    #expect(decoded.counts.interchanges == 3)
    #expect(decoded.ledger.skipped == 3)
  }

  @Test(arguments: [
    ("UNT+6+1'", "UNT+7+1'", ["EDI-COUNT"]), ("UNT+6+1'", "UNT+6+2'", ["EDI-REFERENCE"]),
    ("UNT+6+1'", "UNT'", ["EDI-COUNT", "EDI-REFERENCE"]), ("UNT+6+1'", "UNT+SIX+1'", ["EDI-COUNT"]),
    ("UNT+6+1'", "UNT+006+1'", []), ("UNZ+1+1'", "UNZ+2+1'", ["EDI-COUNT"]),
    ("UNZ+1+1'", "UNZ+1+9'", ["EDI-REFERENCE"]), ("UNZ+1+1'", "", ["EDI-MISSING-TRAILER"]),
    ("UNT+6+1'", "", ["EDI-MISSING-TRAILER"]),
    ("UNH+1+", "UNH++", ["EDI-ENVELOPE-ELEMENT", "EDI-REFERENCE"]),
  ])
  func countsAndReferences(original: String, changed: String, codes: [String]) {
    let text = "\(Self.head)1'\(message("1", "RX123456785DE"))UNZ+1+1'".replacing(original, with: changed)
    let decoded = decode(text)
    #expect(decoded.codes == codes)
    #expect(decoded.records.count == 1)
  }

  @Test func countFindingsSayWhatWasGivenAndCounted() throws {
    let decoded = decode(
      "\(Self.head)1'\(message("1", "RX123456785DE").replacing("UNT+6", with: "UNT+9"))UNZ+1+1'")
    let finding = try #require(decoded.findings.first)
    #expect(finding.value == "9")
    #expect(finding.expected == "6")
    #expect(finding.segment == 6)
  }

  @Test func lenientCounts() {
    var leniency = Leniencies()
    leniency.wrongCounts = true
    let text = "\(Self.head)1'\(message("1", "RX123456785DE"))UNZ+4+1'"
    #expect(decode(text).findings.map(\.severity) == [.error])
    #expect(decode(text, leniencies: ["DE101": leniency]).findings.map(\.severity) == [.advice])
  }

  @Test(arguments: [
    ("UNE+1+G1'", "UNE+2+G1'", ["EDI-COUNT"]), ("UNE+1+G1'", "UNE+1+G7'", ["EDI-REFERENCE"]),
    ("UNE+1+G1'", "", ["EDI-MISSING-TRAILER"]),
    ("UNG+ITMATT+DEA+USA+260301:1530+G1+UP+1:5'", "", ["EDI-SEGMENT-MISPLACED"]),
  ])
  func groupTrailers(original: String, changed: String, codes: [String]) {
    let text =
      "\(Self.head)1'UNG+ITMATT+DEA+USA+260301:1530+G1+UP+1:5'\(message("1", "RX123456785DE"))UNE+1+G1'UNZ+1+1'"
    let decoded = decode(text.replacing(original, with: changed))
    #expect(decoded.codes == codes)
    #expect(decoded.records.count == 1)
  }

  @Test func duplicates() {
    let one = "\(Self.head)1'\(message("1", "RX123456785DE"))\(message("1", "LX000000014DE"))UNZ+2+1'"
    let decoded = decode(one + one)
    #expect(decoded.codes == ["EDI-DUPLICATE-MESSAGE", "EDI-DUPLICATE-INTERCHANGE", "EDI-DUPLICATE-MESSAGE"])
    #expect(decoded.records.count == 4)
  }

  @Test func emptyInterchange() {
    let decoded = decode("\(Self.head)1'UNZ+0+1'")
    #expect(decoded.codes == ["EDI-EMPTY"])
    #expect(decoded.ledger.envelope == decoded.ledger.taken)
  }

  @Test func messageWithoutInterchange() {
    let decoded = decode(message("1", "RX123456785DE") + message("2", "LX000000014DE"))
    #expect(decoded.records.count == 2)
    #expect(decoded.codes == ["EDI-NO-INTERCHANGE"])
    #expect(decoded.records.first?["source.interchange"] == nil)
  }

  @Test func groupWithoutInterchange() {
    let decoded = decode("UNG+ITMATT+DEA+USA+260301:1530+G1+UP+1:5'\(message("1", "RX123456785DE"))UNE+1+G1'")
    #expect(decoded.records.count == 1)
    #expect(decoded.codes == ["EDI-NO-INTERCHANGE"])
  }

  @Test func messagesBesideGroups() {
    let group = "UNG+ITMATT+DEA+USA+260301:1530+G1+UP+1:5'\(message("1", "RX123456785DE"))UNE+1+G1'"
    let after = decode("\(Self.head)1'\(group)\(message("2", "LX000000014DE"))UNZ+1+1'")
    #expect(after.codes == ["EDI-MIXED"])
    let before = decode("\(Self.head)1'\(message("2", "LX000000014DE"))\(group)UNZ+1+1'")
    #expect(before.codes == ["EDI-MIXED"])
  }

  @Test func interchangeInsideAnUnfinishedOne() {
    let text =
      "\(Self.head)1'\(message("1", "RX123456785DE"))\(Self.head)2'\(message("1", "LX000000014DE"))UNZ+1+2'"
    let decoded = decode(text)
    #expect(decoded.codes == ["EDI-MISSING-TRAILER"])
    #expect(decoded.records.map { $0["source.interchange"] } == ["1", "2"])
  }

  @Test(arguments: [false, true])
  func interchangeWithItsOwnAdviceInsideAnUnfinishedOne(isInMessage: Bool) {
    let first =
      (Self.head + "1'" + message("1", "RX123456785DE").replacing(isInMessage ? "UNT+6+1'" : "@", with: ""))
      .replacing(":", with: "|").replacing("+", with: "^").replacing("'", with: "~")
    let text = "UNA|^,\\ ~\(first)UNA:+.? '\(Self.head)2'\(message("1", "LX000000014DE"))UNZ+1+2'"
    let decoded = decode(text)
    #expect(decoded.record("LX000000014DE")?["source.interchange"] == "2")
    #expect(decoded.codes.contains("EDI-MISSING-TRAILER"))
  }

  @Test func messageInsideAnUnfinishedOne() {
    let first = message("1", "RX123456785DE").replacing("UNT+6+1'", with: "")
    let decoded = decode("\(Self.head)1'\(first)\(message("2", "LX000000014DE"))UNZ+2+1'")
    #expect(decoded.codes == ["EDI-MISSING-TRAILER"])
    #expect(decoded.records.map { $0["item.id"] } == ["RX123456785DE", "LX000000014DE"])
  }

  @Test(arguments: [
    #"<?xml version="1.0"?><ips ExportRef="5"><MailItem ItemId="EE123456785CN"/></ips>"#,
    #"<?xml version='1.0'?><ips ExportRef='5'><MailItem ItemId='EE123456785CN'/></ips>"#,
  ])
  func documentAfterAnUnfinishedInterchange(document: String) {
    let whole = "\(Self.head)1'\(message("1", "RX123456785DE"))"
    for open in [
      whole, whole.replacing("UNT+6+1'", with: ""), "\(Self.head)1'UNH+1+INVRPT:2:1:UP'BGM+1+2+9'",
    ] {
      let decoded = decode(open + "\n" + document)
      #expect(decoded.record("EE123456785CN") != nil, "after \(open)")
      #expect(decoded.codes.contains("EDI-MISSING-TRAILER"))
    }
  }

  @Test func segmentOutsideAMessage() {
    let decoded = decode(
      "\(Self.head)1'\(message("1", "RX123456785DE"))XYZ+1'\(message("2", "LX000000014DE"))UNZ+2+1'")
    #expect(decoded.codes == ["EDI-SEGMENT-MISPLACED"])
    #expect(decoded.rejects.map(\.text) == ["XYZ+1'"])
    #expect(decoded.rejects.first?.reason == .misplacedSegment)
    #expect(decoded.records.count == 2)
  }

  @Test func unknownMessageIsRejectedWhole() {
    let unknown = "UNH+1+INVRPT:2:1:UP'BGM+1+2+9'\nRFF+AAA:1'UNT+4+1'"
    let decoded = decode("\(Self.head)1'\(unknown)\(message("2", "LX000000014DE"))UNZ+2+1'")
    #expect(decoded.codes == [])
    #expect(decoded.rejects.map(\.text) == [unknown])
    #expect(decoded.rejects.first?.detail == "INVRPT")
    #expect(decoded.records.count == 1)
  }

  @Test func unknownVersionFallsBack() {
    let decoded = decode(
      "\(Self.head)1'\(message("1", "RX123456785DE").replacing("ITMATT:1", with: "itmatt:7"))UNZ+1+1'")
    #expect(decoded.codes == ["EDI-VERSION-FALLBACK"])
    #expect(decoded.records.count == 1)
  }

  @Test func testIndicator() {
    let head = "UNB+UNOC:3+DE101:58+US101:ZZZ+260301:1530+1++ITMATT+A+1+AGREED+1'"
    let record = decode("\(head)\(message("1", "RX123456785DE"))UNZ+1+1'").records.first
    #expect(record?["source.test"] == "true")
    #expect(record?["source.sender"] == "DE101")
  }

  @Test(arguments: [
    ("UNB+UNOC:7+A+B+260301:1530+1'", "EDI-SYNTAX-VERSION"),
    ("UNB+UNOC:3++B+260301:1530+1'", "EDI-ENVELOPE-ELEMENT"),
  ])
  func faultsOfTheInterchangeHeader(header: String, code: String) {
    let decoded = decode("\(header)\(message("1", "RX123456785DE"))UNZ+1+1'")
    #expect(decoded.codes == [code])
    #expect(decoded.records.count == 1)
  }
}
