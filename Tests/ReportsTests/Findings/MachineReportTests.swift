import Foundation
import FoundationXML
import Reports
import Testing
import Vocabulary

struct MachineReportTests {

  @Test func github() throws {
    var finding = try Samples.finding()
    finding.feed = "in,box:1/50%.edi"
    finding.column = 7
    finding.message = "100% wrong\n::error::x"
    #expect(
      Samples.text(GitHubReport(catalogue: Samples.catalogue), [finding])
        == [
          "::error file=in%2Cbox%3A1/50%25.edi,line=1,col=7,title=S10-CHECK::100%25 wrong%0A::error::x ",
          "(interchange 000123, message 1, segment 6, byte 20611)\n",
        ].joined())
    finding.severity = .advice
    #expect(Samples.text(GitHubReport(catalogue: Samples.catalogue), [finding]).hasPrefix("::notice "))
  }

  @Test(arguments: Samples.hostile) func hostileTextStaysInOneLine(_ text: String) throws {
    let finding = try Self.hostile(text)
    let outputs = [
      Samples.text(ConciseReport(catalogue: Samples.catalogue), [finding]),
      Samples.text(GitHubReport(catalogue: Samples.catalogue), [finding]),
    ]
    for output in outputs {
      #expect(output.utf8.filter { $0 < 0x20 } == [0x0A])
      #expect(output.utf8.last == 0x0A)
    }
    #expect(outputs[1].hasPrefix("::error file="))
  }

  @Test func sarif() throws {
    var finding = try Samples.finding()
    finding.feed = "in box/day:1.edi"
    finding.element = "item.id"
    let run = try Self.sarifRun([finding])
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    #expect(rules.map { $0["id"] as? String } == ["S10-CHECK", "VAL-ODD", "TIP"])
    let result = try #require((run["results"] as? [[String: Any]])?.first)
    #expect(result["ruleIndex"] as? Int == 0)
    #expect(result["level"] as? String == "error")
    let location = try #require((result["locations"] as? [[String: Any]])?.first)
    let physical = try #require(location["physicalLocation"] as? [String: Any])
    #expect((physical["artifactLocation"] as? [String: Any])?["uri"] as? String == "in%20box/day%3A1.edi")
    #expect(
      physical["region"] as? NSDictionary == ["startLine": 1, "byteOffset": 20_611, "byteLength": 13]
        as NSDictionary)
    let logical = try #require(location["logicalLocations"] as? [[String: String]])
    #expect(logical.map { $0["kind"] } == ["interchange", "message", "segment", "element"])
    #expect(logical.last?["fullyQualifiedName"] == "interchange 000123/message 1/segment 6/element item.id")
    #expect(
      !Samples.text(SARIFReport(catalogue: Samples.catalogue, version: "1"), []).contains("Notifications"))
  }

  @Test func sarifSaysWhatWasCut() throws {
    let run = try Self.sarifRun(Array(repeating: try Samples.finding(), count: 12), limit: 5)
    #expect((run["results"] as? [Any])?.count == 5)
    let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
    let notifications = try #require(invocation["toolExecutionNotifications"] as? [[String: Any]])
    #expect(
      (notifications.first?["message"] as? [String: String])?["text"]
        == "7 of 12 findings were left out of this log.")
  }

  @Test(arguments: Samples.hostile) func sarifAndJUnitHoldHostileText(_ text: String) throws {
    let finding = try Self.hostile(text)
    let run = try Self.sarifRun([finding])
    let result = try #require((run["results"] as? [[String: Any]])?.first)
    #expect((result["message"] as? [String: String])?["text"] == text)
    let document = try Self.document(
      Samples.text(JUnitReport(catalogue: Samples.catalogue), [finding], feeds: [text]))
    #expect(document.failures.count == 1)
  }

  private static let told =
    "item id LX000000015CN fails its check digit (interchange 000123, message 1, segment 6, byte 20611)"

  private static func hostile(_ text: String) throws -> ReportedFinding {
    var finding = try Samples.finding(excerpt: text, caret: text)
    finding.message = text
    finding.feed = text
    finding.interchange = text
    finding.reference = text
    finding.item = text
    finding.hint = text
    return finding
  }

  private static func sarifRun(_ findings: [ReportedFinding], limit: Int = 5000) throws -> [String: Any] {
    let text = Samples.text(
      SARIFReport(catalogue: Samples.catalogue, version: "1.0", limit: limit), findings)
    let log = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    return try #require((log["runs"] as? [[String: Any]])?.first)
  }

  private static func document(_ text: String) throws -> JUnitDocument {
    let document = JUnitDocument()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = document
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    return document
  }
}

/// What a reader of JUnit XML sees.
private final class JUnitDocument: NSObject, XMLParserDelegate {
  private(set) var failures: [String] = []
  private(set) var cases = 0

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    if name == "testcase" { cases += 1 }
    if name == "failure" { failures.append(attributes["message"] ?? "") }
  }
}
