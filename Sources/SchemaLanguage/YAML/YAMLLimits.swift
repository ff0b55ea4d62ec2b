/// How large a schema file may be. A file that goes beyond is refused.
public struct YAMLLimits: Sendable {
  /// The size of the file in bytes.
  public var bytes = 16 << 20
  /// How deep lists and mappings may stand in one another.
  public var depth = 64
  /// How many scalars, lists and mappings there may be, keys included.
  public var nodes = 500_000
  /// The length of one scalar in bytes.
  public var scalarBytes = 65_536

  public init() {}
}
