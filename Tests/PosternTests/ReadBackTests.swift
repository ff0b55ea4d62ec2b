import Foundation
import Testing

/// Records that were written are read again as the same records.
@Suite struct ReadBackTests {
  private func records(_ result: CommandResult) -> [NSDictionary] {
    result.objects("record").map { record in
      var record = record
      record["findings"] = nil
      return record as NSDictionary
    }
  }

  @Test(arguments: Story.all)
  func recordsOfAStory(_ story: Story) throws {
    let profiles = story.profiles.map { " --profile " + $0 }.joined()
    try Repository.withDirectory { directory in
      for feed in story.feeds {
        try FileManager.default.copyItem(
          at: story.folder.appending(path: feed), to: directory.appending(path: feed))
      }
      let names = story.feeds.joined(separator: " ")
      let first = try Repository.shell(
        "postern decode \(names)\(profiles) -o first.ndjson; cat first.ndjson", in: directory)
      let second = try Repository.shell("postern decode first.ndjson\(profiles)", in: directory)
      #expect(records(second) == records(first))
      #expect(records(first).count > 0)
      // What was rejected stays rejected; nothing is new.
      #expect(second.summary["rejects"] as? Int == first.objects("reject").count)
      let codes = { (result: CommandResult) in
        result.objects("record").map {
          ($0["findings"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }.filter {
            !$0.hasPrefix("EDI-") && !$0.hasPrefix("VAL-") && !$0.hasPrefix("XML-") && !$0.hasPrefix("JSON-")
          }
        }
      }
      #expect(codes(second) == codes(first), "profiles judge the record, wherever it was read")
    }
  }

  @Test func validateTakesRecords() throws {
    try Repository.withDirectory { directory in
      let feed = Repository.samples.appending(path: "11-missing-addressee/feed.edi").path
      let result = try Repository.shell(
        "postern decode --profile us.mail.aed '\(feed)' -o records.ndjson 2>/dev/null; postern validate --profile us.mail.aed records.ndjson --format concise",
        in: directory)
      #expect(result.status == 1)
      #expect(result.output.contains("AED04"), "\(result.output)")
    }
  }
}
