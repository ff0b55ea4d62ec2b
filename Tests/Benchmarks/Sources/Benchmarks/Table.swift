import Glibc

/// Measures all stages in turns and prints them as one table.
struct Table {
  let program: String
  let postern: String
  let directory: String
  let megabytes: Int
  /// How often each stage has its turn.
  let rounds: Int

  func measure() throws {
    let feeds = try Feeds(megabytes: megabytes, postern: postern, directory: directory, compressed: true)
    print("Postern benchmarks, \(megabytes) MB a file, \(rounds) rounds")
    print(Machine.description)
    print("")
    var measurements: [Stage: Measurement] = [:]
    for _ in 0..<rounds {
      for stage in Stage.allCases {
        let passes = megabytes < 50 ? 3 : 1
        let outcome = try ChildProcess.run(
          program, ["stage", stage.rawValue, feeds.path(of: stage), "\(passes)"])
        guard outcome.status == 0 else {
          throw StageFailure(reason: String(decoding: outcome.output, as: UTF8.self))
        }
        measurements[stage, default: Measurement()].add(outcome)
      }
    }
    printStages(measurements, feeds)
    fflush(nil)
    try printMemory(feeds)
    try printStart()
    print("load at the end: \(Machine.load)")
  }

  // MARK: Stages

  private func printStages(_ measurements: [Stage: Measurement], _ feeds: Feeds) {
    var rows = [
      ["stage", "MB/s", "by clock", "slowest", "items/s", "ratio", "target", "half", "", "peak MiB"]
    ]
    for stage in Stage.allCases where stage.input != .none {
      guard let measured = measurements[stage] else { continue }
      rows.append(
        row(stage, measured, bound: stage.bound.flatMap { measurements[$0] }, items: feeds.items(of: stage)))
      if let other = stage.otherBound.flatMap({ measurements[$0] }) {
        var cells = row(stage, measured, bound: other, items: feeds.items(of: stage))
        cells[0] = "  against the whole file's index"
        rows.append(cells)
      }
    }
    Columns.print(rows)
    if let schemas = measurements[.schemas] {
      let times = [schemas.best, schemas.median, schemas.worst].map { Columns.number($0 * 1000, digits: 1) }
      print("\n\(Stage.schemas.title): \(times[0]) ms best, \(times[1]) median, \(times[2]) slowest")
    }
  }

  private func row(_ stage: Stage, _ measured: Measurement, bound: Measurement?, items: Int) -> [String] {
    func seconds(_ measurement: Measurement) -> Double {
      stage.isParallel ? measurement.best : measurement.bestProcessor
    }
    let speed = measured.bytes / seconds(measured) / 1e6
    let itemSpeed = Double(items) / seconds(measured)
    let ratio = bound.map { speed / ($0.bytes / seconds($0) / 1e6) }
    var target: [String] = []
    var half: [String] = []
    var shares: [Double] = []
    if let wanted = stage.target, let ratio {
      target.append(Columns.number(wanted, digits: 2))
      half.append(Columns.number(wanted / 2, digits: 3))
      shares.append(ratio / wanted)
    }
    if let wanted = stage.itemTarget {
      target.append("\(Int(wanted / 1000))k/s")
      half.append("\(Int(wanted / 2000))k/s")
      shares.append(itemSpeed / wanted)
    }
    let verdict = shares.min().map { $0 >= 1 ? "met" : $0 >= 0.5 ? "half" : "below" } ?? ""
    return [
      stage.title, Columns.number(speed), Columns.number(measured.bytes / measured.best / 1e6),
      Columns.number(measured.bytes / measured.worst / 1e6), Columns.number(itemSpeed),
      ratio.map { Columns.number($0, digits: 2) } ?? "", target.joined(separator: ", "),
      half.joined(separator: ", "), verdict, Columns.mebibytes(measured.peakMemory),
    ]
  }

  // MARK: The command

  private var profileOptions: [String] { Stage.profiles.flatMap { ["--profile", $0] } }

  /// The shipped command as a process of its own: time and peak memory at two sizes.
  private func printMemory(_ feeds: Feeds) throws {
    print("")
    var rows = [["postern decode, three profiles, to /dev/null", "seconds", "peak MiB", "target", ""]]
    for size in Set([10, megabytes]).sorted() {
      let files =
        size == megabytes
        ? feeds : try Feeds(megabytes: size, postern: postern, directory: directory, compressed: false)
      for (name, path) in [("EDIFACT", files.edifact), ("XML", files.xml)] {
        for jobs in [1, 2] {
          var best = Double.infinity
          var peak = 0
          for _ in 0..<3 {
            let outcome = try ChildProcess.run(
              postern, ["decode", "--jobs", "\(jobs)", "-o", "/dev/null", path] + profileOptions)
            guard outcome.status == 0 else { throw StageFailure(reason: "postern decode failed on \(path)") }
            best = min(best, outcome.seconds)
            peak = max(peak, outcome.peakMemory)
          }
          rows.append([
            "\(name), \(size) MB, jobs \(jobs)", Columns.number(best, digits: 3), Columns.mebibytes(peak),
            "64",
            peak <= 64 << 20 ? "met" : "below",
          ])
        }
      }
    }
    Columns.print(rows)
  }

  /// From the start of the process to the first line, one item having been given and the input still open.
  private func printStart() throws {
    print("")
    for syntax in ["edifact", "xml"] {
      let message = try ChildProcess.run(
        postern, ["generate", "--syntax", syntax, "--items", "1", "--per-message", "1", "--seed", "7"]
      ).output
      var times: [Double] = []
      for _ in 0..<20 {
        let outcome = try ChildProcess.run(postern, ["decode"] + profileOptions, input: message)
        guard let time = outcome.firstLine else { throw StageFailure(reason: "no first record") }
        times.append(time * 1000)
      }
      times.sort()
      let shown = [times[0], times[10], times[19]].map { Columns.number($0, digits: 1) }
      let verdict = times[0] <= 15 ? "met" : times[0] <= 30 ? "half" : "below"
      print(
        "start to first record, \(syntax): \(shown[0]) ms best, \(shown[1]) median, \(shown[2]) slowest;",
        "target 15: \(verdict)")
    }
  }
}
