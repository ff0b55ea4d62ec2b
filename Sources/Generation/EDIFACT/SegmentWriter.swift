/// Writes segments: separators, release characters, the repertoire's bytes. Trailing empty places are left out.
struct SegmentWriter: ~Copyable {
  var output = ByteBuffer(capacity: 65_536)
  var service = ServiceCharacters.usual {
    didSet { released = service.released }
  }
  var repertoire = Repertoire.latin
  /// What follows each segment.
  var lineBreak: StaticString = ""
  /// Segments since the count was last set to zero.
  var segments = 0

  private var released = ServiceCharacters.usual.released
  private var pendingElements = 0
  private var pendingComponents = 0

  mutating func una() {
    output.append("UNA")
    output.append(service.component)
    output.append(service.element)
    output.append(service.decimal)
    output.append(service.release ?? UInt8(ascii: " "))
    output.append(service.repetition ?? UInt8(ascii: " "))
    output.append(service.terminator)
    output.append(lineBreak)
  }

  mutating func tag(_ tag: StaticString) {
    output.append(tag)
    pendingElements = 0
    pendingComponents = 0
  }

  mutating func end() {
    pendingElements = 0
    pendingComponents = 0
    output.append(service.terminator)
    output.append(lineBreak)
    segments += 1
  }

  /// Goes on to the next element, which stays empty until something is written.
  mutating func element() {
    pendingElements += 1
    pendingComponents = 0
  }

  /// Goes on to the next component.
  mutating func component() {
    pendingComponents += 1
  }

  mutating func element(_ code: StaticString) {
    element()
    write(code)
  }

  mutating func component(_ code: StaticString) {
    component()
    write(code)
  }

  mutating func element(_ range: TextRange, of text: borrowing ByteBuffer) {
    element()
    write(range, of: text)
  }

  mutating func component(_ range: TextRange, of text: borrowing ByteBuffer) {
    component()
    write(range, of: text)
  }

  mutating func element(number: Int, digits: Int = 1) {
    element()
    write(number: number, digits: digits)
  }

  mutating func component(number: Int, digits: Int = 1) {
    component()
    write(number: number, digits: digits)
  }

  mutating func component(date: TrafficDate) {
    component()
    separate()
    output.append(date)
  }

  mutating func component(_ units: Int, decimals: Int) {
    component()
    separate()
    output.append(units, decimals: decimals, mark: service.decimal)
  }

  mutating func write(_ moment: TrafficMoment) {
    separate()
    output.append(moment)
  }

  mutating func write(number: Int, digits: Int = 1) {
    separate()
    output.append(number: number, digits: digits)
  }

  /// A code, which never holds a service character.
  mutating func write(_ code: StaticString) {
    if code.utf8CodeUnitCount == 0 { return }
    separate()
    output.append(code)
  }

  /// Text in UTF-8, released and in the repertoire's bytes.
  mutating func write(_ range: TextRange, of text: borrowing ByteBuffer) {
    if range.isEmpty { return }
    separate()
    var index = range.start
    var run = index
    while index < range.end {
      let byte = text[index]
      if byte < 0x80 {
        if (byte < 64 ? released.low : released.high) >> UInt64(byte & 63) & 1 != 0 {
          if index > run { output.append(text, run..<index) }
          output.append(service.release ?? byte)
          run = index
        }
        index += 1
      } else if repertoire == .latin || repertoire == .cyrillic {
        if index > run { output.append(text, run..<index) }
        // The tables hold two-byte letters alone for these repertoires.
        let scalar = UInt32(byte & 0x1F) << 6 | UInt32(text[index + 1] & 0x3F)
        output.append(UInt8(truncatingIfNeeded: repertoire == .latin ? scalar : scalar &- 0x360))
        index += 2
        run = index
      } else {
        index += 1
      }
    }
    if index > run { output.append(text, run..<index) }
  }

  /// Writes the separators of the places passed over.
  private mutating func separate() {
    while pendingElements > 0 {
      output.append(service.element)
      pendingElements -= 1
    }
    while pendingComponents > 0 {
      output.append(service.component)
      pendingComponents -= 1
    }
  }
}
