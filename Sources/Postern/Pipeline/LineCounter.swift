import Wire

/// Tells on which line of the feed a byte of a record stands.
///
/// Findings come mostly in the order of their places, so that counting goes on from the one before. A record of four
/// megabytes with a thousand findings would else be counted through a thousand times.
struct LineCounter {
  private let bytes: UnsafeRawBufferPointer
  private let offset: UInt64
  private let line: UInt64
  private var last = (index: 0, line: UInt64(0))

  /// - Parameters:
  ///   - bytes: the record's, which must be held as long as the counter is used.
  ///   - offset: where they begin in the feed, on which `line`.
  init(_ bytes: UnsafeRawBufferPointer, offset: UInt64, line: UInt64) {
    self.bytes = bytes
    self.offset = offset
    self.line = line
  }

  /// Line breaks before an index.
  static func breaks(in bytes: UnsafeRawBufferPointer, upTo end: Int) -> UInt64 {
    guard let start = bytes.baseAddress else { return 0 }
    return UInt64(
      lineCount(start.assumingMemoryBound(to: UInt8.self), count: min(max(end, 0), bytes.count)))
  }

  /// The line of a byte; that of the first for places before the record.
  mutating func line(at place: UInt64) -> UInt64 {
    let index = place > offset ? Int(min(place - offset, UInt64(bytes.count))) : 0
    if index < last.index { last = (0, 0) }
    let rest = UnsafeRawBufferPointer(rebasing: bytes[last.index..<index])
    last.line += Self.breaks(in: rest, upTo: rest.count)
    last.index = index
    return line + last.line
  }
}
