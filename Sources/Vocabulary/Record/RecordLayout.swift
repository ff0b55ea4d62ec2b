/// Where each element of a dictionary stands in a record's tables. Made once, shared by all records.
public final class RecordLayout: Sendable {
  public let dictionary: ElementDictionary
  /// How many values stand once in a record: the elements outside parts, and working places of the decoder.
  public let rootWidth: Int
  /// How many values a row of each part has.
  public let rowWidths: [Int]

  /// Working places that the decoder may use beside the elements, for values that are put together at the end.
  public static let workingPlaces = 32

  public init(dictionary: ElementDictionary) {
    self.dictionary = dictionary
    rootWidth = dictionary.elements.count + Self.workingPlaces
    rowWidths = dictionary.parts.map { $0.elements.count + Self.workingPlaces }
  }

  /// The element number that a working place of the record itself goes by.
  public func workingElement(_ place: Int) -> ElementID {
    ElementID(rawValue: UInt16(dictionary.elements.count + place))
  }
}

/// Where a value goes: an element, and its place among the record's own elements or in a row of a part.
@frozen
public struct ValueTarget: Sendable, Equatable {
  public var element: ElementID
  /// The part, or -1 for the record itself.
  public var part: Int16
  public var column: UInt16
  /// The longest value in bytes.
  public var limit: UInt32
  /// How many values there may be; 1 when the element is not a list.
  public var repeats: UInt16

  public init(element: ElementID, part: Int?, column: Int, limit: Int, repeats: Int) {
    self.element = element
    self.part = Int16(part ?? -1)
    self.column = UInt16(column)
    self.limit = UInt32(limit)
    self.repeats = UInt16(repeats)
  }

  public init(_ element: Element) {
    self.init(
      element: element.id, part: element.part,
      column: element.part == nil ? element.id.index : element.column,
      limit: element.limit, repeats: element.repeats)
  }
}
