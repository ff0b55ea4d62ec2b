import SchemaLanguage
import Testing

@Suite struct YAMLLoaderTests {
  private func load(_ text: String) throws -> YAMLNode {
    try YAMLLoader.load(Array(text.utf8), file: "test.yaml")
  }

  @Test func valuesKeepTheirTextAndOrder() throws {
    let node = try load("b: NO\na: 007\nc: { x: [1, \"2\"] }\n")
    #expect(node.entries.map { $0.key.text } == ["b", "a", "c"])
    #expect(node["b"]?.text == "NO")
    #expect(node["b"]?.boolean == nil)
    #expect(node["a"]?.text == "007")
    #expect(node["c"]?["x"]?.items.map(\.text) == ["1", "2"])
    #expect(node["c"]?["x"]?.items.map(\.integer) == [1, nil])
    #expect(node["d"] == nil)
  }

  @Test(arguments: ["a:", "a: ~", "a: null"])
  func nothingIsNull(_ text: String) throws {
    let value = try #require(try load(text)["a"])
    #expect(value.isNull)
    #expect(value.text == nil)
  }

  @Test func quotedTextIsNeverTyped() throws {
    let node = try load("a: \"null\"\nb: 'true'\nc: \"\"\nd: \"12\"")
    #expect(node["a"]?.text == "null")
    #expect(node["b"]?.boolean == nil)
    #expect(node["c"]?.isNull == false)
    #expect(node["d"]?.integer == nil)
  }

  @Test func marksCountLinesAndCharactersFromOne() throws {
    let node = try load("# Zürich\nä: 'x'\nlist:\n  - Öl\n")
    #expect(node["ä"]?.mark == SourceMark(file: "test.yaml", line: 2, column: 4))
    #expect(node["ä"]?.textMark == SourceMark(file: "test.yaml", line: 2, column: 5))
    #expect(node["list"]?.items.first?.mark.description == "test.yaml:4:5")
    #expect(node["list"]?.items.first?.textMark.advanced(by: 1).description == "test.yaml:4:6")
  }

  @Test func everythingSurprisingIsRefusedAtOnce() {
    let text = MarkedText(
      """
      first: «&name Ana
      second: «*name
      third: «!!int 12
      «<<: { a: b }
      fourth: «&list [x]
      fifth: «!set { y: z }
      «second: again
      «[a, b]: list
      «{c: d}: mapping
      """)
    #expect(
      text.mistakes()
        == text.expecting([
          "a value without an anchor, found the anchor &name",
          "the value itself, found an alias",
          "a value without a tag, found the tag tag:yaml.org,2002:int",
          "keys written out, found a merge key",
          "a value without an anchor, found the anchor &list",
          "a value without a tag, found the tag !set",
          "each key once, found the key \"second\" again",
          "a text as the key, found a list",
          "a text as the key, found a mapping",
        ]))
  }

  @Test(arguments: [
    ("a: b\n«--- \nc: d\n", "the end of the file, found another document"),
    ("«", "a schema, found an empty file"),
    ("«# nothing but a remark\n", "a schema, found an empty file"),
    (
      "a: [b, c\n«",
      "well-formed YAML, found a mistake while parsing a flow sequence (line 1, column 4): "
        + "did not find expected ',' or ']'"
    ),
    ("a: b\n  c«: d\n", "well-formed YAML, found a mistake: mapping values are not allowed in this context"),
    (
      "a: \"b\n«",
      "well-formed YAML, found a mistake while scanning a quoted scalar (line 1, column 4): "
        + "found unexpected end of stream"
    ),
    (
      "a: «@b\n",
      "well-formed YAML, found a mistake while scanning for the next token (line 1, column 4): "
        + "found character that cannot start any token"
    ),
  ])
  func brokenFilesHaveOneMistake(_ marked: String, _ expected: String) {
    let text = MarkedText(marked)
    #expect(text.mistakes() == text.expecting([expected]))
  }

  @Test func loadThrowsAllMistakes() throws {
    let error = try #require(throws: SchemaMistakes.self) {
      try YAMLLoader.load(Array("a: &x 1\nb: *x".utf8), file: "some/file.yaml")
    }
    #expect(error.list.count == 2)
    #expect(error.description.hasPrefix("some/file.yaml:1:4: expected a value without an anchor, found"))
  }
}
