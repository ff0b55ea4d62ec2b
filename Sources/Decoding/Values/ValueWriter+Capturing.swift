internal import SchemaLanguage
internal import Vocabulary
internal import Wire

/// The window around a segment, and how its characters are to be read.
struct SegmentSource {
  var bytes: UnsafePointer<UInt8>
  /// The offset in the feed of the window's first byte.
  var offset: UInt64
  var segment: UInt32
  /// Whether the segment is printable ASCII, which is the same in all character sets.
  var isPrintable: Bool
  var release: UInt8?
  var decoder: CharacterDecoder

  func place(_ token: SegmentToken) -> FeedPosition {
    FeedPosition(offset: offset + UInt64(token.start), length: token.length, segment: segment)
  }
}

/// Taking the values of one segment, or one text of an XML document.
extension ValueWriter {
  /// Takes what the schema wants of the segment that stands at a node of the walk.
  mutating func capture(
    node: Int, walk: UnsafeMutablePointer<SegmentWalk>, tokenizer: borrowing SegmentTokenizer,
    source: borrowing SegmentSource, record: inout Record, findings: inout EnvelopeFindings
  ) {
    let definition = UnsafePointer(walk.pointee.program.nodes.base + node)
    walk.pointee.readKeys(of: definition, tokenizer, source)
    if definition.pointee.gateCount > 0 { walk.pointee.passGates(definition, record: &record) }
    let first = Int(definition.pointee.firstSelection)
    for number in first..<first + Int(definition.pointee.selectionCount) {
      let selection = walk.pointee.program.selections[number]
      guard walk.pointee.isOpen(gate: selection.gate) else { continue }
      let choice = walk.pointee.choice(Int(selection.firstCondition), Int(selection.conditionCount))
      guard choice >= 0 else { continue }
      let captures = FlatSegmentProgram.CapturePointer(walk.pointee.program.captures.base)
      for index in Int(selection.firstCapture)..<Int(selection.firstCapture) + Int(selection.captureCount) {
        let capture = captures + index
        let row = walk.pointee.row(of: capture.pointee.target.part)
        // The places of a list are equals: all that have a value are taken, in the order of the feed.
        let rank =
          capture.pointee.target.repeats > 1 ? 0 : UInt8(clamping: Int(capture.pointee.rank) + choice)
        guard row >= 0, record.accepts(capture.pointee.target, row: row, rank: rank) else { continue }
        if capture.pointee.isPlainText, source.isPrintable {
          if takePlainText(capture, tokenizer, source, rank: rank, row: row, record: &record) { continue }
        }
        let origin = Origin(
          place: FeedPosition(offset: 0), rank: rank, row: row,
          qualifier: UnsafeRawBufferPointer(start: nil, count: 0), isInRecord: walk.pointee.isRecordOpen,
          notation: .edifact)
        take(capture, origin, tokenizer, source, record: &record, findings: &findings)
      }
    }
  }

  /// The short way of most values: a text that needs no conversion. False when it has to go the long way.
  @inline(__always)
  private func takePlainText(
    _ capture: FlatSegmentProgram.CapturePointer, _ tokenizer: borrowing SegmentTokenizer,
    _ source: borrowing SegmentSource, rank: UInt8, row: Int, record: inout Record
  ) -> Bool {
    guard let token = tokenizer.token(Int(capture.pointee.element), Int(capture.pointee.component)) else {
      return true
    }
    if token.isReleased { return false }
    var start = source.bytes + Int(token.start)
    var count = Int(token.length)
    while count > 0, start[0] == 0x20 {
      start += 1
      count -= 1
    }
    while count > 0, start[count - 1] == 0x20 { count -= 1 }
    if count == 0 { return true }
    if count > Int(capture.pointee.target.limit) { return false }
    return record.storePlain(
      start, count: count, in: capture.pointee.target, row: row, at: source.place(token), rank: rank)
  }

