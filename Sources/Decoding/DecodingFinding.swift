/// Everything that decoding can find. The raw value is the stable code; what is written about each stands in
/// `Schemas/findings/decoding.yaml`, and loading fails when one is missing there.
public enum DecodingFinding: String, CaseIterable, Sendable {
  // Envelope (ISO 9735)
  case serviceString = "EDI-UNA"
  case syntaxVersion = "EDI-SYNTAX-VERSION"
  case repertoireUnknown = "EDI-REPERTOIRE-UNKNOWN"
  case noInterchange = "EDI-NO-INTERCHANGE"
  case missingTrailer = "EDI-MISSING-TRAILER"
  case controlCount = "EDI-COUNT"
  case controlReference = "EDI-REFERENCE"
  case duplicateInterchange = "EDI-DUPLICATE-INTERCHANGE"
  case duplicateMessage = "EDI-DUPLICATE-MESSAGE"
  case empty = "EDI-EMPTY"
  case mixed = "EDI-MIXED"
  case envelopeElement = "EDI-ENVELOPE-ELEMENT"
  case versionFallback = "EDI-VERSION-FALLBACK"

  // Segments
  case segmentDamaged = "EDI-SEGMENT-DAMAGED"
  case segmentUnknown = "EDI-SEGMENT-UNKNOWN"
  case segmentOrder = "EDI-SEGMENT-ORDER"
  case segmentMissing = "EDI-SEGMENT-MISSING"
  case segmentRepeats = "EDI-SEGMENT-REPEATS"
  case groupRepeats = "EDI-GROUP-REPEATS"
  case segmentMisplaced = "EDI-SEGMENT-MISPLACED"
  case segmentTooLong = "EDI-SEGMENT-TOO-LONG"

  // Characters
  case repertoire = "EDI-REPERTOIRE"
  case lowerCase = "EDI-LOWER-CASE"
  case lineBreakInData = "EDI-LINE-BREAK"
  case controlCharacter = "EDI-CONTROL-CHARACTER"
  case danglingRelease = "EDI-RELEASE"

  // Values
  case number = "VAL-NUMBER"
  case date = "VAL-DATE"
  case unit = "VAL-UNIT"
  case rounded = "VAL-ROUNDED"
  case code = "VAL-CODE"
  case spelling = "VAL-SPELLING"
  case length = "VAL-LENGTH"
  case booleanValue = "VAL-BOOLEAN"
  case repeats = "VAL-REPEATS"

  // XML
  case notWellFormed = "XML-NOT-WELL-FORMED"
  case xmlLimit = "XML-LIMIT"
  case namespace = "XML-NAMESPACE"

  // JSON
  case jsonNotWellFormed = "JSON-NOT-WELL-FORMED"
  case jsonLimit = "JSON-LIMIT"
  case jsonDuplicate = "JSON-DUPLICATE"

  // Feed
  case garbage = "FEED-GARBAGE"
  case byteOrderMark = "FEED-BYTE-ORDER-MARK"
}

/// Why bytes came to be rejected. The raw value is what a reject gives as its reason.
public enum RejectReason: String, CaseIterable, Sendable {
  case unknownMessage = "unknown message"
  case truncated = "truncated"
  case notWellFormed = "not well-formed"
  case tooLarge = "too large"
  case unsupportedSyntax = "unsupported syntax"
  case damagedSegment = "damaged segment"
  case misplacedSegment = "misplaced segment"

  /// The code under which `explain` tells about the reason.
  public var code: String { "REJECT-" + rawValue.uppercased().map { $0 == " " ? "-" : String($0) }.joined() }

  public var message: String {
    switch self {
    case .unknownMessage: "no message schema is for this message"
    case .truncated: "the feed ends inside this record or message"
    case .notWellFormed: "what stands here is not well-formed XML or JSON"
    case .tooLarge: "a limit is exceeded here"
    case .unsupportedSyntax: "this syntax is recognised but not read"
    case .damagedSegment: "this segment is too long to read"
    case .misplacedSegment: "this segment stands outside a message"
    }
  }
}

extension DecodingFinding {
  private static let numbers = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })

  /// The place of the kind among all cases.
  var number: Int { Self.numbers[self] ?? 0 }
}
