import Reports
import Testing
import Vocabulary

/// A small dictionary, with made-up records and findings.
enum Samples {
  static let dictionary = dictionary([
    ("source.feed", .text, 1), ("source.offset", .integer, 1), ("source.length", .integer, 1),
    ("source.syntax", .code, 1), ("source.test", .boolean, 1), ("item.id", .identifier, 1),
    ("item.localIds", .identifier, 9), ("item.grossWeightGrams", .grams, 1), ("sender.name", .text, 1),
    ("sender.address.street", .text, 9), ("sender.address.city", .text, 1),
    ("sender.address.place.code", .code, 1), ("recipient.name", .text, 1),
    ("recipient.address.city", .text, 1),
    ("recipient.phone", .text, 1), ("contents.line", .integer, 1), ("contents.description", .text, 1),
    ("contents.value.amount", .decimal, 1), ("contents.value.currency", .currency, 1),
    ("contents.references", .identifier, 9), ("declared.amount", .decimal, 1),
    ("documents.number", .identifier, 1),
  ])

  static func dictionary(_ described: [(path: String, type: ElementType, repeats: Int)]) -> ElementDictionary
  {
    let keys = ["contents", "documents"]
    var elements: [Element] = []
    var rows: [[ElementID]] = [[], []]
    for (number, element) in described.enumerated() {
      let id = ElementID(rawValue: UInt16(number))
      let part = keys.firstIndex { element.path.hasPrefix("\($0).") }
      elements.append(
        Element(
          id: id, path: element.path, type: element.type, part: part,
          column: part.map { rows[$0].count } ?? number, limit: 1000, repeats: element.repeats, title: "",
          meaning: "", isPersonal: element.path.hasSuffix("name") || element.path.hasSuffix("city"),
          purposes: []))
      if let part { rows[part].append(id) }
    }
    return ElementDictionary(
      elements: elements,
      parts: zip(keys, rows).map { RecordPart(key: $0, limit: 99, elements: $1) })
  }

  static let catalogue: FindingCatalogue = {
    var catalogue = FindingCatalogue()
    catalogue.add(
      FindingKind(
        code: "S10-CHECK", severity: .error, title: "Identifier fails its check digit",
        message: "item id {value} fails its check digit, expected {expected}", hint: "Ask the sender.",
        cause: "A typing error.", remedy: "Correct the label.", basis: "UPU S10-12, 5.3", definedIn: "test"))
    catalogue.add(
      FindingKind(
        code: "VAL-ODD", severity: .warning, controlCode: "12", title: "Odd value",
        message: "\"{value}\" in {element} is odd {count} times; {this} stays, \\ too", definedIn: "test"))
    catalogue.add(
      FindingKind(
        code: "TIP", severity: .advice, title: "Title with <marks> & \"quotes\"", message: "a tip",
        definedIn: "test"))
    return catalogue
  }()

  /// A record whose values are stored in the order given.
  static func record(
    _ values: [(path: String, text: String, row: Int)], in dictionary: ElementDictionary = dictionary
  ) throws -> Record {
    var record = Record(layout: RecordLayout(dictionary: dictionary))
    record.beginMessage()
    record.beginRecord(at: 20_480)
    record.length = 812
    for value in values {
      let element = try #require(dictionary.element(value.path), "\(value.path)")
      if let part = element.part {
        while record.rowCount(part: part) <= value.row {
          let added = record.addRow(part: part)
          _ = try #require(added)
        }
      }
      let text = Array(value.text.utf8).withUnsafeBytes { record.copy($0) }
      record.store(
        Slot(text: text, position: FeedPosition(offset: 20_500), element: element.id),
        in: ValueTarget(element),
        row: value.row)
    }
    return record
  }

  static func add(
    _ code: String, to record: inout Record, element: String? = nil, row: UInt32 = 0, value: String = "",
    expected: String = "", count: Int64 = 0, segment: UInt32 = 0
  ) throws {
    let kind = UInt16(try #require(catalogue.number(of: code)))
    let value = Array(value.utf8).withUnsafeBytes { record.copy($0) }
    let expected = Array(expected.utf8).withUnsafeBytes { record.copy($0) }
    record.add(
      Finding(
        kind: kind, severity: catalogue[kind].severity,
        element: element.flatMap { record.layout.dictionary.id(of: $0) } ?? .none, row: row,
        position: FeedPosition(offset: 20_611, length: 13, segment: segment), value: value,
        expected: expected,
        count: count))
  }

  static func line(
    _ record: borrowing Record, showsValues: Bool = false,
    forms: [(channel: String, role: String)] = [("postal", "item")]
  ) -> String {
    let writer = RecordJSONWriter(
      dictionary: record.layout.dictionary, forms: forms, catalogue: catalogue, showsValues: showsValues)
    var output = OutputBuffer(capacity: 16)
    writer.write(record, into: &output) { $0 / 1000 }
    return text(output)
  }

  static func text(_ output: borrowing OutputBuffer) -> String {
    String(decoding: output.bytes, as: UTF8.self)
  }

  /// A finding of the S10 kind, as the design shows it.
  static func finding(excerpt: String = "CNI+1+LX000000015CN'", caret: String = "LX000000015CN") throws
    -> ReportedFinding
  {
    var finding = ReportedFinding(
      kind: 0, in: catalogue, message: "item id LX000000015CN fails its check digit")
    finding.feed = "day1.edi"
    finding.interchange = "000123"
    finding.reference = "1"
    finding.segment = 6
    finding.line = 1
    finding.offset = 20_611
    finding.length = UInt32(caret.utf8.count)
    finding.excerpt = Array(excerpt.utf8)
    finding.caret = try range(of: caret, in: excerpt)
    return finding
  }

  /// The bytes of a stretch in a text.
  static func range(of stretch: String, in text: String) throws -> Range<Int> {
    let text = Array(text.utf8)
    let stretch = Array(stretch.utf8)
    let start = try #require((0...(text.count - stretch.count)).first { text[$0...].starts(with: stretch) })
    return start..<(start + stretch.count)
  }

  /// A whole report.
  static func text(_ report: some FindingReport, _ findings: [ReportedFinding], feeds: [String] = [])
    -> String
  {
    var report = report
    var output = OutputBuffer(capacity: 16)
    var tally = FindingTally(catalogue)
    report.begin(into: &output)
    for feed in feeds { report.beginFeed(feed, into: &output) }
    for finding in findings {
      tally.add(kind: finding.kind, finding.severity)
      report.add(finding, into: &output)
    }
    report.finish(tally, into: &output)
    return text(output)
  }

  /// Names and values that try to break out of what they stand in.
  static let hostile = [
    "a\nb", "a\r\nb", "\u{1B}[31mred", "::error file=x::y", "\u{85}\u{2028}\u{2029}", "%0A::", "a\"b\\c",
    "<&>]]>",
    "\u{202E}gnp.exe", "\u{0}\u{7F}\u{9B}", "\u{FFFE}\u{FFFF}", "日本語", String(repeating: "x", count: 10_000),
  ]
}

/// Random numbers that come again with the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