  private mutating func take(
    _ capture: FlatSegmentProgram.CapturePointer, _ base: Origin, _ tokenizer: borrowing SegmentTokenizer,
    _ source: borrowing SegmentSource, record: inout Record, findings: inout EnvelopeFindings
  ) {
    var origin = base
    if capture.pointee.qualifierElement > 0,
      let token = tokenizer.token(
        Int(capture.pointee.qualifierElement), Int(capture.pointee.qualifierComponent))
    {
      origin.qualifier = UnsafeRawBufferPointer(
        start: source.bytes + Int(token.start), count: Int(token.length))
    }
    let element = Int(capture.pointee.element)
    switch capture.pointee.gathering.kind {
    case .single:
      guard let token = tokenizer.token(element, Int(capture.pointee.component)), token.length > 0 else {
        return
      }
      origin.place = source.place(token)
      take(capture, token, origin, source, record: &record, findings: &findings)
    case .each:
      let tokens = tokenizer.tokens(ofElement: element)
      for index in Int(capture.pointee.component)
        - 1..<max(min(tokens.count, Int(capture.pointee.lastComponent)), Int(capture.pointee.component) - 1)
      where tokens[index].length > 0 {
        origin.place = source.place(tokens[index])
        take(capture, tokens[index], origin, source, record: &record, findings: &findings)
      }
    case .joined: join(capture, origin, tokenizer, source, record: &record, findings: &findings)
    case .split:
      guard let token = tokenizer.token(element, Int(capture.pointee.component)), token.length > 0 else {
        return
      }
      origin.place = source.place(token)
      split(
        capture.pointee.step, capture.pointee.gathering,
        clean(token, capture.pointee.target, origin, source, &record, &findings),
        to: capture.pointee.target, origin, record: &record, findings: &findings)
    }
  }

  private mutating func take(
    _ capture: FlatSegmentProgram.CapturePointer, _ token: SegmentToken, _ origin: Origin,
    _ source: borrowing SegmentSource,
    record: inout Record, findings: inout EnvelopeFindings
  ) {
    let text = clean(token, capture.pointee.target, origin, source, &record, &findings)
    guard !text.isEmpty, capture.pointee.step.shape.accepts(text) else { return }
    convert(
      capture.pointee.step, text, to: capture.pointee.target, origin, record: &record, findings: &findings)
  }

  /// The text of a token in UTF-8, without blanks at its ends; in the window or in the scratch space.
  private mutating func clean(
    _ token: SegmentToken, _ target: ValueTarget, _ origin: Origin, _ source: borrowing SegmentSource,
    _ record: inout Record, _ findings: inout EnvelopeFindings
  ) -> UnsafeRawBufferPointer {
    decoded(token, target, origin, source, &record, &findings).trimmed
  }

  /// The text of a token in UTF-8.
  private mutating func decoded(
    _ token: SegmentToken, _ target: ValueTarget, _ origin: Origin, _ source: borrowing SegmentSource,
    _ record: inout Record, _ findings: inout EnvelopeFindings
  ) -> UnsafeRawBufferPointer {
    let start = source.bytes + Int(token.start)
    if !token.isReleased, source.isPrintable || isPrintableASCII(start, count: Int(token.length)) {
      return UnsafeRawBufferPointer(start: start, count: Int(token.length))
    }
    scratch.truncate(to: 0)
    scratch.reserve(CharacterDecoder.capacity(for: Int(token.length)))
    let (count, notes) = source.decoder.decode(
      start, count: Int(token.length), release: token.isReleased ? source.release : nil, into: scratch.base)
    let text = UnsafeRawBufferPointer(start: scratch.base, count: count)
    if !notes.isEmpty { report(notes, target, origin, text, &record, &findings) }
    return text
  }

  private mutating func report(
    _ notes: DecodingNotes, _ target: ValueTarget, _ origin: Origin, _ text: UnsafeRawBufferPointer,
    _ record: inout Record, _ findings: inout EnvelopeFindings
  ) {
    let kinds: [(DecodingNotes, DecodingFinding)] = [
      (.outsideRepertoire, .repertoire), (.lineBreakDropped, .lineBreakInData),
      (.controlDropped, .controlCharacter), (.danglingRelease, .danglingRelease),
    ]
    for (note, kind) in kinds where notes.contains(note) {
      report(kind, target, origin, value: text, record: &record, findings: &findings)
    }
  }

