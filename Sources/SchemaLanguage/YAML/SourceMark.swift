/// Where something stands in a schema file. Lines and columns count from 1; columns count characters, not
/// bytes.
public struct SourceMark: Hashable, Sendable, CustomStringConvertible {
  public var file: String
  public var line: Int
  public var column: Int

  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// The mark of something `offset` characters further on the same line.
  public func advanced(by offset: Int) -> SourceMark {
    SourceMark(file: file, line: line, column: column + offset)
  }

  /// The form that editors and terminals turn into a link: `file:line:column`.
  public var description: String { "\(file):\(line):\(column)" }
}
