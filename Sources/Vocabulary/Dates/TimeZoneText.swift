/// Reads the zone at the end of a moment.
enum TimeZoneText {
  /// The minutes ahead of UTC that the bytes from an offset to another stand for: `UTC`, `GMT`, `Z`, ±HH, ±HHMM or ±HH:MM.
  ///
  /// - Returns: nil for anything else, and for more than 14 hours.
  static func minutes(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int? {
    let start = range.lowerBound
    switch range.count {
    case 1: return bytes[start] == UInt8(ascii: "Z") ? 0 : nil
    case 3:
      if spells(bytes, start, "UTC") || spells(bytes, start, "GMT") { return 0 }
      return offset(bytes, sign: start, hours: start + 1, minutes: nil)
    case 5: return offset(bytes, sign: start, hours: start + 1, minutes: start + 3)
    case 6:
      guard bytes[start + 3] == UInt8(ascii: ":") else { return nil }
      return offset(bytes, sign: start, hours: start + 1, minutes: start + 4)
    default: return nil
    }
  }

  private static func offset(_ bytes: UnsafeRawBufferPointer, sign: Int, hours: Int, minutes place: Int?)
    -> Int?
  {
    guard bytes[sign] == UInt8(ascii: "+") || bytes[sign] == UInt8(ascii: "-"),
      bytes[hours].isDigit, bytes[hours + 1].isDigit
    else { return nil }
    var minutes = 0
    if let place {
      guard bytes[place].isDigit, bytes[place + 1].isDigit else { return nil }
      minutes = CharacterShape.number(bytes, place..<place + 2)
    }
    let total = CharacterShape.number(bytes, hours..<hours + 2) * 60 + minutes
    guard minutes <= 59, total <= 840 else { return nil }
    return bytes[sign] == UInt8(ascii: "-") ? -total : total
  }

  private static func spells(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ name: StaticString) -> Bool {
    for offset in 0..<3 where bytes[start + offset] != name.utf8Start[offset] { return false }
    return true
  }
}
