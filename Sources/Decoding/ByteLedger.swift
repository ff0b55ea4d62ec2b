/// Where every byte of the feed went. The four accounts always add up to the bytes taken in.
public struct ByteLedger: Equatable, Sendable {
  /// Why bytes were passed over without being part of anything.
  public enum SkipReason: Int, CaseIterable, Sendable {
    /// Line breaks, blanks and byte-order marks between interchanges and documents.
    case padding
    /// Bytes that begin nothing that is known.
    case garbage

    public var name: String {
      switch self {
      case .padding: "padding"
      case .garbage: "garbage"
      }
    }
  }

  public var taken: UInt64 = 0
  public var records: UInt64 = 0
  public var rejects: UInt64 = 0
  public var envelope: UInt64 = 0
  public private(set) var skippedByReason: [UInt64] = Array(repeating: 0, count: SkipReason.allCases.count)

  public init() {}

  public mutating func skip(_ count: Int, _ reason: SkipReason) {
    skippedByReason[reason.rawValue] += UInt64(count)
  }

  public var skipped: UInt64 { skippedByReason.reduce(0, +) }

  /// Whether every byte is accounted for.
  public var isBalanced: Bool { taken == records + rejects + envelope + skipped }

  public static func += (left: inout ByteLedger, right: ByteLedger) {
    left.taken += right.taken
    left.records += right.records
    left.rejects += right.rejects
    left.envelope += right.envelope
    for index in left.skippedByReason.indices { left.skippedByReason[index] += right.skippedByReason[index] }
  }
}

/// What was counted in a feed besides its bytes.
public struct FeedCounts: Equatable, Sendable {
  public var interchanges: UInt64 = 0
  public var messages: UInt64 = 0
  public var records: UInt64 = 0
  public var rejects: UInt64 = 0

  public init() {}

  public static func += (left: inout FeedCounts, right: FeedCounts) {
    left.interchanges += right.interchanges
    left.messages += right.messages
    left.records += right.records
    left.rejects += right.rejects
  }
}
