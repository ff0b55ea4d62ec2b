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
      let result = try Files.postern("link", "--journal", "j", "feed.edi", in: directory)
      #expect(result.status == 2)
      #expect(result.errors.contains("version 7") && result.errors.contains("version 1"))
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
