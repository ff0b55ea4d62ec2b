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
    FeedPosition(offset: offset &+ UInt64(token.start), length: token.length, segment: segment)
  }
}

/// Taking the values of one segment, or one text of an XML document.
extension ValueWriter {
  /// Takes what the schema wants of the segment that stands at a node of the walk.
  mutating func capture(
    node: Int, walk: UnsafeMutablePointer<SegmentWalk>, tokenizer: inout SegmentTokenizer,
    source: borrowing SegmentSource, record: inout Record, findings: inout EnvelopeFindings
  ) {
    let plan = walk.pointee.plan(of: node, &tokenizer, source, record: &record)
    for index in 0..<plan.count {
      let entry = plan.entries + index
      guard walk.pointee.isOpen(gate: entry.pointee.gate) else { continue }
      if entry.pointee.isPlain, source.isPrintable, putPlain(entry, walk, &tokenizer, source, &record) {
        continue
      }
      capture(entry, walk, &tokenizer, source, record: &record, findings: &findings)
    }
  }

  /// Takes a plain text that needs no cleaning, as most are, the short way. False when it did nothing.
  @inline(__always)
  private func putPlain(
    _ entry: UnsafePointer<CapturePlans.Entry>, _ walk: UnsafeMutablePointer<SegmentWalk>,
    _ tokenizer: inout SegmentTokenizer, _ source: borrowing SegmentSource, _ record: inout Record
  ) -> Bool {
    let tokens = tokenizer.tokens(ofElement: Int(entry.pointee.element))
    let component = Int(entry.pointee.component)
    guard component < tokens.count else { return true }
    // What stands in several components is put together elsewhere.
    guard entry.pointee.component == entry.pointee.lastComponent || tokens.count == component + 1 else {
      return false
    }
    let token = tokens[component]
    let length = Int(token.length)
    guard length > 0 else { return true }
    let text = source.bytes + Int(token.start)
    let target = StepPointer(walk.pointee.program.steps.base + Int(entry.pointee.capture)).pointee.target
    guard token.isPlain, text[0] > 0x20, text[length &- 1] > 0x20, length <= Int(target.limit) else {
      return false
    }
    let row = walk.pointee.row(of: target.part)
    guard row >= 0 else { return true }
    return record.putFirst(
      padded: text, length, at: source.place(token), in: target, row: row, rank: entry.pointee.rank)
  }

  /// Takes the value or values of one capture.
  @inline(never)
  private mutating func capture(
    _ entry: UnsafePointer<CapturePlans.Entry>, _ walk: UnsafeMutablePointer<SegmentWalk>,
    _ tokenizer: inout SegmentTokenizer, _ source: borrowing SegmentSource, record: inout Record,
    findings: inout EnvelopeFindings
  ) {
    let capture = FlatSegmentProgram.CapturePointer(
      walk.pointee.program.captures.base + Int(entry.pointee.capture))
    let tokens = tokenizer.tokens(ofElement: Int(entry.pointee.element))
    let first = Int(entry.pointee.component)
    guard first < tokens.count else { return }
    let isAlone =
      capture.pointee.gathering.kind == .single
      || (capture.pointee.gathering.kind != .split
        && (capture.pointee.lastComponent == first + 1 || tokens.count == first + 1))
    let token = tokens[first]
    guard !isAlone || (token.length > 0 && token.repetition == 0) else { return }
    let step = StepPointer(walk.pointee.program.steps.base + Int(entry.pointee.capture))
    let row = walk.pointee.row(of: step.pointee.target.part)
    guard row >= 0, record.accepts(step.pointee.target, row: row, rank: entry.pointee.rank) else { return }
    let origin = Origin(
      place: source.place(token), rank: entry.pointee.rank, row: row,
      qualifier: qualifier(capture, &tokenizer, source), isInRecord: walk.pointee.isRecordOpen,
      notation: .edifact)
    if isAlone {
      take(step, token, origin, source, record: &record, findings: &findings)
    } else {
      gather(capture, step, origin, &tokenizer, source, record: &record, findings: &findings)
    }
  }

  @inline(__always)
  private func qualifier(
    _ capture: FlatSegmentProgram.CapturePointer, _ tokenizer: inout SegmentTokenizer,
    _ source: borrowing SegmentSource
  ) -> UnsafeRawBufferPointer {
    guard capture.pointee.qualifierElement > 0,
      let token = tokenizer.token(
        Int(capture.pointee.qualifierElement), Int(capture.pointee.qualifierComponent))
    else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(start: source.bytes + Int(token.start), count: Int(token.length))
  }

  /// Takes values that stand in several components, or several in one.
  @inline(never)
  private mutating func gather(
    _ capture: FlatSegmentProgram.CapturePointer, _ step: StepPointer, _ base: Origin,
    _ tokenizer: inout SegmentTokenizer,
    _ source: borrowing SegmentSource, record: inout Record, findings: inout EnvelopeFindings
  ) {
    var origin = base
    let tokens = tokenizer.tokens(ofElement: Int(capture.pointee.element))
    let first = Int(capture.pointee.component) - 1
    let last = min(tokens.count, Int(capture.pointee.lastComponent))
    switch capture.pointee.gathering.kind {
    case .single: break
    case .each:
      for index in first..<max(first, last) where tokens[index].length > 0 {
        origin.place = source.place(tokens[index])
        take(step, tokens[index], origin, source, record: &record, findings: &findings)
      }
    case .joined:
      if first < last {
        join(
          capture, step, origin, UnsafeBufferPointer(rebasing: tokens[first..<last]), source, record: &record,
          findings: &findings)
      }
    case .split:
      guard let token = tokenizer.token(Int(capture.pointee.element), first + 1), token.length > 0 else {
        return
      }
      origin.place = source.place(token)
      split(
        step, capture.pointee.gathering, clean(token, step, origin, source, &record, &findings), origin,
        record: &record, findings: &findings)
    }
  }

