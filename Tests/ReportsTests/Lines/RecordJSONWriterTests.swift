import Foundation
import Reports
import Testing
import Vocabulary

struct RecordJSONWriterTests {
  @Test func writesInTheOrderOfTheDictionary() throws {
    let record = try Samples.record([
      ("declared.amount", "18.00", 0), ("contents.description", "cotton \"T-shirt\"", 1),
      ("contents.value.amount", "18.00", 1), ("contents.value.currency", "USD", 1), ("contents.line", "1", 0),
      ("sender.address.city", "Shenzhen", 0), ("sender.address.street", "8 Keji Road", 0),
      ("sender.address.street", "Building 2", 0), ("sender.address.place.code", "GD", 0),
      ("sender.name", "Example Trading", 0), ("recipient.phone", "+1 718 555 0100", 0),
      ("recipient.address.city", "Brooklyn", 0), ("item.id", "CY029642156CN", 0),
      ("item.grossWeightGrams", "812", 0), ("source.feed", "day1.edi", 0), ("source.syntax", "edifact", 0),
      ("source.test", "true", 0),
    ])
    #expect(
      Samples.line(record)
        == [
          #"{"kind":"record","channel":"postal","role":"item","#,
          #""source":{"feed":"day1.edi","offset":20480,"length":812,"syntax":"edifact","test":true},"#,
          #""item":{"id":"CY029642156CN","grossWeightGrams":812},"#,
          #""sender":{"name":"Example Trading","address":{"street":["8 Keji Road","Building 2"],"city":"Shenzhen","#,
          #""place":{"code":"GD"}}},"#,
          #""recipient":{"address":{"city":"Brooklyn"},"phone":"+1 718 555 0100"},"#,
          #""contents":[{"line":1},{"description":"cotton \"T-shirt\"","value":{"amount":"18.00","currency":"USD"}}],"#,
          #""declared":{"amount":"18.00"}}"#, "\n",
        ].joined())
  }

  @Test func anEmptyRecordHasOnlyItsPlace() throws {
    let record = try Samples.record([])
    #expect(
      Samples.line(record)
        == [
          #"{"kind":"record","channel":"postal","role":"item","source":{"offset":20480,"length":812}}"#, "\n",
        ].joined())
  }

  @Test func aRowWithoutValuesIsAnEmptyObject() throws {
    var record = try Samples.record([("contents.references", "A", 1), ("contents.references", "B", 1)])
    let contents = try #require(record.layout.dictionary.part("contents"))
    _ = record.addRow(part: contents)
    #expect(
      Samples.line(record).hasSuffix([#","contents":[{},{"references":["A","B"]},{}]}"#, "\n"].joined()))
  }

  @Test func aDictionaryWithoutOffsetAndLengthStillTellsThem() throws {
    let dictionary = Samples.dictionary([("source.feed", .text, 1), ("item.id", .identifier, 1)])
    let record = try Samples.record([("source.feed", "a", 0), ("item.id", "b", 0)], in: dictionary)
    #expect(
      Samples.line(record)
        == [
          #"{"kind":"record","channel":"postal","role":"item","source":{"offset":20480,"length":812,"feed":"a"},"#,
          #""item":{"id":"b"}}"#, "\n",
        ].joined())
  }

  @Test func aFormThatIsNotListedHasNoChannel() throws {
    var record = try Samples.record([])
    record.form = 7
    #expect(
      Samples.line(record) == [#"{"kind":"record","source":{"offset":20480,"length":812}}"#, "\n"].joined())
  }

  @Test func findingsComeLast() throws {
    var record = try Samples.record([("contents.description", "gift", 1)])
    try Samples.add(
      "VAL-ODD", to: &record, element: "contents.description", row: 1, value: "gi\"ft\n", count: 3,
      segment: 14)
    try Samples.add("S10-CHECK", to: &record, element: "item.id", value: "LX1", expected: "LX2")
    let line = Samples.line(record)
    #expect(
      line.contains(
        [
          #","findings":[{"code":"VAL-ODD","severity":"warning","element":"contents[1].description","#,
          #""message":"\"gi\"ft␊\" in contents[1].description is odd 3 times; {this} stays, \\ too","#,
          #""at":{"offset":20611,"line":20,"segment":14},"contrl":"12"},"#,
          #"{"code":"S10-CHECK","severity":"error","element":"item.id","#,
          #""message":"item id LX1 fails its check digit, expected LX2","at":{"offset":20611,"line":20},"#,
          #""basis":"UPU S10-12, 5.3"}]}"#, "\n",
        ].joined()))
    let findings = try Self.object(line)["findings"] as? [[String: Any]]
    #expect(
      findings?.first?["message"] as? String
        == "\"gi\"ft␊\" in contents[1].description is odd 3 times; {this} stays, \\ too")
  }

  @Test func personalValuesAreMaskedUnlessAskedFor() throws {
    var record = try Samples.record([("sender.name", "Jane Q Public", 0)])
    try Samples.add("VAL-ODD", to: &record, element: "sender.name", value: "Jane Q Public")
    let masked = try Self.message(Samples.line(record))
    let shown = try Self.message(Samples.line(record, showsValues: true))
    #expect(masked.hasPrefix("\"•••\" in sender.name"))
    #expect(shown.hasPrefix("\"Jane Q Public\" in sender.name"))
  }

  @Test(arguments: Samples.hostile) func hostileValuesStayInTheirPlace(_ value: String) throws {
    var record = try Samples.record([
      ("item.id", value, 0), ("item.localIds", value, 0), ("item.localIds", value, 0),
    ])
    try Samples.add("VAL-ODD", to: &record, element: "item.id", value: value)
    let line = Samples.line(record)
    #expect(line.utf8.filter { $0 < 0x20 } == [0x0A])
    #expect(line.utf8.last == 0x0A)
    let object = try Self.object(line)
    let item = try #require(object["item"] as? [String: Any])
    #expect(item["id"] as? String == value)
    #expect(item["localIds"] as? [String] == [value, value])
  }

  /// Random records against a plain rendering through dictionaries of Foundation.
  @Test func randomRecordsAreReadBack() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(state: seed)
    for _ in 0..<300 {
      var values: [(path: String, text: String, row: Int)] = []
      for element in Samples.dictionary.elements
      where !["source.offset", "source.length"].contains(element.path) {
        for row in 0..<(element.part == nil ? 1 : 3) where Bool.random(using: &random) {
          for _ in 0..<Int.random(in: 1...element.repeats, using: &random) {
            values.append((element.path, Self.value(element.type, &random), row))
          }
        }
      }
      let line = Samples.line(try Samples.record(values))
      let expected = Self.expected(values)
      #expect(try Self.object(line) as NSDictionary == expected as NSDictionary, "seed \(seed)")
    }
  }

  private static func value(_ type: ElementType, _ random: inout SeededGenerator) -> String {
    switch type {
    case .integer, .grams: "\(Int.random(in: 0...100_000, using: &random))"
    case .boolean: Bool.random(using: &random) ? "true" : "false"
    default:
      // Without U+FEFF, which JSONSerialization drops at the beginning of a string and behind an escape.
      String(
        decoding: (0..<Int.random(in: 1...30, using: &random)).map { _ in
          UInt8.random(in: 0...255, using: &random)
        },
        as: UTF8.self
      ).replacing("\u{FEFF}", with: "?")
    }
  }

  private static func expected(_ values: [(path: String, text: String, row: Int)]) -> [String: Any] {
    var root: [String: Any] = ["kind": "record", "channel": "postal", "role": "item"]
    put(20_480, at: ["source", "offset"], in: &root)
    put(812, at: ["source", "length"], in: &root)
    var rows: [String: [[String: Any]]] = [:]
    for value in values {
      let path = value.path.split(separator: ".").map(String.init)
      guard let element = Samples.dictionary.element(value.path) else { continue }
      var json: Any = value.text
      if element.type.isBareInJSON {
        json = element.type == .boolean ? value.text == "true" : Int(value.text) ?? 0
      }
      if element.part == nil {
        put(json, at: path[...], isList: element.isList, in: &root)
      } else {
        while rows[path[0], default: []].count <= value.row { rows[path[0], default: []].append([:]) }
        put(json, at: path[1...], isList: element.isList, in: &rows[path[0], default: []][value.row])
      }
    }
    for (key, list) in rows { root[key] = list }
    return root
  }

  private static func put(
    _ value: Any, at path: ArraySlice<String>, isList: Bool = false, in object: inout [String: Any]
  ) {
    guard let key = path.first else { return }
    if path.count == 1 {
      object[key] = isList ? (object[key] as? [Any] ?? []) + [value] : value
    } else {
      var inner = object[key] as? [String: Any] ?? [:]
      put(value, at: path.dropFirst(), isList: isList, in: &inner)
      object[key] = inner
    }
  }

  private static func object(_ line: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }

  private static func message(_ line: String) throws -> String {
    let findings = try #require(try object(line)["findings"] as? [[String: Any]])
    return try #require(findings.first?["message"] as? String)
  }
}
