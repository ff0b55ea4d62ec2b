import Foundation
import Testing

/// Bad input gets a finding or a reject with its place and a status, never a crash, a hang or growth of memory.
@Suite(.serialized) struct SamplesHostileTests {
  /// Decodes bytes with the command and checks what holds of any input: the byte accounts balance.
  private func decode(_ bytes: Data, _ options: String = "") throws -> CommandResult {
    try Repository.withDirectory { directory in
      try bytes.write(to: directory.appending(path: "feed"))
      // In KiB: less than the feeds below would need if a value were held whole.
      let result = try Repository.shell(
        "ulimit -v ${POSTERN_ADDRESS_SPACE:-196608}; postern decode feed \(options)", in: directory)
      let accounts = result.summary["bytes"] as? [String: Int] ?? [:]
      #expect(accounts["in"] == bytes.count)
      let parts = ["records", "rejects", "envelope", "skipped"].compactMap { accounts[$0] }
      #expect(parts.reduce(0, +) == bytes.count)
      return result
    }
  }

  private func codes(_ result: CommandResult) -> [String] {
    result.objects("finding").compactMap { $0["code"] as? String }
  }

  private func interchange(_ segments: String) -> Data {
    Data("UNB+UNOC:3+CN101+US101+260301:0912+4711'\(segments)UNZ+1+4711'".utf8)
  }

  @Test func emptyFeed() throws {
    let result = try decode(Data())
    #expect(result.status == 0)
    #expect(result.objects.count == 1)
  }

