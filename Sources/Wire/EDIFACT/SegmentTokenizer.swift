internal import CByteScan

/// How large a segment may be.
public struct SegmentLimits: Sendable {
  /// Bytes from tag to terminator.
  public var length = 1 << 17
  /// Component data elements.
  public var tokens = 4096

  public init() {}
}

/// What the tokenizer found at a place in the window.
@frozen
public enum SegmentStep: Equatable, Sendable {
  /// A whole segment; the tokenizer describes it.
  case segment
  /// The window ends before the terminator.
  case incomplete
  /// The segment is longer, or has more components, than the limits allow; `end` is where that shows.
  case overLimit
}

/// Cuts EDIFACT into segments, elements and components (ISO 9735 version 1 to 4, batch).
///
/// It works on a window of the feed that its caller owns. A block of the window is scanned for service characters
/// by vectors, which gives their offsets; the tokens lie between them. One segment at a time is described, in
/// arrays that are used again for the next:
///
/// ```
///  window   …'MEA+WT+G+KGM:1.250'MOA+…
///  tokens      MEA  WT  G  KGM 1.250
///  elements    0    1   2  3           first token of each element; element 0 is the tag
/// ```
///
/// The window must be readable for 64 bytes beyond its end.
public struct SegmentTokenizer: ~Copyable {
  public let limits: SegmentLimits

  /// Changing them forgets what was scanned ahead.
  public var characters: ServiceCharacters {
    didSet { forgetScan() }
  }

  // The segment found last.
  public private(set) var tag = SegmentTag.damaged
  /// Where its tag begins in the window, and where the byte after its terminator is.
  public private(set) var start = 0
  public private(set) var end = 0
  /// How many elements follow the tag.
  public private(set) var elementCount = 0
  public private(set) var tokenCount = 0
  @usableFromInline internal let tokens: UnsafeMutablePointer<SegmentToken>
  /// The first token of each element, and one past the last token at the end.
  @usableFromInline internal let elements: UnsafeMutablePointer<UInt16>

  // Offsets of service characters in the block scanned last.
  private let offsets: UnsafeMutablePointer<UInt32>
  private var offsetCount = 0
  private var cursor = 0
  private var scannedTo = 0
  private var scannedFrom = 0

  static let blockLength = 4096

  public init(characters: ServiceCharacters = .standard, limits: SegmentLimits = SegmentLimits()) {
    self.characters = characters
    self.limits = limits
    tokens = .allocate(capacity: limits.tokens + 2)
    elements = .allocate(capacity: limits.tokens + 2)
    offsets = .allocate(capacity: Self.blockLength + 64)
  }

  deinit {
    tokens.deallocate()
    elements.deallocate()
    offsets.deallocate()
  }

  /// Forgets what was scanned ahead, as when the window has moved.
  public mutating func forgetScan() {
    offsetCount = 0
    cursor = 0
    scannedFrom = 0
    scannedTo = 0
  }

  /// Describes the segment whose tag begins at `from`.
  ///
  /// - Complexity: O(length of the segment), each byte being scanned once; a segment that was incomplete is scanned
  ///   again when the window has grown.
  public mutating func next(_ window: UnsafePointer<UInt8>, count: Int, from: Int) -> SegmentStep {
    if from < scannedFrom || from > scannedTo {
      offsetCount = 0
      cursor = 0
      scannedFrom = from
      scannedTo = from
    }
    let component = characters.component
    let element = characters.element
    let terminator = characters.terminator
    let release = characters.release ?? terminator
    start = from
    elementCount = 0
    elements[0] = 0
    var filled = 0
    var tokenStart = from
    var literal = -1  // the position that a release character makes literal
    var isReleased = false
    var repetition: UInt16 = 0
    while true {
      if cursor == offsetCount, !scanBlock(window, count: count) {
        forgetScan()
        end = from + limits.length
        return count > end ? .overLimit : .incomplete
      }
      let position = Int(offsets[cursor])
      cursor += 1
      if position < tokenStart || position == literal { continue }
      let byte = window[position]
      if byte == release && release != terminator {
        literal = position + 1
        isReleased = true
        continue
      }
      if filled >= limits.tokens || position - from > limits.length {
        forgetScan()
        end = min(position, from + limits.length)
        return .overLimit
      }
      tokens[filled] = SegmentToken(
        start: UInt32(truncatingIfNeeded: tokenStart),
        length: UInt32(truncatingIfNeeded: position - tokenStart),
        repetition: repetition, isReleased: isReleased)
      filled += 1
      isReleased = false
      tokenStart = position + 1
      if byte == component { continue }
      if byte == element {
        elementCount += 1
        elements[elementCount] = UInt16(truncatingIfNeeded: filled)
        repetition = 0
        continue
      }
      if byte == terminator { break }
      repetition &+= 1
    }
    tokenCount = filled
    elements[elementCount + 1] = UInt16(truncatingIfNeeded: filled)
    end = tokenStart
    tag =
      tokens[0].length == 3
      ? SegmentTag(window[from], window[from + 1], window[from + 2]) : wrappedTag(window, from)
    return .segment
  }

  /// A tag with a line break in it, as in files that are wrapped at a fixed width.
  private func wrappedTag(_ window: UnsafePointer<UInt8>, _ from: Int) -> SegmentTag {
    guard tokens[0].length == 4 || tokens[0].length == 5 else { return .damaged }
    var number: UInt32 = 0
    var count = 0
    for index in 0..<Int(tokens[0].length) {
      let byte = window[from + index]
      if byte == 0x0A || byte == 0x0D { continue }
      number = number << 8 | UInt32(byte)
      count += 1
    }
    let tag = SegmentTag(rawValue: number)
    return count == 3 && tag.isWellFormed ? tag : .damaged
  }

  /// Scans the next block; false when the window has no more.
  private mutating func scanBlock(_ window: UnsafePointer<UInt8>, count: Int) -> Bool {
    while scannedTo < count {
      let length = min(Self.blockLength, count - scannedTo)
      let found = withUnsafeBytes(of: characters.scanned) { service in
        byte_scan_service(
          window + scannedTo, length, service.bindMemory(to: UInt8.self).baseAddress, UInt32(scannedTo),
          offsets)
      }
      scannedFrom = scannedTo
      scannedTo += length
      cursor = 0
      offsetCount = found
      if found > 0 { return true }
    }
    return false
  }

  /// A component of an element of the segment found last; both count from 1, as in the standards, and the tag is
  /// element 0. Of an element that repeats, the first repetition. Nil when it is not there.
  @inlinable @inline(__always)
  public func token(_ element: Int, _ component: Int) -> SegmentToken? {
    guard element <= elementCount else { return nil }
    let index = Int(elements[element]) + component - 1
    guard index < Int(elements[element + 1]) else { return nil }
    let token = tokens[index]
    return token.repetition == 0 ? token : nil
  }

  /// All components of an element, repetitions included.
  @inlinable @inline(__always)
  public func tokens(ofElement element: Int) -> UnsafeBufferPointer<SegmentToken> {
    guard element <= elementCount else { return UnsafeBufferPointer(start: nil, count: 0) }
    let first = Int(elements[element])
    return UnsafeBufferPointer(start: tokens + first, count: Int(elements[element + 1]) - first)
  }
}
