public import Vocabulary

/// What is done to a received value on its way into the record.
public enum Conversion: Sendable {
  case text
  case integer
  case decimal
  /// A weight: in the unit that stands beside it (looked up in the table), or in a fixed one.
  case grams(units: CodeTable, fallback: UnitOfWeight?)
  /// A date or time in the format whose code stands beside it, or in a fixed one.
  case dateByCode(formats: CodeTable)
  case datePattern(DatePattern)
  case isoDate
  /// A code, mapped to its meaning.
  case code(CodeTable)
  /// A code or name that has other spellings, such as a country; what is not listed is kept.
  case spelling(CodeTable)
  case hs
  case boolean
}

/// How the components of an element become one value, or several.
public enum Gathering: Sendable {
  /// One component.
  case single
  /// All of them as one text.
  case joined(separator: [UInt8])
  /// Each is a value of a list.
  case each
  /// One component that holds a list.
  case split(separator: UInt8)
}

/// One value to take from a segment: conditions on the segment, a place in it, and where the value goes.
public struct SegmentCapture: Sendable {
  /// A component that must have one of some values; a later one in the list is a worse choice.
  public struct Condition: Sendable, Equatable {
    public let element: Int
    public let component: Int
    /// The values, each as up to eight bytes in one number.
    public let values: [UInt64]
  }

  public let conditions: [Condition]
  /// The gate that must be open: the value belongs to a party that another segment chose. -1 for none.
  public let gate: Int
  /// The rank of the first choice.
  public let rank: UInt8
  public let element: Int
  public let component: Int
  /// The last component, for values that are gathered from several.
  public let lastComponent: Int
  public let gathering: Gathering
  public let conversion: Conversion
  /// Where the unit or the date format stands; 0 when nowhere.
  public let qualifierElement: Int
  public let qualifierComponent: Int
  /// The shape the value must have to be taken at all.
  public let shape: ValueShape
  public let target: ValueTarget
}

/// A shape that a value must have to be taken, for identifiers that may stand in one of several places.
public enum ValueShape: String, CaseIterable, Sendable {
  case any
  case s10
  /// What looks like an S10 identifier, whatever its length: taken so that a bad one can be reported.
  case s10Like
  case s9
  case s8
  case oneCharacter
  case twoCharacters
}

/// Which of several segments of a kind values that belong together are taken from.
///
/// `sender: { at: NAD+CZ|SE }` is a gate: while the group that `NAD+CZ` opened lasts, its captures are taken. A gate on
/// a segment that opens no group is open for that segment. A
/// better choice that comes later replaces all that a worse one gave, so that two parties are never mixed. Of equal
/// choices the first is taken, or the last.
public struct Gate: Sendable {
  public let conditions: [SegmentCapture.Condition]
  public let takesLast: Bool
  public let targets: [ValueTarget]
}
