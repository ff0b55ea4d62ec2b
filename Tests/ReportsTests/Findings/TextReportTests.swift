import Reports
import Testing
import Vocabulary

struct TextReportTests {
  @Test func looksAsDesigned() throws {
    var finding = try Samples.finding()
    finding.label = "expected …5CN"
    finding.hint = nil
    #expect(
      Self.block(finding) == """
        error[S10-CHECK]: item id LX000000015CN fails its check digit
          --> day1.edi: interchange 000123, message 1, segment 6 (byte 20 611)
           |
         6 | CNI+1+LX000000015CN'
           |       ^^^^^^^^^^^^^ expected …5CN
           = basis: UPU S10-12, 5.3


        """)
  }

  @Test func aDocumentIsPlacedByLine() throws {
    var finding = try Samples.finding(excerpt: "  <city></city>", caret: "<city></city>")
    finding.segment = 0
    finding.interchange = ""
    finding.reference = ""
    finding.messageOrdinal = 2
    finding.item = "CY029642156CN"
    finding.line = 1234
    finding.column = 3
    #expect(
      Self.block(finding) == """
        error[S10-CHECK]: item id LX000000015CN fails its check digit
             --> day1.edi: message 2, item CY029642156CN, line 1234, column 3 (byte 20 611)
              |
         1234 |   <city></city>
              |   ^^^^^^^^^^^^^
              = basis: UPU S10-12, 5.3
              = hint: Ask the sender.


        """)
  }

  @Test func wideCharactersTakeTwoColumns() throws {
    let finding = try Samples.finding(excerpt: "NAD+CZ+++深圳市é한🎁+KEJI+CN'", caret: "KEJI")
    #expect(
      Self.excerpt(finding) == ["NAD+CZ+++深圳市é한🎁+KEJI+CN'", String(repeating: " ", count: 21) + "^^^^"])
    let wide = try Samples.finding(excerpt: "+深圳市+", caret: "圳市")
    #expect(Self.excerpt(wide) == ["+深圳市+", "   ^^^^"])
  }

  @Test func marksTakeNoColumn() throws {
    let finding = try Samples.finding(excerpt: "e\u{301}e\u{301}+X", caret: "X")
    #expect(Self.excerpt(finding)[1] == "   ^")
  }

  @Test func textFromRightToLeftStaysInTheOrderOfTheFeed() throws {
    let finding = try Samples.finding(excerpt: "NAD+CN+++שלום עולם+\u{202E}X'", caret: "שלום")
    #expect(Self.excerpt(finding) == ["NAD+CN+++שלום עולם+␦X'", "         ^^^^"])
  }

  @Test func longSegmentsAreCutAroundTheCaret() throws {
    let long = String(repeating: "abcdefghij", count: 1000)
    let finding = try Samples.finding(excerpt: long + "HERE" + long, caret: "HERE")
    let lines = Self.excerpt(finding)
    #expect(lines[0].count == 95)
    #expect(lines[0].first == "…")
    #expect(lines[0].last == "…")
    let caret = try #require(lines[1].firstIndex(of: "^"))
    let place = lines[1].distance(from: lines[1].startIndex, to: caret)
    #expect(lines[0].dropFirst(place).hasPrefix("HERE"))
    #expect(lines[1].hasSuffix(" ^^^^"))
  }

  @Test func aCaretLongerThanTheLineIsCutWithIt() throws {
    let long = String(repeating: "品", count: 500)
    let lines = Self.excerpt(try Samples.finding(excerpt: "+" + long, caret: long))
    #expect(lines[0].hasPrefix("+品"))
    #expect(lines[0].hasSuffix("品…"))
    #expect(lines[1].count == (lines[0].count - 2) * 2 + 1)
  }

  @Test func controlCharactersAndForeignBytesArePictured() throws {
    var finding = try Samples.finding()
    finding.excerpt = [0x41, 0x0A, 0x1B, 0xE9, 0x42, 0x00, 0x43]
    finding.caret = 4..<5
    #expect(Self.excerpt(finding) == ["A␊␛\\xE9B␀C", "       ^"])
  }

  @Test func personalDataIsMasked() throws {
    let excerpt = "NAD+CN+++JANE Q PUBLIC+123 MAIN STREET+BROOKLYN+NY'"
    var finding = try Samples.finding(excerpt: excerpt, caret: "NY")
    finding.masked = try ["JANE Q PUBLIC", "123 MAIN STREET", "BROOKLYN"].map {
      try Samples.range(of: $0, in: excerpt)
    }
    #expect(Self.excerpt(finding) == ["NAD+CN+++•••+•••+•••+NY'", "                     ^^"])
    #expect(Self.excerpt(finding, showsValues: true)[0] == excerpt)
    finding.caret = try Samples.range(of: "MAIN", in: excerpt)
    #expect(Self.excerpt(finding)[1] == "             ^^^")
  }

  @Test func masksMayOverlapAndReachBeyondTheEnd() throws {
    var finding = try Samples.finding(excerpt: "abcdef", caret: "f")
    finding.masked = [0..<2, 1..<3, 3..<3, 5..<99]
    #expect(Self.excerpt(finding)[0] == "••••••de•••")
  }

  @Test func aCaretOutsideTheExcerptIsPutAtItsEnd() throws {
    var finding = try Samples.finding(excerpt: "abc", caret: "c")
    finding.caret = 90..<95
    #expect(Self.excerpt(finding) == ["abc", "   ^"])
    finding.caret = 1..<1
    #expect(Self.excerpt(finding) == ["abc", " ^"])
  }

  @Test func withoutExcerptThereIsOnlyThePlace() throws {
    var finding = try Samples.finding()
    finding.excerpt = []
    #expect(Self.block(finding).split(separator: "\n").count == 4)
  }

  @Test func coloursOnlyWhenTold() throws {
    let finding = try Samples.finding()
    #expect(!Self.block(finding).contains("\u{1B}"))
    let report = TextReport(catalogue: Samples.catalogue, usesColours: true, showsValues: false)
    #expect(
      Samples.text(report, [finding]).hasPrefix("\u{1B}[1;31merror[S10-CHECK]\u{1B}[0m\u{1B}[1m: item id"))
  }

  @Test func theEndCountsEverything() throws {
    var report = TextReport(catalogue: Samples.catalogue, usesColours: false, showsValues: false)
    var tally = FindingTally(Samples.catalogue)
    for _ in 0..<1500 { tally.add(kind: 0, .error, limit: 20) }
    tally.add(kind: 1, .warning)
    var output = OutputBuffer()
    report.finish(tally, into: &output)
    #expect(
      Samples.text(output) == """
        1 480 more of S10-CHECK not shown: Identifier fails its check digit
        1 500 errors, 1 warning

        """)
  }

  @Test(arguments: Samples.hostile) func hostileTextKeepsTheNumberOfLines(_ text: String) throws {
    var finding = try Samples.finding(excerpt: text, caret: text)
    finding.message = text
    finding.feed = text
    finding.interchange = text
    finding.label = text
    let block = Self.block(finding)
    #expect(block.utf8.count { $0 == 0x0A } == 8)
    #expect(!block.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E })
  }

  private static func block(_ finding: ReportedFinding, showsValues: Bool = false) -> String {
    var report = TextReport(catalogue: Samples.catalogue, usesColours: false, showsValues: showsValues)
    var output = OutputBuffer(capacity: 16)
    report.add(finding, into: &output)
    return Samples.text(output)
  }

  /// The excerpt and the line of carets, without the margin of four or five columns.
  private static func excerpt(_ finding: ReportedFinding, showsValues: Bool = false) -> [String] {
    let lines = block(finding, showsValues: showsValues).split(
      separator: "\n", omittingEmptySubsequences: false)
    return lines[3...4].map { String($0.dropFirst(5)) }
  }
}
