import Foundation
import Testing

/// A new version of a message, a partner's deviation and a new message take YAML and nothing else.
@Suite struct SamplesSchemaTests {
  private static let feed = """
    UNB+UNOC:3+CN101+US101+260301:0912+4711'
    UNH+1+ITMATT:2:0:UP'
    BGM+936+CN-1+9'
    IDE+1+CY029642156CN'
    MEA+WT+B+GRM:812'
    UNT+5+1'
    UNZ+1+4711'

    """

  private static let version2 = """
    kind: message
    id: example.itmatt.2
    title: ITMATT as one partner sends version 2
    source: agreement with the partner
    basis: inferred
    match: { syntax: edifact, type: ITMATT, versions: ["2"] }
    channel: postal
    structure:
      - BGM M1
      - group: items
        repeat: M99999
        segments: [IDE M1, MEA C1]
    record: { role: item, each: items }
    fields:
      source.messageId: /BGM[2.1]
      item.id: IDE[2.1]
      item.grossWeightGrams: { at: "MEA+WT[3.2]", unit: "[3.1]" }
    """

  /// Writes files of a directory, with the folders they stand in.
  private func write(_ files: [String: String], to directory: URL) throws {
    for (path, text) in files {
      let file = directory.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  private func codes(_ record: [String: Any]?) -> [String: String] {
    let findings = record?["findings"] as? [[String: Any]] ?? []
    return Dictionary(
      findings.compactMap { finding in
        (finding["code"] as? String).map { ($0, finding["severity"] as? String ?? "") }
      }, uniquingKeysWith: { first, _ in first })
  }

  @Test func newMessageVersion() throws {
    try Repository.withDirectory { directory in
      try write(["feed.edi": Self.feed, "schemas/messages/itmatt.2.yaml": Self.version2], to: directory)
      let before = try Repository.shell("postern decode feed.edi", in: directory)
      let item = before.objects("record").first?["item"] as? [String: Any]
      #expect(item?["grossWeightGrams"] == nil)
      #expect(before.objects("finding").first?["code"] as? String == "EDI-VERSION-FALLBACK")

      let after = try Repository.shell("postern decode feed.edi --schemas schemas", in: directory)
      #expect(after.status == 0)
      let record = try #require(after.objects("record").first)
      #expect((record["source"] as? [String: Any])?["schema"] as? String == "example.itmatt.2")
      #expect((record["item"] as? [String: Any])?["grossWeightGrams"] as? Int == 812)
      #expect(record["findings"] == nil)
      #expect(after.objects("finding").isEmpty)
    }
  }

  @Test(arguments: [1, 2])
  func partnerOverlay(_ jobs: Int) throws {
    let configuration = """
      profiles: [us.mail.aed]
      overlays:
        - for: { source.sender: [CN101] }
          set: { AED05: { severity: warning, until: 9999-01-01, reason: agreed with the partner } }
      baseline:
        - { code: AED06, reason: telephone numbers are not collected yet }
      """
    let sample = Repository.samples.appending(path: "11-missing-addressee/feed.edi").path
    try Repository.withDirectory { directory in
      let command = "postern decode --jobs \(jobs) --profile us.mail.aed '\(sample)'"
      let before = codes(try Repository.shell(command, in: directory).objects("record").first)
      #expect(before["AED05"] == "error")
      #expect(before["AED06"] == "advice")

      try write(["postern.yaml": configuration], to: directory)
      let after = codes(
        try Repository.shell("postern decode --jobs \(jobs) '\(sample)'", in: directory).objects("record")
          .first)
      #expect(after["AED04"] == "error")
      #expect(after["AED05"] == "warning")
      #expect(after["AED06"] == nil)
      let listed = try Repository.shell("postern schema list --config", in: directory)
      #expect(listed.output.contains("postern.yaml"))
    }
  }

  /// Leniencies hold however many jobs there are.
  @Test(arguments: [1, 2])
  func toleratedSender(_ jobs: Int) throws {
    let configuration = """
      senders:
        IT101: { tolerate: [wrongCounts], reason: their software counts the service segments }
        GB101: { characterSet: utf-8, reason: they declare UNOA and write UTF-8 }
      """
    let counts = Repository.samples.appending(path: "20-wrong-counts/feed.edi").path
    let text = try String(
      contentsOf: Repository.samples.appending(path: "19-uk-for-gb/feed.edi"), encoding: .utf8
    )
    .replacingOccurrences(of: "LEEDS", with: "LÉÉDS")
    try Repository.withDirectory { directory in
      try write(["postern.yaml": configuration, "utf8.edi": text], to: directory)
      let counted = try Repository.shell("postern decode --jobs \(jobs) '\(counts)'", in: directory)
      let severities = counted.objects("finding").filter { $0["code"] as? String == "EDI-COUNT" }
        .compactMap { $0["severity"] as? String }
      #expect(severities == ["advice", "advice"])

      let read = try Repository.shell("postern decode --jobs \(jobs) utf8.edi", in: directory)
      let sender = read.objects("record").first?["sender"] as? [String: Any]
      #expect((sender?["address"] as? [String: Any])?["city"] as? String == "LÉÉDS")
      #expect(!read.objects("finding").contains { $0["code"] as? String == "EDI-REPERTOIRE" })
    }
  }

  /// What CONTRIBUTING.md shows is a schema that loads, and its example holds and is read.
  @Test func exampleOfContributing() throws {
    let page = try String(contentsOf: Repository.root.appending(path: "CONTRIBUTING.md"), encoding: .utf8)
    let blocks = page.components(separatedBy: "```yaml\n")
    try #require(blocks.count > 1)
    let schema = try #require(blocks[1].components(separatedBy: "```").first)
    let sample = try #require(schema.components(separatedBy: "- sample: |\n").last)
      .components(separatedBy: "    expect:")[0].replacingOccurrences(of: "      ", with: "")
    try Repository.withDirectory { directory in
      try write(["own/messages/countr.yaml": schema, "feed.edi": sample], to: directory)
      let check = try Repository.shell("postern schema check own", in: directory)
      #expect(check.status == 0, "\(check.errors)")
      let words = try Repository.shell("postern schema explain example.countr.1 --schemas own", in: directory)
      #expect(words.output.contains("COUNTR"))
      let result = try Repository.shell("postern decode --schemas own feed.edi", in: directory)
      #expect(result.status == 0)
      let item = result.objects("record").first?["item"] as? [String: Any]
      #expect(item?["id"] as? String == "RX123456785DE")

      let wrong = schema.replacingOccurrences(of: "city: AUSTIN", with: "city: BOSTON")
      try write(["own/messages/countr.yaml": wrong], to: directory)
      let failing = try Repository.shell("postern schema check own", in: directory)
      #expect(failing.status == 2)
      #expect(failing.errors.contains("expected recipient.address.city BOSTON, found AUSTIN"))
    }
  }
}
