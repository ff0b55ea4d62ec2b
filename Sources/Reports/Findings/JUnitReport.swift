public import Vocabulary

/// Findings as JUnit XML: a test suite a feed, a test case a code, failed when there are findings of the code.
///
/// Of each code the first findings are told and the rest counted, so that memory does not grow with the feed; hand
/// over all of them, without a limit of your own. A feed is written when the next one begins.
public struct JUnitReport: FindingReport {
  /// What was found of a code in the feed.
  private struct Case {
    var count: UInt64 = 0
    var severity = Severity.advice
    var examples: [String] = []
  }

  private let catalogue: FindingCatalogue
  private let failsFrom: Severity
  private var feed: String?
  private var cases: [UInt16: Case] = [:]

  /// How many findings of a code are told.
  public static let exampleLimit = 10

  /// - Parameter failsFrom: findings below it are told, but the test passes.
  public init(catalogue: FindingCatalogue, failsFrom: Severity = .error) {
    self.catalogue = catalogue
    self.failsFrom = failsFrom
  }

  public mutating func begin(into output: inout OutputBuffer) {
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"Postern\">\n")
  }

  public mutating func beginFeed(_ name: String, into output: inout OutputBuffer) {
    writeSuite(into: &output)
    feed = name
  }

  public mutating func add(_ finding: ReportedFinding, into output: inout OutputBuffer) {
    if feed == nil { feed = finding.feed }
    var found = cases[finding.kind] ?? Case()
    found.count += 1
    found.severity = max(found.severity, finding.severity)
    if found.examples.count < Self.exampleLimit {
      let place = (finding.place + ["byte \(finding.offset)"]).joined(separator: ", ")
      found.examples.append("\(finding.message) (\(place))")
    }
    cases[finding.kind] = found
  }

  public mutating func finish(_ tally: FindingTally, into output: inout OutputBuffer) {
    writeSuite(into: &output)
    output.append("</testsuites>\n" as StaticString)
  }

  private mutating func writeSuite(into output: inout OutputBuffer) {
    guard let feed else { return }
    let name = Self.escaped(feed)
    let failures = cases.values.count { $0.severity >= failsFrom }
    output.append(
      "  <testsuite name=\"\(name)\" tests=\"\(max(cases.count, 1))\" failures=\"\(failures)\">\n")
    if cases.isEmpty { output.append("    <testcase classname=\"\(name)\" name=\"no findings\"/>\n") }
    for (number, found) in cases.sorted(by: { $0.key < $1.key }) {
      writeCase(catalogue[number], found, name, into: &output)
    }
    output.append("  </testsuite>\n" as StaticString)
    cases.removeAll()
    self.feed = nil
  }

  private func writeCase(_ kind: FindingKind, _ found: Case, _ feed: String, into output: inout OutputBuffer)
  {
    let code = Self.escaped(kind.code)
    let title = Self.escaped(kind.title)
    var told = found.examples.map(Self.escaped).joined(separator: "\n")
    let more = found.count - UInt64(found.examples.count)
    if more > 0 { told += "\nand \(more) more" }
    output.append("    <testcase classname=\"\(feed)\" name=\"\(code): \(title)\">\n")
    if found.severity >= failsFrom {
      output.append("      <failure type=\"\(found.severity.name)\" message=\"\(found.count) × \(title)\">")
      output.append("\(told)</failure>\n")
    } else {
      output.append("      <system-out>\(told)</system-out>\n")
    }
    output.append("    </testcase>\n" as StaticString)
  }

  /// Text as it may stand in XML 1.0, in attributes too; characters that may not are pictured.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(VisibleCharacter.picture(of: scalar) ?? scalar)
      }
    }
    return result
  }
}
