import Foundation
import SchemaLanguage
import Testing

@Suite struct EmbeddedSchemasTests {
  @Test func everyFileOnDiskIsBuiltIn() throws {
    let onDisk = try FileManager.default.subpathsOfDirectory(atPath: SchemaFolder.url.path)
      .filter { $0.hasSuffix(".yaml") }.sorted()
    #expect(SchemaSource.embedded.files.map(\.path) == onDisk, "run: sh .ci/embed-schemas")
    for file in SchemaSource.embedded.files {
      let bytes = try Data(contentsOf: SchemaFolder.url.appending(path: file.path))
      #expect(file.bytes == Array(bytes), "\(file.path) differs from the file on disk; build again")
    }
  }

  @Test func everyJSONSchemaOnDiskIsListed() throws {
    let list = try String(contentsOf: SchemaFolder.url.appending(path: "embedded.c"), encoding: .utf8)
    for name in try FileManager.default.contentsOfDirectory(
      atPath: SchemaFolder.url.appending(path: "json").path)
    where name.hasSuffix(".json") {
      #expect(list.contains("#embed \"json/\(name)\""), "run: sh .ci/embed-schemas")
    }
  }

  @Test(arguments: SchemaSource.embedded.files.map(\.path))
  func builtInFilesHaveNoMistakes(_ path: String) throws {
    let file = try #require(SchemaSource.embedded[path])
    let log = MistakeLog()
    let node = try #require(file.node(log: log), "\(log.mistakes)")
    var id: String?
    switch node["kind"]?.text {
    case "dictionary": id = DictionaryDocument(node, log: log)?.head.id
    case "codes": id = CodeListDocument(node, log: log).map { "codes/" + $0.head.id }
    case "terms": id = TermsDocument(node, log: log).map { "terms/" + $0.head.id }
    case "findings": id = FindingsDocument(node, log: log).map { "findings/" + $0.head.id }
    default: return
    }
    #expect(log.isEmpty, "\(log.mistakes)")
    #expect(id.map { $0 + ".yaml" } == path, "a file is named after its id")
  }

  /// The first line points editors to the JSON Schema of the kind.
  @Test(arguments: SchemaSource.embedded.files.map(\.path))
  func builtInFilesNameTheirJSONSchema(_ path: String) throws {
    let file = try #require(SchemaSource.embedded[path])
    let line = String(decoding: file.bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    let kind = try #require(file.node(log: MistakeLog())?["kind"]?.text)
    let up = String(repeating: "../", count: path.split(separator: "/").count - 1)
    #expect(line == "# yaml-language-server: $schema=\(up)json/\(kind).schema.json")
  }
}
