/// Bounds on one XML document; exceeding one ends the document with a problem of its own kind.
public struct XMLLimits: Sendable, Equatable {
  /// Elements open at once.
  public var depth = 256
  /// Length of a qualified name in bytes.
  public var nameLength = 256
  /// Attributes of one element.
  public var attributes = 64
  /// Length of one attribute value in bytes (UTF-8).
  public var attributeValueLength = 64 << 10
  /// Namespace declarations of one element.
  public var namespaceDeclarations = 32
  /// Length in bytes (UTF-8) of character data between two tags.
  public var textLength = 1 << 20
  /// Length in bytes of one tag, comment or processing instruction, give or take one slice of 8 KiB. A document type
  /// declaration may always have 64 KiB.
  public var markupLength = 1 << 20
  /// Bytes of all different names in one document together, apart from the pre-interned ones. libxml2 finds a name among
  /// very many in time that grows with their number.
  public var nameTableBytes = 1 << 20
  /// Length of the document in bytes; nil for no bound.
  public var documentLength: UInt64?

  public init() {}
}
