import Postern
import SchemaLanguage

/// What is in force, and from where, for people.
enum ConfigurationText {
  static func text(_ setup: Setup) -> String {
    var lines = [
      "schemas   \(setup.origin)", "file      \(setup.configuration?.file ?? "no postern.yaml found")",
    ]
    lines.append(
      "profiles  " + (setup.profiles.isEmpty ? "none" : setup.profiles.map(\.id).joined(separator: ", ")))
    for sender in setup.configuration?.senders ?? [] {
      let tolerated = sender.tolerates + (sender.characterSet.map { ["read as \($0)"] } ?? [])
      lines.append("sender    \(sender.id): \(tolerated.joined(separator: ", ")) (\(sender.reason))")
    }
    for overlay in setup.configuration?.overlays ?? [] { lines.append("overlay   " + overlay.words) }
    for known in setup.configuration?.baseline ?? [] {
      lines.append("baseline  \(known.code)" + (known.item.map { " of \($0)" } ?? ""))
    }
    let limits = Limit.all.map { limit in
      let number = setup.limits[limit]
      let usual = number == limit.usual ? "" : " (usually \(limit.usual))"
      return ["limit", limit.name, "\(number)\(usual)", limit.meaning]
    }
    lines.append(Columns.text(limits))
    return lines.joined(separator: "\n")
  }
}

/// What a message schema reads, in words.
enum MessageText {
  static func text(_ schema: MessageSchema) -> String {
    var lines: [String] = ["Source: \(schema.sourceText)"]
    switch schema.match.syntax {
    case .edifact:
      let versions =
        schema.match.versions.isEmpty ? "any version" : schema.match.versions.joined(separator: ", ")
      lines.append("It is for EDIFACT messages of type \(schema.match.type), \(versions).")
    case .xml:
      let paths = schema.match.paths.map { $0.joined(separator: "/") }
      lines.append("It is for XML documents with \(paths.joined(separator: " or ")).")
    case .json:
      let paths =
        schema.match.paths.map { $0.joined(separator: "/") }
        + schema.match.values.map { "\($0.path.joined(separator: "/")) = \($0.value)" }
      lines.append("It is for JSON objects with \(paths.joined(separator: " or ")).")
      for passed in schema.match.passes {
        lines.append("Objects with \(passed.path.joined(separator: "/")) = \(passed.value) are passed over.")
      }
    }
    if let own = schema.messageRecord {
      lines.append(
        "One record of role \(own.role) is made of the message itself, at its end: \(own.program.captures.count) places, "
          + "\(own.tallies.count) counts and sums over the other records.")
    }
    switch schema.body {
    case .segments(let program):
      lines.append(
        "One record of role \(schema.role) is made of each group \(program.groups[program.recordGroup].name)."
      )
      lines.append(
        "\(program.nodes.count) segments in \(program.groups.count) groups; \(program.captures.count) places."
      )
    case .elements(let program):
      let role = schema.namedForm == nil ? "role \(schema.role)" : "the role it names"
      lines.append(
        "One record of \(role) is made each time; \(program.captures.count) places are read.")
    }
    return lines.joined(separator: "\n")
  }
}
