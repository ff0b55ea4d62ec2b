import Decoding
import Testing
import Wire

@Suite("JSON") struct JSONTests {
  /// Lines as Postern writes them.
  static let lines = #"""
    {"kind":"record","channel":"postal","role":"item","source":{"feed":"day1.edi","offset":20480,"length":812,"syntax":"edifact","message":"ITMATT","schema":"upu.itmatt.edifact.1"},"item":{"id":"RX123456785DE","category":"gift","grossWeightGrams":480,"postedAt":"2026-03-01","dutiable":true},"sender":{"name":"Max Mustermann","address":{"street":["Beispielweg 3","Hof"],"city":"K\u00f6ln"}},"contents":[{"line":1,"description":"cotton \"dress\"","value":{"amount":"25.00","currency":"EUR"}},{"line":2,"quantity":3}],"findings":[{"code":"UPU19B","severity":"advice"}]}
    {"kind":"finding","code":"EDI-COUNT","severity":"error"}
    {"kind":"record","channel":"postal","role":"receptacle","source":{"offset":9,"length":1},"conveyance":{"receptacle":"CNSZHDUSJFKAACN60061001000213"},"items":[{"id":"CY029642156CN","grossWeightGrams":1250},{"id":"CY029642160CN"}]}
    {"kind":"summary","records":2}

    """#

  static let array = """
    [{"Articlenumber":"CY029642156CN","Receptacle_id":"CNSZHDUSJFKAACN60061001000213","PreDesDate":"2026-03-01"},
     {"Receptacle_id":"CNSZHDUSJFKAACN60061002110174","PreDesDate":"2026-03-01","Articlenumber":"CV300000012CN"}]

