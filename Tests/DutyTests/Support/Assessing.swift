import Duty
import Foundation
import SchemaLanguage
import Testing
import Vocabulary

/// The shipped schemas, and tables of rates: those of the samples and those made for tests.
enum Rules {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  static let root = folder.deletingLastPathComponent().deletingLastPathComponent()
  static let samples = root.appending(path: "Samples/rates").path
  static let made = folder.appending(path: "Rates").path
  static let officialSample = folder.appending(path: "OfficialSample").path

  static let schemas: SchemaSet = {
    let files = SchemaSource.embedded.files.filter { !$0.path.hasPrefix("messages/") }
    do { return try SchemaSet(files: files) } catch { preconditionFailure("\(error)") }
  }()

  static let tables: RateTables = {
    do {
      return try RateTables(directories: [samples, made], rules: schemas.duty)
    } catch { preconditionFailure("\(error)") }
  }()

  static func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }
}

/// Goods of one line.
struct Goods {
  var amount: String?
  var currency: String? = "USD"
  var origin: String?
  var hts: String?
  var quantity: String? = "1"
  var grams: String? = "500"

  init(_ amount: String?, _ origin: String?, _ hts: String? = nil, currency: String? = "USD") {
    self.amount = amount
    self.origin = origin
    self.hts = hts
    self.currency = currency
  }
}

/// An item of mail, as a decoder would give it.
struct Item {
  var id = "CY029642156CN"
  var category: String? = "saleOfGoods"
  var mailClass: String? = "C"
  var arrival: String?
  var posted: String?
  var departed: String?
  var recipient: String? = "ALEX PLACEHOLDERSON"
  var postcode: String? = "97201"
  var senderCountry: String? = "CN"
  var action: String? = "original"
  var declared: (String, String)?
  var goods: [Goods]

  init(_ goods: Goods..., arrival: String? = nil) {
    self.goods = goods
    self.arrival = arrival
  }

  func with(_ change: (inout Item) -> Void) -> Item {
    var item = self
    change(&item)
    return item
  }
}

/// Options of an assessment, in text.
struct Run {
  var asOf = "2026-11-24"
  var method = DutyMethod.adValorem
  var regime: String?
  var sameRecipient = SameRecipient.nameAndPostcode
  var mostRecipients = 250_000
  var tables = Rules.tables

  func options() throws -> AssessmentOptions {
    var options = AssessmentOptions(asOf: try Rules.date(asOf))
    options.method = method
    options.regime = regime
    options.sameRecipient = sameRecipient
    options.mostRecipients = mostRecipients
    return options
  }

  /// Assesses items with one assessor.
  func assess(_ items: [Item]) throws -> [Assessment] {
    var assessor = DutyAssessor(Rules.schemas, tables: tables, options: try options())
    var record = Record(layout: Rules.schemas.layout)
    return try items.map { item in
      try item.fill(&record)
      let assessment = assessor.assess(record, channel: "postal", role: "item")
      return try #require(assessment)
    }
  }
}

/// Assesses one item.
func assess(
  _ item: Item, asOf: String? = nil, method: DutyMethod = .adValorem, regime: String? = nil
) throws -> Assessment {
  var run = Run()
  run.asOf = asOf ?? item.arrival ?? run.asOf
  run.method = method
  run.regime = regime
  return try #require(try run.assess([item]).first)
}

extension Assessment {
  /// The duty in cents and, where it differs, by 19 CFR 159.3.
  var duty: String? { totals.map { "\($0.duty[rounding])" } }
  var total: String? { totals.map { "\($0.total[rounding])" } }
  /// The codes of what keeps an amount from being known.
  var refusalCodes: [String] { refusals.map(\.code.rawValue) }
}

extension Item {
  func fill(_ record: inout Record) throws {
    record.beginMessage()
    record.beginRecord(at: 1000)
    try record.put("source.action", action)
    try record.put("item.id", id)
    try record.put("item.category", category)
    try record.put("item.mailClass", mailClass)
    try record.put("item.postedAt", posted)
    try record.put("conveyance.departureAt", departed)
    try record.put("conveyance.arrivalDate", arrival)
    try record.put("sender.address.country", senderCountry)
    try record.put("recipient.name", recipient)
    try record.put("recipient.address.postcode", postcode)
    try record.put("recipient.address.country", "US")
    try record.put("declared.amount", declared?.0)
    try record.put("declared.currency", declared?.1)
    for (row, line) in goods.enumerated() {
      try record.put("contents.description", "EXAMPLE GOODS", row: row)
      try record.put("contents.quantity", line.quantity, row: row)
      try record.put("contents.netWeightGrams", line.grams, row: row)
      try record.put("contents.value.amount", line.amount, row: row)
      try record.put("contents.value.currency", line.amount == nil ? nil : line.currency, row: row)
      try record.put("contents.origin", line.origin, row: row)
      try record.put("contents.hs", line.hts, row: row)
    }
  }
}

extension Record {
  /// Stores the text of a value; its place in the feed is where the values before it end.
  mutating func put(_ path: String, _ text: String?, row: Int = 0) throws {
    guard let text else { return }
    let element = try #require(layout.dictionary.element(path), "\(path)")
    if let part = element.part {
      while rowCount(part: part) <= row {
        let added = addRow(part: part)
        _ = try #require(added)
      }
    }
    let range = Array(text.utf8).withUnsafeBytes { copy($0) }
    let slot = Slot(
      text: range, position: FeedPosition(offset: offset + UInt64(range.start), length: range.length),
      element: element.id)
    store(slot, in: ValueTarget(element), row: row)
  }
}
