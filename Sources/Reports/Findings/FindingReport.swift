/// A way to tell findings. They are handed over one at a time, feed by feed.
///
/// ```
/// report.begin(into: &output)
/// for each feed { report.beginFeed(name, into: &output); report.add(finding, into: &output) … }
/// report.finish(tally, into: &output)
/// ```
/// Every call appends to a buffer that the caller writes out and empties when it likes.
public protocol FindingReport {
  mutating func begin(into output: inout OutputBuffer)

  /// Says which feed the next findings are of, also when it has none.
  mutating func beginFeed(_ name: String, into output: inout OutputBuffer)

  mutating func add(_ finding: ReportedFinding, into output: inout OutputBuffer)

  /// - Parameter tally: all findings of the run, those included that were not handed over.
  mutating func finish(_ tally: FindingTally, into output: inout OutputBuffer)
}

extension FindingReport {
  public mutating func begin(into output: inout OutputBuffer) {}

  public mutating func beginFeed(_ name: String, into output: inout OutputBuffer) {}

  public mutating func finish(_ tally: FindingTally, into output: inout OutputBuffer) {}
}
