extension ZonedDateTime {
  /// The most bytes that ``write(into:)`` needs.
  public static var maximumLength: Int { 35 }

  /// The moment in a text of ISO 8601, such as `2026-03-01T09:12:00Z`; nil when it is not one.
  public init?(_ text: String) {
    guard case .dateTime(let moment) = ISODate.parse(text) else { return nil }
    self = moment
  }

  /// Writes the moment as ISO 8601, with the seconds, the fraction and the zone that it has: `2026-03-01T09:12`,
  /// `2026-03-01T09:12:00.250+08:00`. An offset of zero is written `Z`.
  ///
  /// - Returns: the number of bytes written, at most ``maximumLength``; 0, and nothing is written, when the buffer is
  ///   too small.
  public func write(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard buffer.count >= writtenLength else { return 0 }
    var end = date.write(into: buffer)
    func write(_ mark: UInt8, _ number: Int, digits: Int = 2) {
      buffer[end] = mark
      DigitWriter.write(number, digits: digits, into: buffer, at: end + 1)
      end += digits + 1
    }
    write(UInt8(ascii: "T"), Int(hour))
    write(UInt8(ascii: ":"), Int(minute))
    if let second { write(UInt8(ascii: ":"), Int(second)) }
    if let fraction { write(UInt8(ascii: "."), Int(fraction.value), digits: Int(fraction.digits)) }
    if let zoneMinutes {
      if zoneMinutes == 0 {
        buffer[end] = UInt8(ascii: "Z")
        end += 1
      } else {
        let distance = Int(zoneMinutes.magnitude)
        write(zoneMinutes < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"), distance / 60)
        write(UInt8(ascii: ":"), distance % 60)
      }
    }
    return end
  }

  /// The moment as ISO 8601.
  public var description: String {
    String(unsafeUninitializedCapacity: Self.maximumLength) { write(into: UnsafeMutableRawBufferPointer($0)) }
  }

  private var writtenLength: Int {
    let zone = zoneMinutes.map { $0 == 0 ? 1 : 6 } ?? 0
    return 16 + (second == nil ? 0 : 3) + (fraction.map { Int($0.digits) + 1 } ?? 0) + zone
  }
}
