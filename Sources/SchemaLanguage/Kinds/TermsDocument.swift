/// A list of words that say too little about goods, or nothing.
public struct TermsDocument: Sendable {
  public let head: SchemaHead
  /// Who keeps the list.
  public let authority: String
  public let lists: [TermList]
  public let patterns: [TermPattern]
  public let acceptable: [BetterTerm]

  /// How a term is compared with a description.
  public enum Match: String, CaseIterable, Sendable {
    /// The whole description is the term.
    case whole
    /// The term occurs between word boundaries.
    case word
    /// The term occurs between word boundaries, in a text that is not itself a term. For rules, not for lists.
    case among

    /// What a list may say of its terms.
    static let ofLists: [Match] = [.whole, .word]
  }

  public struct TermList: Sendable {
    public let match: Match
    public let basis: FactBasis
    public let terms: [Term]
  }

  public struct Term: Sendable {
    public let text: String
    public let mark: SourceMark
  }

  /// A kind of description that is refused whatever its letters.
  public enum TermPattern: String, CaseIterable, Sendable {
    case digitsOnly
    case fileExtensionOnly
    case repeatedCharacterOnly
    case punctuationOnly
    case punctuationAndDigitsOnly
  }

  /// What may be said instead of a vague term.
  public struct BetterTerm: Sendable {
    public let vague: String
    public let better: [String]
    public let basis: FactBasis
  }

  /// Checks and reads a file.
  ///
  /// - Returns: nil when there were mistakes; they are in the log.
  public init?(_ node: YAMLNode, log: MistakeLog) {
    guard KindShape.terms.check(node, log: log) else { return nil }
    let before = log.count
    head = SchemaHead(node, log: log)
    authority = node["authority"]?.text ?? ""
    lists = (node["lists"]?.items ?? []).map { list in
      TermList(
        match: list["match"]?.text.flatMap(Match.init) ?? .whole, basis: FactBasis(list["basis"]),
        terms: (list["terms"]?.items ?? []).map { Term(text: $0.text ?? "", mark: $0.mark) })
    }
    patterns = (node["patterns"]?.items ?? []).compactMap { $0.text.flatMap(TermPattern.init) }
    acceptable = (node["acceptable"]?.items ?? []).map { hint in
      BetterTerm(
        vague: hint["vague"]?.text ?? "", better: (hint["better"]?.items ?? []).compactMap(\.text),
        basis: FactBasis(hint["basis"]))
    }
    checkDuplicates(log: log)
    guard log.count == before else { return nil }
  }

  private func checkDuplicates(log: MistakeLog) {
    for match in Match.ofLists {
      var seen: Set<String> = []
      for list in lists where list.match == match {
        for term in list.terms where !seen.insert(term.text.lowercased()).inserted {
          log.add(term.mark, found: "\"\(term.text)\" again", expected: "each term once")
        }
      }
    }
  }
}

extension KindShape {
  /// Lists of terms.
  public static let terms = KindShape(
    kind: "terms", title: "List of terms",
    description: "Words and forms of text that say too little, and who refuses them.",
    keys: [
      .required("authority", .line, "Who keeps the list."),
      .optional("lists", .list(of: list), "Terms, by how they are compared."),
      .optional(
        "patterns", .list(of: .oneOf(TermsDocument.TermPattern.allCases.map(\.rawValue))),
        "Forms of text that are refused whatever their letters."),
      .optional("acceptable", .list(of: hint), "What may be said instead."),
    ])

  private static var list: Shape {
    .object([
      .required(
        "match", .oneOf(TermsDocument.Match.ofLists.map(\.rawValue)),
        "whole: the whole text is the term; word: the term occurs between word boundaries."),
      basis,
      .required("terms", .list(of: .line), "The terms; case does not matter."),
    ])
  }

  private static var hint: Shape {
    .object([
      .required("vague", .line, "The vague term."),
      .required("better", .list(of: .line), "Better ones."),
      basis,
    ])
  }
}