  private mutating func take(
    _ step: StepPointer, _ token: SegmentToken, _ origin: Origin,
    _ source: borrowing SegmentSource, record: inout Record, findings: inout EnvelopeFindings
  ) {
    let text = clean(token, step, origin, source, &record, &findings)
    let shape = step.pointee.shape
    guard !text.isEmpty, shape == .any || shape.accepts(text) else { return }
    convert(step, text, origin, record: &record, findings: &findings)
  }

  /// The text of a token in UTF-8, without blanks at its ends; in the window or in the scratch space.
  @inline(__always)
  private mutating func clean(
    _ token: SegmentToken, _ step: StepPointer, _ origin: Origin,
    _ source: borrowing SegmentSource, _ record: inout Record, _ findings: inout EnvelopeFindings
  ) -> UnsafeRawBufferPointer {
    let start = source.bytes + Int(token.start)
    guard !token.isReleased, source.isPrintable || isPrintableASCII(start, count: Int(token.length)) else {
      return decoded(token, step.pointee.target, origin, source, &record, &findings).trimmed
    }
    return UnsafeRawBufferPointer(start: start, count: Int(token.length)).trimmed
  }

  /// The text of a token in UTF-8.
  @inline(never)
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

  /// Puts components of an element together, with the separator between them.
  private mutating func join(
    _ capture: FlatSegmentProgram.CapturePointer, _ step: StepPointer, _ base: Origin,
    _ tokens: UnsafeBufferPointer<SegmentToken>,
    _ source: borrowing SegmentSource, record: inout Record, findings: inout EnvelopeFindings
  ) {
    var origin = base
    assembly.truncate(to: 0)
    let separator = capture.pointee.gathering
    for token in tokens where token.length > 0 && token.repetition == 0 {
      origin.place = source.place(token)
      // A text that was cut at a fixed length is put together as it was; else each piece is cleaned.
      var text = decoded(token, step.pointee.target, origin, source, &record, &findings)
      if separator.separatorLength > 0 { text = text.trimmed }
      guard !text.isEmpty else { continue }
      if assembly.count > 0 {
        if separator.separatorLength > 0 { assembly.append(separator.separator.0) }
        if separator.separatorLength > 1 { assembly.append(separator.separator.1) }
      }
      for byte in text { assembly.append(byte) }
    }
    origin.place = source.place(tokens[0])
    let last = tokens[tokens.count - 1]
    origin.place.length = last.start + last.length - tokens[0].start
    let text = UnsafeRawBufferPointer(start: assembly.base, count: assembly.count).trimmed
    guard !text.isEmpty, step.pointee.shape.accepts(text) else { return }
    convert(step, text, origin, record: &record, findings: &findings)
  }

  /// Takes each piece of a list.
  private mutating func split(
    _ step: StepPointer, _ gathering: GatheringStep, _ list: UnsafeRawBufferPointer, _ origin: Origin,
    record: inout Record, findings: inout EnvelopeFindings
  ) {
    for piece in list.split(separator: gathering.separator.0) {
      let text = UnsafeRawBufferPointer(rebasing: piece).trimmed
      guard !text.isEmpty, step.pointee.shape.accepts(text),
        record.accepts(step.pointee.target, row: origin.row, rank: origin.rank)
      else { continue }
      convert(step, text, origin, record: &record, findings: &findings)
    }
  }

  /// Takes a text or attribute of an XML document.
  mutating func capture(
    _ capture: UnsafePointer<FlatElementProgram.Capture>, _ step: StepPointer, text: UnsafeRawBufferPointer,
    at place: FeedPosition, row: Int,
    isInRecord: Bool, record: inout Record, findings: inout EnvelopeFindings
  ) {
    let text = text.trimmed
    guard !text.isEmpty, record.accepts(step.pointee.target, row: row, rank: capture.pointee.rank) else {
      return
    }
    var origin = Origin(
      place: place, rank: capture.pointee.rank, row: row,
      qualifier: UnsafeRawBufferPointer(start: nil, count: 0),
      isInRecord: isInRecord, notation: .xml)
    if let unit = capture.pointee.unit {
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
    if capture.pointee.gathering.kind == .split {
      split(
        step, capture.pointee.gathering, text, origin,
        record: &record,
        findings: &findings)
      return
    }
    let shape = step.pointee.shape
    guard shape == .any || shape.accepts(text) else { return }
    convert(step, text, origin, record: &record, findings: &findings)
  }
}

extension UnsafeRawBufferPointer {
  /// Without blanks, tabs and line breaks at either end.
  @inline(__always)
  var trimmed: UnsafeRawBufferPointer {
    guard var start = baseAddress else { return self }
    var end = start + count
    while start < end, start.load(as: UInt8.self) <= 0x20 { start += 1 }
    while end > start, (end - 1).load(as: UInt8.self) <= 0x20 { end -= 1 }
    return UnsafeRawBufferPointer(start: start, count: end - start)
  }
}
