/// What became of a run: every byte and everything that was counted.
public struct RunSummary: Sendable, Equatable {
  public var bytesIn: UInt64 = 0
  public var recordBytes: UInt64 = 0
  public var rejectBytes: UInt64 = 0
  public var envelopeBytes: UInt64 = 0
  /// Bytes passed over, by reason.
  public var skipped: [String: UInt64] = [:]
  public var interchanges: UInt64 = 0
  public var messages: UInt64 = 0
  public var records: UInt64 = 0
  public var rejects: UInt64 = 0
  /// Findings by severity: advice, warning, error.
  public var findings: [UInt64] = [0, 0, 0]
  /// False when the run was stopped before the end of its input.
  public var isComplete = true

  public init() {}

  public var skippedBytes: UInt64 { skipped.values.reduce(0, +) }

  /// Whether every byte is in one account.
  public var isBalanced: Bool { bytesIn == recordBytes + rejectBytes + envelopeBytes + skippedBytes }

  /// The summary as the last line of a run.
  ///
  /// - Parameter further: members that the run has beside these, each with a comma before it.
  public func writeJSON(into output: inout OutputBuffer, further: String = "") {
    output.append("{\"kind\":\"summary\",\"bytes\":{\"in\":\(bytesIn),\"records\":\(recordBytes)")
    output.append(",\"rejects\":\(rejectBytes),\"envelope\":\(envelopeBytes),\"skipped\":\(skippedBytes)}")
    let reasons = skipped.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }
    output.append(",\"skipped\":{\(reasons.joined(separator: ","))}")
    output.append(",\"interchanges\":\(interchanges),\"messages\":\(messages),\"records\":\(records)")
    output.append(",\"rejects\":\(rejects),\"findings\":{\"error\":\(findings[2]),\"warning\":\(findings[1])")
    output.append(",\"advice\":\(findings[0])}")
    if !isComplete { output.append(",\"complete\":false") }
    output.append(further)
    output.append("}\n")
  }
}
