import Foundation
import Testing

/// Stories of Samples that are linked: what link, coverage and decode say of them, in every order of their files.
@Suite struct StoryTests {
  static let stories: [URL] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: Files.samples.path)) ?? []
    return names.sorted().map { Files.samples.appending(path: $0) }
      .filter { FileManager.default.fileExists(atPath: $0.appending(path: "coverage.json").path) }
  }()

  @Test func thereAreStories() { #expect(Self.stories.count >= 3) }

  @Test(arguments: stories)
  func saysWhatIsExpected(_ story: URL) throws {
    try Files.withDirectory { directory in
      let linked = try link(story, feeds(story), directory.appending(path: "story.journal"))
      #expect(linked.output == (try text(story, "link.ndjson")))
      #expect(try coverage(directory) == (try text(story, "coverage.json")))
      try expectEnriched(story, directory)
    }
  }

  @Test(arguments: stories)
  func saysTheSameInAnyOrder(_ story: URL) throws {
    let feeds = try feeds(story)
    for order in [feeds.reversed(), feeds.shuffled()] {
      try Files.withDirectory { directory in
        let journal = directory.appending(path: "story.journal")
        var findings = Set<String>()
        // One run a file: what is found with an earlier file may not hold with a later one, and the other way round.
        for feed in order { _ = try link(story, [feed], journal) }
        for feed in order { findings.formUnion(try link(story, [feed], journal).findings) }
        #expect(try coverage(directory) == (try text(story, "coverage.json")))
        try expectEnriched(story, directory)
        let expected = CommandResult(
          status: 0, wasKilled: false, output: try text(story, "link.ndjson"), errors: "")
        #expect(findings == Set(expected.findings))
      }
    }
  }

  private func feeds(_ story: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: story.path)
      .filter { $0.hasSuffix(".edi") || $0.hasSuffix(".xml") }.sorted()
  }

  /// What the records of items say when the journal is asked, where the story tells it.
  private func expectEnriched(
    _ story: URL, _ directory: URL, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    guard FileManager.default.fileExists(atPath: story.appending(path: "enriched.ndjson").path) else {
      return
    }
    let items = try feeds(story).filter { $0.contains("items") }
    let journal = directory.appending(path: "story.journal").path
    let decoded = try RunningCommand(["decode", "--journal", journal] + items, in: story).result()
    #expect(decoded.output == (try text(story, "enriched.ndjson")), sourceLocation: sourceLocation)
  }

  private func link(_ story: URL, _ feeds: [String], _ journal: URL) throws -> CommandResult {
    try RunningCommand(["link", "--journal", journal.path] + feeds, in: story).result()
  }

  private func coverage(_ directory: URL) throws -> String {
    try Files.postern("coverage", "--journal", "story.journal", "--format", "json", in: directory).output
  }

  private func text(_ story: URL, _ name: String) throws -> String {
    String(decoding: try Data(contentsOf: story.appending(path: name)), as: UTF8.self)
  }
}
