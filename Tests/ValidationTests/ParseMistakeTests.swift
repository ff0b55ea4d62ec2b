import SchemaLanguage
import Testing

/// Mistakes of profiles: what is told, and where.
@Suite struct ParseMistakeTests {
  /// The rule stands on line 7, and its expression begins in column 23, behind `  - { id: R1, check: "`.
  @Test(
    arguments: [
      ("item.id = ", 10, "expected an element or a value, found the end"),
      ("item.id", 7, "expected a comparison such as"),
      ("item.id not 3", 12, "expected \"in\", \"matches\" or \"begins with\", found \"3\""),
      (
        "item.idd is s10", 0,
        "expected an element of the dictionary; did you mean \"item.id\"?, found \"item.idd\""
      ),
      ("item.id = CY and itm.id = 3", 17, "did you mean \"item.id\"?"),
      ("item.id is s11", 11, "expected a known property (did you mean \"s10\"?), found \"s11\""),
      ("item.id is", 10, "expected one of present, absent, s10"),
      ("item.id is not is", 15, "expected a known property (did you mean \"hs\"?)"),
      ("declared.amount is s10", 19, "found \"s10\" after the decimal declared.amount"),
      (
        "item.id is positive", 11,
        "expected a number before it, found \"positive\" after the identifier item.id"
      ),
      ("sum(contents.hs) <= 3", 4, "expected a number to add up, found the hs contents.hs"),
      ("sum(declared.amount) <= 3", 4, "expected an element of a part"),
      ("length(contents.quantity) <= 3", 7, "expected text, found the integer contents.quantity"),
      ("distinct(item.id) <= 3", 9, "expected a part, a list or an element of a part"),
      (
        "total(contents.hs) <= 3", 0,
        "expected one of sum, count, distinct, length, statedWeight, found \"total\""
      ),
      ("count(contents >= 1", 15, "expected \")\", found \">=\""),
      ("item.grossWeightGrams = item.id", 24, "can be compared with the grams item.grossWeightGrams"),
      ("item.grossWeightGrams <= declared.amount", 25, "found the decimal declared.amount"),
      ("item.grossWeightGrams <= heavy", 25, "expected a number, as the grams item.grossWeightGrams is"),
      ("item.grossWeightGrams <= '5'", 25, "expected a number"),
      ("item.id < CY", 8, "expected \"=\" or \"!=\" after the identifier item.id, found \"<\""),
      ("item.postedAt <= soon", 17, "expected a date such as 2026-02-28, found \"soon\""),
      ("item.postedAt <= source.preparedAt + 1", 37, "expected a number of days, such as \"1 days\""),
      ("item.id + 1 = 3", 8, "expected a number before it"),
      ("item.grossWeightGrams + 2 days > 3", 22, "expected a date before it"),
      ("item.dutiable = yes", 16, "expected true or false, found \"yes\""),
      ("contents.origin = UK", 18, "expected a code of iso/countries; did you mean \"GB\"?, found \"UK\""),
      ("declared.currency in [USD, EURO]", 27, "expected a code of iso/currencies"),
      ("item.id in [CY", 14, "expected \",\" or \"]\", found the end"),
      ("item.id in CY", 11, "expected \"[\", found \"CY\""),
      ("item.id in []", 12, "expected a value, found \"]\""),
      ("item.id matches CY", 16, "expected a pattern in quotes"),
      ("item.id matches '9[9'", 18, "expected a closed part"),
      ("item.id matches '9]'", 18, "expected \"[\" before it"),
      ("item.id matches '[9]'", 17, "expected a pattern of 1 to 128 characters"),
      ("declared.amount matches '9'", 0, "expected an element with text before \"matches\""),
      ("declared.amount within x of 3", 23, "expected a number, found \"x\""),
      ("declared.amount within 1 3", 25, "expected \"of\", found \"3\""),
      ("item.id within 1 of declared.amount", 0, "expected a number, found the identifier item.id"),
      ("(item.id = 3", 12, "expected \")\", found the end"),
      ("item.id = 3 item.id", 12, "expected \"and\", \"or\" or the end, found \"item.id\""),
      ("item.id = 'x", 10, "expected text in quotes, found a quote that is not closed"),
      ("item.id = ''", 10, "use \"is absent\" for none"),
      ("item.id = 3 & x", 12, "expected an element, a word, a number, text in quotes or a sign, found \"&\""),
      ("item.id ! 3", 8, "expected \"!=\" or \"not\""),
      ("C = 3", 0, "expected an element on one side"),
      ("declared.amount = 1.2.3", 18, "expected a number, found \"1.2.3\""),
      ("and item.id = 3", 0, "expected an element or a value, found \"and\""),
      ("item.id in [item.id]", 12, "expected a value; one with a dot in quotes"),
    ])
  func expressions(_ text: String, _ column: Int, _ expected: String) throws {
    let found = try Schemas.mistakes("rules:\n  - { id: R1, check: \"\(text)\" }\n")
    #expect(found.count == 1, "\(found)")
    let place = "7:\(23 + column): "
    #expect(
      found.first?.hasPrefix(place) == true && found.first?.contains(expected) == true,
      "\(found), not \(place)")
  }

  @Test func allMistakesAreTold() throws {
    let found = try Schemas.mistakes(
      """
      rules:
        - { id: R1, require: [sender.nam, item.id] }
        - { id: R1, check: item.idd = 3 and item.postedAt < soon, when: item.category is s99 }
        - { id: R2, require: item.id, check: item.id is s10 }
        - { id: R3 }
        - { id: R4, check: item.id is s10, any: true }
        - { id: R5, check: item.id is s10, terms: us-cbp }
        - { id: R6, check: contents.description is vague }
        - { id: R7, check: contents.description is vague, terms: us-cpb }
        - { id: R8, check: item.id is listed, codes: upu/mail-clas }
        - { id: R9, require: item.id, message: "no {valu}", since: 2026-02-01, until: 2026-01-01 }
        - { id: R10, check: contents.hs != documents.number }
        - { id: R11, check: item.id is listed }
        - { id: R12, require: item.id, match: whole }
      overlays:
        - for: { source.sendr: [A], item.id: [B] }
          set: { R77: { severity: advice, reason: r } }
        - for: { source.sender: [A] }

      """)
    for text in [
      "sender.name", "item.id", "a date such as", "did you mean \"s9\"", "a rule id of its own",
      "one of them",
      "any only beside require",
      "a check with \"is vague\"", "terms: the id of a list", "did you mean \"us-cbp\"",
      "did you mean \"upu/mail-class\"",
      "{valu}", "a day not before 2026-02-01", "rows of contents and documents",
      "codes: the id of a code list",
      "terms beside it", "did you mean \"source.sender\"", "an element of source",
      "the id of a rule of this profile",
      "no change",
    ] {
      #expect(found.contains { $0.contains(text) }, "\(text) in\n\(found.joined(separator: "\n"))")
    }
  }

  @Test func unknownKeysAndShapes() throws {
    #expect(try Schemas.mistakes("rules:\n  - { id: r1, require: item.id }\n").count == 1)
    #expect(
      try Schemas.mistakes("rules:\n  - { id: R1, chek: item.id is s10 }\n").first?.contains(
        "did you mean \"check\"") == true)
    #expect(try Schemas.mistakes("rules: []\n").count == 1)
  }

  @Test func deepAndLongExpressions() throws {
    let deep = String(repeating: "(", count: 5000) + "item.id = 3" + String(repeating: ")", count: 5000)
    #expect(try Schemas.mistakes(Schemas.rule("check: '\(deep)'")).count == 1)
    let nots = String(repeating: "not ", count: 100) + "item.id = 3"
    #expect(try Schemas.mistakes(Schemas.rule("check: '\(nots)'")).first?.contains("32 levels") == true)
    let long = (0..<600).map { "item.id = A\($0)" }.joined(separator: " or ")
    #expect(
      try Schemas.mistakes(Schemas.rule("check: '\(long)'")).first?.contains("2000 at the most") == true)
  }
}
