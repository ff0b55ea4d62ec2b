/// The number of an element in its dictionary: its place in the order of the record.
@frozen
public struct ElementID: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt16

  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  @inlinable
  public var index: Int { Int(rawValue) }

  /// No element.
  @inlinable
  public static var none: ElementID { ElementID(rawValue: .max) }
}

/// What kind of value an element holds. It decides how a received value is normalized and how it is written.
public enum ElementType: String, CaseIterable, Sendable {
  case text
  case identifier
  case code
  case integer
  /// A weight in whole grams.
  case grams
  /// An exact decimal amount, written as text.
  case decimal
  /// An ISO 4217 alphabetic code.
  case currency
  /// An ISO 3166-1 alpha-2 code.
  case country
  case date
  case dateTime
  /// A Harmonized System or national tariff number, digits only.
  case hs
  case boolean

  /// Whether JSON writes the value without quotes.
  public var isBareInJSON: Bool {
    switch self {
    case .integer, .grams, .boolean: true
    default: false
    }
  }
}

/// One element of the record: a place in the JSON, a type, and what is known about it.
public struct Element: Sendable {
  public let id: ElementID
  /// The full name, for example `contents.value.amount`.
  public let path: String
  public let type: ElementType
  /// The repeating part the element belongs to, or nil for an element that stands once in a record.
  public let part: Int?
  /// The place among the elements of its part (or of the record itself).
  public let column: Int
  /// The longest value, in bytes of UTF-8.
  public let limit: Int
  /// How many values the element may hold; 1 for an element that is not a list.
  public let repeats: Int
  public let title: String
  public let meaning: String
  /// Whether the value is about a person. Such values stay out of messages and logs unless asked for.
  public let isPersonal: Bool
  /// What the value may be used for, as 19 USC 1415(a)(3)(F) makes it necessary to say.
  public let purposes: [String]

  public init(
    id: ElementID, path: String, type: ElementType, part: Int?, column: Int, limit: Int, repeats: Int,
    title: String, meaning: String, isPersonal: Bool, purposes: [String]
  ) {
    self.id = id
    self.path = path
    self.type = type
    self.part = part
    self.column = column
    self.limit = limit
    self.repeats = repeats
    self.title = title
    self.meaning = meaning
    self.isPersonal = isPersonal
    self.purposes = purposes
  }

  /// Whether the element is a list of values.
  public var isList: Bool { repeats > 1 }
}

/// A repeating part of the record, such as `contents`.
public struct RecordPart: Sendable {
  public let key: String
  /// How many rows a record may hold.
  public let limit: Int
  /// The elements of the part, in order.
  public let elements: [ElementID]

  public init(key: String, limit: Int, elements: [ElementID]) {
    self.key = key
    self.limit = limit
    self.elements = elements
  }
}
