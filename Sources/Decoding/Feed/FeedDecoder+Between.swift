internal import Vocabulary
internal import Wire

/// What is done between interchanges and documents: finding the next one.
extension FeedDecoder {
  /// The bytes that are held from the cursor on.
  var remaining: Int {
    @inline(__always) get { window.count - cursor }
  }

  mutating func lookBetween() -> FeedEvent? {
    skipPadding()
    if findings.isWaiting { return nil }
    guard remaining > 0 else {
      if isFinished { return .end }
      return .needsInput
    }
    switch FeedSniffer.look(window.bytes + cursor, count: remaining, isFinished: isFinished) {
    case .more: return .needsInput
    case .interchange: openInterchange()
    case .document: openDocument()
    case .json: openJSON()
    case .unsupported(let name): beginRejectedStretch(.unsupportedSyntax, detail: name)
    case .unknown:
      garbageStart = window.offset + UInt64(cursor)
      garbageLine = window.line(at: cursor)
      state = .garbage
    }
    return nil
  }

  private mutating func skipPadding() {
    passPadding()
    // There may be several, where files were put together; all of them, or it would depend on how the feed was cut.
    while true {
      let mark = FeedSniffer.byteOrderMark(window.bytes + cursor, count: remaining)
      guard mark > 0 else { return }
      ledger.skip(mark, .padding)
      cursor += mark
      report(.byteOrderMark, at: position(cursor - mark, length: mark))
      passPadding()
    }
  }

  private mutating func passPadding() {
    let start = cursor
    while cursor < window.count, FeedSniffer.isPadding(window.bytes[cursor]) {
      // A NUL may be the first half of a character of UTF-16.
      if window.bytes[cursor] == 0,
        cursor + 1 == window.count ? !isFinished : window.bytes[cursor + 1] == 0x3C
      {
        break
      }
      cursor += 1
    }
    ledger.skip(cursor - start, .padding)
  }

  /// Begins to reject everything up to the next thing that is known.
  mutating func beginRejectedStretch(_ reason: RejectReason, detail: String) {
    rejecting = reason
    rejectDetail = detail
    rejectPart = 0
    rejectStart = held ?? cursor
    held = rejectStart
    // The look for what is known starts behind the first byte, or it would find the same again.
    if rejectStart == cursor, remaining > 0 { cursor += 1 }
    state = .rejectedStretch
  }

  /// Passes over bytes up to the next thing that is known: garbage is skipped, the rest rejected.
  mutating func passStretch() -> FeedEvent? {
    let isGarbage = state == .garbage
    let (passed, found) = FeedSniffer.resynchronise(
      window.bytes + cursor, count: remaining, isFinished: isFinished)
    cursor += passed
    if isGarbage {
      ledger.skip(passed, .garbage)
      guard found || isFinished else { return .needsInput }
      let length = window.offset + UInt64(cursor) - garbageStart
      report(
        .garbage, at: FeedPosition(offset: garbageStart, length: UInt32(clamping: length)),
        count: Int(length),
        line: garbageLine)
      state = .between
      return nil
    }
    if cursor - rejectStart > limits.rejectPart {
      // Parts have a fixed length, so that they do not depend on how the feed was cut.
      cursor = rejectStart + limits.rejectPart
      return emitReject(isLast: false)
    }
    guard found || isFinished else { return .needsInput }
    state = .between
    return emitReject(isLast: true)
  }

  /// Hands out the bytes from `rejectStart` to `end` (the cursor where not given) as a reject, or one part of it.
  mutating func emitReject(isLast: Bool, segment: UInt32 = 0, to end: Int? = nil) -> FeedEvent {
    let end = end ?? cursor
    let length = end - rejectStart
    ownRecord.isWhole = false
    ownRecord.isInHead = false
    rejectPart += 1
    eventContext = context
    reject = Reject(
      reason: rejecting, offset: window.offset + UInt64(rejectStart), length: length,
      line: window.line(at: rejectStart), segment: segment, part: rejectPart, isLastPart: isLast,
      detail: rejectDetail)
    ledger.rejects += UInt64(length)
    if isLast {
      counts.rejects += 1
      rejectPart = 0
    }
    held = isLast ? nil : end
    rejectStart = end
    return .reject
  }
}
