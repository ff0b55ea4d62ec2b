/// Where a value of an assessment came from.
public struct UsedValue: Sendable {
  public enum Source: Sendable {
    /// An element of the record, and where its value stands in the feed.
    case element(path: String, offset: UInt64, length: Int)
    /// A row of a table: the table's id, the file and the line.
    case table(id: String, file: String, line: Int)
    /// A rule of a schema: the id of the file, and the rule in it where it has one.
    case rule(file: String, id: String?)
  }

  /// What was taken: `origin`, `hts`, `value`, `currency`, `exchange`, `rate`, `exemption`, `fee` and so on.
  public var name: String
  public var source: Source

  public init(name: String, source: Source) {
    self.name = name
    self.source = source
  }
}
