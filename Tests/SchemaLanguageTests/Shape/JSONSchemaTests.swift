import Foundation
import SchemaLanguage
import Testing

/// The JSON Schemas in `Schemas/json` are made from the shapes and from the dictionary. To write them anew,
/// run the tests with `POSTERN_WRITE_JSON_SCHEMAS=1`.
@Suite struct JSONSchemaTests {
  @Test(arguments: KindShape.documentKinds.map(\.kind))
  func schemasOfKindsAreCurrent(_ name: String) throws {
    let kind = try #require(KindShape.documentKinds.first { $0.kind == name })
    try compare(kind.jsonSchema(), with: "json/\(name).schema.json")
  }

  @Test func schemaOfRecordsIsCurrent() throws {
    try compare(try recordSchema(), with: "json/record.schema.json")
  }

  @Test(arguments: KindShape.documentKinds.map(\.kind))
  func schemasAreJSON(_ name: String) throws {
    let kind = try #require(KindShape.documentKinds.first { $0.kind == name })
    let schema = try object(kind.jsonSchema())
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect(schema["title"] as? String == kind.title)
    #expect(schema["description"] as? String == kind.description)
    #expect(schema["additionalProperties"] as? Bool == false)
    let properties = try #require(schema["properties"] as? [String: [String: Any]])
    #expect(properties["kind"]?["const"] as? String == name)
    #expect(Set(properties.keys) == Set(kind.root.keys.map(\.name)))
    #expect(properties.values.allSatisfy { $0["description"] is String })
  }

  @Test func sharedShapesBecomeDefinitions() throws {
    let kind = KindShape(
      kind: "tree", title: "A \"tree\"", description: "Line\nbreak\u{1}", hasExamples: true,
      named: ["node": .either([.line, .list(of: .named("node"), count: 0...3)])],
      keys: [.required("top", .named("node"), "The top.")])
    let schema = try object(kind.jsonSchema())
    #expect(schema["title"] as? String == "A \"tree\"")
    #expect(schema["description"] as? String == "Line\nbreak\u{1}")
    #expect((schema["required"] as? [String])?.contains("top") == true)
    let properties = try #require(schema["properties"] as? [String: [String: Any]])
    #expect(properties["top"]?["$ref"] as? String == "#/$defs/node")
    #expect(properties["examples"]?["type"] as? String == "array")
    let node = try #require((schema["$defs"] as? [String: [String: Any]])?["node"])
    #expect((node["anyOf"] as? [[String: Any]])?.map { $0["type"] as? String } == ["string", "array"])
  }

  @Test func recordsAreDescribedExactly() throws {
    let schema = try object(try recordSchema())
    let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
    #expect(
      Set(definitions.keys) == [
        "record", "reject", "finding", "summary", "findingOfRecord", "duty", "dutyLine", "dutyLayer",
        "dutyExemption", "dutyAmounts", "undetermined", "usedValue",
      ])
    let record = try #require(definitions["record"])
    #expect(record["additionalProperties"] as? Bool == false)
    let groups = try #require(record["properties"] as? [String: [String: Any]])
    let item = try #require(groups["item"])
    #expect(item["additionalProperties"] as? Bool == false)
    let weight = try #require((item["properties"] as? [String: [String: Any]])?["grossWeightGrams"])
    #expect(weight["type"] as? String == "integer")
    let contents = try #require(groups["contents"])
    #expect(contents["maxItems"] as? Int == 999)
    let rows = try #require((contents["items"] as? [String: Any])?["properties"] as? [String: [String: Any]])
    let value = try #require(rows["value"]?["properties"] as? [String: [String: Any]])
    #expect(value["amount"]?["type"] as? String == "string")
    #expect(value["currency"]?["x-purposes"] is [String])
    let street = try #require(groups["sender"]?["properties"] as? [String: [String: Any]])["address"]
    let list = try #require((street?["properties"] as? [String: [String: Any]])?["street"])
    #expect(list["type"] as? String == "array")
    #expect(list["x-personal"] as? Bool == true)
  }

  /// Patterns are for editors, closures for us; both must say the same.
  @Test func patternsAgreeWithChecks() throws {
    let texts = [
      "", "a", "A", "a.b", "a..b", ".a", "a.", "grossWeightGrams", "a-b", "-a", "a/b", "/a", "a/", "a//b",
      "A-B", "A-",
      "-A", "S10-CHECK", "9A", "1", "1.5", "1.", ".5", "1.2.3", "2026-02-28", "2026-13-01", "2026-00-10",
      "26-01-01",
      "a b", " ", "../a", "a/../b", "a/..", "..", "a..b/c", "x\u{7}", "ä", "us.mail.aed", "us..aed",
      "iso/countries",
    ]
    let forms: [TextForm] = [
      .line, .prose, .code, .date, .name, .elementPath, .schemaID, .codeListID, .findingCode, .decimal,
      .relativePath,
    ]
    for form in forms {
      let pattern = try NSRegularExpression(pattern: try #require(form.pattern))
      for text in texts {
        let range = NSRange(text.startIndex..., in: text)
        let matches = pattern.firstMatch(in: text, range: range) != nil
        #expect(matches == form.matches(text), "\(form.description): \(text.debugDescription)")
      }
    }
    #expect(!TextForm.date.matches("2025-02-29"))
    #expect(!TextForm.date.matches("1900-02-29"))
    #expect(TextForm.date.matches("2000-02-29"))
  }

  private func recordSchema() throws -> String {
    let log = MistakeLog()
    let file = try #require(SchemaSource.embedded["dictionary.yaml"])
    let node = try #require(file.node(log: log))
    let document = try #require(DictionaryDocument(node, log: log), "\(log.mistakes)")
    return DictionaryDocument.recordSchema(from: document)
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func compare(_ generated: String, with path: String) throws {
    let url = SchemaFolder.url.appending(path: path)
    if ProcessInfo.processInfo.environment["POSTERN_WRITE_JSON_SCHEMAS"] == "1" {
      try Data(generated.utf8).write(to: url)
    }
    let present = try String(contentsOf: url, encoding: .utf8)
    #expect(present == generated, "\(path) is out of date; see the comment of this suite")
  }
}

/// The folder `Schemas` of the package.
enum SchemaFolder {
  static var url: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Schemas").resolvingSymlinksInPath()
  }
}
