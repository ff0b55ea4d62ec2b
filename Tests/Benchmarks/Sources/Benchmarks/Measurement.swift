/// All passes of one stage.
struct Measurement {
  var passes: [Pass] = []
  var peakMemory = 0

  /// Seconds by the clock: the best pass, the middle one and the worst.
  var best: Double { passes.map(\.seconds).min() ?? 0 }
  var worst: Double { passes.map(\.seconds).max() ?? 0 }
  var median: Double { passes.map(\.seconds).sorted()[passes.count / 2] }
  var bestProcessor: Double { passes.map(\.processorSeconds).min() ?? 0 }
  var bytes: Double { Double(passes.first?.bytes ?? 0) }

  /// Adds what a child process told, one pass a line.
  mutating func add(_ outcome: ChildProcess.Outcome) {
    peakMemory = max(peakMemory, outcome.peakMemory)
    for line in String(decoding: outcome.output, as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 4, let seconds = Double(words[0]), let processor = Double(words[1]),
        let bytes = UInt64(words[2]), let found = UInt64(words[3])
      else { continue }
      passes.append(Pass(seconds: seconds, processorSeconds: processor, bytes: bytes, found: found))
    }
  }
}
