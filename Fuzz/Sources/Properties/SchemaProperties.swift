import Decoding
import Postern
import SchemaLanguage
import Validation
import Vocabulary

/// A schema file is taken or refused with the places of its mistakes; what is taken can be explained, and reading a
/// feed by it ends.
enum SchemaProperties {
  /// The schemas that are built in, each with its kind and id.
  private static let builtIn = SchemaSource.embedded.files.map { file in
    (file: file, name: file.node(log: MistakeLog()).map { name(of: $0) } ?? "")
  }

  /// What a schema of each kind names others of. Loading all schemas would take most of the time.
  private static let needs = [
    "codes": [], "terms": [], "findings": [], "message": ["codes/"], "profile": ["codes/", "terms/"],
    "calendar": [], "form": ["duty/calendars/", "profiles/us.mail.worksheet.yaml"], "rate-table": [],
    "duty": duty, "duty-programme": duty, "duty-fee": duty, "duty-exchange": duty,
  ]
  private static let duty = ["codes/", "duty/exchange/", "duty/fees/", "duty/programmes/", "duty/tables/"]
  private static let always = ["dictionary.yaml", "findings/decoding.yaml", "findings/rejects.yaml"]

  private static let feed = Array(
    """
    UNB+UNOC:3+A+B+261124:0915+1'UNH+1+COUNTR:1:0:XX'BGM+1+C7-1+9'DTM+137:202611240910:203'LIN+1++RX123456785DE'\
    MEA+WT+G+GRM:480'NAD+CZ+++MAX MUSTERMANN++BERLIN+++DE'IMD+F++:::COTTON DRESS'MOA+40:25.00:EUR'UNT+10+1'\
    UNH+2+ITMATT:1:0:UP'BGM+1+2+9'GID+1'UNT+4+2'UNZ+2+1'<a><b c="d">e</b><b>f</b></a>
    """.utf8)

  static func check(_ input: UnsafeRawBufferPointer) throws {
    let log = MistakeLog()
    let file = SchemaFile(path: "messages/fuzz.yaml", bytes: Array(input))
    let node = file.node(log: log)
    try checkMistakes(log.mistakes, input)
    guard let node, log.isEmpty else { return }
    try require(depth(node) <= YAMLLimits().depth + 1, "lists and mappings are deeper than the limit allows")
    guard let needs = needs[node["kind"]?.text ?? ""] else { return }
    // A schema of its name takes the place of the one that is built in.
    let others = builtIn.filter { other in
      (always + needs).contains { other.file.path.hasPrefix($0) } && other.name != name(of: node)
    }
    do throws(SchemaMistakes) {
      read(try SchemaSet(files: others.map(\.file) + [file], trustsBuiltIn: true))
    } catch {
      try checkMistakes(error, input)
    }
  }

  private static func name(of node: YAMLNode) -> String {
    "\(node["kind"]?.text ?? "") \(node["id"]?.text ?? "")"
  }

  private static func depth(_ node: YAMLNode) -> Int {
    let inner = node.items + node.entries.flatMap { [$0.key, $0.value] }
    return 1 + (inner.map { depth($0) }.max() ?? 0)
  }

  private static func checkMistakes(_ mistakes: SchemaMistakes, _ input: UnsafeRawBufferPointer) throws {
    let lines = input.count { $0 == 0x0A || $0 == 0x0D } + 2
    // YAML knows three more line breaks, of two and three bytes.
    let most = lines + input.count / 2
    for mistake in mistakes.list where mistake.mark.file == "messages/fuzz.yaml" {
      try require((1...most).contains(mistake.mark.line), "a mistake stands on line \(mistake.mark.line)")
      try require(mistake.mark.column >= 1, "a mistake stands in column \(mistake.mark.column)")
    }
  }

  private static func read(_ schemas: SchemaSet) {
    for profile in schemas.profiles {
      _ = profile.condition?.words
      _ = profile.rules.map(\.words)
      _ = profile.overlays.map(\.words)
    }
    for entry in schemas.contents { _ = schemas.duty.words(entry.id) }
    guard let date = CalendarDate(year: 2026, month: 11, day: 24) else { return }
    var validator = Validator(
      profiles: schemas.profiles, catalogue: schemas.catalogue, layout: schemas.layout, date: date)
    var decoder = FeedDecoder(schemas: schemas)
    feed.withUnsafeBytes { decoder.append($0) }
    decoder.finish()
    while true {
      switch decoder.next() {
      case .record:
        let form = schemas.forms[decoder.record.form]
        validator.validate(&decoder.record, channel: form.channel, role: form.role)
      case .reject, .finding, .message: break
      case .needsInput, .end: return
      }
    }
  }
}
