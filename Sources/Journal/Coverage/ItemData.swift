/// What one message declared of an item.
struct ItemClaim {
  var message: Int64
  var content: Int64
  var sent: Moment?
  var action: Int64
  var operatorCode: String
  var country: String
  var mailClass: String
  var isDocuments: Bool
  var missing: String

  var rank: MessageRank { MessageRank(order: sent?.order ?? .min, action: action, identity: content) }
}

/// A message that announces an item in a receptacle.
struct ItemNesting {
  var receptacle: Int64
  var message: Int64
}

/// The data of an item that hold.
struct ItemData {
  /// Declarations since the last withdrawal, the latest first.
  private var claims: [ItemClaim] = []
  /// Codes of mandatory elements that are missing.
  private(set) var missing: [String] = []

  init(_ all: [ItemClaim]) {
    guard !all.isEmpty else { return }
    if all.count == 1 {
      if all[0].action < MessageAction.cancel.rawValue { claims = all }
    } else {
      for claim in all.sorted(by: { $0.rank > $1.rank }) {
        if claim.action >= MessageAction.cancel.rawValue { break }
        claims.append(claim)
      }
    }
    missing = Self.codes(claims.first?.missing ?? "")
  }

  private static func codes(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

  var isThere: Bool { !claims.isEmpty }
  var isDocuments: Bool { claims.first?.isDocuments ?? false }
  var operatorCode: String { claims.first { !$0.operatorCode.isEmpty }?.operatorCode ?? "" }
  var mailClass: String { claims.first { !$0.mailClass.isEmpty }?.mailClass ?? "" }

  /// When data of the item were there first, and in which country that time was read.
  var firstSent: Moment? { claims.last?.sent }
  var country: String { claims.last?.country ?? "" }

  /// Several parties may declare an item, each what it knows: the post of origin, and the post of destination to
  /// customs. Of each the latest declaration counts, and an element is missing when none of them has it.
  mutating func completeFromSenders(_ reader: JournalReader, _ statements: ReaderStatements) throws {
    guard claims.count > 1, !missing.isEmpty else { return }
    var senders: [String] = []
    for claim in claims {
      let sender = try reader.reference(of: claim.message, statements).sender
      guard !senders.contains(sender) else { continue }
      senders.append(sender)
      let others = Self.codes(claim.missing)
      missing.removeAll { !others.contains($0) }
    }
  }
}
