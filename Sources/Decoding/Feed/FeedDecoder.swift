public import SchemaLanguage
public import Vocabulary
internal import Wire

/// Decodes a feed: any sequence of EDIFACT interchanges, XML documents and JSON objects, in pieces of any size.
///
/// The decoder does no input or output. Its caller adds bytes and takes what comes of them:
///
/// ```
/// while true {
///   switch decoder.next() {
///   case .needsInput: read more into decoder.room(…), commit; at the end of the feed call finish()
///   case .record:  … decoder.record …
///   case .reject:  … decoder.reject, decoder.rejectBytes …
///   case .finding: … decoder.envelopeFinding …
///   case .end: return
///   }
/// }
/// ```
///
/// Every byte taken in ends in exactly one account of the ledger. The same bytes give the same events, however they
/// were cut. Memory does not grow with the feed: what is held is the record being read, or a part of a reject.
public struct FeedDecoder: ~Copyable {
  public let schemas: SchemaSet
  public let limits: DecodingLimits
  /// The record, after `.record`; good until the next call.
  public var record: Record
  public internal(set) var reject = Reject(
    reason: .unknownMessage, offset: 0, length: 0, line: 1, segment: 0, part: 1, isLastPart: true, detail: "")
  /// The finding, after `.finding`.
  public internal(set) var envelopeFinding = Finding(
    kind: 0, severity: .advice, position: FeedPosition(offset: 0))
  public internal(set) var ledger = ByteLedger()
  public internal(set) var counts = FeedCounts()
  /// The interchange and message that the last event belongs to.
  public internal(set) var context = EnvelopeContext() {
    didSet { findings.current = context }
  }
  /// The interchange and message that the last reject or finding about the envelope belongs to.
  public internal(set) var eventContext = EnvelopeContext()
  /// The line of the last finding about the envelope, from 1.
  public internal(set) var envelopeLine: UInt64 = 1

  var window = FeedWindow()
  /// The first byte that is not yet dealt with.
  var cursor = 0
  /// The first byte that is still needed, when it is before the cursor.
  var held: Int?
  /// Where the bytes of the last reject stand.
  var rejectStart = 0
  var isFinished = false
  var state = State.between
  var findings: EnvelopeFindings
  var values: ValueWriter
  let core: CoreElements

  // EDIFACT
  var tokenizer: SegmentTokenizer
  var skimmer = SegmentSkimmer()
  var interchange = InterchangeState()
  var message = MessageState()
  /// One walk for each schema that occurred; by pointer, so that using one needs no exclusivity check.
  var walks: [UnsafeMutablePointer<SegmentWalk>?]
  var walk: UnsafeMutablePointer<SegmentWalk>?
  /// The same for the records that messages make of themselves, and the one that is being read.
  var messageWalks: [UnsafeMutablePointer<SegmentWalk>?]
  var ownRecord = MessageRecordState()
  /// Where its values are kept while `record` takes those of the other records.
  var messageRecord: Record
  /// Whether the tokenizer describes a segment at the cursor that is not dealt with yet.
  var hasSegment = false
  /// In an overlong segment: where to go on behind it, and whether the next byte is released.
  var overlongReturn = State.interchange
  var isReleasePending = false
  /// The rest of the record that is open is being rejected.
  var isRejectingRecord = false
  /// Interchanges of the feed by sender, receiver and reference, to find duplicates.
  var knownInterchanges: Set<UInt64> = []
  /// What UNA gave for separating repetitions, and whether there was a UNA.
  var advisedRepetition: UInt8?
  var hasAdvice = false
  /// The name of the feed, which its records carry; empty for none.
  public var feedName = ""
  /// Whether messages are only found, for other decoders to read; see `skimmed`.
  public var skims = false
  /// Where the message stands that was found last.
  public internal(set) var skimmed = MessageSpan(offset: 0, length: 0, line: 1)
  /// A message whose end is not found soon is read here and not handed on.
  var readsMessageHere = false
  /// Whether this decoder reads messages that another one found.
  var isPart = false
  /// Counts the headers and trailers that change what messages need to know of their interchange.
  public internal(set) var envelopeNumber = 0
  /// Senders that departures from the rules are tolerated from.
  public var leniencies: [String: Leniencies] = [:]
  var leniency = Leniencies()

  // XML and JSON
  var document: DocumentState

  // Bytes that become a reject, or are passed over, in several steps.
  var rejecting: RejectReason = .unknownMessage
  var rejectDetail = ""
  var rejectPart = 0
  var garbageStart: UInt64 = 0
  var garbageLine: UInt64 = 1

  /// Where in the feed the decoder stands.
  enum State {
    /// Between interchanges and documents.
    case between
    /// Inside an interchange, outside a message.
    case interchange
    case message
    /// In a message without a schema, up to its UNT.
    case rejectedMessage
    /// In an overlong segment, up to its terminator.
    case overlongSegment
    /// In bytes that begin nothing, up to something that is known; they are skipped.
    case garbage
    /// In bytes of a syntax that is not read, or behind an error in XML, up to something that is known.
    case rejectedStretch
    case document
    /// In JSON, up to something that is none.
    case json
    /// In a message that is only sought to its end, for another decoder.
    case skimmedMessage
  }

