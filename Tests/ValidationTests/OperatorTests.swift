import Testing

/// Comparisons and the other statements, both ways, and what is told of them.
@Suite struct OperatorTests {
  @Test(
    arguments: [
      ("=", ["500"], ["499", "501"]), ("!=", ["499"], ["500"]), ("<", ["499"], ["500", "501"]),
      ("<=", ["500"], ["501"]), (">", ["501"], ["500"]), (">=", ["500"], ["499"]),
    ])
  func numbers(_ sign: String, good: [String], bad: [String]) throws {
    var judging = try Judging(Schemas.set(Schemas.rule("check: item.grossWeightGrams \(sign) 500")))
    for text in good { #expect(try judging.findings([.init("item.grossWeightGrams", text)]) == []) }
    for text in bad {
      let found = try judging.findings([.init("item.grossWeightGrams", text)])
      #expect(found.map(\.value) == [text])
      #expect(found.map(\.expected) == [sign == "!=" ? "" : "500"])
    }
    // With the sides changed.
    let mirrored = ["<": ">", "<=": ">=", ">": "<", ">=": "<="][sign] ?? sign
    var other = try Judging(Schemas.set(Schemas.rule("check: 500 \(mirrored) item.grossWeightGrams")))
    for text in good { #expect(try other.findings([.init("item.grossWeightGrams", text)]) == []) }
    for text in bad {
      #expect(try other.findings([.init("item.grossWeightGrams", text)]).map(\.value) == [text])
    }
  }

  @Test func decimalsOfDifferentScales() throws {
    let rule = "check: declared.amount <= 2500"
    #expect(try judge(rule, [.init("declared.amount", "2500.00")]) == [])
    #expect(try judge(rule, [.init("declared.amount", "2500.000000000001")]).count == 1)
    #expect(try judge("check: declared.amount = 18.0", [.init("declared.amount", "18.000")]) == [])
    #expect(try judge("check: declared.amount > -1", [.init("declared.amount", "-0.5")]) == [])
  }

  @Test func texts() throws {
    let equal = "check: item.mailClass = C"
    #expect(try judge(equal, [.init("item.mailClass", "C")]) == [])
    #expect(try judge(equal, [.init("item.mailClass", "c")]).map(\.expected) == ["C"])
    #expect(try judge("check: item.mailClass != C", [.init("item.mailClass", "C")]).count == 1)
    // Names are free text: case makes no difference.
    let names = "check: sender.name != recipient.name"
    let same = [RecordBuilder.Value("sender.name", "Ada Ficticia"), .init("recipient.name", "ADA FICTICIA")]
    let found = try judge(names, same)
    #expect(found.map(\.value) == ["Ada Ficticia"] && found.map(\.expected) == [""])
    #expect(try judge(names, [same[0], .init("recipient.name", "Bo Ficticia")]) == [])
    let countries = "check: recipient.address.country = item.destinationCountry"
    let apart = [
      RecordBuilder.Value("recipient.address.country", "US"), .init("item.destinationCountry", "CA"),
    ]
    #expect(try judge(countries, apart).map(\.expected) == ["CA"])
    #expect(try judge(countries, [apart[0]]) == [], "the other side is absent")
  }

  @Test func conditionOfTheProfileHoldsForEachRule() throws {
    let rules =
      "rules:\n  - { id: R1, require: sender.name }\n  - { id: R2, require: contents.hs, when: item.mailClass = C }\n"
    var judging = try Judging(Schemas.set(rules, when: "source.action not in [cancel, delete]"))
    let line = RecordBuilder.Value("contents.line", "1")
    let sent = [line, .init("item.mailClass", "C"), .init("source.action", "original")]
    #expect(try judging.findings(sent).count == 2)
    #expect(
      try judging.findings([line, .init("item.mailClass", "C")]).count == 2, "no action is none of these")
    #expect(
      try judging.findings([line, .init("item.mailClass", "C"), .init("source.action", "cancel")]) == [])
  }