  /// Puts the components of an element together, with the separator between them.
  private mutating func join(
    _ capture: FlatSegmentProgram.CapturePointer, _ base: Origin, _ tokenizer: borrowing SegmentTokenizer,
    _ source: borrowing SegmentSource, record: inout Record, findings: inout EnvelopeFindings
  ) {
    let tokens = tokenizer.tokens(ofElement: Int(capture.pointee.element))
    let last = min(tokens.count, Int(capture.pointee.lastComponent))
    let first = Int(capture.pointee.component) - 1
    guard first < last else { return }
    var origin = base
    origin.place = source.place(tokens[first])
    if last == first + 1 {
      take(capture, tokens[first], origin, source, record: &record, findings: &findings)
      return
    }
    assembly.truncate(to: 0)
    let separator = capture.pointee.gathering
    for index in first..<last where tokens[index].length > 0 && tokens[index].repetition == 0 {
      origin.place = source.place(tokens[index])
      // A text that was cut at a fixed length is put together as it was; else each piece is cleaned.
      var text = decoded(tokens[index], capture.pointee.target, origin, source, &record, &findings)
      if separator.separatorLength > 0 { text = text.trimmed }
      guard !text.isEmpty else { continue }
      if assembly.count > 0 {
        if separator.separatorLength > 0 { assembly.append(separator.separator.0) }
        if separator.separatorLength > 1 { assembly.append(separator.separator.1) }
      }
      for byte in text { assembly.append(byte) }
    }
    origin.place = source.place(tokens[first])
    origin.place.length = tokens[last - 1].start + tokens[last - 1].length - tokens[first].start
    let text = UnsafeRawBufferPointer(start: assembly.base, count: assembly.count).trimmed
    guard !text.isEmpty, capture.pointee.step.shape.accepts(text) else { return }
    convert(
      capture.pointee.step, text, to: capture.pointee.target, origin, record: &record, findings: &findings)
  }

  /// Takes each piece of a list.
  private mutating func split(
    _ step: ConversionStep, _ gathering: GatheringStep, _ list: UnsafeRawBufferPointer,
    to target: ValueTarget,
    _ origin: Origin, record: inout Record, findings: inout EnvelopeFindings
  ) {
    for piece in list.split(separator: gathering.separator.0) {
      let text = UnsafeRawBufferPointer(rebasing: piece).trimmed
      guard !text.isEmpty, step.shape.accepts(text) else { continue }
      convert(step, text, to: target, origin, record: &record, findings: &findings)
    }
  }

  /// Takes a text or attribute of an XML document.
  mutating func capture(
    _ capture: FlatElementProgram.Capture, text: UnsafeRawBufferPointer, at place: FeedPosition, row: Int,
    isInRecord: Bool, record: inout Record, findings: inout EnvelopeFindings
  ) {
    let text = text.trimmed
    guard !text.isEmpty, record.accepts(capture.target, row: row, rank: capture.rank) else { return }
    var origin = Origin(
      place: place, rank: capture.rank, row: row, qualifier: UnsafeRawBufferPointer(start: nil, count: 0),
      isInRecord: isInRecord, notation: .xml)
    if let unit = capture.unit {
      let number = record.slotNumber(unit, row: unit.part < 0 ? 0 : row)
      if number >= 0 {
        // The unit is copied out of the arena, which may move when the value is stored.
        scratch.truncate(to: 0)
        let kept = record.bytes(record.slot(number).text)
        for byte in kept { scratch.append(byte) }
        origin.qualifier = UnsafeRawBufferPointer(start: scratch.base, count: scratch.count)
        record.remove(unit, row: unit.part < 0 ? 0 : row)
      }
    }
    if capture.gathering.kind == .split {
      split(
        capture.step, capture.gathering, text, to: capture.target, origin, record: &record,
        findings: &findings)
      return
    }
    guard capture.step.shape.accepts(text) else { return }
    convert(capture.step, text, to: capture.target, origin, record: &record, findings: &findings)
  }
}

extension UnsafeRawBufferPointer {
  /// Without blanks, tabs and line breaks at either end.
  var trimmed: UnsafeRawBufferPointer {
    var start = 0
    var end = count
    while start < end, self[start] <= 0x20 { start += 1 }
    while end > start, self[end - 1] <= 0x20 { end -= 1 }
    return UnsafeRawBufferPointer(rebasing: self[start..<end])
  }
}