  public init(schemas: SchemaSet, limits: DecodingLimits = DecodingLimits()) {
    self.schemas = schemas
    self.limits = limits
    record = Record(layout: schemas.layout, limits: limits.record)
    messageRecord = Record(layout: schemas.layout, limits: limits.record)
    tokenizer = SegmentTokenizer(limits: limits.segments)
    findings = EnvelopeFindings(limitOfAKind: limits.envelopeFindingsOfAKind)
    values = ValueWriter(schemas: schemas)
    core = CoreElements(schemas.dictionary)
    walks = Array(repeating: nil, count: schemas.messages.count)
    messageWalks = walks
    document = DocumentState(limits: limits)
  }

  deinit {
    for walk in walks + messageWalks {
      walk?.deinitialize(count: 1)
      walk?.deallocate()
    }
  }

  // MARK: Input

  /// Room for at least `count` more bytes; write into it and call `commit`.
  public mutating func room(_ count: Int) -> UnsafeMutableRawBufferPointer {
    releaseWindow()
    return window.room(count)
  }

  /// Takes in the first `count` bytes of the room.
  public mutating func commit(_ count: Int) {
    window.commit(count)
    ledger.taken += UInt64(count)
  }

  /// Adds a copy of some bytes.
  public mutating func append(_ bytes: UnsafeRawBufferPointer) {
    releaseWindow()
    window.append(bytes)
    ledger.taken += UInt64(bytes.count)
  }

  /// Says that the feed has no more bytes.
  public mutating func finish() { isFinished = true }

  /// Lets go of the bytes that are no longer needed.
  private mutating func releaseWindow() {
    let needed = min(cursor, held ?? cursor)
    guard needed > 0 else { return }
    window.release(needed)
    cursor -= needed
    if let held { self.held = held - needed }
    rejectStart -= needed
    tokenizer.forgetScan()
    skimmer.forgetScan()
    hasSegment = false
  }

  // MARK: Output

  /// The bytes of the feed that the record was read from; of the long record of a message perhaps only the first ones.
  public var recordBytes: UnsafeRawBufferPointer {
    mutating get {
      guard schemas.isMessageForm(record.form) else {
        return heldBytes(record.offset, count: Int(record.length))
      }
      return UnsafeRawBufferPointer(start: ownRecord.bytes.base, count: ownRecord.bytes.count)
    }
  }

  /// The bytes of this part of the reject.
  public var rejectBytes: UnsafeRawBufferPointer {
    mutating get { heldBytes(reject.offset, count: reject.length) }
  }

  /// Bytes of the feed that are still held; empty where they are not.
  ///
  /// Like all calls on the way of every record it is `mutating`: a call that only borrows copies the decoder first.
  public mutating func heldBytes(_ offset: UInt64, count: Int) -> UnsafeRawBufferPointer {
    guard offset >= window.offset, offset + UInt64(count) <= window.endOffset else {
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    return UnsafeRawBufferPointer(start: window.bytes + Int(offset - window.offset), count: count)
  }

  /// The line of the feed, from 1, on which a byte stands that is still held.
  public mutating func line(at offset: UInt64) -> UInt64 {
    offset < window.offset ? window.line : window.line(at: Int(offset - window.offset))
  }

  /// A text of the envelope's finding.
  public func envelopeText(_ range: ByteRange) -> String {
    String(decoding: findings.bytes(range), as: UTF8.self)
  }

  /// Findings about the envelope that were too many to tell, by severity (advice, warning, error).
  public var untoldFindings: [UInt64] { findings.untold }

  /// The next thing found in the feed.
  public mutating func next() -> FeedEvent {
    while true {
      if handOutFinding() { return .finding }
      let event: FeedEvent?
      switch state {
      case .between: event = lookBetween()
      case .interchange, .message, .rejectedMessage, .skimmedMessage: event = readSegment()
      case .overlongSegment: event = passOverlongSegment()
      case .garbage, .rejectedStretch: event = passStretch()
      case .document: event = readDocument()
      case .json: event = readJSON()
      }
      if let event {
        // A finding made on the way belongs before the end of the feed, and after a record it follows.
        if event == .end, handOutFinding() { return .finding }
        return event
      }
    }
  }

  // MARK: Findings

  private mutating func handOutFinding() -> Bool {
    guard let finding = findings.next() else { return false }
    envelopeFinding = finding
    eventContext = findings.place.context
    envelopeLine = findings.place.line > 0 ? findings.place.line : line(at: finding.position.offset)
    return true
  }

  @inline(__always)
  func position(_ index: Int, length: Int = 0, segment: UInt32 = 0) -> FeedPosition {
    FeedPosition(
      offset: window.offset + UInt64(index), length: UInt32(clamping: length), segment: segment)
  }

  /// Reports something about the envelope.
  mutating func report(
    _ kind: DecodingFinding, at position: FeedPosition, value: String = "", expected: String = "",
    count: Int = 0,
    severity: Severity? = nil, line: UInt64 = 0
  ) {
    let number = kind.number
    let catalogued = values.kinds[number]
    findings.add(
      Finding(
        kind: catalogued.number, severity: severity ?? catalogued.severity, position: position,
        value: findings.copy(value), expected: findings.copy(expected), count: Int64(count)),
      number: number, context: context, line: line)
  }
}
