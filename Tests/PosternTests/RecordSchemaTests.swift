import Foundation
import Testing

/// What is written keeps to `Schemas/json/record.schema.json`, as another program's reading of the schema says.
@Suite(.enabled(if: Program.exists)) struct RecordSchemaTests {
  /// Checks lines of JSON with Python's jsonschema; gives the mistakes, at most ten.
  private func mistakes(in lines: String) throws -> String {
    let program = """
      import json, sys, jsonschema
      schema = json.load(open("Schemas/json/record.schema.json"))
      jsonschema.Draft202012Validator.check_schema(schema)
      # Each line by the definition of its kind, so that mistakes name the place and not the choice.
      checks = {kind: jsonschema.Draft202012Validator({"$ref": "#/$defs/" + kind, "$defs": schema["$defs"]})
        for kind in ("record", "reject", "finding", "summary")}
      lines = mistakes = 0
      for text in sys.stdin:
        line = json.loads(text)
        lines += 1
        for mistake in checks[line["kind"]].iter_errors(line):
          mistakes += 1
          if mistakes <= 10: print(lines, mistake.json_path, mistake.message[:200])
      print(lines, "lines,", mistakes, "mistakes")
      """
    return try Repository.withDirectory { directory in
      try Data(program.utf8).write(to: directory.appending(path: "check.py"))
      try Data(lines.utf8).write(to: directory.appending(path: "lines.ndjson"))
      let result = try Repository.shell(
        "cd '\(Repository.root.path)' && python3 '\(directory.path)/check.py' < '\(directory.path)/lines.ndjson'",
        in: directory)
      #expect(result.status == 0, "\(result.errors)")
      return result.output
    }
  }

  private func output(_ command: String) throws -> String {
    try Repository.withDirectory {
      try Repository.shell("cd '\(Repository.root.path)' && \(command)", in: $0).output
    }
  }

  @Test(arguments: [
    "postern decode Samples/*/*.edi Samples/*/feed.*",
    // Each regime with its fees, exemptions and refusals, all with where the values came from.
    "postern assess Samples/*/feed.edi --as-of 2026-09-07 --rates Samples/rates --provenance",
    "postern assess Samples/*/feed.edi --as-of 2025-03-10 --arrival-date 2025-03-10 --rates Samples/rates",
    "postern assess Samples/*/feed.edi --as-of 2025-09-10 --arrival-date 2025-09-10 --method specific "
      + "--rates Samples/rates --provenance --export-date 2025-09-01",
    "postern assess Samples/*/feed.edi --as-of 2026-11-10 --arrival-date 2026-11-10 "
      + "--rates Samples/rates --rates Tests/DutyTests/Rates",
  ])
  func linesKeepToTheSchema(_ command: String) throws {
    let lines = try output(command)
    let count = lines.split(separator: "\n").count
    #expect(count > 50)
    #expect(try mistakes(in: lines) == "\(count) lines, 0 mistakes\n")
  }

  /// The check itself finds what is wrong.
  @Test func whatIsWrongIsFound() throws {
    let lines = try output(
      "postern assess Samples/30-all-applicable-duties/feed.edi --as-of 2026-09-07 --rates Samples/rates")
    let wrong = lines.replacing(#""path":"worksheet""#, with: #""path":"elsewhere""#)
      .replacing(#""rounding""#, with: #""roundings""#)
    let found = try mistakes(in: wrong)
    #expect(found.contains("$.duty.path 'elsewhere' is not one of"))
    #expect(found.contains("$.duty 'rounding' is a required property"))
    #expect(found.contains("'roundings' was unexpected"))
  }
}
