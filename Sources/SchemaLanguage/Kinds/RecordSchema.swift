internal import Vocabulary

extension DictionaryDocument {
  /// The JSON Schema (draft 2020-12) of one line of Postern's NDJSON output. It ends with a line break.
  ///
  /// Records are described exactly, so that a misspelt or unknown key is caught; the lines of other kinds
  /// loosely. Values are not held to their formats: what was received and could not be normalized is kept,
  /// with a finding.
  public static func recordSchema(from document: DictionaryDocument) -> String {
    let lines = ["record", "reject", "finding", "summary"].map { name in
      JSONText.object([("$ref", .string("#/$defs/\(name)"))])
    }
    let schema = JSONText.object([
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string("Postern output")),
      (
        "description",
        .string("One line of the output: a record, a reject, a finding or the summary of a run.")
      ),
      ("oneOf", .array(lines)),
      (
        "$defs",
        .object(
          [
            ("record", document.record), ("reject", reject), ("finding", finding(isLine: true)),
            ("summary", summary), ("findingOfRecord", finding(isLine: false)),
          ] + dutyDefinitions)
      ),
    ])
    return schema.written() + "\n"
  }

  private var record: JSONText {
    let groups = RecordGroup(self).properties(at: "", of: self)
    let properties: [(String, JSONText)] =
      [
        ("kind", .object([("const", .string("record"))])),
        ("channel", Self.words(["postal", "express"])),
        ("role", Self.words(MessageSchema.roles)),
      ] + groups + [
        (
          "findings",
          .object([
            ("type", .string("array")),
            ("items", .object([("$ref", .string("#/$defs/findingOfRecord"))])),
          ])
        ), ("duty", .object([("$ref", .string("#/$defs/duty"))])),
      ]
    return Self.object(properties, required: ["kind", "channel", "role", "source"], isClosed: true)
  }

  private static var reject: JSONText {
    object(
      [
        ("kind", .object([("const", .string("reject"))])), ("reason", string), ("message", string),
        ("source", .object([("type", .string("object"))])), ("raw", string),
        ("rawEncoding", .object([("const", .string("base64"))])),
      ], required: ["kind", "reason"], isClosed: false)
  }

  private static func finding(isLine: Bool) -> JSONText {
    let kind: [(String, JSONText)] = isLine ? [("kind", .object([("const", .string("finding"))]))] : []
    return object(
      kind + [
        ("code", string), ("severity", words(["error", "warning", "advice"])), ("element", string),
        ("message", string), ("at", .object([("type", .string("object"))])), ("basis", string),
      ], required: (isLine ? ["kind"] : []) + ["code", "severity", "message"], isClosed: false)
  }

  private static var summary: JSONText {
    let parts = ["in", "records", "rejects", "envelope", "skipped"]
    return object(
      [
        ("kind", .object([("const", .string("summary"))])),
        ("bytes", object(parts.map { ($0, count) }, required: parts, isClosed: false)),
        ("interchanges", count), ("messages", count), ("records", count), ("rejects", count),
        ("findings", .object([("type", .string("object"))])),
      ], required: ["kind", "bytes"], isClosed: false)
  }

  static var string: JSONText { .object([("type", .string("string"))]) }

  static var count: JSONText { .object([("type", .string("integer")), ("minimum", .integer(0))]) }

  static func words(_ words: [String]) -> JSONText {
    .object([("enum", .array(words.map { .string($0) }))])
  }

  static func object(_ properties: [(String, JSONText)], required: [String], isClosed: Bool) -> JSONText {
    var entries: [(String, JSONText)] = [("type", .string("object")), ("properties", .object(properties))]
    if !required.isEmpty { entries.append(("required", .array(required.map { .string($0) }))) }
    if isClosed { entries.append(("additionalProperties", .boolean(false))) }
    return .object(entries)
  }
}
