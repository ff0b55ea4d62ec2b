extension DatePattern {
  /// Reads a date or moment in this form.
  ///
  /// The length is checked first, then each byte, then the numbers. A pattern with an hour and no minutes reads the
  /// full hour.
  public func parse(_ bytes: UnsafeRawBufferPointer) -> DateVerdict {
    guard !bytes.isEmpty else { return .empty }
    let fixed = Int(length)
    guard bytes.count == fixed || (bytes.count > fixed && endsWithZone) else {
      return .wrongLength(bytes.count)
    }
    var reader = DateFields()
    if let fault = read(bytes, into: &reader) { return fault }
    return reader.verdict(hasTime: hasTime)
  }

  public func parse(_ text: String) -> DateVerdict { text.withBytes { parse($0) } }

  private var endsWithZone: Bool { fields != 0 && lastField == .zone }

  private var lastField: Field? {
    let place = (63 - fields.leadingZeroBitCount) / 4
    return Field(rawValue: UInt8(truncatingIfNeeded: fields >> UInt64(place * 4)))
  }

  /// Takes the numbers out of the bytes, as many as the pattern's length or more; the first fault, if there is one.
  private func read(_ bytes: UnsafeRawBufferPointer, into values: inout DateFields) -> DateVerdict? {
    var fields = fields
    var literals = literals
    var start = 0
    while let field = Field(rawValue: UInt8(truncatingIfNeeded: fields & 0xF)), field != .end {
      fields >>= 4
      switch field {
      case .literal:
        guard bytes[start] == UInt8(truncatingIfNeeded: literals) else { return .wrongCharacter(at: start) }
        literals >>= 8
        start += 1
      case .zone, .offset:
        let end = field == .zone ? bytes.count : start + 5
        guard let minutes = TimeZoneText.minutes(bytes, start..<end) else { return .unknownZone(at: start) }
        values.zoneMinutes = minutes
        start = end
      default:
        let end = start + width(field)
        for offset in start..<end where !bytes[offset].isDigit { return .wrongCharacter(at: offset) }
        values.set(field, CharacterShape.number(bytes, start..<end), at: start)
        start = end
      }
    }
    return nil
  }

  private func width(_ field: Field) -> Int {
    switch field {
    case .year: 4
    case .dayOfYear: 3
    default: 2
    }
  }
}

/// The numbers read from a date, and where they stood.
private struct DateFields {
  var zoneMinutes: Int?
  private var year = 0
  private var month = 0
  private var day = 0
  private var dayOfYear: Int?
  private var hour = (value: 0, at: 0)
  private var minute = (value: 0, at: 0)
  private var second: (value: Int, at: Int)?
  /// Where the date begins: the first of its fields.
  private var dateStart: Int?

  mutating func set(_ field: DatePattern.Field, _ value: Int, at start: Int) {
    switch field {
    case .hour: hour = (value, start)
    case .minute: minute = (value, start)
    case .second: second = (value, start)
    default:
      if dateStart == nil { dateStart = start }
      switch field {
      case .year: year = value
      case .shortYear: year = value >= 70 ? 1900 + value : 2000 + value
      case .month: month = value
      case .day: day = value
      default: dayOfYear = value
      }
    }
  }

  func verdict(hasTime: Bool) -> DateVerdict {
    let day =
      dayOfYear.map { CalendarDate(year: year, dayOfYear: $0) }
      ?? CalendarDate(year: year, month: month, day: day)
    guard let day else { return .noSuchDay(at: dateStart ?? 0) }
    guard hasTime else { return .date(day) }
    guard hour.value <= 23 else { return .noSuchTime(at: hour.at) }
    guard minute.value <= 59 else { return .noSuchTime(at: minute.at) }
    guard second?.value ?? 0 <= 59 else { return .noSuchTime(at: second?.at ?? 0) }
    let moment = ZonedDateTime(
      date: day, hour: hour.value, minute: minute.value, second: second?.value, zoneMinutes: zoneMinutes)
    return moment.map { .dateTime($0) } ?? .noSuchTime(at: hour.at)
  }
}
