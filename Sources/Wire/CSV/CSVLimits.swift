/// Bounds on one row of a CSV file.
public struct CSVLimits: Sendable, Equatable {
  /// Bytes of one field.
  public var fieldLength = 4096
  public var fields = 64

  public init() {}

  public init(fieldLength: Int, fields: Int) {
    self.fieldLength = fieldLength
    self.fields = fields
  }
}
