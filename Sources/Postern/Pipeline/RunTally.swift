import Decoding
import Reports
import Vocabulary

/// What was counted in a run, or in a part of one.
public struct RunTally: Sendable {
  public var ledger = ByteLedger()
  public var counts = FeedCounts()
  /// Findings by the number of their kind, and by severity (advice, warning, error).
  public var byKind: [UInt64]
  public var bySeverity: [UInt64] = [0, 0, 0]
  public var isComplete = true

  public init(catalogue: FindingCatalogue) { byKind = Array(repeating: 0, count: catalogue.kinds.count) }

  mutating func add(_ finding: Finding) {
    byKind[Int(finding.kind)] += 1
    bySeverity[Int(finding.severity.rawValue)] += 1
  }

  /// Counts the findings of a record, and those that were too many for it to keep.
  mutating func addFindings(of record: borrowing Record) {
    for index in 0..<record.findings.count { add(record.findings[index]) }
    for severity in Severity.allCases {
      bySeverity[Int(severity.rawValue)] += record.untoldFindings[severity]
    }
  }

  /// Counts what a decoder did in all, at the end of its feed.
  mutating func addTotals(of decoder: borrowing FeedDecoder) {
    ledger += decoder.ledger
    counts += decoder.counts
    for (severity, count) in decoder.untoldFindings.enumerated() { bySeverity[severity] += count }
  }

  mutating func add(_ other: RunTally) {
    ledger += other.ledger
    counts += other.counts
    for index in byKind.indices { byKind[index] += other.byKind[index] }
    for index in bySeverity.indices { bySeverity[index] += other.bySeverity[index] }
    isComplete = isComplete && other.isComplete
  }

  /// Whether there was anything that a sound feed does not have: an error, a reject, or skipped garbage.
  public var hasErrors: Bool {
    bySeverity[Int(Severity.error.rawValue)] > 0 || counts.rejects > 0
  }

  public var summary: RunSummary {
    var summary = RunSummary()
    summary.bytesIn = ledger.taken
    summary.recordBytes = ledger.records
    summary.rejectBytes = ledger.rejects
    summary.envelopeBytes = ledger.envelope
    for reason in ByteLedger.SkipReason.allCases {
      summary.skipped[reason.name] = ledger.skippedByReason[reason.rawValue]
    }
    summary.interchanges = counts.interchanges
    summary.messages = counts.messages
    summary.records = counts.records
    summary.rejects = counts.rejects
    summary.findings = bySeverity
    summary.isComplete = isComplete
    return summary
  }
}