    """

  @Test func recordsAreReadBack() throws {
    let decoded = decode(Self.lines)
    #expect(decoded.codes == [] && decoded.rejects == [])
    #expect(decoded.records.map(\.role) == ["item", "receptacle"])
    let item = try #require(decoded.records.first)
    #expect(
      item.values == [
        "source.feed": ["day1.edi"], "source.offset": ["20480"], "source.length": ["812"],
        "source.syntax": ["edifact"], "source.message": ["ITMATT"], "source.schema": ["upu.itmatt.edifact.1"],
        "item.id": ["RX123456785DE"], "item.category": ["gift"], "item.grossWeightGrams": ["480"],
        "item.postedAt": ["2026-03-01"], "item.dutiable": ["true"], "sender.name": ["Max Mustermann"],
        "sender.address.street": ["Beispielweg 3", "Hof"], "sender.address.city": ["Köln"],
      ])
    #expect(
      item.contents == [
        [
          "contents.line": ["1"], "contents.description": ["cotton \"dress\""],
          "contents.value.amount": ["25.00"], "contents.value.currency": ["EUR"],
        ], ["contents.line": ["2"], "contents.quantity": ["3"]],
      ])
    #expect(item.findings == [])
    #expect(item.raw.first == UInt8(ascii: "{") && item.raw.last == UInt8(ascii: "}"))
    #expect(decoded.records.last?.rows["items"]?.count == 2)
    #expect(decoded.records.map(\.line) == [1, 3])
  }

  /// Members may come in any order, also those by which an object is recognised.
  @Test func flatArray() {
    let decoded = decode(Self.array)
    #expect(decoded.codes == [] && decoded.rejects == [])
    #expect(decoded.records.map(\.role) == ["receptacle", "receptacle"])
    #expect(
      decoded.records.map { $0.rows["items"] } == [
        [["items.id": ["CY029642156CN"]]], [["items.id": ["CV300000012CN"]]],
      ])
    #expect(decoded.records.map { $0["conveyance.receptacle"]?.suffix(4) } == ["0213", "0174"])
    #expect(decoded.records.map { $0["source.preparedAt"] } == ["2026-03-01", "2026-03-01"])
    #expect(decoded.counts.interchanges == 1 && decoded.counts.messages == 2)
  }

  @Test func receptacleWithItems() {
    let decoded = decode(
      #"{"PWS_Receptacle":[{"ReceptacleId":"CNSZHDUSJFKAACN60061001000213","Item":[{"ItemId":"CY029642156CN"}]},"#
        + #"{"Item":[],"ReceptacleId":"CNSZHDUSJFKAACN60061002110174"}]}"#)
    #expect(decoded.records.count == 2, "an array of records in one object")
    #expect(decoded.records.map { $0.rows["items"]?.count } == [1, nil])
    #expect(decoded.rejects == [])
  }

  @Test func unknownObjects() {
    let decoded = decode(
      "{\"shipment\":{\"weight\":3}}\n{}\n" + Self.array + "{\"kind\":\"reject\",\"raw\":\"x\"}")
    #expect(decoded.records.count == 2)
    #expect(decoded.rejects.map(\.reason) == [.unknownMessage, .unknownMessage, .unknownMessage])
    #expect(decoded.rejects.map(\.detail) == ["shipment", "", "kind"])
    #expect(decoded.rejects.map(\.line) == [1, 2, 5])
  }

  @Test(arguments: [
    #""role":"parcel""#, #""channel":"sea""#, #""role":null"#, #""other":"item""#,
  ])
  func recordOfNoKnownKind(_ member: String) {
    let line = #"{"kind":"record","channel":"postal","role":"item","item":{"id":"RX123456785DE"}}"#
    let right = member.contains("channel") ? #""channel":"postal""# : #""role":"item""#
    let decoded = decode(line.replacing(right, with: member) + "\n" + line)
    #expect(decoded.records.map(\.role) == ["item"])
    #expect(decoded.rejects.map(\.detail) == ["a record without a known channel and role"])
  }

  // MARK: Damage

  private static func line(_ number: Int) -> String {
    #"{"Articlenumber":"CY029642156CN","Receptacle_id":"R\#(number)"}"#
  }

  /// One damaged line in three: what it is, and what is told.
  @Test(arguments: [
    (
      #"{"Articlenumber":"CY029642156CN","Receptacle_id":"R2""#, "a comma or the closing bracket was expected"
    ),
    (#"{"Articlenumber":"CY029642156CN"},"Receptacle_id":"R2"}"#, "a value was expected"),
    (#"{"Articlenumber":"CY029642156CN","Receptacle_id":"R2}"#, "a string lacks its closing quote"),
    (#"{"Articlenumber":"CY029642156CN","Receptacle_id":07}"#, "a number is not written as JSON asks"),
    (#"{"Articlenumber":"CY029642156CN","n":-}"#, "a number is not written as JSON asks"),
    (#"{"Articlenumber":"CY029642156CN","n":1.}"#, "a number is not written as JSON asks"),
    (#"{"Articlenumber":"CY029642156CN","n":1e}"#, "a number is not written as JSON asks"),
    (#"{"Articlenumber":"CY029642156CN",}"#, "the name of a member was expected"),
    (#"{"Articlenumber" "CY029642156CN"}"#, "a colon was expected"),
    (#"{Articlenumber:"CY029642156CN"}"#, "the name of a member was expected"),
    (#"{"Articlenumber":"CY029642156CN"]"#, "a closing bracket does not match"),
    (#"{"Articlenumber":tru}"#, "a word is not true, false or null"),
    (#"{"Articlenumber":"CY\x029642156CN"}"#, "an escape sequence"),
    (#"{"Articlenumber":"\ud800 half"}"#, "an escape sequence"),
    (#"{"Articlenumber":"\u12"}"#, "an escape sequence"),
    ("{\"Articlenumber\":\"a\tb\"}", "a string lacks its closing quote"),
    (#"{"Articlenumber":["CY029642156CN",]}"#, "a value was expected"),
    (#"{"Articlenumber":{"a":[1,2}}"#, "a closing bracket does not match"),
  ])
  func damagedLine(_ damaged: String, _ told: String) {
    let decoded = decode([Self.line(1), damaged, Self.line(3)].joined(separator: "\n") + "\n")
    let kept = decoded.records.compactMap { $0["conveyance.receptacle"] }.filter { $0 != "R2" }
    #expect(kept == ["R1", "R3"], "\(decoded.events.map(\.summary))")
    #expect(decoded.findings("JSON-NOT-WELL-FORMED").first?.expected.hasPrefix(told) == true)
    #expect(decoded.rejects.allSatisfy { $0.reason == .notWellFormed } && !decoded.rejects.isEmpty)
    #expect(decoded.rejects.map(\.length).reduce(0, +) <= damaged.utf8.count + 2)
  }

  @Test func damagedElementOfAnArray() {
    let bad = #"{"Articlenumber":"CY029642156CN","Receptacle_id":nil,"more":{"a":[1]}}"#
    for separator in [",", ", ", ",\n", ",\n  "] {
      let decoded = decode("[" + [Self.line(1), bad, Self.line(3)].joined(separator: separator) + "]")
      #expect(decoded.records.map { $0["conveyance.receptacle"] } == ["R1", "R3"], "\(separator)")
      #expect(decoded.rejects.map(\.text) == [bad])
      #expect(decoded.codes == ["JSON-NOT-WELL-FORMED"])
    }
  }

  /// An element that lacks its bracket ends where the next one begins its line in the same way.
  @Test func elementWithoutItsEnd() {
    let elements = [Self.line(1), #"{"Articlenumber":"CY029642156CN""#, Self.line(3), Self.line(4)]
    let decoded = decode("[\n  " + elements.joined(separator: ",\n  ") + "\n]\n")
    #expect(decoded.records.map { $0["conveyance.receptacle"] } == ["R1", "R3", "R4"])
  }

  @Test func commasOfAnArray() {
    let decoded = decode("[\(Self.line(1))\(Self.line(2)),,\(Self.line(3)),]")
    #expect(decoded.records.count == 3)
    #expect(decoded.codes == ["JSON-NOT-WELL-FORMED", "JSON-NOT-WELL-FORMED"])
    #expect(decode("[\(Self.line(1))").codes == ["JSON-NOT-WELL-FORMED"], "the array has no end")
    #expect(decode("[]").events == [])
  }

  @Test func cutOff() {
    let whole = Self.lines.utf8.prefix { $0 != 0x0A }.count
    for length in stride(from: 2, to: whole, by: 41) {
      let decoded = decode(String(decoding: Self.lines.utf8.prefix(length), as: UTF8.self))
      #expect(decoded.records.isEmpty)
      #expect(decoded.rejects.map(\.reason) == [.truncated], "\(length)")
    }
  }

  @Test(
    arguments: [
      [0x80], [0xC0, 0xAF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xE4, 0xBD], [0xFF],
    ] as [[UInt8]])
  func bytesThatAreNoUTF8(_ wrong: [UInt8]) {
    let start = Array((Self.line(1) + "\n{\"Articlenumber\":\"").utf8)
    let decoded = decode(start + wrong + Array(("\"}\n" + Self.line(3)).utf8))
    #expect(decoded.records.map { $0["conveyance.receptacle"] } == ["R1", "R3"])
    #expect(decoded.findings.map(\.expected) == ["the bytes are not UTF-8"])
  }

  @Test func everyCharacterIsKept() {
    let escaped = #"\u00e4\ud83d\udce6\/\\\"\u0041 ä📦"#
    let decoded = decode(#"{"Articlenumber":"\#(escaped)","Receptacle_id":"R"}"#)
    #expect(decoded.records.first?.rows["items"] == [["items.id": ["ä📦/\\\"A ä📦"]]])
  }

  @Test func memberThatStandsTwice() {
    let line =
      #"{"Articlenumber":"CY029642156CN","Receptacle_id":"R1","Receptacle_id":"R2","x":{"a":1,"a":2}}"#
    let decoded = decode(line)
    #expect(decoded.records.map { $0["conveyance.receptacle"] } == ["R1"])
    #expect(decoded.records.first?.codes == ["JSON-DUPLICATE", "JSON-DUPLICATE"])
    #expect(decoded.records.first?.findings.first?.offset == 54)
  }

  // MARK: Limits

  @Test func limits() {
    var limits = DecodingLimits()
    limits.recordBytes = 3000
    limits.rejectPart = 500
    limits.json.textLength = 1000
    let wide = (0..<200).map { "\"member\($0)\":1" }.joined(separator: ",")
    let cases = [
      String(repeating: "{\"a\":", count: 70) + "1" + String(repeating: "}", count: 70),
      "{\"a\":" + String(repeating: "[", count: 70) + String(repeating: "]", count: 70) + "}",
      "{\"Articlenumber\":\"" + String(repeating: "x", count: 1001) + "\"}",
      "{\"" + String(repeating: "x", count: 300) + "\":1}",
      "{\"a\":" + String(repeating: "1", count: 70) + "}",
      "{" + wide + "," + wide + "}",
    ]
    for text in cases {
      let decoded = decode(Self.line(1) + "\n" + text + "\n" + Self.line(3) + "\n", limits: limits)
      #expect(decoded.records.map { $0["conveyance.receptacle"] } == ["R1", "R3"], "\(text.prefix(40))")
      #expect(decoded.codes.first == "JSON-LIMIT")
      #expect(decoded.rejects.allSatisfy { $0.reason == .tooLarge && $0.length <= 500 })
    }
  }

  @Test func tooManyMembers() {
    let wide = (0..<1100).map { "\"m\($0)\":1" }.joined(separator: ",")
    let decoded = decode("{" + wide + "}\n" + Self.line(2))
    #expect(decoded.records.count == 1 && decoded.codes == ["JSON-LIMIT"])
  }

  /// Lines that each lack their end are read in time that does not grow with their number squared.
  @Test func manyDamagedLines() {
    let decoded = decode(
      Array(String(repeating: "{\"a\":{\n", count: 2000).utf8), sizes: [4096])
    #expect(decoded.records.isEmpty)
    #expect(decoded.findings.count <= 20)
  }

  // MARK: Among others

  @Test func mixedFeed() {
    let decoded = decode(
      Samples.cancellation + Self.lines + Samples.export + "\u{FEFF}" + Self.array + Samples.cancellation)
    #expect(decoded.rejects == [])
    #expect(
      decoded.records.filter { $0.schema.hasPrefix("postern") || $0.schema.hasPrefix("upu.predes.json") }
        .count == 4)
    #expect(decoded.counts.interchanges == 5)
  }

  @Test func damageBeforeAnotherSyntax() {
    let decoded = decode("{\"a\":{\n" + Samples.cancellation)
    #expect(decoded.records.map(\.schema) == ["upu.cusitm.edifact.1"])
    #expect(decoded.rejects.map(\.text) == ["{\"a\":{\n"])
  }

  @Test(arguments: ["{", "[", "{x", "[1", "{ \u{0}", "[\"a\"]"])
  func whatIsNoJSON(_ text: String) {
    let decoded = decode(text)
    #expect(decoded.records.isEmpty)
    #expect(
      decoded.ledger.skipped + decoded.ledger.rejects + decoded.ledger.envelope == UInt64(text.utf8.count))
  }
}
