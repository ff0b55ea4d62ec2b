import Foundation
import Postern
import Testing
import Vocabulary
import Wire

/// The repository, and directories and processes for one test.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let samples = root.appending(path: "Samples")

  /// The executable that was built together with the tests.
  static let postern = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "postern")

  /// A new, empty directory, which is removed after the work.
  static func withDirectory<Result>(_ work: (URL) throws -> Result) throws -> Result {
    let directory = FileManager.default.temporaryDirectory.appending(path: "postern-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    return try work(directory)
  }
}

/// A folder of Samples: feeds, the profiles they are judged by, and what Postern should say.
struct Story: CustomTestStringConvertible, Sendable {
  let folder: URL
  let feeds: [String]
  let profiles: [String]

  var testDescription: String { folder.lastPathComponent }

  init(_ folder: URL) throws {
    self.folder = folder
    let others: Set = [
      "README.md", "profiles", "expected.ndjson", "link.ndjson", "coverage.json", "enriched.ndjson",
    ]
    feeds = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !others.contains($0) }
      .sorted()
    profiles = try String(contentsOf: folder.appending(path: "profiles"), encoding: .utf8)
      .split(whereSeparator: \.isWhitespace).map(String.init)
  }

  static let all: [Story] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: Repository.samples.path)) ?? []
    return names.sorted().compactMap { try? Story(Repository.samples.appending(path: $0)) }
  }()

  func expected() throws -> [String] {
    try String(contentsOf: folder.appending(path: "expected.ndjson"), encoding: .utf8).lines
  }

  func setup() throws -> Setup {
    try Setup(profiles: profiles, searchesConfiguration: false, date: Story.date)
  }

  /// What a run says of the feeds.
  ///
  /// - Parameters:
  ///   - setup: the story's own, which takes some time to make.
  ///   - piece: the most bytes that the run gets at a time; nil for as many as it likes.
  func lines(_ setup: Setup, jobs: Int = 1, piece: Int? = nil) throws -> [String] {
    var options = DecodeOptions()
    options.jobs = jobs
    return try Repository.withDirectory { directory in
      let output = directory.appending(path: "output.ndjson").path
      let run = DecodeRun(setup, options: options, output: try OutputStream(path: output), rejects: nil)
      for feed in feeds {
        let path = folder.appending(path: feed).path
        if let piece {
          try PiecewisePipe.feed(Data(contentsOf: URL(filePath: path)), pieces: piece) { descriptor in
            try run.decode(ByteSource(descriptor: descriptor), name: feed)
          }
        } else {
          try run.decode(ByteSource(path: path), name: feed)
        }
      }
      try run.writeSummary(to: nil)
      return try String(contentsOfFile: output, encoding: .utf8).lines
    }
  }

  /// The day the expectations were written for.
  static let date = CalendarDate(year: 2026, month: 11, day: 24)
}

extension String {
  /// Its lines, each without its end.
  var lines: [String] { split(separator: "\n").map(String.init) }
}

/// A pipe whose writer waits until the reader has taken what is there, so that pieces are not joined.
enum PiecewisePipe {
  static func feed(_ data: Data, pieces length: Int, to read: (Int32) throws -> Void) throws {
    let pipe = Pipe()
    let writer = Thread {
      for start in stride(from: 0, to: data.count, by: length) {
        var waiting: Int32 = 1
        while waiting > 0, ioctl(pipe.fileHandleForReading.fileDescriptor, UInt(FIONREAD), &waiting) == 0 {
          if waiting > 0 { sched_yield() }
        }
        try? pipe.fileHandleForWriting.write(contentsOf: data[start..<min(start + length, data.count)])
      }
      try? pipe.fileHandleForWriting.close()
    }
    writer.start()
    try read(pipe.fileHandleForReading.fileDescriptor)
  }
}

/// What a run of the command left.
struct CommandResult {
  let status: Int32
  let output: String
  let errors: String

  /// The lines as JSON objects.
  var objects: [[String: Any]] {
    output.lines.compactMap { (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any] }
  }

  var summary: [String: Any] { objects.last { $0["kind"] as? String == "summary" } ?? [:] }

  func objects(_ kind: String) -> [[String: Any]] { objects.filter { $0["kind"] as? String == kind } }
}

extension Repository {
  /// Runs a shell command in a directory; `postern` is the executable that was built.
  static func shell(_ command: String, in directory: URL) throws -> CommandResult {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", "postern() { \"\(postern.path)\" \"$@\"; }\n" + command]
    process.currentDirectoryURL = directory
    var environment = ProcessInfo.processInfo.environment
    environment["POSTERN_SCHEMAS"] = nil
    process.environment = environment
    // Files and not pipes: nothing waits for a reader.
    let output = directory.appending(path: "shell.out")
    let errors = directory.appending(path: "shell.err")
    for file in [output, errors] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return CommandResult(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }
}
