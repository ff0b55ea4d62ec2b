/// One line of an item's contents, as the wire carries it.
struct ContentPiece: Sendable {
  var description = TextRange()
  /// 0 when absent.
  var quantity = 0
  var number = TextRange()
  /// As written, and what a decoder makes of it.
  var origin: StaticString = ""
  var originMeant: StaticString = ""
  /// Grams of the whole line.
  var netWeight = 0
  /// In the currency's smallest unit.
  var value: Int?
  /// Whether a letter stands in the value on the wire.
  var hasDamagedValue = false
  var restriction: StaticString = ""
}

/// A paper that goes with an item.
struct ItemDocument: Sendable {
  /// DE 1001, such as 380, and what it is called in a record.
  let code: StaticString
  let type: StaticString
  let number: TextRange
  let name: StaticString
}
