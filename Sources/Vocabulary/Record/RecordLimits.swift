/// How large one record may grow. Beyond this it is rejected, with its bytes.
public struct RecordLimits: Sendable {
  /// Bytes of all values together.
  public var bytes = 1 << 20
  /// How many values.
  public var values = 50_000
  /// How many findings are kept; further ones are counted.
  public var findings = 1000

  public init() {}
}
