import SchemaLanguage
import Testing

@Suite struct CodeListDocumentTests {
  private let head = "kind: codes\nid: upu/test\ntitle: T\nsource: S\nauthority: UPU\n"

  private func check(_ body: String, _ expected: [String]) {
    let text = MarkedText(head + body)
    #expect(text.mistakes { _ = CodeListDocument($0, log: $1) } == text.expecting(expected))
  }

  @Test func aListIsReadInItsOrder() throws {
    let text = """
      kind: codes
      id: upu/nature-of-transaction
      title: Nature of transaction
      source: { document: UPU code list 136, edition: "2025", where: upu.int }
      basis: secondary
      authority: Universal Postal Union
      valid: { from: 2024-01-01, to: 2030-12-31 }
      unknown: other
      codes:
        "91": { title: Documents, means: documents, basis: inferred }
        "11": { title: Sale of goods, means: saleOfGoods }
        KGM: { title: Kilogram, grams: "1000", digits: 2, pattern: CCYYMMDD }
      aliases: { SALE: "11" }
      """
    let log = MistakeLog()
    let node = try YAMLLoader.load(Array(text.utf8), file: "codes.yaml")
    let list = try #require(CodeListDocument(node, log: log), "\(log.mistakes)")
    #expect(list.head.id == "upu/nature-of-transaction")
    #expect(list.head.source.document == "UPU code list 136")
    #expect(list.head.source.edition == "2025")
    #expect(list.head.source.place == "upu.int")
    #expect(list.head.basis == .secondary)
    #expect(list.head.valid == ValidPeriod(from: "2024-01-01", to: "2030-12-31"))
    #expect(list.unknown == "other")
    #expect(list.codes.map(\.code) == ["91", "11", "KGM"])
    #expect(list.codes.map(\.means) == ["documents", "saleOfGoods", nil])
    #expect(list.codes.map(\.basis) == [.inferred, .documented, .documented])
    #expect(list.codes[1].mark == SourceMark(file: "codes.yaml", line: 11, column: 3))
    #expect(list.codes[2].grams == "1000")
    #expect(list.codes[2].digits == 2)
    #expect(list.codes[2].pattern == "CCYYMMDD")
    #expect(list.codes[2].patternMark.line == 12)
    #expect(list.aliases.map(\.spelling) == ["SALE"])
    #expect(list.aliases.map(\.code) == ["11"])
  }

  @Test func periodsIncludeBothDays() {
    let period = ValidPeriod(from: "2024-02-29", to: "2025-01-01")
    #expect(!period.contains("2024-02-28"))
    #expect(period.contains("2024-02-29"))
    #expect(period.contains("2025-01-01"))
    #expect(!period.contains("2025-01-02"))
    #expect(ValidPeriod().contains("1999-12-31"))
  }

  @Test func mistakesOfShape() {
    check(
      """
      codes:
        "11": «{ «titel: x }
        "12": «Gift
        «"\(String(repeating: "9", count: 36))": { title: x }
        KGM: { title: Kilogram, grams: «"1,000", digits: «12 }
      unknown: «99
      """,
      [
        "the key \"title\", found none",
        "a known key (did you mean \"title\"?), found the unknown key \"titel\"",
        "a mapping, found Gift",
        "a code of at most 35 bytes, found \"\(String(repeating: "9", count: 36))\"",
        "a decimal number in quotes, such as \"453.59237\", found \"1,000\"",
        "a whole number from 0 to 9, found 12",
        "text in quotes: \"99\", found 99",
      ])
  }

  @Test func mistakesOfMeaning() {
    check(
      """
      valid: { from: 2025-01-02, to: «2025-01-01 }
      codes:
        US: { title: United States }
        GB: { title: United Kingdom }
        «US: { title: again }
      aliases: { UK: GB, «uk: GB, «US: GB, FX: «FR }
      """,
      [
        "a day not before 2025-01-02, found 2025-01-01",
        "each key once, found the key \"US\" again",
        "each spelling once, without regard to case, found \"uk\" again",
        "another spelling, found the listed code \"US\"",
        "a code of this list, found \"FR\"",
      ])
  }
}
