/// What an ``XMLEvent`` reports.
public enum XMLEventKind: UInt8, Sendable {
  case startElement, endElement, attribute, text
}

/// One event of an XML document, as it lies on the tape of an ``XMLTapeReader``.
///
/// The attributes of an element follow its start. All pointers belong to the reader. A name is interned: two
/// names are equal exactly when their addresses are, within one document, and for names given to
/// ``XMLTapeReader/intern(_:)`` for the life of the reader.
@frozen
public struct XMLEvent {
  /// The local name of the element or attribute, ended by a zero byte; nil for text.
  public var name: UnsafePointer<UInt8>?
  /// The URI of the namespace, interned like the name; nil outside any namespace.
  public var namespace: UnsafePointer<UInt8>?
  /// Byte offset in the document: the `<` of a start, the byte after the `>` of an end, the value of an
  /// attribute (or its element's `<` where the value held references), for text the byte after the tag
  /// before it.
  public var offset: UInt64
  /// Where the value of an attribute or the character data begins in ``XMLTapeReader/text``.
  public var textStart: UInt32
  /// Length of the value or the character data in bytes (UTF-8).
  public var textLength: UInt32
  /// The line of ``offset``, counted from 1; for an end, the line on which the tag ends.
  public var line: UInt32
  public var kind: XMLEventKind
}
