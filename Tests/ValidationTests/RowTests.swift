import Testing

/// Rules on rows and lists, conditions, and what is worked out over all rows.
@Suite struct RowTests {
  @Test func requiredInEachRow() throws {
    let found = try judge(
      "require: contents.hs",
      [
        .init("contents.hs", "610910", row: 0), .init("contents.line", "2", row: 1),
        .init("contents.hs", "420222", row: 2),
      ])
    #expect(
      found.map(\.row) == [1] && found.map(\.offset) == [1000] && found.map(\.element) == ["contents.hs"])
    #expect(try judge("require: contents.hs", []) == [], "there are no rows")
  }

  @Test func eachMissingElementIsAFinding() throws {
    let rule = "require: [sender.name, sender.address.city, contents.hs]"
    let found = try judge(rule, [.init("sender.address.city", "Shenzhen"), .init("contents.line", "1")])
    #expect(found.map(\.element) == ["sender.name", "contents.hs"])
  }

  @Test func oneIsEnough() throws {
    let rule = "require: [declared.amount, contents.value.amount], any: true"
    #expect(try judge(rule, [.init("declared.amount", "5"), .init("contents.line", "1")]) == [])
    let rows = [RecordBuilder.Value("contents.line", "1"), .init("contents.value.amount", "5", row: 1)]
    #expect(try judge(rule, rows).map(\.row) == [0])
    #expect(try judge(rule, []).map(\.element) == ["declared.amount"], "no rows, and nothing for the item")
  }

  @Test func conditionsOfRowsAndOfTheRecord() throws {
    let rule = "require: contents.origin, when: item.category = saleOfGoods and contents.quantity >= 2"
    let rows = [RecordBuilder.Value("contents.quantity", "1"), .init("contents.quantity", "2", row: 1)]
    #expect(try judge(rule, [.init("item.category", "saleOfGoods")] + rows).map(\.row) == [1])
    #expect(try judge(rule, [.init("item.category", "gift")] + rows) == [])
    #expect(try judge(rule, rows) == [], "an absent category is not equal to anything")
    #expect(try judge(rule.replacing("=", with: "!=", maxReplacements: 1), rows).map(\.row) == [1])
  }

  @Test func conditionOfRowsForTheRecordIsToldOnce() throws {
    let rule = "require: item.customsReference, when: contents.value.amount > 100"
    let rows = (0..<3).map { RecordBuilder.Value("contents.value.amount", $0 == 0 ? "5" : "500", row: $0) }
    #expect(try judge(rule, rows).map(\.element) == ["item.customsReference"])
    #expect(try judge(rule, [rows[0]]) == [])
  }

  @Test func rowsWithValuesOfTheRecord() throws {
    let rule = "check: contents.value.currency = declared.currency"
    let found = try judge(
      rule,
      [
        .init("declared.currency", "USD"), .init("contents.value.currency", "USD"),
        .init("contents.value.currency", "CNY", row: 1), .init("contents.line", "3", row: 2),
      ])
    #expect(found.map(\.row) == [1] && found.map(\.value) == ["CNY"] && found.map(\.expected) == ["USD"])
  }

  @Test func eachValueOfAList() throws {
    let rule = "check: sender.address.street is not vague, terms: placeholders, match: whole"
    let found = try judge(
      rule,
      [
        .init("sender.address.street", "12 Mill Lane"), .init("sender.address.street", "n/a"),
        .init("sender.name", "x"),
      ])
    #expect(found.map(\.row) == [1] && found.map(\.value) == ["n/a"] && found.map(\.offset) == [1001])
    // In a condition one value is enough.
    let when = "require: item.remarks, when: 'item.instructions = RETURN'"
    let values = [RecordBuilder.Value("item.instructions", "HOLD"), .init("item.instructions", "RETURN")]
    #expect(try judge(when, values).count == 1)
    #expect(try judge(when, [values[0]]) == [])
    #expect(try judge("require: item.remarks, when: 'item.instructions != RETURN'", values) == [])
  }

  @Test func sums() throws {
    let rule = "check: sum(contents.value.amount) within 0.01 of declared.amount"
    func found(_ amounts: [String?], _ declared: String?) throws -> [FoundFinding] {
      let rows = amounts.enumerated().map { number, text in
        text.map { RecordBuilder.Value("contents.value.amount", $0, row: number) }
          ?? RecordBuilder.Value("contents.line", "1", row: number)
      }
      return try judge(rule, rows + [.init("declared.amount", declared)])
    }
    #expect(try found(["0.1", "0.20", "0.300"], "0.60") == [])
    #expect(try found(["0.1", "0.20", "0.300"], "0.61") == [])
    let off = try found(["10.5", "7", "0.125"], "17.60")
    #expect(off.map(\.element) == ["declared.amount"])
    #expect(off.map(\.value) == ["17.60"] && off.map(\.expected) == ["17.625"])
    #expect(try found(["10.5", nil], "99") == [], "a line without value: the sum is not known")
    #expect(try found([], "99") == [])
    #expect(try found(["10.5"], nil) == [])
    let huge = "999999999999999999"
    #expect(try found([String](repeating: huge, count: 12), "1") == [], "too large to be exact")
  }

  @Test func weightsWithMargin() throws {
    let rule = "check: sum(contents.netWeightGrams) <= item.grossWeightGrams + 50"
    func found(_ gross: String) throws -> [FoundFinding] {
      try judge(
        rule,
        [
          .init("contents.netWeightGrams", "300"), .init("contents.netWeightGrams", "410", row: 1),
          .init("item.grossWeightGrams", gross),
        ])
    }
    #expect(try found("660") == [])
    let off = try found("659")
    #expect(off.map(\.element) == ["item.grossWeightGrams"] && off.map(\.value) == ["659"])
    #expect(off.map(\.offset) == [1002] && off.map(\.expected) == ["710"] && off.map(\.count) == [710])
  }

  @Test func counts() throws {
    let some = try judge("check: count(contents) >= 1", [])
    #expect(some.map(\.count) == [0] && some.map(\.element) == [nil] && some.map(\.expected) == ["1"])
    #expect(try judge("check: count(contents) >= 1", [.init("contents.line", "1")]) == [])
    let lists = "check: count(item.remarks) <= 1"
    #expect(try judge(lists, [.init("item.remarks", "A")]) == [])
    #expect(try judge(lists, [.init("item.remarks", "A"), .init("item.remarks", "B")]).map(\.count) == [2])
  }

  @Test(arguments: [(2, 1), (5, 3), (40, 1), (40, 2), (999, 700)])
  func distinctValues(_ rows: Int, _ different: Int) throws {
    let values = (0..<rows).map {
      RecordBuilder.Value("contents.description", "goods \($0 % different)", row: $0)
    }
    let found = try judge("check: distinct(contents.description) <= 0", values)
    #expect(found.map(\.count) == [Int64(different)])
    #expect(try judge("check: distinct(contents.description) <= \(different)", values) == [])
  }
}
