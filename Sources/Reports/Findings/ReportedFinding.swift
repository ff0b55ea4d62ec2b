public import Vocabulary

/// A finding with everything that a report says about it, where it stands included.
public struct ReportedFinding: Sendable {
  /// The number of its kind in the catalogue.
  public var kind: UInt16
  public var severity: Severity
  /// The wording, without personal values unless they were asked for; see `FindingText`.
  public var message: String
  /// The element with its row, such as `contents[1].description`; empty for none.
  public var element = ""

  /// The name of the feed.
  public var feed = ""
  /// The first byte meant in the feed, from 0, and how many.
  public var offset: UInt64 = 0
  public var length: UInt32 = 0
  /// The line of the feed, from 1; 0 when it is not known.
  public var line: UInt64 = 0
  /// The character in its line, from 1.
  public var column: UInt64?
  /// The segment in its message, UNH being 1; 0 where there are no segments.
  public var segment: UInt32 = 0

  /// The control reference of the interchange, the reference of the message, the identifier of the item; empty for
  /// none.
  public var interchange = ""
  public var reference = ""
  public var item = ""
  /// Which message of the feed it is, from 1; 0 when it is not known.
  public var messageOrdinal: UInt64 = 0

  /// The bytes of the segment, or of the line of an XML document; empty for none.
  public var excerpt: [UInt8] = []
  /// What is meant in the excerpt.
  public var caret: Range<Int> = 0..<0
  /// What is about a person in the excerpt, in order. It is not shown unless values were asked for.
  public var masked: [Range<Int>] = []
  /// A few words behind the carets, such as `expected …5CN`.
  public var label = ""

  public var hint: String?
  public var basis: String?

  /// - Parameter kind: the number of the kind; what it says of hint and basis is taken over.
  public init(kind: UInt16, in catalogue: FindingCatalogue, severity: Severity? = nil, message: String) {
    self.kind = kind
    let known = catalogue[kind]
    self.severity = severity ?? known.severity
    self.message = message
    hint = known.hint
    basis = known.basis
  }

  /// Where it stands, from the outside in: `interchange 000123`, `message 1`, `item …`, `segment 6`.
  var place: [String] {
    var parts: [String] = []
    if !interchange.isEmpty { parts.append("interchange \(interchange)") }
    if !reference.isEmpty {
      parts.append("message \(reference)")
    } else if messageOrdinal > 0 {
      parts.append("message \(messageOrdinal)")
    }
    if !item.isEmpty { parts.append("item \(item)") }
    if segment > 0 { parts.append("segment \(segment)") }
    return parts
  }
}
