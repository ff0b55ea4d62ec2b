import Glibc

/// Measures everything in turns and prints it as one table.
struct Table {
  let program: String
  let place: Command.Place
  let megabytes: Int
  /// How often each subject has its turn.
  let rounds: Int

  func measure() throws {
    print("Postern benchmarks, \(megabytes) MB a file, \(rounds) rounds")
    print(Machine.description)
    fflush(nil)
    let feeds = try feeds(megabytes, isWhole: true)
    var sizes = [megabytes: feeds]
    if sizes[10] == nil { sizes[10] = try self.feeds(10, isWhole: false) }
    let rows = Row.all(megabytes: megabytes)
    let subjects = Self.subjects(of: rows).filter { $0.feed?.tool?.isHere ?? true }
    var measurements: [Subject: Measurement] = [:]
    for _ in 0..<rounds {
      for subject in subjects {
        try measurements[subject, default: Measurement()].add(runs(of: subject, feeds, sizes))
      }
    }
    let instructions = Instructions(place)
    print("load at the end: \(Machine.load)\n")
    Columns.print(
      [TableRow.titles]
        + rows.map { TableRow($0, measurements, instructions, feeds).cells })
    if let absence = instructions.absence { print("no instructions: \(absence)") }
  }

  private func feeds(_ megabytes: Int, isWhole: Bool) throws -> Feeds {
    try Feeds(
      megabytes: megabytes, postern: place.postern, directory: place.directory, isWhole: isWhole)
  }

  /// Each once, in the order of the table, save that the disk can be measured only when the journal is there.
  private static func subjects(of rows: [Row]) -> [Subject] {
    var subjects: [Subject] = []
    for subject in rows.map(\.subject) where !subjects.contains(subject) { subjects.append(subject) }
    subjects.removeAll { $0 == .stage(.disk) }
    return subjects + [.stage(.disk)]
  }

  /// One turn of a subject.
  private func runs(of subject: Subject, _ feeds: Feeds, _ sizes: [Int: Feeds]) throws -> Measurement {
    var measurement = Measurement()
    switch subject {
    case .stage(let stage):
      let path = stage == .disk ? place.journal : stage.feed.map(feeds.path) ?? ""
      let words = ["stage", stage.rawValue, path, megabytes < 50 ? "3" : "1"]
      let outcome = try ChildProcess.run(program, words)
      guard outcome.status == 0 else {
        throw StageFailure(reason: String(decoding: outcome.output, as: UTF8.self))
      }
      measurement.add(outcome)
    case .command(let command):
      for _ in 0..<command.repetitions {
        measurement.add(run: try command.run(place, feeds), bytes: command.feed.flatMap(feeds.size) ?? 0)
      }
    case .memory(let kind, let megabytes, let jobs):
      guard let path = sizes[megabytes]?.path(of: kind) else { break }
      let words = ["decode", "--jobs", "\(jobs)", "-o", "/dev/null", path]
      let outcome = try ChildProcess.run(
        place.postern, words + Stage.profiles.flatMap { ["--profile", $0] })
      guard outcome.status == 0 else { throw StageFailure(reason: "postern decode failed on \(path)") }
      measurement.add(run: outcome, bytes: Feeds.size(of: path) ?? 0)
    }
    return measurement
  }
}
