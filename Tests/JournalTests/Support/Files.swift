import Foundation

/// The repository, and directories and processes for one test.
enum Files {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let samples = root.appending(path: "Samples")

  /// The executable that was built together with the tests.
  static let postern = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "postern")

  /// A new, empty directory, which is removed after the work.
  static func withDirectory<Result>(_ work: (URL) throws -> Result) throws -> Result {
    let directory = FileManager.default.temporaryDirectory.appending(path: "postern-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: directory.path)
      try? FileManager.default.removeItem(at: directory)
    }
    return try work(directory)
  }

  /// Runs `postern` in a directory, and waits for its end.
  static func postern(_ arguments: String..., in directory: URL) throws -> CommandResult {
    let running = try RunningCommand(arguments, in: directory)
    return try running.result()
  }
}

/// A command that may be killed.
struct RunningCommand {
  let process = Process()
  private let output: URL
  private let errors: URL

  init(_ arguments: [String], in directory: URL, executable: URL = Files.postern) throws {
    let name = UUID().uuidString
    output = FileManager.default.temporaryDirectory.appending(path: "postern-\(name).out")
    errors = FileManager.default.temporaryDirectory.appending(path: "postern-\(name).err")
    for file in [output, errors] { try Data().write(to: file) }
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = directory
    var environment = ProcessInfo.processInfo.environment
    environment["POSTERN_SCHEMAS"] = nil
    process.environment = environment
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
  }

  /// Ends the command at once, if it has not ended by itself.
  func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }

  func result() throws -> CommandResult {
    process.waitUntilExit()
    defer {
      try? FileManager.default.removeItem(at: output)
      try? FileManager.default.removeItem(at: errors)
    }
    return CommandResult(
      status: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}

/// What a run of a command left.
struct CommandResult {
  let status: Int32
  let wasKilled: Bool
  let output: String
  let errors: String

  /// The lines that are JSON objects of a kind.
  func objects(_ kind: String) -> [[String: Any]] {
    output.split(separator: "\n").compactMap {
      (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any]
    }.filter { $0["kind"] as? String == kind }
  }

  /// What was new to the journal.
  var added: [String: Int] { objects("summary").last?["journal"] as? [String: Int] ?? [:] }

  /// Codes of findings and what they are about.
  var findings: [String] {
    objects("finding").map { "\($0["code"] as? String ?? "") \($0["subject"] as? String ?? "")" }
  }
}
