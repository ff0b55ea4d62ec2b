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
    didSet {
      forgetScan()
      classify()
    }
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

  /// What each byte means as a service character.
  private let meanings: UnsafeMutablePointer<Meaning>

  private enum Meaning: UInt8 {
    case component, element, terminator, repetition, release
  }

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
    meanings = .allocate(capacity: 256)
    classify()
  }

  /// Where two service characters are the same byte, the last one here decides.
  private func classify() {
    meanings.update(repeating: .repetition, count: 256)
    meanings[Int(characters.terminator)] = .terminator
    meanings[Int(characters.element)] = .element
    meanings[Int(characters.component)] = .component
    if let release = characters.release, release != characters.terminator {
      meanings[Int(release)] = .release
    }
  }

  deinit {
    meanings.deallocate()
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
    start = from
    // Service characters in what was passed over before the segment.
    while cursor < offsetCount, Int(offsets[cursor]) < from { cursor += 1 }
    // Few values, which stay in registers, and arithmetic that cannot overflow because all of it is inside the window:
    // this loop runs once for every token of the feed.
    let meanings = UnsafePointer(meanings)
    let tokens = tokens
    let elements = elements
    var next = UnsafePointer(offsets) + cursor
    var known = UnsafePointer(offsets) + offsetCount
    var number = 0
    var element = 0
    var tokenStart = UInt32(truncatingIfNeeded: from)
    var released: UInt32 = 0
    var marks: UInt32 = 0
    elements[0] = 0
    scan: while true {
      // The inner loop calls nothing; what is rare stands behind it.
      var meaning = Meaning.component
      let stop = next + min(known - next, limits.tokens &- number)
      while next != stop {
        let position = next.pointee
        meaning = meanings[Int(window[Int(position)])]
        next += 1
        if meaning == .release {
          released = position
          break
        }
        tokens[number] = SegmentToken(start: tokenStart, length: position &- tokenStart, marks: marks)
        number &+= 1
        tokenStart = position &+ 1
        if meaning == .component {
          marks &= SegmentToken.repetitionMask
        } else if meaning == .element {
          element &+= 1
          elements[element] = UInt16(truncatingIfNeeded: number)
          marks = 0
        } else if meaning == .terminator {
          break scan
        } else {
          marks = (marks &+ 1) & SegmentToken.repetitionMask
        }
      }
      if next == known {
        guard refill(window, count: count, from: from, tokenStart: Int(tokenStart)) else {
          return count > end ? .overLimit : .incomplete
        }
        next = UnsafePointer(offsets)
        known = next + offsetCount
      }
      if meaning == .release {
        marks |= SegmentToken.releasedMark
        // What follows is literal.
        if next.pointee == released &+ 1 { next += 1 }
      } else if number == limits.tokens {
        return overLimit(at: min(Int(next.pointee), from + limits.length))
      }
    }
    // Where the terminator stands.
    if Int(tokenStart) - 1 - from > limits.length { return overLimit(at: from + limits.length) }
    cursor = next - UnsafePointer(offsets)
    elementCount = element
    tokenCount = number
    elements[element &+ 1] = UInt16(truncatingIfNeeded: number)
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
