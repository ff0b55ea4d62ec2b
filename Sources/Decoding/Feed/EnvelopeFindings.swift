internal import Vocabulary

/// Findings about the envelope that wait to be handed out, with their texts.
///
/// There are few of them in a sound feed; in a broken one each kind is told a limited number of times a message.
struct EnvelopeFindings: ~Copyable {
  private var waiting: RawArray<Finding> = RawArray(capacity: 16)
  private var texts: RawArray<UInt8> = RawArray(capacity: 1024)
  private var handedOut = 0
  /// So many bytes of the texts belong to findings that wait.
  private var waitingTexts = 0
  /// Where each finding was made, and on which line where that could not be counted later (else 0).
  private var places: [(context: EnvelopeContext, line: UInt64)] = []
  private(set) var place: (context: EnvelopeContext, line: UInt64) = (EnvelopeContext(), 0)
  private var told: [Int] = Array(repeating: 0, count: DecodingFinding.allCases.count)
  let limitOfAKind: Int
  /// Where the decoder stands, for findings about values of a message's header.
  var current = EnvelopeContext()
  /// How many were not told, by severity.
  private(set) var untold: [UInt64] = [0, 0, 0]

  init(limitOfAKind: Int) { self.limitOfAKind = limitOfAKind }

  /// Starts counting the kinds anew.
  mutating func beginMessage() {
    for index in told.indices { told[index] = 0 }
  }

  mutating func copy(_ bytes: UnsafeRawBufferPointer) -> ByteRange {
    let kept = min(bytes.count, 256)
    guard kept > 0, let start = bytes.baseAddress else { return .empty }
    let range = ByteRange(start: UInt32(texts.count), length: UInt32(kept))
    texts.append(copying: start.assumingMemoryBound(to: UInt8.self), count: kept)
    return range
  }

  mutating func copy(_ text: String) -> ByteRange {
    var text = text
    return text.withUTF8 { copy(UnsafeRawBufferPointer($0)) }
  }

  /// - Parameter number: the place of the kind among the decoding findings.
  mutating func add(_ finding: Finding, number: Int, context: EnvelopeContext? = nil, line: UInt64 = 0) {
    told[number] += 1
    if told[number] <= limitOfAKind {
      waiting.append(finding)
      waitingTexts = texts.count
      places.append((context ?? current, line))
    } else {
      untold[Int(finding.severity.rawValue)] += 1
      // In a feed that is broken throughout they would be all that is ever copied.
      texts.truncate(to: waitingTexts)
    }
  }

  var isWaiting: Bool { handedOut < waiting.count }

  /// The next finding to hand out; its texts stay until `next` is called again.
  mutating func next() -> Finding? {
    if handedOut < waiting.count {
      place = places[handedOut]
      handedOut += 1
      return waiting[handedOut - 1]
    }
    if waiting.count > 0 {
      waiting.truncate(to: 0)
      texts.truncate(to: 0)
      places.removeAll(keepingCapacity: true)
      handedOut = 0
      waitingTexts = 0
    }
    return nil
  }

  func bytes(_ range: ByteRange) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: texts.base + Int(range.start), count: Int(range.length))
  }
}
