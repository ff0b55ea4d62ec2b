/// A code list as its file gives it.
public struct CodeListDocument: Sendable {
  public let head: SchemaHead
  /// Who keeps the list.
  public let authority: String
  /// What a code that is not listed becomes; nil when it is kept as it came.
  public let unknown: String?
  /// In the order of the file.
  public let codes: [CodeEntry]
  /// Other spellings, in the order of the file.
  public let aliases: [Alias]

  /// One code.
  public struct CodeEntry: Sendable {
    public let code: String
    public let title: String
    /// The normalized value; nil when it is the code itself.
    public let means: String?
    public let basis: FactBasis
    /// Grams in one unit, an exact decimal number; for lists of units of weight.
    public let grams: String?
    /// The pattern of a date; for lists of date formats.
    public let pattern: String?
    /// The digits of the minor unit; for lists of currencies.
    public let digits: Int?
    public let mark: SourceMark
    /// Where `pattern` stands, or else the entry.
    public let patternMark: SourceMark
  }

  /// Another spelling of a code, accepted without regard to case.
  public struct Alias: Sendable {
    public let spelling: String
    public let code: String
    public let mark: SourceMark
  }

  /// Checks and reads a file.
  ///
  /// - Returns: nil when there were mistakes; they are in the log.
  public init?(_ node: YAMLNode, log: MistakeLog) {
    guard KindShape.codes.check(node, log: log) else { return nil }
    let before = log.count
    head = SchemaHead(node, log: log)
    authority = node["authority"]?.text ?? ""
    unknown = node["unknown"]?.text
    codes = (node["codes"]?.entries ?? []).map(CodeEntry.init)
    aliases = (node["aliases"]?.entries ?? []).compactMap { key, value in
      guard let spelling = key.text, let code = value.text else { return nil }
      return Alias(spelling: spelling, code: code, mark: value.mark)
    }
    checkAliases(node["aliases"]?.entries.map(\.key) ?? [], log: log)
    guard log.count == before else { return nil }
  }

  /// An alias stands for a listed code, is not itself one, and differs from others by more than case.
  private func checkAliases(_ keys: [YAMLNode], log: MistakeLog) {
    let listed = Set(codes.map(\.code))
    var spellings: Set<String> = []
    for key in keys {
      guard let spelling = key.text else { continue }
      if listed.contains(spelling) {
        log.add(key.mark, found: "the listed code \"\(spelling)\"", expected: "another spelling")
      } else if !spellings.insert(spelling.uppercased()).inserted {
        log.add(
          key.mark, found: "\"\(spelling)\" again", expected: "each spelling once, without regard to case")
      }
    }
    for alias in aliases where !listed.contains(alias.code) {
      log.add(alias.mark, found: "\"\(alias.code)\"", expected: "a code of this list")
    }
  }
}

extension CodeListDocument.CodeEntry {
  fileprivate init(_ entry: (key: YAMLNode, value: YAMLNode)) {
    if case .scalar(let text, _) = entry.key.content { code = text } else { code = "" }
    title = entry.value["title"]?.text ?? ""
    means = entry.value["means"]?.text
    basis = FactBasis(entry.value["basis"])
    grams = entry.value["grams"]?.text
    pattern = entry.value["pattern"]?.text
    digits = entry.value["digits"]?.integer
    mark = entry.key.mark
    patternMark = entry.value["pattern"]?.textMark ?? entry.key.mark
  }
}

extension KindShape {
  /// Code lists.
  public static let codes = KindShape(
    kind: "codes", title: "Code list", description: "A list of codes, what they mean, and who keeps it.",
    idForm: .codeListID,
    keys: [
      .required("authority", .line, "Who keeps the list."),
      .optional(
        "unknown", .text(.code),
        "What a code that is not listed becomes; when left out, it is kept as it came."),
      .required("codes", .map(keys: .code, values: code), "The codes."),
      .optional(
        "aliases", .map(keys: .line, values: .text(.code)),
        "Other spellings and the codes they stand for; case does not matter. Their use is an advice."),
    ])

  private static var code: Shape {
    .object([
      .required("title", .line, "What the code stands for."),
      .optional("means", .line, "The normalized value; the code itself when left out."),
      .optional("grams", .text(.decimal), "Grams in one unit, exactly; for units of weight."),
      .optional("pattern", .line, "The pattern of a date, such as CCYYMMDD; for date formats."),
      .optional("digits", .integer(0...9), "The digits of the minor unit; for currencies."),
      basis,
    ])
  }
}
