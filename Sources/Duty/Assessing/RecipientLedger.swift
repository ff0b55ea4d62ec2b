internal import Vocabulary

/// What each recipient has had on each day under a limit, for as many as there is room.
///
/// Recipients are kept as hashes, never as text. When there is no room, what is of earlier days is forgotten.
struct RecipientLedger {
  struct Key: Hashable {
    var recipient: Int
    var day: Int32
    var limit: Int32
  }

  private struct Entry {
    var sum: FixedDecimal
    /// The last item, which may come again when a message replaces another.
    var lastItem: Int
  }

  enum Verdict {
    case within
    /// With what came before, the limit is passed.
    case above
    /// There is no room: the item is judged alone.
    case noRoom
  }

  private var entries: [Key: Entry] = [:]
  private let most: Int

  init(most: Int) { self.most = most }

  /// Adds the value of an item to what its recipient had, and compares the sum with a limit.
  mutating func add(_ value: FixedDecimal, item: Int, to key: Key, limit: FixedDecimal) -> Verdict {
    if var entry = entries[key] {
      if entry.lastItem != item {
        entry.sum = entry.sum.adding(value) ?? entry.sum
        entry.lastItem = item
        entries[key] = entry
      }
      return entry.sum <= limit ? .within : .above
    }
    if entries.count >= most {
      entries = entries.filter { $0.key.day >= key.day }
      guard entries.count < most else { return .noRoom }
    }
    entries[key] = Entry(sum: value, lastItem: item)
    return .within
  }
}

extension SameRecipient {
  /// A hash of what tells recipients apart; nil when the record does not say enough, or each item is judged alone.
  func recipient(of record: borrowing Record, _ elements: DutyElements) -> Int? {
    let parts: [Element?]
    switch self {
    case .nameAndPostcode:
      parts = [elements.recipientName, elements.recipientPostcode, elements.recipientCountry]
    case .nameAndAddress:
      parts = [
        elements.recipientName, elements.recipientStreet, elements.recipientCity,
        elements.recipientPostcode, elements.recipientCountry,
      ]
    case .off: return nil
    }
    guard let name = elements.recipientName, let text = record.text(name), text.contains(where: \.isLetter),
      let postcode = elements.recipientPostcode, record.text(postcode) != nil
    else { return nil }
    var hasher = Hasher()
    for element in parts {
      for text in element.map({ record.texts($0) }) ?? [] {
        for character in text.lowercased() where character.isLetter || character.isNumber {
          hasher.combine(character)
        }
      }
      hasher.combine(0)
    }
    return hasher.finalize()
  }
}
