internal import SchemaLanguage
internal import Vocabulary
internal import Wire

/// Conversion of one value, by kind.
extension ValueWriter {
  /// Converts a cleaned, non-empty text and stores what comes of it. The record accepts the value.
  mutating func convert(
    _ step: ConversionStep, _ text: UnsafeRawBufferPointer, to target: ValueTarget, _ origin: Origin,
    record: inout Record, findings: inout EnvelopeFindings
  ) {
    if text.count > Int(target.limit) {
      report(.length, target, origin, value: text, record: &record, findings: &findings)
    }
    if target.repeats > 1, !record.hasRoom(target, row: origin.row) {
      report(.repeats, target, origin, value: text, record: &record, findings: &findings)
      return
    }
    switch step.kind {
    case .text: put(text, to: target, origin, record: &record)
    case .decimal: decimal(text, to: target, origin, record: &record, findings: &findings)
    case .integer: integer(text, to: target, origin, record: &record, findings: &findings)
    case .grams: grams(step, text, to: target, origin, record: &record, findings: &findings)
    case .dateByCode, .datePattern, .isoDate:
      date(step, text, to: target, origin, record: &record, findings: &findings)
    case .code, .spelling: code(step, text, to: target, origin, record: &record, findings: &findings)
    case .hs: hs(text, to: target, origin, record: &record)
    case .boolean: boolean(text, to: target, origin, record: &record, findings: &findings)
    }
  }

  /// Stores a text as it is.
  func put(
    _ text: UnsafeRawBufferPointer, to target: ValueTarget, _ origin: Origin, number: Int64 = 0,
    scale: UInt8 = 0,
    record: inout Record
  ) {
    keep(record.copy(text), in: target, origin, number: number, scale: scale, record: &record)
  }

  /// Stores the unit that a weight was given in; the first one stays.
  private func putUnit(
    _ text: UnsafeRawBufferPointer, to target: ValueTarget, _ origin: Origin, record: inout Record
  ) {
    let slot = Slot(
      text: record.copy(text), position: origin.place, element: target.element, rank: origin.rank)
    record.store(slot, in: target, row: origin.row)
  }

  /// Stores a value whose text stands in the arena.
  @inline(__always)
  private func keep(
    _ text: ByteRange, in target: ValueTarget, _ origin: Origin, number: Int64 = 0, scale: UInt8 = 0,
    record: inout Record
  ) {
    var slot = Slot(
      text: text, position: origin.place, number: number, element: target.element, rank: origin.rank,
      scale: scale)
    if record.isOverLimit { slot.text = .empty }
    if target.repeats == 1 {
      record.replace(with: slot, in: target, row: origin.row)
    } else {
      record.store(slot, in: target, row: origin.row)
    }
  }

  private mutating func decimal(
    _ text: UnsafeRawBufferPointer, to target: ValueTarget, _ origin: Origin, record: inout Record,
    findings: inout EnvelopeFindings
  ) {
    if let value = FixedDecimal.usual(text) {
      put(text, to: target, origin, number: value.mantissa, scale: value.scale, record: &record)
      return
    }
    guard case .ok(let value) = FixedDecimal.parse(text, notation: origin.notation) else {
      report(.number, target, origin, value: text, record: &record, findings: &findings)
      return
    }
    guard let place = record.reserveBytes(text.count + 1) else { return }
    var written = 0
    for byte in text where byte != UInt8(ascii: "+") {
      // A number that begins with its decimal mark gets the zero that JSON readers and people expect.
      if byte == UInt8(ascii: "."), written == 0 || place[written - 1] == UInt8(ascii: "-") {
        place[written] = UInt8(ascii: "0")
        written += 1
      }
      place[written] = byte == UInt8(ascii: ",") ? UInt8(ascii: ".") : byte
      written += 1
    }
    if written > 0, place[written - 1] == UInt8(ascii: ".") { written -= 1 }
    keep(
      record.commit(written), in: target, origin, number: value.mantissa, scale: value.scale, record: &record)
  }

  private mutating func integer(
    _ text: UnsafeRawBufferPointer, to target: ValueTarget, _ origin: Origin, record: inout Record,
    findings: inout EnvelopeFindings
  ) {
    if let value = FixedDecimal.usual(text), value.scale == 0, text.count == 1 || text[0] != UInt8(ascii: "0")
    {
      put(text, to: target, origin, number: value.mantissa, record: &record)
      return
    }
    guard case .ok(let value) = FixedDecimal.parse(text, notation: origin.notation), let whole = value.whole
    else {
      report(.number, target, origin, value: text, record: &record, findings: &findings)
      return
    }
    putNumber(whole, to: target, origin, record: &record)
  }

  /// Stores a whole number; its text is its digits.
  private func putNumber(_ number: Int64, to target: ValueTarget, _ origin: Origin, record: inout Record) {
    guard let place = record.reserveBytes(20) else { return }
    let text = record.commit(writeDigits(number, into: place))
    keep(text, in: target, origin, number: number, record: &record)
  }

  private mutating func grams(
    _ step: ConversionStep, _ text: UnsafeRawBufferPointer, to target: ValueTarget, _ origin: Origin,
    record: inout Record, findings: inout EnvelopeFindings
  ) {
    guard let value = FixedDecimal.usual(text) ?? number(text, origin) else {
      report(.number, target, origin, value: text, record: &record, findings: &findings)
      return
    }
    var unit = step.unit
    if !origin.qualifier.isEmpty, let table = step.table {
      let match = table._withUnsafeGuaranteedRef { $0.unit(origin.qualifier) }
      guard let match else {
        report(.unit, target, origin, value: origin.qualifier, record: &record, findings: &findings)
        return
      }
      unit = match
      if let weightUnit, match.denominator != 1 || (match.numerator != 1000 && match.numerator != 1) {
        putUnit(origin.qualifier, to: weightUnit, origin, record: &record)
      }
    }
    guard let weight = unit?.grams(value) else {
      report(.number, target, origin, value: text, record: &record, findings: &findings)
      return
    }
    if weight.isRounded {
      report(.rounded, target, origin, value: text, record: &record, findings: &findings)
    }
    putNumber(weight.grams, to: target, origin, record: &record)
  }

