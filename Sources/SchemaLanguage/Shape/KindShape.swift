/// What files of one kind may hold: the head that all kinds have, and the keys of this one.
public struct KindShape: Sendable {
  /// The value of `kind`, such as `codes`.
  public let kind: String
  public let title: String
  public let description: String
  /// Shapes that others refer to by `.named`.
  public let named: [String: Shape]
  public let root: ObjectShape

  /// - Parameters:
  ///   - idForm: the form of the ids of this kind.
  ///   - hasHead: whether files have the common head.
  ///   - hasExamples: whether the kind may have `examples`.
  ///   - keys: the keys below the head; one that the head has too takes its place.
  public init(
    kind: String, title: String, description: String, idForm: TextForm = .schemaID, hasHead: Bool = true,
    hasExamples: Bool = false, named: [String: Shape] = [:], keys: [ObjectShape.Key]
  ) {
    self.kind = kind
    self.title = title
    self.description = description
    self.named = named
    let names = Set(keys.map(\.name))
    let head = hasHead ? Self.head(kind: kind, idForm: idForm).filter { !names.contains($0.name) } : []
    root = ObjectShape(head + keys + (hasExamples ? [Self.examples] : []))
  }

  /// How well a fact is known; documented where nothing is said.
  public static var basis: ObjectShape.Key {
    .optional(
      "basis", .oneOf(["documented", "secondary", "inferred"]),
      "How well this is known: from the document itself (when left out), from other sources, or inferred.")
  }

  private static func head(kind: String, idForm: TextForm) -> [ObjectShape.Key] {
    [
      .required("kind", .oneOf([kind]), "The kind of this file."),
      .required("id", .text(idForm), "The name other files and options use for this one."),
      .required("title", .line, "What it is, in a few words."),
      .required("source", source, "Where it comes from."),
      basis,
      .optional("valid", valid, "From when to when it holds, both days included."),
    ]
  }

  private static var source: Shape {
    .either([
      .line,
      .object([
        .required("document", .line, "The document, with its number."),
        .optional("edition", .line, "Its edition or date."),
        .optional("where", .line, "Where it can be found."),
      ]),
    ])
  }

  private static var valid: Shape {
    .object([
      .optional("from", .date, "The first day."),
      .optional("to", .date, "The last day."),
    ])
  }

  private static var examples: ObjectShape.Key {
    .optional(
      "examples",
      .list(
        of: .object([
          .required("sample", .prose, "A feed, as it stands."),
          .required(
            "expect", .map(keys: .line, values: .either([.prose, .list(of: .prose, count: 0...1000)])),
            "What must come of it: elements of the first record, and records, rejects and findings."),
        ])),
      "Samples, and what must come of them; they are tried when schemas are checked.")
  }
}
