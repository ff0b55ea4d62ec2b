import Foundation
import Testing

/// `postern assess` as people and scripts use it.
@Suite(.enabled(if: Program.exists)) struct AssessCommandTests {
  /// A folder of Samples with the command that its README shows, and what it writes.
  struct DutyStory: CustomTestStringConvertible, Sendable {
    let folder: URL
    let command: String
    var testDescription: String { folder.lastPathComponent }

    static let all: [DutyStory] = {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: Repository.samples.path)) ?? []
      return names.sorted().compactMap { name in
        let folder = Repository.samples.appending(path: name)
        guard let text = try? String(contentsOf: folder.appending(path: "command"), encoding: .utf8),
          text.hasPrefix("postern assess ")
        else { return nil }
        return DutyStory(folder: folder, command: text.trimmingCharacters(in: .newlines))
      }
    }()
  }

  private func run(_ command: String) throws -> CommandResult {
    try Repository.withDirectory {
      try Repository.shell("cd '\(Repository.root.path)' && \(command)", in: $0)
    }
  }

  @Test func thereAreStories() { #expect(DutyStory.all.count >= 4) }

  @Test(arguments: DutyStory.all)
  func saysWhatIsExpected(_ story: DutyStory) throws {
    let result = try run(story.command)
    let expected = try String(contentsOf: story.folder.appending(path: "expected.ndjson"), encoding: .utf8)
      .lines
    #expect(result.output.lines.count == expected.count)
    for (found, expected) in zip(result.output.lines, expected) { #expect(found == expected) }
    let readme = try String(contentsOf: story.folder.appending(path: "README.md"), encoding: .utf8)
    #expect(readme.contains("```sh\n\(story.command)\n```"))
  }

  /// Apart from the duty, the lines are those of decode.
  @Test func linesAreThoseOfDecode() throws {
    let assessed = try run("postern assess Samples/*/feed.edi --as-of 2026-03-15 --rates Samples/rates")
    let decoded = try run("postern decode Samples/*/feed.edi")
    let pairs = zip(assessed.output.lines, decoded.output.lines)
    #expect(assessed.output.lines.count == decoded.output.lines.count)
    var items = 0
    for (assessed, decoded) in pairs {
      if let range = assessed.range(of: ",\"duty\":{\"") {
        #expect(assessed[..<range.lowerBound] + "}" == decoded[...])
        items += 1
      } else {
        #expect(assessed == decoded)
      }
    }
    #expect(items > 20)
  }

  @Test(
    arguments: [
      ("--as-of 2026-03-15", 0, "assessed   3 items"), ("--as-of 2026-13-15", 2, "--as-of"),
      ("", 2, "--as-of"),
      ("--as-of 2027-02-29", 2, "--as-of"),
      ("--as-of 2026-03-15 --rates /nonexistent", 2, "/nonexistent: No such file or directory"),
      (
        "--as-of 2026-03-15 --regime us.mail", 2,
        "there is no regime \"us.mail\"; there are us.mail.2025-05-02"
      ),
      ("--as-of 2026-03-15 --same-recipient name", 2, "name-and-postcode"),
      ("--as-of 2026-09-07", 1, "RATE-MISSING"), ("--as-of 2026-09-07 --exit-zero", 0, "RATE-MISSING"),
      ("--as-of 2026-03-15 -o /nowhere/at/all", 3, "/nowhere/at/all"),
    ] as [(String, Int32, String)])
  func statuses(_ options: String, _ status: Int32, _ error: String) throws {
    let result = try run("postern assess Samples/quickstart.edi \(options)")
    #expect(result.status == status)
    #expect(result.errors.contains(error))
  }

  @Test func sumsOfTheSummary() throws {
    let result = try run("postern assess Samples/30-*/feed.edi --as-of 2026-09-07 --rates Samples/rates")
    let duty = result.objects("record").compactMap { $0["duty"] as? [String: Any] }
      .compactMap { ($0["totals"] as? [String: Any])?["duty"] as? [String: String] }
      .compactMap { $0["cents-half-up"].flatMap { Decimal(string: $0) } }.reduce(0, +)
    #expect(duty == Decimal(string: "149.15"))
    let summary = result.summary["duty"] as? [String: Any]
    #expect((summary?["duty"] as? [String: String])?["cents-half-up"] == "149.15")
    #expect(result.errors.contains("assessed   4 items worth $610.00: duty $149.15, fees $0.00"))
  }

  @Test func provenanceOnRequest() throws {
    let command = "postern assess Samples/30-*/feed.edi --as-of 2026-09-07 --rates Samples/rates"
    #expect(!(try run(command)).output.contains("\"used\":["))
    let feed = try Data(contentsOf: Repository.samples.appending(path: "30-all-applicable-duties/feed.edi"))
    for record in try run(command + " --provenance").objects("record") {
      let lines = (record["duty"] as? [String: Any])?["lines"] as? [[String: Any]] ?? []
      #expect(!lines.isEmpty)
      for line in lines {
        let used = line["used"] as? [[String: Any]] ?? []
        let origin = try #require(used.first { $0["name"] as? String == "origin" })
        let start = try #require(origin["offset"] as? Int)
        let length = try #require(origin["length"] as? Int)
        #expect(String(decoding: feed[start..<start + length], as: UTF8.self) == line["origin"] as? String)
        #expect(used.contains { ($0["table"] as? String) == "us.tariff.column-1" })
      }
    }
  }
}
