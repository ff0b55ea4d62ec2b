public import Vocabulary

/// Findings as JUnit XML: a test suite for each feed, a test case for each code that occurred, and one, `records`, that
/// passes, so that a feed without findings is a run too.
///
/// The first places of a code are listed and the rest counted; hand over all findings.
public struct JUnitReport: FindingReport {
  /// What was found of one code in the feed.
  private struct Case {
    var severity = Severity.advice
    var count: UInt64 = 0
    var places: [String] = []
  }

  private let catalogue: FindingCatalogue
  private var feed: String?
  private var cases: [UInt16: Case] = [:]

  /// How many places are listed for one code.
  public static let placeLimit = 20

  public init(catalogue: FindingCatalogue) { self.catalogue = catalogue }

  public mutating func begin(into output: inout OutputBuffer) {
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"postern validate\">\n")
  }

  public mutating func beginFeed(_ name: String, into output: inout OutputBuffer) {
    writeSuite(into: &output)
    feed = name
  }

  public mutating func add(_ finding: ReportedFinding, into output: inout OutputBuffer) {
    var found = cases[finding.kind] ?? Case()
    found.count += 1
    found.severity = max(found.severity, finding.severity)
    if found.places.count < Self.placeLimit {
      let item = finding.item.isEmpty ? "" : " (item \(FindingText.shown(finding.item)))"
      found.places.append("line \(finding.line), byte \(finding.offset): \(finding.message)\(item)")
    }
    cases[finding.kind] = found
  }

  public mutating func finish(_ tally: FindingTally, into output: inout OutputBuffer) {
    writeSuite(into: &output)
    output.append("</testsuites>\n")
  }

  private mutating func writeSuite(into output: inout OutputBuffer) {
    guard let feed else { return }
    let name = Self.escaped(feed)
    output.append("  <testsuite name=\"\(name)\" tests=\"\(cases.count + 1)\" failures=\"\(cases.count)\">\n")
    output.append("    <testcase classname=\"\(name)\" name=\"records\"/>\n")
    for (number, found) in cases.sorted(by: { $0.key < $1.key }) {
      let kind = catalogue[number]
      let times = found.count == 1 ? "once" : "\(found.count) times"
      let more = found.count - UInt64(found.places.count)
      let places = found.places + (more > 0 ? ["and \(more) more"] : [])
      output.append("    <testcase classname=\"\(name)\" name=\"\(Self.escaped(kind.code))\">\n")
      output.append("      <failure type=\"\(found.severity.name)\" message=\"")
      output.append(Self.escaped("\(kind.title) (\(times))") + "\">")
      output.append(Self.escaped(places.joined(separator: "\n")))
      output.append("</failure>\n    </testcase>\n")
    }
    output.append("  </testsuite>\n")
    cases.removeAll()
    self.feed = nil
  }

  /// Text as it may stand in an element or an attribute; characters that XML 1.0 does not have are dropped.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: result += "&amp;"
      case 0x3C: result += "&lt;"
      case 0x3E: result += "&gt;"
      case 0x22: result += "&quot;"
      case 0x0A: result += "\n"
      case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
