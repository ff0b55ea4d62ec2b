/// A sample in a schema, and what must come of it.
public struct SchemaExample: Sendable {
  /// A feed.
  public let sample: String
  /// Elements of the first record by their paths (`contents[0].hs`), and `records`, `rejects`, `findings`.
  public let expected: [(key: String, values: [String])]
  public let mark: SourceMark

  init(_ node: YAMLNode) {
    sample = node["sample"]?.text ?? ""
    expected = (node["expect"]?.entries ?? []).map { key, value in
      (key.text ?? "", value.text.map { [$0] } ?? value.items.compactMap(\.text))
    }
    mark = node.mark
  }
}
