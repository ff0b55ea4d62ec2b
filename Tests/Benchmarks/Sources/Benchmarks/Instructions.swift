import Glibc

/// Instructions that instructions.py counts, by its names of stages.
struct Instructions {
  struct Count {
    /// For a start: all of it.
    let ofItem: String
    /// Empty for a start.
    let ofByte: String
  }

  private(set) var counts: [String: Count] = [:]
  /// Why there are none.
  private(set) var absence: String?

  /// Counts them: a minute or two.
  init(_ place: Command.Place) {
    let missing = [Tool.python3, .valgrind].first { !$0.isHere }
    if let missing {
      absence = "\(missing.rawValue) is not here"
      return
    }
    let script = "\(place.root)/Tests/Benchmarks/instructions.py"
    let words = ["python3", script, "--postern", place.postern, "--lines"]
    guard let outcome = try? ChildProcess.run("/usr/bin/env", words), outcome.status == 0 else {
      absence = "instructions.py failed"
      return
    }
    for line in String(decoding: outcome.output, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard words.count == 3, let item = Double(words[1]) else { continue }
      counts[String(words[0])] = Count(
        ofItem: Columns.number(item), ofByte: Double(words[2]).map { Columns.number($0, digits: 1) } ?? "")
    }
  }
}
