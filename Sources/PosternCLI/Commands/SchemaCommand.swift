import ArgumentParser
import Postern
import SchemaLanguage

/// `postern schema`: looking at schemas and checking them.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Lists, shows, checks, explains and exports schemas.",
    subcommands: [List.self, Show.self, Check.self, Explain.self, Export.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists the schemas in use, or what is in force.")

    @OptionGroup var options: SchemaOptions

    @Flag(
      help: "Shows what is in force and from where: schemas, profiles, senders, overlays, baseline, limits.")
    var config = false

    func run() throws {
      let setup = try options.setup()
      if config {
        print(ConfigurationText.text(setup))
        return
      }
      let rows = setup.schemas.contents.map { [$0.kind, $0.id, $0.basis, $0.title] }
      print(Columns.text([["KIND", "ID", "BASIS", "TITLE"]] + rows))
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Prints the YAML of a schema.")

    @Argument(help: "The id, such as upu.itmatt.edifact.1.")
    var id: String

    @OptionGroup var options: SchemaOptions

    func run() throws {
      let entry = try find(id, in: try options.setup())
      do throws(SchemaSourceError) {
        let source = try SchemaSource.find(option: options.schemas)
        let file = source.files.first { $0.displayName == entry.file || $0.path == entry.file }
        guard let file else { throw SchemaSourceError(path: entry.file, problem: "is gone") }
        try? OutputStream.standardOutput.write(file.bytes)
      } catch { throw StandardError.fail(error.description, .inputOrOutputFailed) }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Checks the schemas of a directory, and their examples.",
      discussion: "Every mistake is told with its file, line and column; the status is 2 when there is one.")

    @Argument(help: "The directory; the embedded set when left out.")
    var directory: String?

    func run() throws {
      let setup: Setup
      do throws(SetupError) {
        setup = try Setup(schemas: directory, trustsBuiltIn: false, searchesConfiguration: false)
      } catch { throw StandardError.fail(error.description, .wrongUse) }
      let failures = SchemaExamples.failures(setup)
      if !failures.isEmpty {
        throw StandardError.fail(failures.joined(separator: "\n"), .wrongUse)
      }
      let kinds = Dictionary(grouping: setup.schemas.contents, by: \.kind).mapValues(\.count)
      let counts = kinds.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
      print("\(setup.origin): no mistakes (\(counts)); \(SchemaExamples.count(setup)) examples hold")
    }
  }

  struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Tells in words what a profile, a message or a regime of duty asks.")

    @Argument(help: "The id, such as us.mail.aed.")
    var id: String

    @OptionGroup var options: SchemaOptions

    func run() throws {
      let setup = try options.setup()
      let entry = try find(id, in: setup)
      print("\(entry.title) (\(entry.kind) \(entry.id), \(entry.basis))\n")
      if let profile = setup.schemas.profile(id) {
        if let condition = profile.condition { print("Where \(condition.words):") }
        for rule in profile.rules { print("\(rule.id): \(rule.words)") }
        for overlay in profile.overlays { print(overlay.words) }
      } else if let message = setup.schemas.messages.first(where: { $0.id == id }) {
        print(MessageText.text(message))
      } else if let lines = setup.schemas.duty.words(id) {
        print(lines.joined(separator: "\n"))
      } else {
        print("postern schema show \(id) prints the file.")
      }
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Writes the embedded schemas to a directory.")

    @Argument(help: "The directory.")
    var directory: String

    @Flag(help: "Overwrites files that were changed.")
    var force = false

    func run() throws {
      do throws(SchemaSourceError) {
        let written = try SchemaSource.export(to: directory, overwriting: force)
        print("\(written.count) files written to \(directory)")
      } catch { throw StandardError.fail(error.description, .inputOrOutputFailed) }
    }
  }
}

/// The entry of a schema by its id, or a refusal that names what there is.
private func find(_ id: String, in setup: Setup) throws -> SchemaSet.SchemaEntry {
  if let entry = setup.schemas.contents.first(where: { $0.id == id }) { return entry }
  throw StandardError.fail("there is no schema \"\(id)\"; see postern schema list", .wrongUse)
}

/// Rows of text in aligned columns.
enum Columns {
  static func text(_ rows: [[String]]) -> String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      row.enumerated().map { column, text in
        column == row.count - 1 ? text : text + String(repeating: " ", count: widths[column] - text.count + 2)
      }.joined()
    }.joined(separator: "\n")
  }
}
