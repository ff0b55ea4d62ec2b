internal import Vocabulary

/// Compares the rows of one package after another. Of a package only our own rows are held, at most one a line of the
/// item; theirs pass by, however many there are.
struct PackageComparison {
  private(set) var summary = ReconciliationSummary()
  private(set) var tracking = ""
  /// Those of ours that none of theirs has been put beside yet.
  private var left: [ComparedRow] = []
  private var reasons: [String] = []

  /// Ends the package at hand and begins another.
  mutating func begin(_ tracking: String, _ report: (Difference) throws -> Void) throws {
    try end(report)
    self.tracking = tracking
  }

  mutating func add(reason: String) { reasons.append(reason) }

  mutating func add(ours row: ComparedRow) {
    summary.ourRows += 1
    if let duty = row.duty { summary.ourDuty = summary.ourDuty.adding(duty) ?? summary.ourDuty }
    left.append(row)
  }

  mutating func compare(_ row: ComparedRow, _ report: (Difference) throws -> Void) throws {
    summary.theirRows += 1
    if let duty = row.duty, let sum = summary.theirDuty.adding(duty) {
      summary.theirDuty = sum
    } else {
      summary.unreadable += 1
    }
    // A row that agrees wholly goes first, so that two of one origin are not mixed up.
    let partner =
      left.firstIndex { $0.key == row.key && $0.differences(from: row).isEmpty }
      ?? left.firstIndex { $0.key == row.key }
    guard let partner else {
      return try tell(.extra, row, theirs: row.told, note: reasons.joined(separator: "; "), report)
    }
    let our = left.remove(at: partner)
    let kinds = our.differences(from: row)
    if kinds.isEmpty { summary.agreeing += 1 }
    for (kind, theirs, ours) in kinds { try tell(kind, row, theirs: theirs, ours: ours, report) }
  }

  /// Tells which of our rows they lack.
  mutating func end(_ report: (Difference) throws -> Void) throws {
    for row in left { try tell(.missing, row, ours: row.told, report) }
    left = []
    reasons = []
  }

  private mutating func tell(
    _ kind: Difference.Kind, _ row: ComparedRow, theirs: String = "", ours: String = "", note: String = "",
    _ report: (Difference) throws -> Void
  ) throws {
    summary.differences[kind, default: 0] += 1
    try report(
      Difference(
        kind: kind, tracking: tracking, origin: row.origin, classification: row.classification,
        sheet: row.sheet, row: row.row, theirs: theirs, ours: ours, note: note))
  }
}
