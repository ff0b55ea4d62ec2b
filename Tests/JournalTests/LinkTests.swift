import Foundation
import Testing

/// Linking: the same journal, however often and in whatever order and pieces messages come.
@Suite struct LinkTests {
  private let network = Network(dispatches: 3, itemsEach: 10)

  /// Item data, and of each dispatch two messages with a record of themselves and of two receptacles.
  private var records: Int { network.items.filter(\.hasData).count + 3 * 2 * (1 + 2) }

  @Test func takesInAFeedOnce() throws {
    try Files.withDirectory { directory in
      try write(network.feed, "feed.edi", directory)
      let first = try Files.postern("link", "--journal", "j", "feed.edi", in: directory)
      #expect(first.added["items"] == network.items.filter(\.hasData).count)
      #expect(first.added["nestings"] == network.items.filter { $0.receptacle != nil }.count)
      let contents = try JournalContents(directory.appending(path: "j"))

      let again = try Files.postern("link", "--journal", "j", "feed.edi", in: directory)
      #expect(again.added.values.allSatisfy { $0 == 0 })
      #expect(again.status == first.status)
      #expect(try JournalContents(directory.appending(path: "j")) == contents)

      try write(network.feed, "copy.edi", directory)
      let copy = try Files.postern("link", "--journal", "j", "copy.edi", in: directory)
      #expect(copy.added.values.allSatisfy { $0 == 0 })
      let pipe = "cat feed.edi | \(Files.postern.path) link --journal j"
      let piped = try RunningCommand(
        ["-c", pipe], in: directory, executable: URL(filePath: "/bin/sh")
      ).result()
      #expect(piped.added.values.allSatisfy { $0 == 0 } && piped.added.count == 7)
      #expect(try JournalContents(directory.appending(path: "j")) == contents)
    }
  }

  @Test func doesNotDependOnTheOrderOfArrival() throws {
    try Files.withDirectory { directory in
      try write(network.feed, "feed.edi", directory)
      _ = try Files.postern("link", "--journal", "j", "feed.edi", in: directory)
      let expected = try JournalContents(directory.appending(path: "j"), regardlessOfOrder: true)
      for round in 1...3 {
        for interchange in network.interchanges.shuffled() {
          try write(interchange, "part.edi", directory)
          _ = try Files.postern("link", "--journal", "j\(round)", "part.edi", in: directory)
        }
        let found = try JournalContents(directory.appending(path: "j\(round)"), regardlessOfOrder: true)
        #expect(found == expected)
      }
    }
  }

  @Test func goesOnWhereAFeedWasLonger() throws {
    try Files.withDirectory { directory in
      let half = network.interchanges.prefix(5).joined()
      try write(half, "feed.edi", directory)
      let first = try Files.postern("link", "--journal", "j", "feed.edi", in: directory)
      try write(network.feed, "feed.edi", directory)
      let second = try Files.postern("link", "--journal", "j", "feed.edi", in: directory)
      #expect((first.added["messages"] ?? 0) > 0 && (second.added["messages"] ?? 0) > 0)
      let whole = try Files.postern("link", "--journal", "whole", "feed.edi", in: directory)
      #expect(whole.added["items"] == (first.added["items"] ?? 0) + (second.added["items"] ?? 0))
      let grown = try JournalContents(directory.appending(path: "j"))
      #expect(grown == (try JournalContents(directory.appending(path: "whole"))))
      #expect(grown.tables["feed"]?.count == 1)
    }
  }

  @Test func takesAFileWrittenAnewForAnotherFeed() throws {
    try Files.withDirectory { directory in
      try write(network.interchanges[0], "feed.edi", directory)
      _ = try Files.postern("link", "--journal", "j", "feed.edi", in: directory)
      try write(network.interchanges[3] + network.interchanges[4], "feed.edi", directory)
      let second = try Files.postern("link", "--journal", "j", "feed.edi", in: directory)
      #expect((second.added["items"] ?? 0) > 0)
      #expect(try JournalContents(directory.appending(path: "j")).tables["feed"]?.count == 2)
    }
  }

  @Test func dependsNotOnTheSizeOfTransactions() throws {
    try Files.withDirectory { directory in
      try write(network.feed, "feed.edi", directory)
      _ = try Files.postern("link", "--journal", "usual", "feed.edi", in: directory)
      let single = try Files.postern(
        "link", "--journal", "single", "--transaction", "1", "--acknowledge", "feed.edi", in: directory)
      #expect(single.objects("acknowledged").last?["records"] as? Int == records)
      let expected = try JournalContents(directory.appending(path: "usual"))
      #expect(try JournalContents(directory.appending(path: "single")) == expected)
    }
  }

  @Test func leavesTestMessagesOut() throws {
    try Files.withDirectory { directory in
      let feed = network.feed.replacing(
        #/UNB\+([^']*)'/#, with: { "UNB+\($0.output.1)++++++1'" })
      try write(feed, "feed.edi", directory)
      let result = try Files.postern("link", "--journal", "j", "feed.edi", in: directory)
      #expect(result.added["test"] == records)
      #expect(try JournalContents(directory.appending(path: "j")).tables["message"]?.isEmpty == true)
    }
  }

  @Test func stopsAtItsLimitAndGoesOnWithAnother() throws {
    try Files.withDirectory { directory in
      let network = Network(dispatches: 20, itemsEach: 40)
      try write(network.feed, "feed.edi", directory)
      let stopped = try Files.postern(
        "link", "--journal", "j", "--size-limit", "160K", "--transaction", "50", "feed.edi", in: directory)
      #expect(stopped.status == 3)
      #expect(stopped.errors.contains("cannot grow"))
      let journal = directory.appending(path: "j")
      #expect(try JournalContents.check(journal) == "ok")
      #expect(try JournalContents(journal).tables["item"]?.isEmpty == false)
      _ = try Files.postern("link", "--journal", "j", "--size-limit", "1G", "feed.edi", in: directory)
      _ = try Files.postern("link", "--journal", "whole", "feed.edi", in: directory)
      #expect(try JournalContents(journal) == (try JournalContents(directory.appending(path: "whole"))))
    }
  }

  private func write(_ text: String, _ name: String, _ directory: URL) throws {
    try Data(text.utf8).write(to: directory.appending(path: name))
  }
}
