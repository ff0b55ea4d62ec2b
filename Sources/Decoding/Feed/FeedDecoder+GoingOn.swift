internal import Wire

/// The straight way through a record, which nearly all segments of a sound feed take.
extension FeedDecoder {
  /// Reads on in the open record as long as each segment stands where the table has it, with a line break before it at
  /// the most.
  ///
  /// Nothing is decided here: at the first segment that is anything else, this stops before it, and `readSegment`
  /// does what must be done. The bytes passed here belong to the record, so no account is kept of them.
  mutating func goOnInRecord() -> FeedEvent? {
    guard let walk, let held, walk.pointee.isRecordOpen, !hasSegment, !isRejectingRecord else { return nil }
    let bytes = window.bytes
    let count = window.count
    while true {
      var start = cursor
      if start < count, bytes[start] == UInt8(ascii: "\r") { start += 1 }
      if start < count, bytes[start] == UInt8(ascii: "\n") { start += 1 }
      // Nothing but a letter begins a segment, and U one that may be a service segment.
      guard start < count, bytes[start] &- UInt8(ascii: "A") < 26, bytes[start] != UInt8(ascii: "U"),
        start &- held <= limits.recordBytes,
        tokenizer.next(bytes, count: count, from: start) == .segment
      else { return nil }
      cursor = start
      let transition = walk.pointee.transition(for: tokenizer.tag)
      guard transition.goesOn, tokenizer.end &- start <= Self.longestUnsuspected else {
        hasSegment = true
        return nil
      }
      message.segments &+= 1
      if interchange.isWithoutLowerCase { checkCase() }
      take(transition, walk)
      cursor = tokenizer.end
      if cursor &- held > limits.recordBytes { return rejectRecord() }
      if findings.isWaiting { return nil }
    }
  }
}
