import Foundation
import GRDB
import Testing

/// Files that are no journal, or cannot be one, are refused and stay as they are.
@Suite struct RefusalTests {
  private let feed = Network(dispatches: 4, itemsEach: 20).feed

  @Test func refusesOtherFiles() throws {
    try Files.withDirectory { directory in
      try Data(feed.utf8).write(to: directory.appending(path: "feed.edi"))
      let text = directory.appending(path: "notes.txt")
      try Data("no journal at all\n".utf8).write(to: text)
      let other = directory.appending(path: "other.sqlite")
      let database = try DatabaseQueue(path: other.path)
      try database.write { try $0.execute(sql: "CREATE TABLE parcel (id TEXT)") }
      try database.close()
      for file in [text, other] {
        let before = try Data(contentsOf: file)
        for command in [["link", "feed.edi"], ["coverage"], ["decode", "feed.edi"]] {
          let result = try RunningCommand(command + ["--journal", file.path], in: directory).result()
          #expect(result.status == 2, "\(command) \(file.lastPathComponent)")
          #expect(result.errors.contains("is not a journal of Postern"))
        }
        #expect(try Data(contentsOf: file) == before)
      }
    }
  }

  @Test func refusesAnotherVersion() throws {
    try Files.withDirectory { directory in
      let journal = try linked(directory)
      let database = try DatabaseQueue(path: journal.path)
      try database.write { try $0.execute(sql: "PRAGMA user_version = 7") }
      try database.close()
      let before = try Data(contentsOf: journal)
      for command in [["link", "feed.edi"], ["coverage"], ["decode", "feed.edi"]] {
        let result = try RunningCommand(command + ["--journal", "j"], in: directory).result()
        #expect(result.status == 2, "\(command)")
        #expect(result.errors.contains("version 7") && result.errors.contains("version 2"))
      }
      #expect(try Data(contentsOf: journal) == before)
    }
  }

  @Test func refusesADamagedJournal() throws {
    try Files.withDirectory { directory in
      let journal = try linked(directory)
      let handle = try FileHandle(forUpdating: journal)
      let end = try handle.seekToEnd()
      #expect(end > 16 * 4096)
      // Every page but the first.
      try handle.seek(toOffset: 4096)
      try handle.write(contentsOf: Data(repeating: 0xA5, count: Int(end) - 4096))
      try handle.close()
      for command in [["link", "feed.edi"], ["coverage"]] {
        let result = try RunningCommand(command + ["--journal", "j"], in: directory).result()
        #expect(result.status == 3)
        #expect(result.errors.contains("is damaged"))
      }
    }
  }

  /// Damage anywhere ends in an answer or a refusal, and never in a crash or in a changed rest of the file.
  @Test(arguments: 0..<24)
  func survivesDamageAnywhere(_ round: Int) throws {
    try Files.withDirectory { directory in
      let journal = try linked(directory)
      var bytes = try Data(contentsOf: journal)
      var random = SystemRandomNumberGenerator()
      if round % 4 == 0 {
        bytes = bytes.prefix(Int.random(in: 1..<bytes.count, using: &random))
      } else {
        let count = round % 4 == 1 ? 4096 : Int.random(in: 1...64, using: &random)
        let start = Int.random(in: 100..<bytes.count - count, using: &random)
        for index in start..<start + count { bytes[index] = UInt8.random(in: 0...255, using: &random) }
      }
      try bytes.write(to: journal)
      for command in [["coverage"], ["decode", "feed.edi"], ["link", "feed.edi"]] {
        let result = try RunningCommand(command + ["--journal", "j"], in: directory).result()
        #expect(!result.wasKilled && (0...3).contains(result.status), "\(command): \(result.errors)")
        #expect(result.status < 2 || result.errors.contains("journal"), "\(command): \(result.errors)")
      }
    }
  }

  /// Nothing can be written there; what is there can be read.
  @Test func refusesToWriteInAReadOnlyPlace() throws {
    try Files.withDirectory { directory in
      _ = try linked(directory)
      try FileManager.default.copyItem(at: Files.postern, to: directory.appending(path: "postern"))
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: directory.path)
      // What holds for others does not hold for root.
      let other = "setpriv --reuid=65534 --regid=65534 --clear-groups"
      func run(_ command: String) throws -> CommandResult {
        let script = "$([ $(id -u) = 0 ] && echo \(other)) ./postern \(command)"
        return try RunningCommand(
          ["-c", script], in: directory, executable: URL(filePath: "/bin/sh")
        ).result()
      }
      for command in ["link --journal j feed.edi", "link --journal new feed.edi"] {
        let result = try run(command)
        #expect(result.status == 3, "\(command)")
        #expect(result.errors.contains("is read-only"), "\(command): \(result.errors)")
      }
      let coverage = try run("coverage --journal j")
      #expect(coverage.status < 2 && coverage.output.contains("compliance"), "\(coverage.errors)")
    }
  }

  @Test func saysThatAnotherProcessHasIt() throws {
    try Files.withDirectory { directory in
      let journal = try linked(directory)
      let database = try DatabaseQueue(path: journal.path)
      try database.writeWithoutTransaction { held in
        try held.execute(sql: "BEGIN IMMEDIATE")
        try Data((feed + Network.interchange("X", [])).utf8).write(to: directory.appending(path: "feed.edi"))
        let result = try Files.postern("link", "--journal", "j", "feed.edi", in: directory)
        #expect(result.status == 3)
        #expect(result.errors.contains("in use by another process"))
        try held.execute(sql: "ROLLBACK")
      }
    }
  }

  @Test func saysThatItCannotBeMadeOrFound() throws {
    try Files.withDirectory { directory in
      try Data(feed.utf8).write(to: directory.appending(path: "feed.edi"))
      let made = try Files.postern("link", "--journal", "/proc/journal", "feed.edi", in: directory)
      #expect(made.status == 3)
      let read = try Files.postern("coverage", "--journal", "missing", in: directory)
      #expect(read.status == 3)
      #expect(read.errors.contains("No such file"))
      #expect(!FileManager.default.fileExists(atPath: directory.appending(path: "missing").path))
    }
  }

  private func linked(_ directory: URL) throws -> URL {
    try Data(feed.utf8).write(to: directory.appending(path: "feed.edi"))
    let result = try Files.postern("link", "--journal", "j", "feed.edi", in: directory)
    #expect(result.status == 1)
    return directory.appending(path: "j")
  }
}
