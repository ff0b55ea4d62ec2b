import SchemaLanguage
import Testing
import Vocabulary

@Suite struct DictionaryDocumentTests {
  private let head = "kind: dictionary\nid: dictionary\ntitle: T\nsource: S\n"
  private let plain = "{ type: text, title: x, meaning: y, limit: 35 }"

  private func check(_ body: String, _ expected: [String]) {
    let text = MarkedText(head + body.replacing("$", with: plain))
    #expect(text.mistakes { _ = DictionaryDocument($0, log: $1) } == text.expecting(expected))
  }

  private func document(_ body: String) throws -> DictionaryDocument {
    let log = MistakeLog()
    let text = head + body.replacing("$", with: plain)
    let node = try YAMLLoader.load(Array(text.utf8), file: "d.yaml")
    return try #require(DictionaryDocument(node, log: log), "\(log.mistakes)")
  }

  @Test func elementsAreReadWithAllTheyHave() throws {
    let document = try document(
      """
      parts: { contents: { title: Contents, meaning: goods, limit: 999 } }
      elements:
        item.id: { type: identifier, title: Item id, meaning: m, limit: 35, wco: D026,
                   cfr: ["145.74(d)(1)(x)"], purposes: [targeting, duty], codes: iso/countries, basis: inferred }
        sender.name: { type: text, title: Name, meaning: m, limit: 70, personal: true, repeats: 3 }
        contents.line: $
        contents.value.amount: { type: decimal, title: Amount, meaning: m, limit: 18 }
        declared.amount: $
      """)
    let item = try #require(document.elements.first)
    #expect(item.type == .identifier)
    #expect(item.wco == "D026")
    #expect(item.cfr == ["145.74(d)(1)(x)"])
    #expect(item.purposes == ["targeting", "duty"])
    #expect(item.codes == "iso/countries")
    #expect(item.basis == .inferred)
    #expect(item.mark == SourceMark(file: "d.yaml", line: 7, column: 3))
    #expect(item.codesMark.line == 8)

    let dictionary = document.elementDictionary()
    #expect(dictionary.elements.map(\.id.index) == [0, 1, 2, 3, 4])
    #expect(dictionary.elements.map(\.part) == [nil, nil, 0, 0, nil])
    #expect(dictionary.elements.map(\.column) == [0, 1, 0, 1, 2])
    #expect(dictionary.parts.map(\.key) == ["contents"])
    #expect(dictionary.parts[0].limit == 999)
    #expect(dictionary.parts[0].elements.map(\.index) == [2, 3])
    #expect(dictionary.element("sender.name")?.isPersonal == true)
    #expect(dictionary.element("sender.name")?.repeats == 3)
  }

  @Test func mistakesOfShape() {
    check(
      """
      parts: { «Contents: { title: x, meaning: y, limit: «0 } }
      elements:
        «item.: $
        item.id: { type: «txt, title: x, meaning: y, limit: «"35", repeats: «1, personal: «yes }
        item.x: «{ type: text, title: x, limit: 1, purposes: [«tax], codes: «countries }
      """,
      [
        "a name such as grossWeightGrams, found Contents",
        "a whole number from 1 to 100000, found 0",
        "the path of an element, such as sender.address.city, found item.",
        "one of text, identifier, code, integer, grams, decimal, currency, country, date, dateTime, hs, "
          + "boolean (did you mean \"text\"?), found txt",
        "a whole number from 1 to 65536, found \"35\"",
        "a whole number from 2 to 1000, found 1",
        "true or false, found yes",
        "the key \"meaning\", found none",
        "one of targeting, duty, statistics, found tax",
        "the id of a code list, such as iso/countries, found countries",
      ])
  }

  @Test func mistakesOfOrder() {
    check(
      """
      parts:
        contents: { title: x, meaning: y, limit: 9 }
        «documents: { title: x, meaning: y, limit: 9 }
      elements:
        «contents: $
        item.id: $
        sender.address.city: $
        sender.name: $
        «sender.address.street: $
        «item.name: $
        «findings.code: $
        declared.value: $
        «declared.value.amount: $
        «item.id: $
      """,
      [
        "elements documents.…, found the part \"documents\" without elements",
        "a path below a group, such as contents.line, found \"contents\"",
        "all elements of \"sender.address\" one after another, "
          + "found \"sender.address.street\" apart from its group",
        "all elements of \"item\" one after another, found \"item.name\" apart from its group",
        "a name that a record does not use itself, found \"findings.code\"",
        "no name below the element \"declared.value\", found \"declared.value.amount\"",
        "each key once, found the key \"item.id\" again",
      ])
  }
}
