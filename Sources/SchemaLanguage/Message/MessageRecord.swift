public import Vocabulary

/// The record that a message makes of itself, once, beside those of its groups: the dispatch of a PREDES.
///
/// It leaves when the message ends, because what is counted over the other records is known only then.
public struct MessageRecord: Sendable {
  /// What is counted over the other records of the message.
  public enum Tally: Sendable {
    /// How many there are.
    case records
    /// How many rows of a part they have together.
    case rows(part: Int)
    /// The sum of an element that stands once in each; absent when one of them lacks it.
    case sum(ValueTarget)
  }

  /// How often a group may repeat that makes rows of it.
  static let mostRows = 99

  public let role: String
  /// The same segment table as that of the other records, with the places that this one takes.
  public let program: SegmentProgram
  public let constants: [MessageSchema.Constant]
  public let joins: [MessageSchema.Join]
  public let tallies: [(target: ValueTarget, tally: Tally)]
}