  @Test func binaryJunk() throws {
    var number: UInt64 = 7
    let junk = Data(
      (0..<100_000).map { _ in
        number = number &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: number >> 33)
      })
    let result = try decode(junk)
    #expect(result.status == 1)
    let finding = try #require(result.objects("finding").first)
    let place = finding["at"] as? [String: Int]
    #expect(finding["code"] as? String == "FEED-GARBAGE")
    #expect(place?["offset"] == 0)
    #expect(place?["line"] == 1)
  }

  @Test func unknownMessage() throws {
    let result = try decode(interchange("UNH+1+NONAME:1:1:UP'BGM+1'UNT+3+1'"))
    #expect(result.status == 1)
    #expect(result.objects("reject").first?["reason"] as? String == "unknown message")
  }

  @Test func entityBomb() throws {
    var entities = "<!ENTITY a0 \"aaaaaaaaaa\">"
    for level in 1...9 {
      entities += "<!ENTITY a\(level) \"\(String(repeating: "&a\(level - 1);", count: 10))\">"
    }
    let bomb =
      "<!DOCTYPE ITMATT [\(entities)]>"
      + "<ITMATT><CDSView><MailObject><Id>&a9;</Id></MailObject></CDSView></ITMATT>"
    let result = try decode(Data(bomb.utf8))
    #expect(result.status == 1)
    #expect(codes(result) == ["XML-NOT-WELL-FORMED"])
  }

  @Test func externalEntity() throws {
    let feed = """
      <!DOCTYPE ITMATT [<!ENTITY file SYSTEM "file:///etc/hostname">]>
      <ITMATT><CDSView><MailObject><Id>&file;</Id></MailObject></CDSView></ITMATT>
      """
    let result = try decode(Data(feed.utf8))
    #expect(result.status == 1)
    #expect(result.objects("record").isEmpty)
  }

  @Test func deepNesting() throws {
    let depth = 100_000
    let opening = String(repeating: "<a>", count: depth)
    let closing = String(repeating: "</a>", count: depth)
    let feed = "<ITMATT>\(opening)\(closing)</ITMATT>"
    let result = try decode(Data(feed.utf8))
    #expect(result.status == 1)
    #expect(codes(result) == ["XML-LIMIT"])
  }

  @Test func notWellFormed() throws {
    let feed = "<ITMATT><CDSView><MailObject><Id>RX123456785DE</MailObject></CDSView></ITMATT>"
    let result = try decode(Data(feed.utf8))
    #expect(result.status == 1)
    #expect(result.objects("reject").first?["reason"] as? String == "not well-formed")
  }

  /// One value of 64 MiB, in both syntaxes.
  @Test func hugeValues() throws {
    let value = Data(repeating: UInt8(ascii: "A"), count: 64 << 20)
    var document = Data("<ITMATT><CDSView><MailObject><Id>".utf8)
    document += value
    document += Data("</Id></MailObject></CDSView></ITMATT>".utf8)
    let large = try decode(document, "--rejects rejects")
    #expect(large.status == 1)
    #expect(codes(large) == ["XML-LIMIT"])

    var interchange = Data("UNB+UNOC:3+CN101+US101+260301:0912+4711'UNH+1+ITMATT:1:5:UP'FTX+AAA+++".utf8)
    interchange += value
    interchange += Data("'UNT+3+1'UNZ+1+4711'".utf8)
    let long = try decode(interchange, "--rejects rejects")
    #expect(long.status == 1)
    #expect(codes(long).contains("EDI-SEGMENT-TOO-LONG"))
  }

  @Test(arguments: [
    ("UNA++.? '", "EDI-UNA"), ("UNB+UNOC:9+A+B+260301:0912+4711'UNZ+0+4711'", "EDI-SYNTAX-VERSION"),
    ("UNB+XXXX:3+A+B+260301:0912+4711'UNZ+0+4711'", "EDI-REPERTOIRE-UNKNOWN"),
  ])
  func envelopeFaults(_ start: String, _ code: String) throws {
    let rest = start.hasPrefix("UNA") ? "UNB+UNOC:3+A+B+260301:0912+4711'UNZ+0+4711'" : ""
    #expect(codes(try decode(Data((start + rest).utf8))).contains(code))
  }

  @Test func duplicateInterchange() throws {
    let once = try Data(contentsOf: Repository.samples.appending(path: "01-sale/feed.edi"))
    #expect(codes(try decode(once + once)) == ["EDI-DUPLICATE-INTERCHANGE"])
  }

  @Test(arguments: [">/dev/full", "-o /dev/full", "--summary /dev/full", "--rejects /dev/full"])
  func fullDisk(_ output: String) throws {
    let sample = Repository.samples.appending(path: "18-unknown-message/feed.edi").path
    let result = try Repository.withDirectory {
      try Repository.shell("postern decode '\(sample)' \(output)", in: $0)
    }
    #expect(result.status == 3)
    #expect(result.errors.contains("No space left on device"))
  }

  @Test func brokenPipe() throws {
    let result = try Repository.withDirectory {
      try Repository.shell(
        "postern generate --items 5000 | postern decode | head -n 1; echo ${PIPESTATUS[1]}", in: $0)
    }
    #expect(result.output.lines.count == 2)
    #expect(result.output.lines.last == "0")
    #expect(result.errors == "")
  }

  @Test func missingFile() throws {
    let result = try Repository.withDirectory { try Repository.shell("postern decode nowhere.edi", in: $0) }
    #expect(result.status == 3)
    #expect(result.errors.contains("nowhere.edi"))
  }

  @Test func schemaWithMistakes() throws {
    let profile = """
      kind: profile
      id: my.profile
      title: A profile with a mistake
      source: this test
      valid: { from: 2026-01-01 }
      applies: { channel: postal, role: item }
      rules:
        - { id: MY01, require: sender.nam, severity: error, title: Name, message: the name is missing }
      """
    let result = try Repository.withDirectory { directory in
      let folder = directory.appending(path: "schemas/profiles")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try profile.write(to: folder.appending(path: "my.yaml"), atomically: true, encoding: .utf8)
      return try Repository.shell("postern decode --schemas schemas </dev/null", in: directory)
    }
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.errors.contains("my.yaml:8:26: "))
  }
}
