/// Why a JSON value could not be read to its end, and where. Never carries text of the value.
public struct JSONProblem: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// The value breaks a rule of RFC 8259.
    case notWellFormed(Rule)
    /// The input ended before the value did.
    case truncated
    /// The bytes are not UTF-8.
    case invalidEncoding
    case depthLimit, nameLimit, textLimit, numberLimit, memberLimit, eventLimit
    /// The value has more bytes than its reader takes.
    case lengthLimit
  }

  /// The rule that was broken.
  public enum Rule: Sendable, Equatable {
    case value, name, colon, comma, bracket, number, literal, controlCharacter, escape
  }

  public var kind: Kind
  /// Byte offset in the value, at the cause.
  public var offset: Int

  public init(kind: Kind, offset: Int) {
    self.kind = kind
    self.offset = offset
  }

  public var isLimit: Bool {
    switch kind {
    case .notWellFormed, .truncated, .invalidEncoding: false
    default: true
    }
  }

  /// One line of English, the same for every value with this kind.
  public var message: String {
    switch kind {
    case .notWellFormed(let rule):
      switch rule {
      case .value: "a value was expected"
      case .name: "the name of a member was expected, in quotes"
      case .colon: "a colon was expected behind the name of a member"
      case .comma: "a comma or the closing bracket was expected"
      case .bracket: "a closing bracket does not match the opening one"
      case .number: "a number is not written as JSON asks"
      case .literal: "a word is not true, false or null"
      case .controlCharacter:
        "a string lacks its closing quote or holds a control character"
      case .escape: "an escape sequence in a string is not one of JSON"
      }
    case .truncated: "the input ends before the value does"
    case .invalidEncoding: "the bytes are not UTF-8"
    case .depthLimit: "objects and arrays are nested too deeply"
    case .nameLimit: "the name of a member is too long"
    case .textLimit: "a string is too long"
    case .numberLimit: "a number is too long"
    case .memberLimit: "an object has too many members"
    case .lengthLimit: "the object is longer than the limit"
    case .eventLimit: "the value has too many members and elements"
    }
  }
}
