import SchemaLanguage
import Testing

@Suite struct TermsDocumentTests {
  private let head = "kind: terms\nid: us-cbp\ntitle: T\nsource: S\nauthority: CBP\n"

  private func check(_ body: String, _ expected: [String]) {
    let text = MarkedText(head + body)
    #expect(text.mistakes { _ = TermsDocument($0, log: $1) } == text.expecting(expected))
  }

  @Test func aListIsRead() throws {
    let text =
      head + """
        lists:
          - { match: whole, terms: [gift, daily necessities] }
          - match: word
            basis: secondary
            terms: [stc]
        patterns: [digitsOnly, punctuationOnly]
        acceptable: [{ vague: electrical components, better: [capacitors, resistors] }]
        """
    let log = MistakeLog()
    let terms = try #require(TermsDocument(try YAMLLoader.load(Array(text.utf8), file: "t.yaml"), log: log))
    #expect(terms.authority == "CBP")
    #expect(terms.lists.map(\.match) == [.whole, .word])
    #expect(terms.lists.map(\.basis) == [.documented, .secondary])
    #expect(terms.lists[0].terms.map(\.text) == ["gift", "daily necessities"])
    #expect(terms.patterns == [.digitsOnly, .punctuationOnly])
    #expect(terms.acceptable.map(\.better) == [["capacitors", "resistors"]])
  }

  @Test func mistakes() {
    check(
      """
      lists:
        - { match: «words, terms: [a] }
        - «{ terms: «[] }
      patterns: [«digitOnly]
      acceptable: [«{ vague: x }]
      """,
      [
        "one of whole, word (did you mean \"word\"?), found words",
        "the key \"match\", found none",
        "a list of 1 to 10000 values, found 0",
        "one of digitsOnly, fileExtensionOnly, repeatedCharacterOnly, punctuationOnly, "
          + "punctuationAndDigitsOnly (did you mean \"digitsOnly\"?), found digitOnly",
        "the key \"better\", found none",
      ])
    check(
      """
      lists:
        - { match: word, terms: [Gift, «gift] }
        - { match: word, terms: [«GIFT] }
        - { match: whole, terms: [gift] }
      """,
      ["each term once, found \"gift\" again", "each term once, found \"GIFT\" again"])
  }
}
