import Foundation
import Testing

/// `postern validate` as scripts see it: its exit status, and what goes where.
@Suite(.enabled(if: Program.exists)) struct ValidateCommandTests {
  @Test(
    arguments: [
      (Feeds.sound, [], 0), (Feeds.sound.replacing("UNT+29", with: "UNT+2"), [], 1),
      (Feeds.sound.replacing("UNT+29", with: "UNT+2"), ["--exit-zero"], 0), ("junk", [], 1),
      (Feeds.sound, ["--format", "nothing"], 2), (Feeds.sound, ["--profile", "nothing"], 2),
      (Feeds.sound, ["-o", "/nowhere/at/all"], 3), (Feeds.sound, ["/nowhere/at/all"], 3),
    ] as [(String, [String], Int32)])
  func statuses(_ feed: String, _ options: [String], _ status: Int32) throws {
    #expect(try Program.validate(feed, options).status == status)
  }

  @Test func findingsAndSummaryDoNotMix() throws {
    let outcome = try Program.validate(
      Feeds.sound.replacing("UNT+29", with: "UNT+2"),
      ["--format", "concise", "--stdin-filename", "x.edi", "--statistics"])
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.hasPrefix("x.edi:30: error[EDI-COUNT]") })
    #expect(outcome.errors.contains("no profile is in force"))
    #expect(outcome.errors.contains("findings   1 error"))
    #expect(outcome.errors.contains("A control count is wrong"))
  }

  @Test(
    arguments: [
      (["--color", "always"], [:], true), (["--color", "never"], ["FORCE_COLOR": "1"], false),
      ([], [:], false),
      ([], ["FORCE_COLOR": "1"], true), ([], ["FORCE_COLOR": "1", "NO_COLOR": "1"], false),
    ] as [([String], [String: String], Bool)])
  func colours(_ options: [String], _ environment: [String: String], _ isColoured: Bool) throws {
    let outcome = try Program.validate("junk", options, environment)
    #expect(outcome.output.contains("\u{1B}[") == isColoured)
  }
}

/// The built executable, which stands beside the tests.
enum Program {
  private static let path = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(
    path: "postern")

  static var exists: Bool { FileManager.default.isExecutableFile(atPath: path.path) }

  static func validate(
    _ feed: String, _ options: [String], _ environment: [String: String] = [:]
  ) throws -> (status: Int32, output: String, errors: String) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "validate-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["in", "out", "err"].map { folder.appending(path: $0) }
    try Data(feed.utf8).write(to: files[0])
    for file in files[1...] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = path
    process.arguments = ["validate"] + options
    process.currentDirectoryURL = folder
    // How a sanitizer behaves is said in the environment of the tests.
    let sanitizers = ProcessInfo.processInfo.environment.filter { $0.key.hasSuffix("SAN_OPTIONS") }
    process.environment = environment.merging(sanitizers) { given, _ in given }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return (
      process.terminationStatus, try String(contentsOf: files[1], encoding: .utf8),
      try String(contentsOf: files[2], encoding: .utf8)
    )
  }
}
