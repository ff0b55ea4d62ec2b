internal import Wire

/// Where a whole message stands in the feed.
public struct MessageSpan: Sendable {
  public var offset: UInt64
  public var length: Int
  /// The line of its first byte, from 1.
  public var line: UInt64
}

/// What a decoder needs to know to read messages that another one found.
public struct EnvelopeSnapshot: Sendable {
  var interchange: InterchangeState
  var context: EnvelopeContext
  var characters: ServiceCharacters
  var leniency: Leniencies
}

/// Finding messages for other decoders, so that several can read at once.
///
/// A skimming decoder reads the envelope and everything that is not a sound EDIFACT message itself. Of a message it
/// finds only the end. A message without a proper end, or too long to hold, it reads itself as well: the events
/// are the same as without skimming.
extension FeedDecoder {
  /// The longest message that is handed on.
  static let longestSkimmed = 1 << 20

  /// What the messages found now need to know.
  public var snapshot: EnvelopeSnapshot {
    var kept = interchange
    kept.references = []
    return EnvelopeSnapshot(
      interchange: kept, context: context, characters: tokenizer.characters, leniency: leniency)
  }

  /// Makes ready to read messages that another decoder found: whole ones, from an offset of the feed on.
  public mutating func resume(_ snapshot: EnvelopeSnapshot, offset: UInt64, line: UInt64) {
    window.restart(offset: offset, line: line)
    cursor = 0
    held = nil
    hasSegment = false
    isFinished = false
    isPart = true
    ledger = ByteLedger()
    counts = FeedCounts()
    interchange = snapshot.interchange
    context = snapshot.context
    leniency = snapshot.leniency
    tokenizer.characters = snapshot.characters
    state = .interchange
  }

  mutating func beginSkimming() {
    skimmer.forgetScan()
    held = tokenizer.start
    cursor = tokenizer.end
    hasSegment = false
    state = .skimmedMessage
  }

  /// Passes over segments as long as they are sound; all else is left to `readSegment`, untouched.
  mutating func skimOn() {
    guard let held, !hasSegment else { return }
    let bytes = window.bytes
    let count = window.count
    let characters = tokenizer.characters
    while true {
      var start = cursor
      if start < count, bytes[start] == UInt8(ascii: "\r") { start += 1 }
      if start < count, bytes[start] == UInt8(ascii: "\n") { start += 1 }
      // U begins what may be a service segment.
      guard start &+ 4 < count, bytes[start] != UInt8(ascii: "U"),
        SegmentTag(bytes[start], bytes[start &+ 1], bytes[start &+ 2]).isWellFormed,
        bytes[start &+ 3] == characters.element || bytes[start &+ 3] == characters.terminator,
        let end = skimmer.end(of: bytes, count: count, from: start, characters),
        end &- start <= Self.longestUnsuspected, end &- held <= Self.longestSkimmed
      else { return }
      cursor = end
    }
  }

  mutating func skim() -> FeedEvent? {
    let tag = tokenizer.tag
    guard tag.isWellFormed, tokenizer.end - (held ?? 0) <= Self.longestSkimmed else { return readHere() }
    if tag.isService, let service = ServiceSegment(tag) {
      guard service == .messageTrailer else { return readHere() }
      let start = held ?? cursor
      cursor = tokenizer.end
      hasSegment = false
      skimmed = MessageSpan(
        offset: window.offset + UInt64(start), length: cursor - start, line: window.line(at: start))
      ledger.taken -= UInt64(cursor - start)
      held = nil
      endMessage()
      return .message
    }
    cursor = tokenizer.end
    hasSegment = false
    return nil
  }

  /// Goes back to the header of the message and reads it here.
  mutating func readHere() -> FeedEvent? {
    cursor = held ?? cursor
    held = nil
    hasSegment = false
    tokenizer.forgetScan()
    readsMessageHere = true
    state = .interchange
    return nil
  }
}
