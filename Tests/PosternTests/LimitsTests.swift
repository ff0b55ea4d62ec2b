import Foundation
import Postern
import Testing

/// Each limit, gone over from outside: what is usual lets the feed pass, and what is asked for does not.
@Suite(.serialized) struct LimitsTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let limit: String
    let number: Int
    let feed: Feed
    /// What the output holds once the limit is in force, and does not before.
    let sign: String
    var testDescription: String { limit }

    init(_ limit: String, _ number: Int, _ feed: Feed, _ sign: String) {
      (self.limit, self.number, self.feed, self.sign) = (limit, number, feed, sign)
    }
  }

  enum Feed: Sendable {
    case sample(String)
    case text(String)
    /// A feed that is packed, and grows to a multiple of 20 MB of blanks.
    case packed(blanks: Int)
  }

  private static let tooLarge = #""reason":"too large""#
  private static let edifact = Feed.sample("quickstart.edi")
  private static let xml = Feed.sample("16-ips-export/feed.xml")
  private static let json = Feed.sample("27-records-read-again/records.ndjson")

  private static func document(_ inside: String, _ attributes: String = "") -> Feed {
    .text("<?xml version='1.0'?><ips xmlns='http://upu.int/ips'\(attributes)>\(inside)</ips>")
  }

  private static func object(_ member: String) -> Feed {
    .text(
      #"{"kind":"record","channel":"postal","role":"item","item":{"id":"RX123456785DE"},\#(member)}"# + "\n")
  }

  private static let unknownSegments = String(repeating: "ZZZ+1'", count: 3)

  static let cases = [
    Case("unpackedBytes", 1000, .packed(blanks: 2_000), "unpacks to more"),
    Case("itemBytes", 500, edifact, tooLarge), Case("itemBytes", 500, json, tooLarge),
    Case("itemValueBytes", 100, edifact, tooLarge), Case("itemValues", 5, edifact, tooLarge),
    Case("itemFindings", 2, .text(Self.item(Self.unknownSegments)), #""code":"EDI-SEGMENT-UNKNOWN""#),
    Case("messageFindings", 2, .text(Self.message(Self.unknownSegments)), #""code":"EDI-SEGMENT-UNKNOWN""#),
    Case(
      "references", 1, .text(["1", "2", "2"].map { Self.interchange($0) }.joined()),
      "EDI-DUPLICATE-INTERCHANGE"),
    Case("rejectBytes", 100, .sample("18-unknown-message/feed.edi"), #""reason":"unknown message""#),
    Case(
      "segmentBytes", 64, .text(Self.item("FTX+AAI+++\(String(repeating: "A", count: 70))'")),
      #""reason":"damaged segment""#),
    Case("segmentElements", 8, edifact, "EDI-SEGMENT-TOO-LONG"), Case("xmlDepth", 3, xml, "XML-LIMIT"),
    Case("xmlNameBytes", 12, xml, "XML-LIMIT"), Case("xmlAttributes", 1, xml, "XML-LIMIT"),
    Case("xmlAttributeBytes", 10, xml, "XML-LIMIT"),
    Case("xmlNamespaces", 1, document("", " xmlns:a='urn:a'"), "XML-LIMIT"),
    Case("xmlTextBytes", 20, xml, "XML-LIMIT"),
    Case("xmlMarkupBytes", 65_536, document("<!--\(String(repeating: "a", count: 300_000))-->"), "XML-LIMIT"),
    Case("xmlAllNamesBytes", 4096, document((0..<2000).map { "<n\($0)/>" }.joined()), "XML-LIMIT"),
    Case("jsonDepth", 2, json, "JSON-LIMIT"), Case("jsonNameBytes", 6, json, "JSON-LIMIT"),
    Case("jsonTextBytes", 10, json, "JSON-LIMIT"),
    Case("jsonNumberBytes", 3, object(#""declared":{"amount":12345}"#), "JSON-LIMIT"),
    Case("jsonMembers", 4, json, "JSON-LIMIT"), Case("jsonValues", 20, json, "JSON-LIMIT"),
  ]

  /// Those that have a test of their own below.
  private static let others = ["unpackedRatio", "journalBytes"]

  @Test(arguments: cases) func goingOverALimit(_ given: Case) throws {
    let usual = try run(given.feed, "")
    let narrow = try run(given.feed, "--limit \(given.limit)=\(given.number)")
    let count = { (result: CommandResult) in
      (result.output + result.errors).components(separatedBy: given.sign).count
    }
    #expect(count(narrow) != count(usual), "\(narrow.output)\(narrow.errors)")
    // Whatever is left of the feed, its bytes are in their accounts.
    let bytes = try #require(narrow.summary["bytes"] as? [String: Int])
    #expect(bytes.filter { $0.key != "in" }.values.reduce(0, +) == bytes["in"])
    #expect(narrow.status == (given.limit == "unpackedBytes" ? 3 : narrow.hasErrors ? 1 : 0))
  }

  @Test func everyLimitIsGoneOver() {
    #expect(Set(Limit.all.map(\.name)) == Set(Self.cases.map(\.limit) + Self.others))
  }

  /// What is not told is counted.
  @Test func findingsBeyondTheLimitOfAnItem() throws {
    let feed = Feed.text(Self.item(String(repeating: "ZZZ+1'", count: 50)))
    for command in ["decode", "validate --format json"] {
      let result = try run(feed, "--limit itemFindings=2", command)
      #expect(result.output.components(separatedBy: "EDI-SEGMENT-UNKNOWN").count == 3)
      #expect(result.errors.contains("50 warnings"), "\(command): \(result.errors)")
    }
  }

  @Test func unpackingHasARatio() throws {
    let feed = Feed.packed(blanks: 20_000_000)
    let usual = try run(feed, "")
    #expect(usual.status == 3 && usual.errors.contains("unpacks to more"), "\(usual.errors)")
    #expect(try run(feed, "--limit unpackedRatio=5000").status == 0)
  }

  @Test func aJournalHasASize() throws {
    let result = try Repository.withDirectory { directory in
      try Repository.shell(
        "postern generate --network --items 300 -o feed.edi; postern link --journal j --limit journalBytes=64K feed.edi",
        in: directory)
    }
    #expect(result.status == 3 && result.errors.contains("cannot grow"), "\(result.errors)")
  }

  /// What stands in `postern.yaml` holds for every command, and what is asked for on its line goes before it.
  @Test func limitsOfTheConfiguration() throws {
    try Repository.withDirectory { directory in
      let feed = Repository.samples.appending(path: "quickstart.edi").path
      let configuration = "limits: { segmentElements: 8 }\n"
      try Data(configuration.utf8).write(to: directory.appending(path: "postern.yaml"))
      for command in ["decode", "validate --format json", "link --journal j"] {
        let result = try Repository.shell("postern \(command) '\(feed)'", in: directory)
        #expect(result.output.contains("EDI-SEGMENT-TOO-LONG"), "\(command)")
        let wide = try Repository.shell(
          "postern \(command) --limit segmentElements=4K '\(feed)'", in: directory)
        #expect(!wide.output.contains("EDI-SEGMENT-TOO-LONG"), "\(command)")
      }
      let listed = try Repository.shell("postern schema list --config", in: directory)
      #expect(listed.output.contains("segmentElements"))
      #expect(listed.output.contains("8 (usually 4096)"))
    }
  }

  @Test(arguments: [
    ("segmentElement: 8", "1:11: expected one of itemBytes"),
    ("segmentElements: 0", "expected a whole number from"),
    ("xmlDepth: 257", "expected a whole number from 1 to 256"),
  ])
  func limitsThatAreNone(_ written: String, _ mistake: String) throws {
    let result = try Repository.withDirectory { directory in
      try Data("limits: { \(written) }\n".utf8).write(to: directory.appending(path: "postern.yaml"))
      return try Repository.shell("postern decode </dev/null", in: directory)
    }
    #expect(result.status == 2 && result.errors.contains(mistake), "\(result.errors)")
  }

  @Test(arguments: ["segmentElement=8", "segmentElements=0", "segmentElements", "segmentElements=1G"])
  func limitsThatAreNoneOnTheCommandLine(_ written: String) throws {
    let result = try Repository.withDirectory { directory in
      try Repository.shell("postern decode --limit \(written) </dev/null", in: directory)
    }
    #expect(result.status == 2, "\(result.errors)")
    #expect(result.output.isEmpty)
  }

  // MARK: Feeds

  private func run(_ feed: Feed, _ options: String, _ command: String = "decode") throws -> CommandResult {
    try Repository.withDirectory { directory in
      let path = directory.appending(path: "feed")
      switch feed {
      case .sample(let name):
        try FileManager.default.copyItem(at: Repository.samples.appending(path: name), to: path)
      case .text(let text): try Data(text.utf8).write(to: path)
      case .packed(let count):
        let made = try Repository.shell(
          "head -c \(count) /dev/zero | tr '\\0' ' ' | gzip -9 -c > feed", in: directory)
        #expect(made.status == 0)
      }
      return try Repository.shell("postern \(command) feed \(options)", in: directory)
    }
  }

  private static func interchange(_ reference: String, _ messages: String = "") -> String {
    let count = messages.isEmpty ? 0 : 1
    return "UNB+UNOC:3+CN101+US101+260301:0912+\(reference)'\(messages)UNZ+\(count)+\(reference)'"
  }

  private static func message(_ segments: String) -> String {
    let count = segments.count { $0 == "'" } + 6
    return interchange(
      "1",
      "UNH+1+ITMATT:1:5:UP'BGM+936+A+9'\(segments)DTM+137:202603011530:203'GID+1+1'PCI++RX123456785DE'UNT+\(count)+1'"
    )
  }

  private static func item(_ segments: String) -> String {
    let count = segments.count { $0 == "'" } + 6
    return interchange(
      "1",
      "UNH+1+ITMATT:1:5:UP'BGM+936+A+9'DTM+137:202603011530:203'GID+1+1'PCI++RX123456785DE'\(segments)UNT+\(count)+1'"
    )
  }
}

extension CommandResult {
  /// Whether the summary counts an error, a reject or bytes that were skipped as garbage.
  var hasErrors: Bool {
    let findings = summary["findings"] as? [String: Int] ?? [:]
    let skipped = summary["skipped"] as? [String: Int] ?? [:]
    return findings["error"] ?? 0 > 0 || summary["rejects"] as? Int ?? 0 > 0 || skipped["garbage"] ?? 0 > 0
  }
}
