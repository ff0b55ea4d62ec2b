/// What one message declared of an item.
struct ItemClaim {
  var message: Int64
  var content: Int64
  var sent: Moment?
  var action: Int64
  var operatorCode: String
  var country: String
  var mailClass: String
  /// nil where no category is said.
  var isDocuments: Bool?
  var missing: String

  var rank: MessageRank { MessageRank(order: sent?.order ?? .min, action: action, identity: content) }
}

/// A message that announces an item in a receptacle.
struct ItemNesting {
  var receptacle: Int64
  var message: Int64
}

/// The data of an item that hold.
///
/// Several parties may declare an item, each what it knows: the post of origin, and the post of destination to customs.
/// A party corrects and withdraws what it declared itself; an element is missing when none of them has it.
///
/// A change (UN/EDIFACT 1225, code 4: "message containing items to be changed") leaves standing what it does not name; a
/// replacement (5) does not. Whether posts repeat the whole item in a change is not public, so that is inferred; where
/// they do, it makes no difference.
struct ItemData {
  /// Declarations of each party since its last withdrawal, the latest first.
  private var claims: [ItemClaim] = []
  /// Codes of mandatory elements that are missing.
  private(set) var missing: [String] = []
  private(set) var isDocuments = false

  /// - Parameter sender: who sent a message, by its number.
  init(_ all: [ItemClaim], sender: (Int64) throws -> String) rethrows {
    guard all.count > 1 else {
      guard let only = all.first, only.action < MessageAction.cancel.rawValue else { return }
      claims = all
      missing = Self.codes(only.missing)
      isDocuments = only.isDocuments ?? false
      return
    }
    let sent = try all.map { (claim: $0, sender: try sender($0.message)) }
      .sorted { $0.claim.rank > $1.claim.rank }
    var parties: [String] = []
    for party in sent.map(\.sender) where !parties.contains(party) { parties.append(party) }
    var isFirst = true
    for party in parties {
      let own = sent.filter { $0.sender == party }.map(\.claim)
        .prefix { $0.action < MessageAction.cancel.rawValue }
      guard let latest = own.first else { continue }
      var lacking = Self.codes(latest.missing)
      var documents = latest.isDocuments
      var current = latest
      for earlier in own.dropFirst() where current.action == MessageAction.change.rawValue {
        let others = Self.codes(earlier.missing)
        lacking.removeAll { !others.contains($0) }
        documents = documents ?? earlier.isDocuments
        current = earlier
      }
      claims += own
      if isFirst {
        missing = lacking
        isDocuments = documents ?? false
      } else {
        missing.removeAll { !lacking.contains($0) }
      }
      isFirst = false
    }
    claims.sort { $0.rank > $1.rank }
  }

  private static func codes(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

  var isThere: Bool { !claims.isEmpty }
  var operatorCode: String { claims.first { !$0.operatorCode.isEmpty }?.operatorCode ?? "" }
  var mailClass: String { claims.first { !$0.mailClass.isEmpty }?.mailClass ?? "" }

  /// When data of the item were there first, and in which country that time was read.
  var firstSent: Moment? { claims.last?.sent }
  var country: String { claims.last?.country ?? "" }
}
