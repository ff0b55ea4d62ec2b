/// All passes of one subject.
struct Measurement {
  var passes: [Pass] = []
  var peakMemory = 0

  var bytes: Double { Double(passes.first?.bytes ?? 0) }

  /// Seconds of the best pass and of the worst, by the clock or of processor time.
  func best(byClock: Bool) -> Double { seconds(byClock).min() ?? 0 }
  func worst(byClock: Bool) -> Double { seconds(byClock).max() ?? 0 }

  private func seconds(_ byClock: Bool) -> [Double] {
    passes.map { byClock ? $0.seconds : $0.processorSeconds }
  }

  mutating func add(_ other: Measurement) {
    passes += other.passes
    peakMemory = max(peakMemory, other.peakMemory)
  }

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

  /// Adds a run of a command over so many bytes.
  mutating func add(run outcome: ChildProcess.Outcome, bytes: Int) {
    peakMemory = max(peakMemory, outcome.peakMemory)
    passes.append(
      Pass(
        seconds: outcome.seconds, processorSeconds: outcome.processorSeconds, bytes: UInt64(bytes), found: 0))
  }
}
