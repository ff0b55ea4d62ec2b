/// A stretch of bytes in a record's arena.
@frozen
public struct ByteRange: Sendable {
  public var start: UInt32
  public var length: UInt32

  @inlinable
  public init(start: UInt32, length: UInt32) {
    self.start = start
    self.length = length
  }

  @inlinable
  public static var empty: ByteRange { ByteRange(start: 0, length: 0) }

  @inlinable
  public var isEmpty: Bool { length == 0 }
}

/// Where in the feed something stands.
@frozen
public struct FeedPosition: Sendable {
  /// The byte in the feed (after decompression), from 0.
  public var offset: UInt64
  /// How many bytes are meant.
  public var length: UInt32
  /// The number of the segment in its message, UNH being 1; 0 where there are no segments.
  public var segment: UInt32

  @inlinable
  public init(offset: UInt64, length: UInt32 = 0, segment: UInt32 = 0) {
    self.offset = offset
    self.length = length
    self.segment = segment
  }
}

/// One finding: its kind, its gravity, what it is about and where it stands. The wording is made when it is written.
@frozen
public struct Finding: Sendable {
  /// The number of its kind in the catalogue.
  public var kind: UInt16
  public var severity: Severity
  /// The element it is about, or `.none`.
  public var element: ElementID
  /// The row of the element's part, or the occurrence of a list's value; from 0.
  public var row: UInt32
  public var position: FeedPosition
  /// What was found, in the arena.
  public var value: ByteRange
  /// What was expected, in the arena.
  public var expected: ByteRange
  public var count: Int64

  @inlinable
  public init(
    kind: UInt16, severity: Severity, element: ElementID = .none, row: UInt32 = 0, position: FeedPosition,
    value: ByteRange = .empty, expected: ByteRange = .empty, count: Int64 = 0
  ) {
    self.kind = kind
    self.severity = severity
    self.element = element
    self.row = row
    self.position = position
    self.value = value
    self.expected = expected
    self.count = count
  }
}
