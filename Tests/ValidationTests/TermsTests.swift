import SchemaLanguage
import Testing

/// Lists of terms: folding, boundaries, patterns.
@Suite struct TermsTests {
  private func table(_ body: String) throws -> TermsTable {
    let text = "kind: terms\nid: t\ntitle: T\nsource: made for a test\nauthority: none\n" + body
    let log = MistakeLog()
    let node = try #require(YAMLLoader.load(Array(text.utf8), file: "t.yaml", log: log))
    let document = try #require(TermsDocument(node, log: log), "\(log.mistakes)")
    return TermsTable(document)
  }

  private func terms() throws -> TermsTable {
    try table(
      """
      lists:
        - { match: whole, terms: [gift, spare parts, n/a, merc., "freight of all kinds"] }
        - { match: word, terms: [ltd, co ltd, sdn bhd, parts of cars] }
      patterns: [digitsOnly, fileExtensionOnly, repeatedCharacterOnly, punctuationOnly, punctuationAndDigitsOnly]

      """)
  }

  private func found(_ text: String, _ match: TermsDocument.Match? = nil) throws -> String? {
    let table = try terms()
    return table.find(text, match: match).map { match in
      let bytes = Array(text.utf8)[match.start..<match.end]
      return
        "\(match.term < 0 ? "pattern" : table.terms[match.term].text): \(String(decoding: bytes, as: UTF8.self))"
    }
  }

  @Test(
    arguments: [
      ("gift", "gift: gift"), ("  GiFt!! ", "gift:   GiFt!! "), ("Spare--Parts", "spare parts: Spare--Parts"),
      ("N/A", "n/a: N/A"), ("n.a.", "n/a: n.a."), ("merc", "merc.: merc"), ("gifts", nil), ("a gift", nil),
      ("spareparts", nil), ("spare parts 2", nil), ("gíft", nil),
    ])
  func whole(_ text: String, _ expected: String?) throws {
    #expect(try found(text) == expected)
    #expect(try found(text, .whole) == expected)
  }

  @Test(
    arguments: [
      ("Brightlamp Co., Ltd.", "co ltd: Co., Ltd"), ("LTD", "ltd: LTD"), ("Altd", nil), ("Ltda", nil),
      ("Maju Sdn Bhd Klang", "sdn bhd: Sdn Bhd"), ("sdn", nil), ("sdn sdn bhd", "sdn bhd: sdn bhd"),
      ("parts of parts of cars", "parts of cars: parts of cars"), ("co co ltd", "co ltd: co ltd"),
      ("co-op ltd", "ltd: ltd"),
    ])
  func words(_ text: String, _ expected: String?) throws {
    #expect(try found(text) == expected)
    #expect(try found(text, .word) == expected)
  }

  @Test func rulesDecideHowListsAreCompared() throws {
    #expect(try found("a gift for you", .word) == "gift: gift")
    #expect(try found("ltd", .whole) == "ltd: ltd")
    #expect(try found("my ltd", .whole) == nil)
    #expect(try found("123", .word) == nil, "patterns are about whole texts")
    #expect(try found("a gift for you", .among) == "gift: gift")
    #expect(try found("Gift!", .among) == nil, "it is all of the text")
    #expect(try found("spare parts", .among) == nil)
    #expect(try found("123", .among) == nil)
  }

  @Test(
    arguments: [
      "123", "12 34", ".wpx", "WPX", "pdf", ".jpg", "xxx", "X X X", "ééé", "---", ".", "12-34", "#1", "山山山",
    ])
  func patterns(_ text: String) throws { #expect(try found(text) == "pattern: \(text)") }

  @Test(arguments: ["", "xx", "ab", "xxy", ".wpx file", "a1", "no 12", "cap", "éé", "山田山", "T"])
  func noPatterns(_ text: String) throws { #expect(try found(text) == nil) }

  /// Every text of a few words is compared with a slow, obvious search.
  @Test func likeASlowSearch() throws {
    let table = try terms()
    let words = ["ltd", "co", "sdn", "bhd", "parts", "of", "cars", "lamp", "gift"]
    let seed = UInt64.random(in: 0 ... .max)
    print("seed of random texts: \(seed)")
    var generator = RandomRecordTests.Seeded(state: seed)
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 1...7, using: &generator)).map { _ in
        words.randomElement(using: &generator) ?? ""
      }
      let joined = text.joined(separator: " ")
      let padded = " \(joined) "
      let expected = table.terms.contains { term in
        term.matches.contains(.word) ? padded.contains(" \(term.text) ") : joined == term.text
      }
      #expect((table.find(joined) != nil) == expected, "\(joined)")
    }
  }

  @Test func longTextsAreReadInLinearTime() throws {
    let table = try terms()
    let clock = ContinuousClock()
    func time(_ count: Int) -> Duration {
      let text = String(repeating: "parts of co sdn ", count: count)
      return (0..<3).map { _ in clock.measure { #expect(table.find(text, match: .word) == nil) } }.min()
        ?? .zero
    }
    let short = time(2_000)
    let long = time(32_000)
    #expect(long < short * 160, "16 times the text: \(short), \(long)")
  }

  @Test func shippedListsFindTheirOwnTerms() throws {
    let set = try Schemas.shipped()
    for table in set.terms.values {
      for (number, term) in table.terms.enumerated() {
        #expect(table.find(term.text.uppercased(), match: .word)?.term != nil, "\(table.id) \(term.text)")
        let whole = table.find("  " + term.text, match: .whole)?.term
        #expect(whole == number || whole == -1, "\(table.id) \(term.text)")
      }
    }
  }
}
