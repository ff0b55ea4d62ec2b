extension CalendarDate {
  /// The bytes that ``write(into:)`` writes.
  public static var length: Int { 10 }

  /// The date in a text of ISO 8601, `2026-02-28` or `20260228`; nil when it is not one.
  public init?(_ text: String) {
    guard case .date(let date) = ISODate.parse(text) else { return nil }
    self = date
  }

  /// Writes the date as ISO 8601: `2026-02-28`.
  ///
  /// - Returns: the number of bytes written, always 10; 0, and nothing is written, when the buffer is too small.
  public func write(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard buffer.count >= Self.length else { return 0 }
    DigitWriter.write(Int(year), digits: 4, into: buffer, at: 0)
    buffer[4] = UInt8(ascii: "-")
    DigitWriter.write(Int(month), digits: 2, into: buffer, at: 5)
    buffer[7] = UInt8(ascii: "-")
    DigitWriter.write(Int(day), digits: 2, into: buffer, at: 8)
    return Self.length
  }

  /// The date as ISO 8601.
  public var description: String {
    String(unsafeUninitializedCapacity: Self.length) { write(into: UnsafeMutableRawBufferPointer($0)) }
  }
}

/// Writes numbers with a fixed count of digits.
enum DigitWriter {
  /// The caller has checked that there is room.
  static func write(_ number: Int, digits: Int, into buffer: UnsafeMutableRawBufferPointer, at start: Int) {
    var rest = number
    for offset in (start..<start + digits).reversed() {
      buffer[offset] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }
}
