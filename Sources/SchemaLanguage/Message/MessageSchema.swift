public import Vocabulary

/// A member of a JSON object and the value it must have: `kind=record`.
public struct MemberValue: Sendable, Equatable {
  public let path: [String]
  public let value: String
}

/// Which messages a schema is for.
public struct MessageMatch: Sendable {
  public enum Syntax: String, CaseIterable, Sendable {
    case edifact
    case xml
    case json
  }

  public let syntax: Syntax
  /// The message type in UNH (data element 0065), or the name by which an XML message goes.
  public let type: String
  /// Message version numbers (0052) that the schema was made for; empty when it takes any.
  public let versions: [String]
  /// Controlling agencies (0051); empty when it takes any.
  public let agencies: [String]
  /// For XML: paths of local names from the root, any of which marks the message. For JSON: paths of member names.
  public let paths: [[String]]
  /// For JSON: paths with the value that the member has, any of which marks the message.
  public let values: [MemberValue]
  /// For JSON: paths with a value that mark an object which holds nothing to be read; it counts as envelope.
  public let passes: [MemberValue]
  /// For XML: the namespaces of the last element of the path; empty when it takes any.
  public let namespaces: [String]
}

/// A message schema, compiled: how a wire message becomes records.
public final class MessageSchema: Sendable {
  /// How goods can travel.
  public static let channels = ["postal", "express"]

  /// What a record can be about.
  public static let roles = [
    "item", "receptacle", "dispatch", "consignment", "event", "response", "referral",
    "acknowledgement",
  ]

  public enum Body: Sendable {
    case segments(SegmentProgram)
    case elements(ElementProgram)
  }

  /// Where a record says itself how its goods travel and what it is about.
  public struct NamedForm: Sendable {
    public let channel: ValueTarget
    public let role: ValueTarget
  }

  /// A value that is put together when the record is complete.
  public struct Join: Sendable {
    public let target: ValueTarget
    public let rank: UInt8
    public let pieces: [ValueTarget]
    public let separator: [UInt8]
  }

  /// A value that every record of the schema has.
  public struct Constant: Sendable {
    public let target: ValueTarget
    public let text: [UInt8]
  }

  public let id: String
  public let title: String
  /// How sure the schema as a whole is: documented, secondary or inferred.
  public let basis: String
  public let sourceText: String
  public let match: MessageMatch
  public let channel: String
  /// The role of the records that `body` makes.
  public let role: String
  /// The record that the message makes of itself beside them; nil for most.
  public let messageRecord: MessageRecord?
  /// Set when its records say themselves what they are; `channel` and `role` say nothing then.
  public let namedForm: NamedForm?
  /// How the message is written; nil for messages that are only read.
  public let template: AnswerTemplate?
  /// Whether segments may come in any order inside their group.
  public let isOrderFree: Bool
  public let body: Body
  public let constants: [Constant]
  public let joins: [Join]
  public let file: String

  init(
    id: String, title: String, basis: String, sourceText: String, match: MessageMatch, channel: String,
    role: String, messageRecord: MessageRecord?, namedForm: NamedForm?, template: AnswerTemplate?,
    isOrderFree: Bool, body: Body, constants: [Constant], joins: [Join], file: String
  ) {
    self.id = id
    self.title = title
    self.basis = basis
    self.sourceText = sourceText
    self.match = match
    self.channel = channel
    self.role = role
    self.messageRecord = messageRecord
    self.namedForm = namedForm
    self.template = template
    self.isOrderFree = isOrderFree
    self.body = body
    self.constants = constants
    self.joins = joins
    self.file = file
  }
}
