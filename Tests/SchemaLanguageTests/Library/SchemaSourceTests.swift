import Foundation
import SchemaLanguage
import Testing

@Suite final class SchemaSourceTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "schemas-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func write(_ text: String, to path: String) throws {
    let url = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  private func problem(_ body: () throws -> Void) throws -> String {
    try #require(throws: SchemaSourceError.self, performing: body).problem
  }

  @Test func aDirectoryWithADictionaryReplacesEverything() throws {
    try write("kind: dictionary\n", to: "dictionary.yaml")
    try write("kind: codes\n", to: "codes/post/own.yaml")
    try write("not a schema", to: "README.md")
    try write("hidden", to: ".git/x.yaml")
    let source = try SchemaSource.directory(folder.path)
    #expect(source.files.map(\.path) == ["codes/post/own.yaml", "dictionary.yaml"])
    #expect(source["codes/post/own.yaml"]?.bytes == Array("kind: codes\n".utf8))
    #expect(source["codes/post/own.yaml"]?.displayName == folder.path + "/codes/post/own.yaml")
    #expect(source["codes/iso/countries.yaml"] == nil)
    #expect(source.origin == folder.path)
  }

  @Test func aDirectoryWithoutOneIsLaidOverTheBuiltInSet() throws {
    try write("kind: codes\n", to: "codes/iso/countries.yaml")
    try write("kind: codes\n", to: "codes/post/own.yaml")
    let source = try SchemaSource.directory(folder.path + "/")
    #expect(source["dictionary.yaml"]?.displayName == "embedded/dictionary.yaml")
    #expect(source["codes/iso/countries.yaml"]?.bytes == Array("kind: codes\n".utf8))
    #expect(source["codes/post/own.yaml"] != nil)
    #expect(source.files.count == SchemaSource.embedded.files.count + 1)
    #expect(source.files.map(\.path) == source.files.map(\.path).sorted())
    #expect(source.files(in: "codes").allSatisfy { $0.path.hasPrefix("codes/") })
  }

  @Test func theOptionGoesBeforeTheBuiltInSet() throws {
    try write("kind: dictionary\n", to: "dictionary.yaml")
    #expect(try SchemaSource.find(option: folder.path).files.count == 1)
    if ProcessInfo.processInfo.environment["POSTERN_SCHEMAS"] == nil {
      #expect(try SchemaSource.find(option: nil).origin == "embedded")
    }
  }

  @Test func theEnvironmentGoesBeforeTheBuiltInSet() throws {
    try write("kind: dictionary\n", to: "dictionary.yaml")
    #expect(try SchemaSource.find(option: nil, environment: folder.path).files.count == 1)
    #expect(try SchemaSource.find(option: nil, environment: "").origin == "embedded")
    #expect(try problem { _ = try SchemaSource.find(option: "/nowhere", environment: folder.path) } != "")
  }

  @Test func whatCannotBeReadIsTold() throws {
    #expect(try problem { _ = try SchemaSource.directory(folder.path) } == "no schema files (*.yaml)")
    #expect(
      try problem { _ = try SchemaSource.directory(folder.path + "/none") } == "No such file or directory")
    try write("x", to: "dictionary.yaml")
    #expect(
      try problem { _ = try SchemaSource.directory(folder.path + "/dictionary.yaml") } == "Not a directory")
  }

  @Test func linksStayInTheDirectory() throws {
    try write("kind: dictionary\n", to: "..data/dictionary.yaml")
    let link = folder.appending(path: "dictionary.yaml").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "..data/dictionary.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(path: "loop").path, withDestinationPath: folder.path)
    #expect(try SchemaSource.directory(folder.path).files.map(\.path) == ["dictionary.yaml"])

    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(path: "out.yaml").path, withDestinationPath: "/etc/hostname")
    #expect(
      try problem { _ = try SchemaSource.directory(folder.path) }.hasPrefix("a link that leads out of "))
  }

  @Test func largeFilesAreRefused() throws {
    try write(String(repeating: "#", count: (16 << 20) + 1), to: "large.yaml")
    #expect(try problem { _ = try SchemaSource.directory(folder.path) } == "more than 16777216 bytes")
  }

  @Test func deepDirectoriesAreRefused() throws {
    try write("x", to: String(repeating: "d/", count: 20) + "x.yaml")
    #expect(try problem { _ = try SchemaSource.directory(folder.path) } == "directories more than 16 deep")
  }

  @Test func exportWritesTheBuiltInSetAndKeepsChanges() throws {
    let target = folder.appending(path: "a/b").path
    let written = try SchemaSource.export(to: target)
    #expect(written.contains("json/codes.schema.json"))
    #expect(Set(written).isSuperset(of: SchemaSource.embedded.files.map(\.path)))
    let source = try SchemaSource.directory(target)
    #expect(source.files.map(\.path) == SchemaSource.embedded.files.map(\.path))
    #expect(source.files.map(\.bytes) == SchemaSource.embedded.files.map(\.bytes))
    #expect(try SchemaSource.export(to: target) == [])

    try write("changed", to: "a/b/dictionary.yaml")
    try FileManager.default.removeItem(atPath: target + "/codes/iso/countries.yaml")
    #expect(
      try problem { try SchemaSource.export(to: target) }
        == "changed files would be overwritten: dictionary.yaml")
    #expect(!FileManager.default.fileExists(atPath: target + "/codes/iso/countries.yaml"))
    #expect(
      try SchemaSource.export(to: target, overwriting: true) == [
        "codes/iso/countries.yaml", "dictionary.yaml",
      ])
  }
}
