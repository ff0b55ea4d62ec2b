/// One component data element of a segment: where it stands in the window.
@frozen
public struct SegmentToken: Sendable {
  public var start: UInt32
  public var length: UInt32
  /// The repetition, and whether there are release characters.
  @usableFromInline internal let marks: UInt32

  /// Which repetition of its element it belongs to, from 0.
  @inlinable
  public var repetition: UInt16 { UInt16(truncatingIfNeeded: marks) }
  /// Whether it holds release characters, which are not part of its value.
  @inlinable
  public var isReleased: Bool { marks & Self.releasedMark != 0 }

  /// Whether it is the first repetition, without release characters: its bytes are its value.
  @inlinable @inline(__always)
  public var isPlain: Bool { marks == 0 }

  @usableFromInline internal static let repetitionMask: UInt32 = 0xFFFF
  @usableFromInline internal static let releasedMark: UInt32 = 0x1_0000

  @inlinable
  init(start: UInt32, length: UInt32, marks: UInt32) {
    self.start = start
    self.length = length
    self.marks = marks
  }
}

/// A segment tag as one number: three ASCII characters, the first one highest.
@frozen
public struct SegmentTag: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt32

  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// A tag of a letter and two letters or digits, upper case; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 3 else { return nil }
    self.init(bytes[0], bytes[1], bytes[2])
    guard isWellFormed else { return nil }
  }

  @inlinable
  public init(_ first: UInt8, _ second: UInt8, _ third: UInt8) {
    rawValue = UInt32(first) << 16 | UInt32(second) << 8 | UInt32(third)
  }

  /// What stands where a tag should, but is none.
  public static let damaged = SegmentTag(rawValue: 0)

  @inlinable
  public var isWellFormed: Bool {
    func isLetter(_ byte: UInt32) -> Bool { byte >= 0x41 && byte <= 0x5A }
    func isDigit(_ byte: UInt32) -> Bool { byte >= 0x30 && byte <= 0x39 }
    let second = rawValue >> 8 & 0xFF
    let third = rawValue & 0xFF
    return isLetter(rawValue >> 16) && (isLetter(second) || isDigit(second))
      && (isLetter(third) || isDigit(third))
  }

  public var text: String {
    String(
      decoding: [UInt8(rawValue >> 16 & 0xFF), UInt8(rawValue >> 8 & 0xFF), UInt8(rawValue & 0xFF)],
      as: UTF8.self)
  }
}