  @inline(never)
  private func number(_ text: UnsafeRawBufferPointer, _ origin: Origin) -> FixedDecimal? {
    guard case .ok(let value) = FixedDecimal.parse(text, notation: origin.notation) else { return nil }
    return value
  }

  private mutating func date(
    _ step: ConversionStep, _ text: UnsafeRawBufferPointer, to target: ValueTarget, _ origin: Origin,
    record: inout Record, findings: inout EnvelopeFindings
  ) {
    let verdict: DateVerdict
    if step.kind == .isoDate {
      verdict = ISODate.parse(text)
    } else {
      var pattern = step.pattern
      if step.kind == .dateByCode, let table = step.table {
        pattern = table._withUnsafeGuaranteedRef { $0.pattern(origin.qualifier) }
      }
      guard let pattern else {
        report(.date, target, origin, value: origin.qualifier, record: &record, findings: &findings)
        return
      }
      verdict = pattern.parse(text)
    }
    guard let place = record.reserveBytes(ZonedDateTime.maximumLength) else { return }
    let buffer = UnsafeMutableRawBufferPointer(start: place, count: ZonedDateTime.maximumLength)
    let day: CalendarDate
    let written: Int
    switch verdict {
    case .date(let date):
      day = date
      written = date.write(into: buffer)
    case .dateTime(let moment):
      day = moment.date
      let isDateOnly = record.layout.dictionary.elements[target.element.index].type == .date
      written = isDateOnly ? moment.date.write(into: buffer) : moment.write(into: buffer)
    default:
      report(.date, target, origin, value: text, record: &record, findings: &findings)
      return
    }
    keep(record.commit(written), in: target, origin, number: Int64(day.daysSinceEpoch), record: &record)
  }

  private mutating func code(
    _ step: ConversionStep, _ text: UnsafeRawBufferPointer, to target: ValueTarget, _ origin: Origin,
    record: inout Record, findings: inout EnvelopeFindings
  ) {
    guard let table = step.table else { return }
    let match = table._withUnsafeGuaranteedRef { $0.find(text) }
    switch match {
    case .listed(let number):
      table._withUnsafeGuaranteedRef { put($0.meaning(number), to: target, origin, record: &record) }
    case .alias(let number):
      let isKept = table._withUnsafeGuaranteedRef { codes in
        let meaning = codes.meaning(number)
        put(meaning, to: target, origin, record: &record)
        return meaning
      }
      report(.spelling, target, origin, value: text, expected: isKept, record: &record, findings: &findings)
    case .unlisted where step.kind == .spelling: put(text, to: target, origin, record: &record)
    case .unlisted:
      report(.code, target, origin, value: text, record: &record, findings: &findings)
      table._withUnsafeGuaranteedRef { codes in
        if let unknown = codes.unknown {
          unknown.withUnsafeBytes { put($0, to: target, origin, record: &record) }
        } else {
          put(text, to: target, origin, record: &record)
        }
      }
    }
  }

  /// A tariff number keeps its digits; what is no tariff number is kept as it came, for a rule to judge.
  private func hs(
    _ text: UnsafeRawBufferPointer, to target: ValueTarget, _ origin: Origin, record: inout Record
  ) {
    guard let place = record.reserveBytes(text.count) else { return }
    let buffer = UnsafeMutableRawBufferPointer(start: place, count: text.count)
    guard let digits = HarmonizedSystemCode.normalize(text, into: buffer) else {
      put(text, to: target, origin, record: &record)
      return
    }
    keep(record.commit(digits.count), in: target, origin, record: &record)
  }

  private mutating func boolean(
    _ text: UnsafeRawBufferPointer, to target: ValueTarget, _ origin: Origin, record: inout Record,
    findings: inout EnvelopeFindings
  ) {
    let isTrue = text.elementsEqual("true".utf8) || text.elementsEqual("1".utf8)
    guard isTrue || text.elementsEqual("false".utf8) || text.elementsEqual("0".utf8) else {
      report(.booleanValue, target, origin, value: text, record: &record, findings: &findings)
      return
    }
    let name: StaticString = isTrue ? "true" : "false"
    let bytes = UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    put(bytes, to: target, origin, number: isTrue ? 1 : 0, record: &record)
  }
}

extension FixedDecimal {
  /// The value when it is a whole number.
  fileprivate var whole: Int64? {
    var divisor: Int64 = 1
    for _ in 0..<scale { divisor *= 10 }
    return mantissa % divisor == 0 ? mantissa / divisor : nil
  }
}

/// Writes a number in decimal digits; gives how many bytes, 20 at the most.
func writeDigits(_ number: Int64, into place: UnsafeMutablePointer<UInt8>) -> Int {
  var rest = number.magnitude
  var digits = 1
  var bound: UInt64 = 10
  while digits < 19, rest >= bound {
    digits += 1
    bound &*= 10
  }
  let sign = number < 0 ? 1 : 0
  if number < 0 { place[0] = UInt8(ascii: "-") }
  var offset = sign + digits
  while offset > sign {
    offset -= 1
    place[offset] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
    rest /= 10
  }
  return sign + digits
}
