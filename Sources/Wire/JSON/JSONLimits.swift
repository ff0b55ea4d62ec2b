/// Bounds on one JSON value; exceeding one ends the value with a problem of its own kind.
public struct JSONLimits: Sendable, Equatable {
  /// Objects and arrays open at once.
  public var depth = 64
  /// Length of the name of a member in bytes (UTF-8).
  public var nameLength = 256
  /// Length of a string in bytes (UTF-8).
  public var textLength = 1 << 20
  /// Length of a number in bytes.
  public var numberLength = 64
  /// Members of one object.
  public var members = 1024
  /// Elements, members and texts of one value together.
  public var events = 1 << 20

  public init() {}
}
