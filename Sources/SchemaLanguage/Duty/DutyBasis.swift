/// Where a figure of a duty file comes from, and how well it is known.
public struct DutyBasis: Sendable {
  public let source: String
  public let basis: FactBasis

  static let keys: [ObjectShape.Key] = [
    .optional("source", .line, "Where it is laid down; as the file says when left out."),
    KindShape.basis,
  ]

  /// - Parameter head: what holds where the entry itself says nothing.
  init(_ node: YAMLNode, head: SchemaHead) {
    source = node["source"]?.text ?? head.source.document
    basis = node["basis"] == nil ? head.basis : FactBasis(node["basis"])
  }
}
