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
    held = tokenizer.start
    cursor = tokenizer.end
    hasSegment = false
    state = .skimmedMessage
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
