public import Vocabulary
internal import Wire

/// How large things in a feed may be. What goes beyond is rejected or counted, and reading goes on behind it.
public struct DecodingLimits: Sendable {
  public var record = RecordLimits()
  /// The longest stretch of raw bytes in one reject; longer ones come in parts.
  public var rejectPart = 1 << 18
  /// The largest record in bytes of the feed; in JSON the largest object.
  public var recordBytes = 1 << 22
  /// How many findings of one kind about the envelope are told for one message; further ones are counted.
  public var envelopeFindingsOfAKind = 20
  /// How many references are remembered to find duplicates: of interchanges in a feed, of messages in an interchange.
  public var references = 1 << 20
  /// Bytes of one segment, from its tag to its terminator.
  public var segmentLength = 1 << 17
  /// Component data elements of one segment.
  public var segmentTokens = 4096
  /// XML elements open at once.
  public var xmlDepth = 256
  /// Bytes (UTF-8) of one qualified name.
  public var xmlNameLength = 256
  /// Attributes of one element.
  public var xmlAttributes = 64
  /// Bytes (UTF-8) of one attribute value.
  public var xmlAttributeLength = 64 << 10
  /// Namespace declarations of one element.
  public var xmlNamespaces = 32
  /// Bytes (UTF-8) of character data between two tags.
  public var xmlText = 1 << 20
  /// Bytes of one tag, comment or processing instruction.
  public var xmlMarkup = 1 << 20
  /// Bytes of all different names in one document.
  public var xmlNameBytes = 1 << 20
  /// Objects and arrays open at once.
  public var jsonDepth = 64
  /// Bytes (UTF-8) of the name of a member.
  public var jsonNameLength = 256
  /// Bytes (UTF-8) of one string.
  public var jsonText = 1 << 20
  /// Bytes of one number.
  public var jsonNumberLength = 64
  /// Members of one object.
  public var jsonMembers = 1024
  /// Elements, members and texts of one object and all in it.
  public var jsonValues = 1 << 20

  public init() {}

  var segments: SegmentLimits {
    var limits = SegmentLimits()
    limits.length = segmentLength
    limits.tokens = segmentTokens
    return limits
  }

  var documents: XMLLimits {
    var limits = XMLLimits()
    limits.depth = xmlDepth
    limits.nameLength = xmlNameLength
    limits.attributes = xmlAttributes
    limits.attributeValueLength = xmlAttributeLength
    limits.namespaceDeclarations = xmlNamespaces
    limits.textLength = xmlText
    limits.markupLength = xmlMarkup
    limits.nameTableBytes = xmlNameBytes
    return limits
  }

  var values: JSONLimits {
    var limits = JSONLimits()
    limits.depth = jsonDepth
    limits.nameLength = jsonNameLength
    limits.textLength = jsonText
    limits.numberLength = jsonNumberLength
    limits.members = jsonMembers
    limits.events = jsonValues
    return limits
  }
}
