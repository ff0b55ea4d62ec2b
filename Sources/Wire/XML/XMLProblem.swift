/// Why an XML document could not be read to its end, and where.
///
/// Never carries text of the document.
public struct XMLProblem: Sendable, Equatable {
  /// What kind of thing is wrong.
  public enum Kind: Sendable, Equatable {
    /// The document breaks a rule of XML 1.0.
    case notWellFormed
    /// The input ended before the root element did.
    case truncated
    /// A reference to an entity other than the five predefined ones.
    case undefinedEntity
    /// The declared encoding is not known here.
    case unsupportedEncoding
    /// The bytes do not fit the encoding.
    case invalidEncoding
    case depthLimit, nameLimit, attributeLimit, attributeValueLimit, namespaceLimit
    case textLimit, markupLimit, nameTableLimit, documentLimit
  }

  public var kind: Kind
  /// The error number of libxml2 (`xmlParserErrors`), 0 where the problem was found outside it.
  public var libxmlCode: Int32
  /// Counted from 1.
  public var line: UInt32
  /// Counted from 1, in bytes of UTF-8; 0 where not known.
  public var column: UInt32
  /// Byte offset in the document, at or after the cause.
  public var offset: UInt64

  /// One line of English, the same for every document with this kind and code.
  public var message: String {
    switch kind {
    case .notWellFormed: Self.wording[libxmlCode] ?? "the document is not well-formed XML"
    case .truncated: "the input ends before the document does"
    case .undefinedEntity: "an entity is used that XML does not predefine"
    case .unsupportedEncoding: "the declared encoding is not supported"
    case .invalidEncoding: "the bytes do not fit the encoding of the document"
    case .depthLimit: "elements are nested too deeply"
    case .nameLimit: "a name is too long"
    case .attributeLimit: "an element has too many attributes"
    case .attributeValueLimit: "an attribute value is too long"
    case .namespaceLimit: "an element declares too many namespaces"
    case .textLimit: "the text of an element is too long"
    case .markupLimit: "a tag, comment, processing instruction or declaration is too long"
    case .nameTableLimit: "the document uses too many different names"
    case .documentLimit: "the document is too long"
    }
  }

  /// Own words for the commonest errors; those of libxml2 quote the document.
  private static let wording: [Int32: String] = [
    4: "the document is empty or does not begin with markup",
    5: "there is content after the end of the root element",
    8: "a character reference names a character that XML does not allow",
    9: "a character that XML does not allow",
    23: "an entity or character reference lacks its semicolon",
    38: "an attribute value contains a raw '<'",
    39: "an attribute value lacks its quotes",
    41: "an attribute lacks its value",
    42: "an attribute is given twice",
    62: "']]>' is not allowed in text",
    64: "an XML declaration is allowed only at the very start",
    65: "white space is missing between attributes",
    68: "a name was expected",
    73: "a tag lacks its '>'",
    76: "an end tag does not match its start tag",
    99: "the name of a namespace is no URI",
    100: "the name of a namespace is a relative URI",
    200: "a namespace is declared that may not be",
    201: "a prefix is used that no namespace is declared for",
    202: "a name has more than one colon",
    203: "an attribute is given twice in one namespace",
    204: "a prefix is bound to no namespace",
    205: "a colon is used where names have none",
  ]
}
