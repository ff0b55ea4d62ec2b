import Foundation
import SchemaLanguage
import Testing
import Vocabulary

/// The shipped schema files, and sets of them with profiles of a test's own.
enum Schemas {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Schemas")
    .standardizedFileURL.resolvingSymlinksInPath()

  static func file(_ path: String) throws -> SchemaFile {
    SchemaFile(path: path, bytes: Array(try Data(contentsOf: root.appending(path: path))))
  }

  static func files(in folders: [String]) throws -> [SchemaFile] {
    try folders.flatMap { folder in
      let paths = try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
        .sorted()
      return try paths.filter { $0.hasSuffix(".yaml") }.map { try file("\(folder)/\($0)") }
    }
  }

  /// Everything but messages and profiles.
  static func base() throws -> [SchemaFile] { try [file("dictionary.yaml")] + files(in: ["codes", "terms"]) }

  static func shipped() throws -> SchemaSet { try SchemaSet(files: base() + files(in: ["profiles"])) }

  /// A set with one profile, of which `body` is everything below the head.
  static func set(_ body: String, when condition: String? = nil, role: String = "item") throws -> SchemaSet {
    let applies = "role: \(role)" + (condition.map { ", when: \"\($0)\"" } ?? "")
    let head = Self.head.replacing("role: item", with: applies)
    return try SchemaSet(
      files: base() + [SchemaFile(path: "profiles/test.yaml", bytes: Array((head + body).utf8))])
  }

  /// The mistakes of a profile, as `line:column: expected …, found …`.
  static func mistakes(_ body: String) throws -> [String] {
    do {
      _ = try set(body)
      return []
    } catch let mistakes as SchemaMistakes {
      return mistakes.list.map { $0.description.replacing("profiles/test.yaml:", with: "") }
    }
  }

  static let head = """
    kind: profile
    id: test
    title: Test
    source: made for a test
    applies: { channel: postal, role: item }

    """

  /// The lines of a profile with one rule, which is an error R1.
  static func rule(_ keys: String) -> String { "rules:\n  - { id: R1, \(keys) }\n" }

  static let today = "2026-11-24"

  static func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }
}
