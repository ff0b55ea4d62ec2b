import SchemaLanguage
import Testing

@Suite struct ShapeCheckTests {
  /// A kind that uses every shape.
  private let kind = KindShape(
    kind: "sample", title: "Sample", description: "For tests.", hasExamples: true,
    named: [
      "tree": .either([.line, .object([.required("branches", .list(of: .named("tree")), "Below.")])])
    ],
    keys: [
      .optional("count", .integer(1...9), "A number."),
      .optional("flag", .boolean, "A truth value."),
      .optional("severity", .oneOf(["error", "warning"]), "A word."),
      .optional("day", .date, "A day."),
      .optional("element", .text(.elementPath), "A path."),
      .optional("tags", .list(of: .line, count: 1...2), "A list."),
      .optional("names", .map(keys: .name, values: .line), "A map."),
      .optional("tree", .named("tree"), "A recursive value."),
      .optional("either", .either([.integer(0...5), .list(of: .line)]), "One of two."),
      .optional("word", .either([.boolean, .oneOf(["all"])]), "One of two scalars."),
    ])

  private let head = "kind: sample\nid: a.b\ntitle: T\nsource: S\n"

  private func check(_ body: String, _ expected: [String]) {
    let text = MarkedText(head + body)
    #expect(text.mistakes { kind.check($0, log: $1) } == text.expecting(expected))
  }

  @Test func aGoodFileHasNoMistakes() {
    check(
      """
      basis: inferred
      valid: { from: 2024-02-29, to: 2025-01-01 }
      count: 3
      flag: true
      severity: error
      day: 2026-11-24
      element: contents.value.amount
      tags: [x, "1"]
      names: { grossWeight: y }
      tree: { branches: [leaf, { branches: [leaf] }] }
      either: [x]
      word: true
      examples:
        - { sample: itmatt/one.edi, expect: { records: "1" } }
        - { sample: itmatt/two.edi, expect: { item.id: CY029642156CN } }
      """, [])
  }

  @Test func allMistakesAreToldAtOnce() {
    check(
      """
      valid: { from: «2025-02-29, «til: 2026-01-01 }
      count: «10
      flag: «"true"
      severity: «eror
      day: «24.11.2026
      element: «item..id
      tags: «[a, b, «12]
      names: { «Gross: y, net: «[z] }
      tree: { branches: [leaf, «{ «brnches: [leaf] }] }
      either: «{}
      word: «none
      «titel: x
      examples: [{ sample: «[], expect: «~ }]
      """,
      [
        "a date such as 2026-02-28, found 2025-02-29",
        "one of the keys from, to, found the unknown key \"til\"",
        "a whole number from 1 to 9, found 10",
        "true or false, found \"true\"",
        "one of error, warning (did you mean \"error\"?), found eror",
        "a date such as 2026-02-28, found 24.11.2026",
        "the path of an element, such as sender.address.city, found item..id",
        "a list of 1 to 2 values, found 3",
        "text in quotes: \"12\", found 12",
        "a name such as grossWeightGrams, found Gross",
        "a line of text, found a list",
        "the key \"branches\", found none",
        "a known key (did you mean \"branches\"?), found the unknown key \"brnches\"",
        "a whole number from 0 to 5, or a list, found a mapping",
        "true or false, or all, found none",
        "a known key (did you mean \"title\"?), found the unknown key \"titel\"",
        "text, found a list",
        "a mapping, found nothing",
      ])
  }

  @Test func theHeadIsRequired() {
    let text = MarkedText("# nothing\n««««{}")
    let expected = ["kind", "id", "title", "source"].map { "the key \"\($0)\", found none" }
    #expect(text.mistakes { kind.check($0, log: $1) } == text.expecting(expected))
  }

  @Test func anotherKindIsAMistake() {
    let text = MarkedText("kind: «codes\nid: «A B\ntitle:«\nsource: { «dokument: X, document: Y }\n")
    #expect(
      text.mistakes { kind.check($0, log: $1) }
        == text.expecting([
          "sample, found codes",
          "an id such as us.mail.aed: small letters, digits, hyphens and dots, found A B",
          "a line of text, found nothing",
          "a known key (did you mean \"document\"?), found the unknown key \"dokument\"",
        ]))
  }

  @Test(arguments: ["- a", "text", "~"])
  func aFileIsAMapping(_ text: String) {
    let mistakes = MarkedText(text).mistakes { kind.check($0, log: $1) }
    #expect(mistakes.count == 1)
    #expect(mistakes.first?.hasPrefix("test.yaml:1:1: expected a mapping, found ") == true)
  }

  @Test(arguments: ["12", "-1.5", "1e3", "0x1F", "0o17", "true", "False", ".inf", "007"])
  func whatOtherReadersTakeForNumbersNeedsQuotes(_ value: String) {
    check("tags: [«\(value)]", ["text in quotes: \"\(value)\", found \(value)"])
    check("tags: [\"\(value)\"]", [])
  }

  @Test(arguments: ["NO", "yes", "2026-11-24", "1 kg", "1.2.3", "inf", "nan", "+"])
  func otherPlainTextNeedsNone(_ value: String) { check("names: { x: \(value) }", []) }

  @Test func unknownKeysWithoutNumberEndInTime() {
    let body = (0..<20_000).map { "unknownKey\($0): x\n" }.joined()
    let text = MarkedText(head + body)
    let log = MistakeLog()
    if let node = YAMLLoader.load(text.bytes, file: "test.yaml", log: log) { kind.check(node, log: log) }
    #expect(log.count == 20_000)
  }
}
