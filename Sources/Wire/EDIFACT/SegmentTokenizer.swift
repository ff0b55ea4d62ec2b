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
    // Service characters in what was passed over before the segment.
    while cursor < offsetCount, Int(offsets[cursor]) < from { cursor += 1 }
    // Pointers in registers, and arithmetic that cannot overflow because all of it is inside the window: this loop
    // runs once for every token of the feed.
    var next = UnsafePointer(offsets) + cursor
    var known = UnsafePointer(offsets) + offsetCount
    var token = tokens
    let lastToken = tokens + limits.tokens
    var lastElement = elements
    var tokenStart = UInt32(truncatingIfNeeded: from)
    var marks: UInt32 = 0
    elements[0] = 0
    while true {
      if next == known {
        guard refill(window, count: count, from: from, tokenStart: Int(tokenStart)) else {
          return count > end ? .overLimit : .incomplete
        }
        next = UnsafePointer(offsets)
        known = next + offsetCount
      }
      let position = next.pointee
      let byte = window[Int(position)]
      next += 1
      if byte == release, release != terminator {
        marks |= SegmentToken.releasedMark
        // What follows is literal.
        if next == known {
          guard refill(window, count: count, from: from, tokenStart: Int(tokenStart)) else {
            return count > end ? .overLimit : .incomplete
          }
          next = UnsafePointer(offsets)
          known = next + offsetCount
        }
        if next.pointee == position &+ 1 { next += 1 }
        continue
      }
      if token == lastToken { return overLimit(at: min(Int(position), from + limits.length)) }
      token.pointee = SegmentToken(start: tokenStart, length: position &- tokenStart, marks: marks)
      token += 1
      tokenStart = position &+ 1
      marks &= SegmentToken.repetitionMask
      if byte == component { continue }
      if byte == element {
        lastElement += 1
        lastElement.pointee = UInt16(truncatingIfNeeded: token - tokens)
        marks = 0
        continue
      }
      if byte == terminator { break }
      marks = (marks &+ 1) & SegmentToken.repetitionMask
    }
    // Where the terminator stands.
    if Int(tokenStart) - 1 - from > limits.length { return overLimit(at: from + limits.length) }
    cursor = next - UnsafePointer(offsets)
    elementCount = lastElement - elements
    tokenCount = token - tokens
    lastElement[1] = UInt16(truncatingIfNeeded: tokenCount)
    end = Int(tokenStart)
    tag =
      tokens[0].length == 3
      ? SegmentTag(window[from], window[from + 1], window[from + 2]) : wrappedTag(window, from)
    return .segment
  }

  /// Scans on for a segment that began at `from`. False when there is no more, or the segment is over the limit; then
  /// `end` is where that shows.
  @inline(never)
  private mutating func refill(
    _ window: UnsafePointer<UInt8>, count: Int, from: Int, tokenStart: Int
  ) -> Bool {
    if tokenStart - from <= limits.length, scanBlock(window, count: count) { return true }
    forgetScan()
    end = from + limits.length
    return false
  }

  private mutating func overLimit(at position: Int) -> SegmentStep {
    forgetScan()
    end = position
    return .overLimit
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