  @Test func beginnings() throws {
    let rule = "check: conveyance.receptacle begins with conveyance.dispatch"
    let receptacle = RecordBuilder.Value("conveyance.receptacle", "CNSZHDUSJFKAACN60061001000213")
    #expect(try judge(rule, [receptacle, .init("conveyance.dispatch", "CNSZHDUSJFKAACN60061")]) == [])
    let apart = try judge(rule, [receptacle, .init("conveyance.dispatch", "CNSZHDUSJFKAACN60062")])
    #expect(apart.map(\.value) == [receptacle.text ?? ""])
    #expect(
      try judge(rule, [.init("conveyance.receptacle", "CNS"), .init("conveyance.dispatch", "CNSZ")]).count
        == 1)
    #expect(try judge(rule, [receptacle]) == [], "the dispatch is absent")
    let negated = "check: conveyance.receptacle not begins with conveyance.dispatch"
    #expect(try judge(negated, [receptacle, .init("conveyance.dispatch", "CNSZHD")]).count == 1)
  }

  @Test func expectedIsNeverPersonal() throws {
    let found = try judge(
      "check: sender.name = recipient.name",
      [.init("sender.name", "Ada Ficticia"), .init("recipient.name", "Bo F.")])
    #expect(found.map(\.expected) == [""])
  }

  @Test func membership() throws {
    let rule = "check: 'recipient.address.country in [US, PR, VI]'"
    #expect(try judge(rule, [.init("recipient.address.country", "PR")]) == [])
    #expect(try judge(rule, [.init("recipient.address.country", "CA")]).map(\.expected) == ["US, PR, VI"])
    let not = "check: 'item.categoryCode not in [11, 91]'"
    #expect(try judge(not, [.init("item.categoryCode", "21")]) == [])
    #expect(try judge(not, [.init("item.categoryCode", "91")]).count == 1)
    let numbers = "check: 'contents.quantity in [1, 12]'"
    #expect(try judge(numbers, [.init("contents.quantity", "12")]) == [])
    #expect(try judge(numbers, [.init("contents.quantity", "2")]).count == 1)
  }

  @Test(
    arguments: [
      ("AA999999999AA", ["CY029642156CN"], ["CY02964215CN", "cy029642156cn", "1Y029642156CN"]),
      ("BA9", ["BC1"], ["CC1"]),
      ("099999[99][99]", ["012345", "01234567", "0123456789"], ["112345", "0123456", "01234"]),
      ("X-\\A", ["7-A", "Q-A"], ["7-B", "--A"]), ("é9", ["é1"], ["e1"]),
    ])
  func patterns(_ pattern: String, good: [String], bad: [String]) throws {
    var judging = try Judging(Schemas.set(Schemas.rule("check: 'item.id matches \"\(pattern)\"'")))
    for text in good { #expect(try judging.findings([.init("item.id", text)]) == [], "\(text)") }
    for text in bad {
      #expect(try judging.findings([.init("item.id", text)]).map(\.expected) == [pattern], "\(text)")
    }
  }

  @Test func dates() throws {
    let rule = "check: item.postedAt <= source.preparedAt + 1 day"
    func found(_ posted: String, _ prepared: String?) throws -> [FoundFinding] {
      try judge(rule, [.init("item.postedAt", posted), .init("source.preparedAt", prepared)])
    }
    #expect(try found("2026-03-01", "2026-02-28T23:50") == [])
    #expect(try found("2026-03-02", "2026-02-28T23:50").map(\.expected) == ["2026-03-01"])
    #expect(try found("2026-03-02", nil) == [])
    #expect(
      try judge("check: item.postedAt >= 2020-01-01", [.init("item.postedAt", "2019-12-31")]).count == 1)
    #expect(
      try judge(
        "check: item.postedAt >= source.preparedAt - 365 days",
        [.init("item.postedAt", "2025-02-27"), .init("source.preparedAt", "2026-02-28T08:00")]
      ).map(\.expected) == ["2025-02-28"])
  }

  @Test func lengths() throws {
    let rule = "check: length(contents.description) >= 3"
    #expect(try judge(rule, [.init("contents.description", "été")]) == [])
    let found = try judge(rule, [.init("contents.description", "éé")])
    #expect(found.map(\.count) == [2] && found.map(\.value) == ["éé"] && found.map(\.expected) == ["3"])
  }

  @Test func booleans() throws {
    #expect(try judge("check: item.dutiable = true", [.init("item.dutiable", "true")]) == [])
    #expect(try judge("check: item.dutiable = true", [.init("item.dutiable", "false")]).count == 1)
  }

  @Test func combinations() throws {
    let rule = "check: not (item.id matches \"BA9\" or item.id matches \"DA9\") and item.mailClass in [C, U]"
    let quoted = rule.replacing("check: ", with: "check: '") + "'"
    #expect(try judge(quoted, [.init("item.id", "CC1"), .init("item.mailClass", "C")]) == [])
    #expect(
      try judge(quoted, [.init("item.id", "DC1"), .init("item.mailClass", "C")]).map(\.element) == ["item.id"]
    )
    let second = try judge(quoted, [.init("item.id", "CC1"), .init("item.mailClass", "T")])
    #expect(second.map(\.element) == ["item.mailClass"] && second.map(\.expected) == ["C, U"])
    #expect(try judge(quoted, [.init("item.mailClass", "T")]).count == 1, "one side is enough to fail")
    #expect(try judge(quoted, [.init("item.mailClass", "C")]) == [], "the other side is not decided")
  }
}
