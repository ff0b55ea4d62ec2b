/// A value in a YAML file, with the place where it stands.
///
/// Scalars stay text: what type a scalar has is decided by who reads it, never by how it looks. `NO` is
/// Norway and `007` keeps its zeros.
public struct YAMLNode: Sendable {
  public enum Content: Sendable {
    /// Quoted means any style but plain: in quotes, or a block (`|`, `>`).
    case scalar(String, quoted: Bool)
    case sequence([YAMLNode])
    /// In the order of the file; keys are scalars and unique. Their texts stand apart as well, because a key is mostly
    /// looked for, and looking through the entries would copy them.
    case mapping([(key: YAMLNode, value: YAMLNode)], keys: [String])
  }

  public var content: Content
  /// Whether it is a whole file whose shape is known to be right, so that it need not be compared with that of its kind.
  var hasKnownShape = false
  /// The first character of the value; for a quoted scalar the quote.
  public var mark: SourceMark

  public init(content: Content, mark: SourceMark) {
    self.content = content
    self.mark = mark
  }
}
