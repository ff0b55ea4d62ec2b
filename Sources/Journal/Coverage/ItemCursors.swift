internal import GRDB

/// Goes through item data in the order of the items.
struct ClaimCursor {
  private let rows: SQLStatement
  private(set) var isOpen: Bool
  /// The declarations of the item taken last.
  private(set) var taken: [ItemClaim] = []
  private var operators: [String] = []

  init(_ database: Database) throws {
    rows = try SQLStatement(
      database,
      """
      SELECT item, message, content, prepared, zone, action, operator, country, mailClass, documents, missing
      FROM item ORDER BY item
      """)
    isOpen = try rows.step()
  }

  var item: UnsafeRawBufferPointer { rows.bytes(0) }

  func compare(to other: NestingCursor) -> Int { ByteOrder.compare(item, other.item) }

  /// Takes all rows of an item; nil takes none.
  mutating func take(_ item: [UInt8]?) throws {
    taken.removeAll(keepingCapacity: true)
    guard let item else { return }
    while isOpen, rows.bytes(0).elementsEqual(item) {
      taken.append(
        ItemClaim(
          message: rows.integer(1), content: rows.integer(2), sent: JournalReader.moment(rows, 3),
          action: rows.integer(5), operatorCode: rows.text(6), country: rows.text(7), mailClass: rows.text(8),
          isDocuments: rows.optionalInteger(9).map { $0 == 1 }, missing: rows.text(10)))
      isOpen = try rows.step()
    }
  }
}

/// Goes through announced items in the order of the items.
struct NestingCursor {
  private let rows: SQLStatement
  private(set) var isOpen: Bool
  private(set) var taken: [ItemNesting] = []

  init(_ database: Database) throws {
    rows = try SQLStatement(
      database,
      """
      SELECT item, receptacle, message FROM nesting
      WHERE source = \(NestingSource.announced.rawValue) ORDER BY item
      """)
    isOpen = try rows.step()
  }

  var item: UnsafeRawBufferPointer { rows.bytes(0) }

  /// Takes all rows of an item; nil takes none.
  mutating func take(_ item: [UInt8]?) throws {
    taken.removeAll(keepingCapacity: true)
    guard let item else { return }
    while isOpen, rows.bytes(0).elementsEqual(item) {
      taken.append(ItemNesting(receptacle: rows.integer(1), message: rows.integer(2)))
      isOpen = try rows.step()
    }
  }
}
