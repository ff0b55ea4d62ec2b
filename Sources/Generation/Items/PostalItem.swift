/// A made-up item: exactly what its message carries, whichever syntax that is. Absent elements are empty.
struct PostalItem: ~Copyable, Sendable {
  /// The UTF-8 text that all ranges of the item point into.
  var text = ByteBuffer()
  var fault: TrafficFault?
  /// Bits by which the writers choose between equal ways of writing.
  var variant: UInt64 = 0

  var id = TextRange()
  var localIds: InlineArray<2, TextRange> = [TextRange(), TextRange()]
  var category = ItemCategory.sale
  var mailClass: StaticString = ""
  var mailCategory: StaticString = ""
  var mailSubclass: StaticString = ""
  var handlingClass: StaticString = ""
  /// Grams; 0 when absent.
  var grossWeight = 0
  var postedAt = TrafficDate(year: 2026, month: 3, day: 1)
  var originOperator: StaticString = ""
  var destinationOperator: StaticString = ""
  var originOffice: StaticString = ""
  var destinationOffice: StaticString = ""
  var destinationCountry: StaticString = ""
  var exportCountry: StaticString = ""
  var customsOffice: StaticString = ""
  var instruction = TextRange()
  var remark = TextRange()
  var dispatch = TextRange()
  var receptacle = TextRange()
  var transportMode: StaticString = ""

  var sender = Party()
  var recipient = Party()
  var importer: Party?
  var declarant: Party?

  var currency = Currency.dollar
  var contents: [ContentPiece] = []
  var declared: Int?
  var insured: Int?
  var postage: Int?
  var postageCurrency = Currency.dollar
  var documents: [ItemDocument] = []

  var netWeight: Int { contents.reduce(0) { $0 + $1.netWeight } }

  /// The text written since `start`.
  func range(from start: Int) -> TextRange {
    TextRange(start: start, count: text.count - start)
  }

  /// Empties the item, keeping its memory.
  mutating func reset() {
    var emptied = PostalItem()
    swap(&emptied.text, &text)
    swap(&emptied.contents, &contents)
    swap(&emptied.documents, &documents)
    emptied.text.truncate(to: 0)
    emptied.contents.removeAll(keepingCapacity: true)
    emptied.documents.removeAll(keepingCapacity: true)
    self = emptied
  }
}
