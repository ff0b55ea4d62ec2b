import Decoding
import Testing

@Suite("Character repertoires") struct RepertoireTests {
  /// A message whose recipient has this name, in bytes.
  private func message(_ repertoire: String, version: Int = 4, name: [UInt8]) -> [UInt8] {
    let time = version == 4 ? "20260301" : "260301"
    let text = Message.item(
      ["NAD+CN+++@"], header: "UNB+\(repertoire):\(version)+DE101+US101+\(time):1530+77'")
    return text.utf8.flatMap { $0 == UInt8(ascii: "@") ? name : [$0] }
  }

  @Test(arguments: [
    ("UNOC", [0x4D, 0xFC, 0x6C, 0x6C, 0x65, 0x72], "Müller"), ("UNOD", [0xA3, 0xF3, 0x64, 0xBC], "Łódź"),
    ("UNOE", [0xBC, 0xDE, 0xE1, 0xDA, 0xD2, 0xD0], "Москва"),
    ("UNOF", [0xC1, 0xE8, 0xDE, 0xED, 0xE1], "Αθήνα"),
    ("UNOG", [0xA1, 0x61, 0xFD], "Ħaŭ"), ("UNOH", [0xC0, 0xE8, 0xB9], "Āčš"),
    ("UNOI", [0xE3, 0xD5, 0xD1], "\u{643}\u{635}\u{631}"),
    ("UNOJ", [0xF9, 0xEC, 0xE5, 0xED], "שלום"), ("UNOK", [0xDD, 0x7A, 0x6D, 0x69, 0x72], "İzmir"),
    ("UNOL", [0xA4, 0x20, 0xA6], "€ Š"), ("UNOW", [0xE4, 0xB8, 0xAD], "中"),
    ("UNOY", [0xE4, 0xB8, 0xAD, 0xF0, 0x9F, 0x93, 0xA6], "中📦"),
  ])
  func decodes(repertoire: String, bytes: [Int], name: String) {
    let decoded = decode(message(repertoire, name: bytes.map { UInt8($0) }))
    #expect(decoded.codes == [])
    #expect(decoded.records.first?["recipient.name"] == name)
    #expect(decoded.records.first?.findings == [])
  }

  @Test(arguments: [
    ("UNOA", [0xFC], "ü"), ("UNOB", [0xC3, 0xBC], "ü"), ("UNOB", [0x4D, 0xFC], "Mü"),
    ("UNOY", [0x4D, 0xFC], "Mü"),
    ("UNOW", [0xC3], "Ã"),
  ])
  func bytesOutsideTheDeclaredSet(repertoire: String, bytes: [Int], name: String) {
    let record = decode(
      message(repertoire, version: repertoire > "UNOC" ? 4 : 3, name: bytes.map { UInt8($0) })
    )
    .records.first
    #expect(record?["recipient.name"] == name)
    #expect(record?.codes == ["EDI-REPERTOIRE"])
    #expect(record?.findings.first?.path == "recipient.name")
  }

  @Test func gapInASet() {
    let record = decode(message("UNOF", name: [0x41, 0xFF])).records.first
    #expect(record?["recipient.name"] == "A\u{FFFD}")
    #expect(record?.codes == ["EDI-REPERTOIRE"])
  }

  @Test func lowerCaseUnderUNOAIsToldOnceAMessage() {
    let decoded = decode(message("UNOA", version: 1, name: Array("Erika Sample+9 Elm Ave".utf8)))
    #expect(decoded.codes == ["EDI-LOWER-CASE"])
    #expect(decoded.records.first?["recipient.name"] == "Erika Sample")
    let codes = decode(message("UNOB", version: 1, name: Array("Erika".utf8))).codes
    #expect(codes == [])
  }

  @Test(arguments: ["UNOQ", "XXXX", "", "KECA", "UNOX"])
  func unknownRepertoire(repertoire: String) {
    let decoded = decode(message(repertoire, version: 3, name: [0x4D, 0xFC]))
    #expect(decoded.codes == ["EDI-REPERTOIRE-UNKNOWN"])
    #expect(decoded.records.first?["recipient.name"] == "Mü")
  }

  @Test func senderCanBeKnownToUseAnotherSet() {
    var leniency = Leniencies()
    leniency.characterSet = "iso-8859-5"
    let decoded = decode(
      message("UNOC", name: [0xBC, 0xDE, 0xE1, 0xDA, 0xD2, 0xD0]), leniencies: ["DE101": leniency])
    #expect(decoded.records.first?["recipient.name"] == "Москва")
  }
}
