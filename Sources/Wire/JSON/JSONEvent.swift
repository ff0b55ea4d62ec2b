/// One event of a JSON value, as it lies on the tape of a ``JSONTapeReader``.
///
/// A member of an object is an element of its name. The elements of an array are elements of the array's name, one
/// after the other; an array in an array is passed through. A string, a number, `true` or `false` is a text in its
/// element; of `null` there is nothing.
public struct JSONEvent: BitwiseCopyable, Sendable {
  public enum Kind: UInt8, BitwiseCopyable, Sendable {
    case startElement, endElement, text
    /// The name of the element that follows stood in its object before.
    case duplicate
  }

  public var kind: Kind
  /// The name of a started element, for ``JSONTapeReader/name(of:)``.
  var name: Int32
  /// Byte offset in the value: of the element's own value for a start, of the byte behind it for an end, of the first
  /// character for a text, of the name for a duplicate.
  public var offset: UInt32
  /// Where the text begins in ``JSONTapeReader/text``.
  public var textStart: UInt32
  /// Length of the text in bytes (UTF-8).
  public var textLength: UInt32
}
