public import Vocabulary

/// How many findings there were, by kind and severity, and how many of them were not shown.
public struct FindingTally: Sendable, Equatable {
  /// Findings of each kind by severity: kind × 3 + severity.
  private var counts: [UInt64]
  private var unshown: [UInt64]

  /// - Parameter kinds: how many kinds the catalogue has.
  public init(kinds: Int) {
    counts = Array(repeating: 0, count: kinds * Severity.allCases.count)
    unshown = Array(repeating: 0, count: kinds)
  }

  public init(_ catalogue: FindingCatalogue) { self.init(kinds: catalogue.kinds.count) }

  /// Counts a finding.
  ///
  /// - Parameter limit: how many findings of a kind are shown.
  /// - Returns: whether it is to be shown; else it is counted as not shown.
  @discardableResult
  public mutating func add(kind: UInt16, _ severity: Severity, limit: UInt64 = .max) -> Bool {
    let isShown = count(kind: kind) - unshown[Int(kind)] < limit
    counts[Self.place(kind, severity)] += 1
    if !isShown { unshown[Int(kind)] += 1 }
    return isShown
  }

  /// Counts findings that were counted elsewhere.
  public mutating func add(kind: UInt16, _ severity: Severity, count: UInt64) {
    counts[Self.place(kind, severity)] += count
  }

  public mutating func add(_ other: FindingTally) {
    for index in counts.indices { counts[index] += other.counts[index] }
    for index in unshown.indices { unshown[index] += other.unshown[index] }
  }

  public func count(kind: UInt16) -> UInt64 {
    Severity.allCases.reduce(0) { $0 + counts[Self.place(kind, $1)] }
  }

  public func count(kind: UInt16, _ severity: Severity) -> UInt64 { counts[Self.place(kind, severity)] }

  /// - Complexity: O(kinds)
  public func count(_ severity: Severity) -> UInt64 {
    unshown.indices.reduce(0) { $0 + counts[Self.place(UInt16($1), severity)] }
  }

  public func unshownCount(kind: UInt16) -> UInt64 { unshown[Int(kind)] }

  /// - Complexity: O(kinds)
  public var total: UInt64 { counts.reduce(0, +) }

  /// The numbers of the kinds that were found, the most frequent first.
  ///
  /// - Complexity: O(n log n) in the kinds
  public var kindsFound: [UInt16] {
    unshown.indices.map { UInt16($0) }.filter { count(kind: $0) > 0 }
      .sorted { (count(kind: $1), $0) < (count(kind: $0), $1) }
  }

  private static func place(_ kind: UInt16, _ severity: Severity) -> Int {
    Int(kind) * Severity.allCases.count + Int(severity.rawValue)
  }
}
