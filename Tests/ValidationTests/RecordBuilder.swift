import SchemaLanguage
import Testing
import Validation
import Vocabulary

/// Fills a record from paths and values, as a decoder would.
struct RecordBuilder {
  /// A value; `contents.hs` stands in the row given. A value of nil takes the element out again.
  struct Value {
    var path: String
    var text: String?
    var row: Int

    init(_ path: String, _ text: String?, row: Int = 0) {
      self.path = path
      self.text = text
      self.row = row
    }
  }

  static func fill(_ record: inout Record, _ values: [Value], at offset: UInt64 = 1000) throws {
    record.beginMessage()
    record.beginRecord(at: offset)
    for (number, value) in values.enumerated() {
      let element = try #require(record.layout.dictionary.element(value.path), "\(value.path)")
      if let part = element.part {
        while record.rowCount(part: part) <= value.row {
          let added = record.addRow(part: part)
          _ = try #require(added)
        }
      }
      guard let text = value.text else {
        record.remove(ValueTarget(element), row: value.row)
        continue
      }
      let range = Array(text.utf8).withUnsafeBytes { record.copy($0) }
      var slot = Slot(
        text: range, position: FeedPosition(offset: offset + UInt64(number), length: range.length),
        element: element.id)
      switch element.type {
      case .decimal:
        let decimal = try #require(FixedDecimal(text))
        slot.number = decimal.mantissa
        slot.scale = decimal.scale
      case .integer, .grams: slot.number = try #require(Int64(text))
      case .date, .dateTime:
        slot.number = Int64(try #require(CalendarDate(String(text.prefix(10)))).daysSinceEpoch)
      case .boolean: slot.number = text == "true" ? 1 : 0
      case .text, .identifier, .code, .currency, .country, .hs: break
      }
      record.store(slot, in: ValueTarget(element), row: value.row)
    }
  }
}

/// A finding with its texts, for comparisons.
struct FoundFinding: Equatable, CustomStringConvertible {
  var code: String
  var severity: Severity
  var element: String?
  var row: Int
  var offset: UInt64
  var value: String
  var expected: String
  var count: Int64

  var description: String {
    "\(code) \(severity) \(element ?? "-")[\(row)] @\(offset) '\(value)' '\(expected)' \(count)"
  }
}

/// Profiles, and a record that is judged by them.
struct Judging: ~Copyable {
  let set: SchemaSet
  var record: Record
  var validator: Validator

  init(
    _ set: SchemaSet, on date: String = Schemas.today, extraOverlays: [Overlay] = [], isPlain: Bool = false
  )
    throws
  {
    self.set = set
    record = Record(layout: set.layout)
    validator = Validator(
      profiles: set.profiles, catalogue: set.catalogue, layout: set.layout, date: try Schemas.date(date),
      extraOverlays: extraOverlays, isPlain: isPlain)
  }

  mutating func findings(
    _ values: [RecordBuilder.Value], channel: String = "postal", role: String = "item"
  ) throws -> [FoundFinding] {
    try RecordBuilder.fill(&record, values)
    return findings(channel: channel, role: role)
  }

  mutating func findings(channel: String, role: String) -> [FoundFinding] {
    validator.validate(&record, channel: channel, role: role)
    var found: [FoundFinding] = []
    for index in 0..<record.findings.count {
      let finding = record.findings[index]
      found.append(
        FoundFinding(
          code: set.catalogue[finding.kind].code, severity: finding.severity,
          element: finding.element == .none ? nil : set.dictionary[finding.element].path,
          row: Int(finding.row),
          offset: finding.position.offset, value: record.text(finding.value),
          expected: record.text(finding.expected),
          count: finding.count))
    }
    return found
  }
}

/// The findings of one rule on one record.
func judge(
  _ rule: String, _ values: [RecordBuilder.Value], on date: String = Schemas.today
) throws -> [FoundFinding] {
  var judging = try Judging(Schemas.set(Schemas.rule(rule)), on: date)
  return try judging.findings(values)
}
