import Decoding
import Testing

@Suite("Service characters, releases, line breaks") struct SyntaxTests {
  /// Writes a message of plain characters with others, none of which may occur in it.
  private func written(_ text: String, with characters: [Character: Character]) -> String {
    String(text.map { characters[$0] ?? $0 })
  }

  @Test func everyServiceCharacterChanged() {
    let plain = Message.item(["MEA+WT+G+KGM:0,5", "NAD+CZ+++LINDEN VERSAND+AM MARKT 3:HOF 2+ULM"])
    let text = "UNA|^,\\ ~" + written(plain, with: [":": "|", "+": "^", "'": "~", "?": "\\"])
    let decoded = decode(text)
    #expect(decoded.codes == [])
    let record = decoded.records.first
    #expect(record?["item.grossWeightGrams"] == "500")
    #expect(record?.values["sender.address.street"] == ["AM MARKT 3", "HOF 2"])
    #expect(
      record?.raw
        == decode(plain).records.first.map {
          Array(written(String(decoding: $0.raw, as: UTF8.self), with: [":": "|", "+": "^", "'": "~"]).utf8)
        })
  }

  @Test func changedReleaseCharacter() {
    let text =
      "UNA|^,\\ ~"
      + Message.item([]).replacing("RX123456785DE'", with: "RX123456785DE'NAD+CN+++A\\^B\\~C\\|D?'")
    let changed = written(String(text.dropFirst(9)), with: [":": "|", "+": "^", "'": "~"])
    #expect(decode("UNA|^,\\ ~" + changed).records.first?["recipient.name"] == "A^B~C|D?")
  }

  @Test func noReleaseCharacter() {
    let record = decode("UNA:+.  '" + Message.item(["NAD+CN+++WHO? ME?"])).records.first
    #expect(record?["recipient.name"] == "WHO? ME?")
  }

  @Test func controlCharactersAsServiceCharacters() {
    let plain = Message.item(["NAD+CN+++ERIKA SAMPLE+9 ELM AVE:APT 4"])
    let text =
      "UNA\u{1F}\u{1D}. \u{20}\u{1C}" + written(plain, with: [":": "\u{1F}", "+": "\u{1D}", "'": "\u{1C}"])
    let decoded = decode(text)
    #expect(decoded.codes == [])
    #expect(decoded.records.first?.values["recipient.address.street"] == ["9 ELM AVE", "APT 4"])
  }

  @Test func unusableAdviceFallsBackToTheStandard() {
    let decoded = decode("UNA::.? '" + Message.item([]))
    #expect(decoded.codes == ["EDI-UNA"])
    #expect(decoded.records.count == 1)
  }

  static let version4 = "UNB+UNOC:4+DE101+US101+20260301:1530+77'"

  @Test func repetitionSeparatorOfVersion4() {
    let first = ["NAD+CN+++ERIKA SAMPLE*OTHER NAME+9 ELM AVE"]
    #expect(Message.record(first, header: Self.version4)["recipient.name"] == "ERIKA SAMPLE")
    #expect(
      Message.record(first, header: "UNA:+.?#'" + Self.version4)["recipient.name"]
        == "ERIKA SAMPLE*OTHER NAME")
    let other = ["NAD+CN+++ERIKA SAMPLE#OTHER NAME+9 ELM AVE"]
    #expect(Message.record(other, header: "UNA:+.?#'" + Self.version4)["recipient.name"] == "ERIKA SAMPLE")
    #expect(
      Message.record(first, header: "UNA:+.? '" + Self.version4)["recipient.name"]
        == "ERIKA SAMPLE*OTHER NAME")
    #expect(Message.record(["NAD+CN+++A?*B"], header: Self.version4)["recipient.name"] == "A*B")
  }

  @Test func adviceByte8IsIgnoredBeforeVersion4() {
    let header = "UNA:+.?*'" + Message.header
    #expect(Message.record(["NAD+CN+++STAR*SHOP"], header: header)["recipient.name"] == "STAR*SHOP")
    let letter = "UNA:+.?A'" + Message.header
    #expect(Message.record(["NAD+CN+++ANNA SAMPLE"], header: letter)["recipient.name"] == "ANNA SAMPLE")
  }

  @Test func centuryInTheTimeOfAVersion4Interchange() {
    let text = "\(Self.version4)UNH+1+ITMATT:1:5:UP'BGM+936+A+9'GID+1+1'PCI++RX123456785DE'UNT+5+1'UNZ+1+77'"
    #expect(decode(text).records.first?["source.preparedAt"] == "2026-03-01T15:30")
  }

  @Test(arguments: [
    ("O?'NEIL", "O'NEIL"), ("A?+B", "A+B"), ("A?:B", "A:B"), ("WHAT??", "WHAT?"), ("????", "??"),
    ("A??B", "A?B"),
    ("?ABC", "ABC"), ("A?????'B", "A??'B"), ("???'???+", "?'?+"),
  ])
  func releases(given: String, kept: String) {
    let record = Message.record(["NAD+CN+++\(given)+9 ELM AVE"])
    #expect(record["recipient.name"] == kept)
    #expect(record.values["recipient.address.street"] == ["9 ELM AVE"])
    #expect(record.findings == [])
  }

  /// A release character that was meant literally releases the separator behind it.
  @Test func danglingReleaseTakesTheSeparator() {
    let decoded = decode(Message.item(["NAD+CN+++WHY?", "CST+1+620442", "CST+2+620443"]))
    let record = decoded.records.first
    #expect(record?["recipient.name"] == "WHY'CST")
    #expect(record?.contents.count == 1)
    #expect(decoded.codes == ["EDI-COUNT"])
  }

  @Test(arguments: ["\r\n", "\n", " \t\r\n ", "\n\n\n", "\u{0}"])
  func betweenSegments(padding: String) {
    let plain = decode(Samples.saleOfGoods.replacing("\n", with: ""))
    let padded = decode(Samples.saleOfGoods.replacing("\n", with: padding) + padding)
    #expect(padded.codes == [])
    #expect(padded.records.map(\.values) == plain.records.map(\.values))
    #expect(padded.records.map(\.contents) == plain.records.map(\.contents))
  }

  @Test func lineBreaksInsideValuesAreDropped() {
    let record = Message.record(["NAD+CN+++ERIKA SAM\r\nPLE+9 ELM AVE"])
    #expect(record["recipient.name"] == "ERIKA SAMPLE")
    #expect(record.codes == ["EDI-LINE-BREAK"])
  }

  @Test func tabInsideAValue() {
    let record = Message.record(["NAD+CN+++ERIKA\tSAMPLE"])
    #expect(record.codes == ["EDI-CONTROL-CHARACTER"])
  }

  /// Files wrapped at 80 columns, whatever stands there, decode as if they were not.
  @Test func wrappedAt80Columns() {
    let plain = Samples.giftAndDocuments.replacing("\n", with: "")
    var wrapped = ""
    for (index, character) in plain.enumerated() {
      if index > 0, index.isMultiple(of: 80) { wrapped += "\r\n" }
      wrapped.append(character)
    }
    let expected = decode(plain)
    let decoded = decode(wrapped)
    #expect(decoded.records.map(\.values) == expected.records.map(\.values))
    #expect(decoded.records.map(\.contents) == expected.records.map(\.contents))
    #expect(decoded.rejects == [])
  }

  @Test func trailingSeparatorsAndEmptySegments() {
    let record = Message.record(["NAD+CN+++ERIKA SAMPLE:::+9 ELM AVE:::+AUSTIN+++", "", "COM+1:TE+++"])
    #expect(record["recipient.name"] == "ERIKA SAMPLE")
    #expect(record["recipient.phone"] == "1")
    #expect(record.codes == ["EDI-SEGMENT-DAMAGED"])
  }

  @Test func nestingIndicesInTheTagAreIgnored() {
    let record = Message.record(["NAD:1:2+CN+++ERIKA SAMPLE"])
    #expect(record["recipient.name"] == "ERIKA SAMPLE")
  }
}
