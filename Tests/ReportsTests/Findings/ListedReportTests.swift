import Foundation
import Reports
import Testing
import Vocabulary

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Findings one to a line, in an array and as test suites.
struct ListedReportTests {
  @Test func aLineForEach() {
    #expect(
      Told.text(Told.identifier, ConciseReport(catalogue: Told.catalogue))
        == "day1.edi:7: error[S10-CHECK] item identifier LX000000015CN fails its check digit "
        + "(item LX000000015CN, item.id)\n")
  }

  @Test func anArrayOfObjects() throws {
    let findings = try array([Told.identifier, Told.identifier])
    #expect(findings.count == 2)
    let finding = try #require(findings.first)
    #expect(finding["code"] as? String == "S10-CHECK")
    #expect(finding["severity"] as? String == "error")
    #expect(finding["element"] as? String == "item.id")
    #expect(finding["item"] as? String == "LX000000015CN")
    #expect(finding["interchange"] as? String == "000123")
    #expect(finding["reference"] as? String == "1")
    #expect(finding["basis"] as? String == "UPU S10-12, 5.3")
    #expect(finding["hint"] as? String == "Compare with the label.")
    let place = try #require(finding["at"] as? [String: Any])
    #expect(place["feed"] as? String == "day1.edi")
    #expect(place["offset"] as? Int == 20611)
    #expect(place["length"] as? Int == 13)
    #expect(place["line"] as? Int == 7)
    #expect(place["segment"] as? Int == 6)
  }

  @Test func anEmptyArrayIsOne() throws { #expect(try array([]).isEmpty) }

  @Test func suitesHoldATestThatPasses() throws {
    let text = suites([])
    let document = try XMLDocument(xmlString: text)
    #expect(try document.nodes(forXPath: "//testcase[@name='records']").count == 1)
    #expect(try document.nodes(forXPath: "//failure").isEmpty)
  }

  @Test func placesAreListedAndTheRestCounted() throws {
    let text = suites(Array(repeating: Told.identifier, count: 23))
    let document = try XMLDocument(xmlString: text)
    let failure = try #require(
      try document.nodes(forXPath: "//testcase[@name='S10-CHECK']/failure").first?.stringValue)
    #expect(failure.split(separator: "\n").count == JUnitReport.placeLimit + 1)
    #expect(failure.hasSuffix("and 3 more"))
  }

  @Test(arguments: ["a\nb", "]]>&<\"'", "\u{0}\u{1B}[31m\u{7F}", "\u{FFFE}", "\u{202E}x", "}{\\u0000"])
  func hostileTextStaysInItsPlace(_ text: String) throws {
    var finding = Told.identifier
    finding.message = text
    finding.item = text
    finding.feed = text
    #expect(Told.text(finding, ConciseReport(catalogue: Told.catalogue)).filter(\.isNewline).count == 1)
    #expect(try array([finding]).first?["message"] as? String == text)
    _ = try XMLDocument(xmlString: suites([finding]))
  }

  private func array(_ findings: [ReportedFinding]) throws -> [[String: Any]] {
    let text = whole(findings, JSONReport(catalogue: Told.catalogue))
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  }

  private func suites(_ findings: [ReportedFinding]) -> String {
    whole(findings, JUnitReport(catalogue: Told.catalogue))
  }

  private func whole(_ findings: [ReportedFinding], _ report: some FindingReport) -> String {
    var report = report
    var output = OutputBuffer()
    report.begin(into: &output)
    report.beginFeed("day1.edi", into: &output)
    for finding in findings { report.add(finding, into: &output) }
    report.finish(FindingTally(Told.catalogue), into: &output)
    return String(decoding: output.bytes, as: UTF8.self)
  }
}
