/// What a record can be: by which schema it is made, how the goods travel, and what it is about.
///
/// A schema has one form for each kind of record it makes. The forms of a set are numbered; a record carries the number.
public struct RecordForm: Sendable, Equatable {
  /// The number of the message schema.
  public let schema: Int
  /// `postal` or `express`.
  public let channel: String
  /// What the record is about, such as `item`; one of ``MessageSchema/roles``.
  public let role: String
}
