import Foundation
import Reports
import Testing
import Vocabulary

struct LineTests {
  @Test func aRejectKeepsItsBytes() throws {
    let line = Self.reject(Array("UNH+1+NOPE'\n\"".utf8), part: 1, isLast: true)
    #expect(
      line
        == [
          #"{"kind":"reject","reason":"unknown message","message":"no schema: NOPE","#,
          #""source":{"feed":"day1.edi","offset":12,"length":13,"syntax":"edifact","sender":"CNBJSA"},"line":3,"#,
          #""segment":1,"raw":"UNH+1+NOPE'\n\""}"#, "\n",
        ].joined())
  }

  @Test func bytesThatAreNoTextAreBase64() throws {
    let bytes: [UInt8] = [0x55, 0xFF, 0x0A, 0xC3]
    let object = try Self.object(Self.reject(bytes, part: 2, isLast: true))
    #expect(object["rawEncoding"] as? String == "base64")
    #expect((object["raw"] as? String).flatMap { Data(base64Encoded: $0) } == Data(bytes))
    #expect(object["part"] as? Int == 2)
    #expect(object["last"] as? Bool == true)
  }

  @Test func anEmptyRejectIsALineToo() throws {
    let object = try Self.object(Self.reject([], part: 1, isLast: false))
    #expect(object["raw"] as? String == "")
    #expect(object["last"] as? Bool == false)
  }

  @Test(arguments: Samples.hostile) func hostileRejectsAreOneLine(_ text: String) throws {
    let line = Self.reject(Array(text.utf8), feed: text, part: 1, isLast: true)
    #expect(line.utf8.filter { $0 < 0x20 } == [0x0A])
    let object = try Self.object(line)
    #expect(object["raw"] as? String == text)
    #expect((object["source"] as? [String: Any])?["feed"] as? String == text)
  }

  @Test func theSummaryBalances() throws {
    let summary = Self.summary
    var output = OutputBuffer()
    summary.writeJSON(into: &output)
    #expect(
      Samples.text(output)
        == [
          #"{"kind":"summary","bytes":{"in":1000,"records":700,"rejects":200,"envelope":90,"skipped":10},"#,
          #""skipped":{"garbage":4,"padding":6},"interchanges":1,"messages":2,"records":1200,"rejects":4,"#,
          #""findings":{"error":3,"warning":2,"advice":1}}"#, "\n",
        ].joined())
    #expect(summary.isBalanced)
  }

  @Test func theSummaryForPeople() {
    var summary = Self.summary
    #expect(
      summary.text == """
        records    1 200 in 2 messages of 1 interchanges and documents
        rejects    4
        findings   3 errors, 2 warnings, 1 advice
        bytes      1 000 = 700 records + 200 rejects + 90 envelope + 10 skipped (4 garbage, 6 padding)

        """)
    #expect(summary.text(elapsed: 0.5).contains("elapsed    0.50 s, 2 400 records/s, 2 000 bytes/s\n"))
    #expect(summary.text(elapsed: 0) == summary.text)
    summary.bytesIn = 1001
    summary.isComplete = false
    #expect(summary.text.contains("DO NOT BALANCE"))
    #expect(summary.text.hasSuffix("stopped before the end of the input\n"))
  }

  @Test func theTallyCapsEachKind() {
    var tally = FindingTally(Samples.catalogue)
    let given: [(kind: UInt16, severity: Severity)] = [(0, .error), (0, .warning), (0, .error), (1, .error)]
    let shown = given.map { tally.add(kind: $0.kind, $0.severity, limit: 2) }
    #expect(shown == [true, true, false, true])
    #expect(tally.unshownCount(kind: 0) == 1)
    #expect(tally.count(.error) == 3)
    var both = tally
    both.add(tally)
    #expect(both.total == 8)
    #expect(both.unshownCount(kind: 0) == 2)
    #expect(both.kindsFound == [0, 1])
  }

  @Test func wordingShowsWhatCannotBeSeen() {
    #expect(FindingText.shown("a\tb\u{7F}\u{202E}c\u{85}") == "a␉b␡␦c␦")
    #expect(FindingText.shown(String(repeating: "品", count: 65)) == String(repeating: "品", count: 64) + "…")
    #expect(FindingText.shown(String(repeating: "x", count: 64)) == String(repeating: "x", count: 64))
    let text = FindingText(
      kind: Samples.catalogue[0], value: "Jane", expected: "", count: 0, element: "", isMasked: true)
    #expect(text.message == "item id ••• fails its check digit, expected ")
  }

  private static var summary: RunSummary {
    var summary = RunSummary()
    summary.bytesIn = 1000
    summary.recordBytes = 700
    summary.rejectBytes = 200
    summary.envelopeBytes = 90
    summary.skipped = ["padding": 6, "garbage": 4]
    summary.interchanges = 1
    summary.messages = 2
    summary.records = 1200
    summary.rejects = 4
    summary.findings = [1, 2, 3]
    return summary
  }

  private static func reject(_ bytes: [UInt8], feed: String = "day1.edi", part: Int, isLast: Bool) -> String {
    var source = SourceContext()
    source.feed = feed
    source.offset = 12
    source.length = UInt64(bytes.count)
    source.syntax = "edifact"
    source.sender = "CNBJSA"
    var output = OutputBuffer(capacity: 1)
    let line = RejectLine(
      reason: "unknown message", message: "no schema: NOPE", source: source, line: 3, segment: 1, part: part,
      isLastPart: isLast)
    bytes.withUnsafeBytes { line.write(raw: $0, into: &output) }
    return Samples.text(output)
  }

  private static func object(_ line: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }
}
