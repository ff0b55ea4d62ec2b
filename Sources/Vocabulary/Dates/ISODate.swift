/// Reads dates and moments of ISO 8601 and of XML Schema part 2 (date and dateTime).
///
/// `20260228` · `2026-02-28` · `2026-02-28T09:12` · `2026-02-28T09:12:00` · `2026-02-28T09:12:00.250+08:00` · …`Z`.
/// A space may stand for the `T`, and the zone may also be written `UTC`, `GMT` or without its colon. The zone of a
/// date alone is checked and not kept. `24:00:00` is the start of the next day. A fraction has at most nine digits.
public enum ISODate {
  /// White space around the text is passed over, as XML Schema has it.
  /// - Complexity: O(n), n the number of bytes.
  public static func parse(_ bytes: UnsafeRawBufferPointer) -> DateVerdict {
    var start = 0
    var end = bytes.count
    while start < end, bytes[start].isWhiteSpace { start += 1 }
    while end > start, bytes[end - 1].isWhiteSpace { end -= 1 }
    guard start < end else { return .empty }
    return end - start == 8 ? digits(bytes, start) : extended(bytes, start, end)
  }

  public static func parse(_ text: String) -> DateVerdict { text.withBytes { parse($0) } }

  /// `20260228`.
  private static func digits(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> DateVerdict {
    for offset in start..<start + 8 where !bytes[offset].isDigit { return .wrongCharacter(at: offset) }
    let date = CalendarDate(
      year: CharacterShape.number(bytes, start..<start + 4),
      month: CharacterShape.number(bytes, start + 4..<start + 6),
      day: CharacterShape.number(bytes, start + 6..<start + 8))
    return date.map { .date($0) } ?? .noSuchDay(at: start)
  }

  /// `2026-02-28`, and what may follow.
  private static func extended(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> DateVerdict {
    if let fault = mismatch(bytes, start, end, "NNNN-NN-NN") { return fault }
    let date = CalendarDate(
      year: CharacterShape.number(bytes, start..<start + 4),
      month: CharacterShape.number(bytes, start + 5..<start + 7),
      day: CharacterShape.number(bytes, start + 8..<start + 10))
    guard let date else { return .noSuchDay(at: start) }
    let rest = start + 10
    guard rest < end else { return .date(date) }
    switch bytes[rest] {
    case UInt8(ascii: "T"), UInt8(ascii: " "):
      return time(bytes, rest + 1, end, date)
    case UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"):
      return TimeZoneText.minutes(bytes, rest..<end) == nil ? .unknownZone(at: rest) : .date(date)
    default:
      return .wrongCharacter(at: rest)
    }
  }

  /// `09:12`, and what may follow.
  private static func time(
    _ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int, _ date: CalendarDate
  ) -> DateVerdict {
    if let fault = mismatch(bytes, start, end, "NN:NN") { return fault }
    let hour = CharacterShape.number(bytes, start..<start + 2)
    let minute = CharacterShape.number(bytes, start + 3..<start + 5)
    guard hour <= 24 else { return .noSuchTime(at: start) }
    guard minute <= 59 else { return .noSuchTime(at: start + 3) }
    var rest = start + 5
    var second: Int?
    var fraction: ZonedDateTime.Fraction?
    if rest < end, bytes[rest] == UInt8(ascii: ":") {
      if let fault = mismatch(bytes, rest + 1, end, "NN") { return fault }
      let number = CharacterShape.number(bytes, rest + 1..<rest + 3)
      guard number <= 59 else { return .noSuchTime(at: rest + 1) }
      second = number
      rest += 3
      if rest < end, bytes[rest] == UInt8(ascii: ".") {
        let first = rest + 1
        rest = first
        while rest < end, rest - first < 9, bytes[rest].isDigit { rest += 1 }
        guard rest > first else { return rest == end ? .wrongLength(bytes.count) : .wrongCharacter(at: rest) }
        if rest < end, bytes[rest].isDigit { return .wrongCharacter(at: rest) }
        fraction = ZonedDateTime.Fraction(
          value: UInt32(truncatingIfNeeded: CharacterShape.number(bytes, first..<rest)),
          digits: UInt8(truncatingIfNeeded: rest - first))
      }
    }
    var zone: Int?
    if rest < end {
      guard bytes[rest] != UInt8(ascii: ":"), bytes[rest] != UInt8(ascii: "."), !bytes[rest].isDigit else {
        return .wrongCharacter(at: rest)
      }
      zone = TimeZoneText.minutes(bytes, rest..<end)
      guard zone != nil else { return .unknownZone(at: rest) }
    }
    return moment(date, start, hour, minute, second, fraction, zone)
  }

  private static func moment(
    _ date: CalendarDate, _ start: Int, _ hour: Int, _ minute: Int, _ second: Int?,
    _ fraction: ZonedDateTime.Fraction?, _ zone: Int?
  ) -> DateVerdict {
    var date = date
    if hour == 24 {
      // XML Schema part 2, 3.2.7.1: 24:00:00 is the first instant of the following day, and no other time has hour 24.
      guard minute == 0, second ?? 0 == 0, fraction?.value ?? 0 == 0, let next = date.adding(days: 1) else {
        return .noSuchTime(at: start)
      }
      date = next
    }
    let moment = ZonedDateTime(
      date: date, hour: hour % 24, minute: minute, second: second, fraction: fraction, zoneMinutes: zone)
    return moment.map { .dateTime($0) } ?? .noSuchTime(at: start)
  }

  /// The first fault against a form of digits (`N`) and marks; the bytes may go on after it.
  private static func mismatch(
    _ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int, _ form: StaticString
  ) -> DateVerdict? {
    for index in 0..<form.utf8CodeUnitCount {
      let offset = start + index
      guard offset < end else { return .wrongLength(bytes.count) }
      let expected = form.utf8Start[index]
      let fits = expected == UInt8(ascii: "N") ? bytes[offset].isDigit : bytes[offset] == expected
      if !fits { return .wrongCharacter(at: offset) }
    }
    return nil
  }
}
