import Foundation
import GRDB
import Testing

/// A run may be killed at any moment: what was acknowledged is there, the file is sound, and running it again gives
/// the journal of a run that was not disturbed.
@Suite(.serialized) struct KillTests {
  /// Twenty in the suite; `sh Tests/kill-journal.sh` kills more often.
  static let kills = ProcessInfo.processInfo.environment["POSTERN_KILLS"].flatMap { Int($0) } ?? 20

  @Test func survivesBeingKilled() throws {
    try Files.withDirectory { directory in
      let network = Network(dispatches: 40, itemsEach: 40)
      try Data(network.feed.utf8).write(to: directory.appending(path: "feed.edi"))
      let start = ContinuousClock.now
      let undisturbed = try Self.link("whole.journal", in: directory).result()
      let duration = ContinuousClock.now - start
      #expect(undisturbed.status == 1)
      let expected = try JournalContents(directory.appending(path: "whole.journal"))
      #expect(expected.tables["item"]?.isEmpty == false)

      var random = SystemRandomNumberGenerator()
      var killed = 0
      var finished = 0
      var stopped = Set<Int>()
      let journal = directory.appending(path: "killed.journal")
      while killed < Self.kills {
        let run = try Self.link("killed.journal", in: directory)
        Thread.sleep(forTimeInterval: duration.seconds * Double.random(in: 0...1.1, using: &random))
        run.kill()
        let result = try run.result()
        let records = try Self.check(journal, against: result)
        if result.wasKilled {
          killed += 1
          stopped.insert(records)
        }
        guard records == expected.records else { continue }
        // It is whole, perhaps by the last transaction before the kill. The rest of the run adds nothing.
        _ = try Self.link("killed.journal", in: directory).result()
        #expect(try JournalContents(journal) == expected)
        finished += 1
        try Self.remove(journal)
      }
      _ = try Self.link("killed.journal", in: directory).result()
      #expect(try JournalContents(journal) == expected)
      // Kills that all come before the first or after the last transaction would prove nothing.
      #expect(stopped.count > 2, "stopped after \(stopped.sorted()) records")
      print("\(killed) kills, \(finished + 1) journals finished, stopped after \(stopped.sorted()) records")
    }
  }

  private static func link(_ journal: String, in directory: URL) throws -> RunningCommand {
    try RunningCommand(
      ["link", "--journal", journal, "--transaction", "100", "--acknowledge", "feed.edi"], in: directory)
  }

  /// Checks the file, and that everything acknowledged is in it.
  ///
  /// - Returns: how many records of the feed the journal says it has.
  private static func check(_ journal: URL, against result: CommandResult) throws -> Int {
    guard FileManager.default.fileExists(atPath: journal.path) else { return 0 }
    #expect(try JournalContents.check(journal) == "ok")
    let acknowledged = result.objects("acknowledged").compactMap { $0["records"] as? Int }.max() ?? 0
    let queue = try DatabaseQueue(path: journal.path)
    defer { try? queue.close() }
    let records = try queue.read { database -> Int in
      guard try database.tableExists("feed") else { return 0 }
      #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM feed") ?? 0 <= 1)
      return try Int.fetchOne(database, sql: "SELECT records FROM feed") ?? 0
    }
    #expect(records >= acknowledged)
    return records
  }

  private static func remove(_ journal: URL) throws {
    for suffix in ["", "-wal", "-shm", "-journal"] {
      try? FileManager.default.removeItem(atPath: journal.path + suffix)
    }
  }
}

extension Duration {
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}

extension JournalContents {
  /// How many records of its feed a journal of one feed has.
  var records: Int {
    tables["feed"]?.first?.split(separator: " ").first { $0.hasPrefix("records=") }
      .flatMap { Int($0.dropFirst("records=".count)) } ?? 0
  }
}
