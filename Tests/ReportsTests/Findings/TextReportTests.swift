import Reports
import Testing
import Vocabulary

/// Findings as blocks for people.
struct TextReportTests {
  @Test func looksAsDesigned() {
    #expect(
      Told.text(Told.identifier) == """
        error[S10-CHECK]: item identifier LX000000015CN fails its check digit
          --> day1.edi: interchange 000123, message 1, item LX000000015CN, segment 6 (line 7, byte 20 611)
           |
         6 | CNI+1+LX000000015CN'
           |       ^^^^^^^^^^^^^
           = basis: UPU S10-12, 5.3
           = hint: Compare with the label.


        """)
  }

  @Test func whatIsAbsentHasNoCaret() {
    var finding = Told.identifier
    finding.caret = 0..<0
    #expect(!Told.text(finding).contains("^"))
    #expect(Told.text(finding).contains("\n 6 | CNI+1+LX000000015CN'\n   = basis"))
  }

  @Test func whatIsNotHeldIsLeftOut() {
    var finding = Told.identifier
    finding.excerpt = []
    #expect(!Told.text(finding).contains("|"))
  }

  @Test func wideCharactersTakeTwoColumns() {
    let lines = Told.excerpt("FTX+AAA+++棉T恤衫'", meant: "恤衫")
    #expect(lines == ["FTX+AAA+++棉T恤衫'", "             ^^^^"])
  }

  @Test func aReleaseCharacterIsShown() {
    #expect(
      Told.excerpt("FTX+AAA+++MOTHER?'S DAY'", meant: "?'S") == [
        "FTX+AAA+++MOTHER?'S DAY'", "                ^^^",
      ])
  }

  @Test func controlCharactersArePictured() {
    let lines = Told.excerpt("FTX+A\u{1B}[2J\n\tB\u{202E}C'", meant: "B")
    #expect(lines == ["FTX+A␛[2J␊␉B␦C'", "           ^"])
  }

  /// A dot for each column, so that the carets stay where they are.
  @Test func whatIsHiddenKeepsItsWidth() {
    let lines = Told.excerpt("NAD+CN+++王芳 LI++US'", meant: "US", hidden: "王芳 LI")
    #expect(lines == ["NAD+CN+++•••••••++US'", "                  ^^"])
  }

  @Test func whatIsHiddenIsShownWhenAskedFor() {
    var finding = Told.identifier
    finding.masked = [0..<20]
    #expect(Told.text(finding, showsValues: true).contains("CNI+1+LX000000015CN'"))
    #expect(!Told.text(finding).contains("CNI+1+"))
  }

  @Test(arguments: [0, 300, 620]) func longSegmentsAreCutAroundTheCaret(_ place: Int) throws {
    var bytes = Array(repeating: UInt8(ascii: "x"), count: 640)
    bytes.replaceSubrange(place..<place + 3, with: Array("HIT".utf8))
    let lines = Told.excerpt(String(decoding: bytes, as: UTF8.self), meant: "HIT")
    #expect(lines[0].count <= 100)
    let caret = try #require(lines[1].firstIndex(of: "^"))
    let column = lines[1].distance(from: lines[1].startIndex, to: caret)
    #expect(lines[0].dropFirst(column).prefix(3) == "HIT")
    #expect(lines[0].hasPrefix("…") == (place > 0))
    #expect(lines[0].hasSuffix("…") == (place < 600))
  }

  @Test func coloursOnlyWhenAskedFor() {
    #expect(!Told.text(Told.identifier).contains("\u{1B}"))
    #expect(Told.text(Told.identifier, usesColor: true).hasPrefix("\u{1B}[1;31merror[S10-CHECK]\u{1B}[0m"))
  }

  @Test func hostileTextKeepsItsLine() {
    for text in ["a\nb", "\r\n::error::x", "\u{1B}[31m", "\u{85}\u{2028}", "\"<&>'"] {
      var finding = Told.identifier
      finding.message = text
      finding.item = text
      finding.feed = text
      finding.interchange = text
      finding.excerpt = Array(text.utf8)
      finding.caret = 0..<1
      let report = Told.text(finding)
      #expect(report.split(separator: "\n", omittingEmptySubsequences: false).count == 9)
      #expect(!report.contains("\u{1B}") && !report.contains("\r"))
    }
  }

  @Test func whatIsNotShownIsCounted() {
    var output = OutputBuffer()
    var report = TextReport(catalogue: Told.catalogue, usesColor: false, showsValues: false)
    var tally = FindingTally(Told.catalogue)
    tally.add(kind: 0, .error, limit: 0)
    report.finish(tally, into: &output)
    #expect(String(decoding: output.bytes, as: UTF8.self) == "1 more finding is not shown: S10-CHECK 1\n")
  }
}

/// A finding, and how it is told.
enum Told {
  static let catalogue: FindingCatalogue = {
    var catalogue = FindingCatalogue()
    catalogue.add(
      FindingKind(
        code: "S10-CHECK", severity: .error, title: "Item identifier fails its check", message: "{value}",
        hint: "Compare with the label.", basis: "UPU S10-12, 5.3", definedIn: "test"))
    return catalogue
  }()

  static var identifier: ReportedFinding {
    var finding = ReportedFinding(
      kind: 0, in: catalogue, message: "item identifier LX000000015CN fails its check digit")
    finding.element = "item.id"
    finding.feed = "day1.edi"
    finding.offset = 20611
    finding.length = 13
    finding.line = 7
    finding.segment = 6
    finding.interchange = "000123"
    finding.reference = "1"
    finding.item = "LX000000015CN"
    finding.excerpt = Array("CNI+1+LX000000015CN'".utf8)
    finding.caret = 6..<19
    return finding
  }

  static func text(_ finding: ReportedFinding, usesColor: Bool = false, showsValues: Bool = false) -> String {
    text(finding, TextReport(catalogue: catalogue, usesColor: usesColor, showsValues: showsValues))
  }

  static func text(_ finding: ReportedFinding, _ report: some FindingReport) -> String {
    var report = report
    var output = OutputBuffer()
    report.add(finding, into: &output)
    return String(decoding: output.bytes, as: UTF8.self)
  }

  /// The line of the excerpt and that of the carets, without the margin.
  static func excerpt(_ text: String, meant: String, hidden: String = "") -> [String] {
    var finding = identifier
    finding.excerpt = Array(text.utf8)
    finding.caret = place(of: meant, in: text)
    finding.masked = hidden.isEmpty ? [] : [place(of: hidden, in: text)]
    let lines = Self.text(finding).split(separator: "\n", omittingEmptySubsequences: false)
    return lines[3...4].map { String($0.dropFirst(5)) }
  }

  private static func place(of part: String, in text: String) -> Range<Int> {
    let bytes = Array(text.utf8)
    let wanted = Array(part.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? 0
    return start..<start + wanted.count
  }
}
