internal import SchemaLanguage
internal import Vocabulary
internal import Wire

/// Conversion of one value, by kind. Steps are read in place: copying them whole costs more than most conversions.
extension ValueWriter {
  /// Converts a cleaned, non-empty text and stores what comes of it. The record accepts the value.
  mutating func convert(
    _ step: StepPointer, _ text: UnsafeRawBufferPointer, _ origin: Origin,
    record: inout Record, findings: inout EnvelopeFindings
  ) {
    if text.count > Int(step.pointee.target.limit) {
      report(.length, step.pointee.target, origin, value: text, record: &record, findings: &findings)
    }
    if step.pointee.target.repeats > 1, !record.hasRoom(step.pointee.target, row: origin.row) {
      report(.repeats, step.pointee.target, origin, value: text, record: &record, findings: &findings)
      return
    }
    switch step.pointee.kind {
    case .text: keep(step, record.copy(text), origin, record: &record)
    case .decimal: decimal(step, text, origin, record: &record, findings: &findings)
    case .integer: integer(step, text, origin, record: &record, findings: &findings)
    case .grams: grams(step, text, origin, record: &record, findings: &findings)
    case .dateByCode, .datePattern, .isoDate:
      date(step, text, origin, record: &record, findings: &findings)
    case .code, .spelling: code(step, text, origin, record: &record, findings: &findings)
    case .hs: hs(step, text, origin, record: &record)
    case .boolean: boolean(step, text, origin, record: &record, findings: &findings)
    }
  }

  /// Stores a text as it is.
  @inline(never)
  private func put(
    _ step: StepPointer, _ text: UnsafeRawBufferPointer, _ origin: Origin, number: Int64 = 0,
    scale: UInt8 = 0,
    record: inout Record
  ) {
    keep(step, record.copy(text), origin, number: number, scale: scale, record: &record)
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
    _ step: StepPointer, _ text: ByteRange, _ origin: Origin, number: Int64 = 0, scale: UInt8 = 0,
    record: inout Record
  ) {
    var slot = Slot(
      text: text, position: origin.place, number: number, element: step.pointee.target.element,
      rank: origin.rank,
      scale: scale)
    if record.isOverLimit { slot.text = .empty }
    if step.pointee.target.repeats == 1 {
      record.replace(with: slot, in: step.pointee.target, row: origin.row)
    } else {
      record.store(slot, in: step.pointee.target, row: origin.row)
    }
  }

  private mutating func decimal(
    _ step: StepPointer, _ text: UnsafeRawBufferPointer, _ origin: Origin, record: inout Record,
    findings: inout EnvelopeFindings
  ) {
    if let value = FixedDecimal.usual(text) {
      put(step, text, origin, number: value.mantissa, scale: value.scale, record: &record)
      return
    }
    guard case .ok(let value) = FixedDecimal.parse(text, notation: origin.notation) else {
      report(.number, step.pointee.target, origin, value: text, record: &record, findings: &findings)
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
    keep(step, record.commit(written), origin, number: value.mantissa, scale: value.scale, record: &record)
  }

  private mutating func integer(
    _ step: StepPointer, _ text: UnsafeRawBufferPointer, _ origin: Origin, record: inout Record,
    findings: inout EnvelopeFindings
  ) {
    if let value = FixedDecimal.usual(text), value.scale == 0, text.count == 1 || text[0] != UInt8(ascii: "0")
    {
      put(step, text, origin, number: value.mantissa, record: &record)
      return
    }
    guard case .ok(let value) = FixedDecimal.parse(text, notation: origin.notation), let whole = value.whole
    else {
      report(.number, step.pointee.target, origin, value: text, record: &record, findings: &findings)
      return
    }
    putNumber(step, whole, origin, record: &record)
  }

  /// Stores a whole number; its text is its digits.
  private func putNumber(_ step: StepPointer, _ number: Int64, _ origin: Origin, record: inout Record) {
    guard let place = record.reserveBytes(20) else { return }
    let text = record.commit(writeDigits(number, into: place))
    keep(step, text, origin, number: number, record: &record)
  }

  private mutating func grams(
    _ step: StepPointer, _ text: UnsafeRawBufferPointer, _ origin: Origin,
    record: inout Record, findings: inout EnvelopeFindings
  ) {
    guard let value = FixedDecimal.usual(text) ?? number(text, origin) else {
      report(.number, step.pointee.target, origin, value: text, record: &record, findings: &findings)
      return
    }
    var unit = step.pointee.unit
    if !origin.qualifier.isEmpty, let table = step.pointee.table {
      let match = table._withUnsafeGuaranteedRef { $0.unit(origin.qualifier) }
      guard let match else {
        report(
          .unit, step.pointee.target, origin, value: origin.qualifier, record: &record, findings: &findings)
        return
      }
      unit = match
      if let weightUnit, match.denominator != 1 || (match.numerator != 1000 && match.numerator != 1) {
        putUnit(origin.qualifier, to: weightUnit, origin, record: &record)
      }
    }
    guard let weight = unit?.grams(value) else {
      report(.number, step.pointee.target, origin, value: text, record: &record, findings: &findings)
      return
    }
    if weight.isRounded {
      report(.rounded, step.pointee.target, origin, value: text, record: &record, findings: &findings)
    }
    putNumber(step, weight.grams, origin, record: &record)
  }

  @inline(never)
  private func number(_ text: UnsafeRawBufferPointer, _ origin: Origin) -> FixedDecimal? {
    guard case .ok(let value) = FixedDecimal.parse(text, notation: origin.notation) else { return nil }
    return value
  }

  private mutating func date(
    _ step: StepPointer, _ text: UnsafeRawBufferPointer, _ origin: Origin,
    record: inout Record, findings: inout EnvelopeFindings
  ) {
    let verdict: DateVerdict
    if step.pointee.kind == .isoDate {
      verdict = ISODate.parse(text)
    } else {
      var pattern = step.pointee.pattern
      if step.pointee.kind == .dateByCode, let table = step.pointee.table {
        pattern = table._withUnsafeGuaranteedRef { $0.pattern(origin.qualifier) }
      }
      guard let pattern else {
        report(
          .date, step.pointee.target, origin, value: origin.qualifier, record: &record, findings: &findings)
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
      let isDateOnly = record.layout.dictionary.elements[step.pointee.target.element.index].type == .date
      written = isDateOnly ? moment.date.write(into: buffer) : moment.write(into: buffer)
    default:
      report(.date, step.pointee.target, origin, value: text, record: &record, findings: &findings)
      return
    }
    keep(step, record.commit(written), origin, number: Int64(day.daysSinceEpoch), record: &record)
  }

  private mutating func code(
    _ step: StepPointer, _ text: UnsafeRawBufferPointer, _ origin: Origin,
    record: inout Record, findings: inout EnvelopeFindings
  ) {
    guard let table = step.pointee.table else { return }
    let match = table._withUnsafeGuaranteedRef { $0.find(text) }
    switch match {
    case .listed(let number):
      table._withUnsafeGuaranteedRef { put(step, $0.meaning(number), origin, record: &record) }
    case .alias(let number):
      let isKept = table._withUnsafeGuaranteedRef { codes in
        let meaning = codes.meaning(number)
        put(step, meaning, origin, record: &record)
        return meaning
      }
      report(
        .spelling, step.pointee.target, origin, value: text, expected: isKept, record: &record,
        findings: &findings)
    case .unlisted where step.pointee.kind == .spelling: put(step, text, origin, record: &record)
    case .unlisted:
      report(.code, step.pointee.target, origin, value: text, record: &record, findings: &findings)
      // A code that means nothing cannot stand where JSON has true, false or a number.
      guard !record.layout.dictionary.elements[step.pointee.target.element.index].type.isBareInJSON else {
        return
      }
      table._withUnsafeGuaranteedRef { codes in
        if let unknown = codes.unknown {
          unknown.withUnsafeBytes { put(step, $0, origin, record: &record) }
        } else {
          put(step, text, origin, record: &record)
        }
      }
    }
  }

  /// A tariff number keeps its digits; what is no tariff number is kept as it came, for a rule to judge.
  private func hs(
    _ step: StepPointer, _ text: UnsafeRawBufferPointer, _ origin: Origin, record: inout Record
  ) {
    guard let place = record.reserveBytes(text.count) else { return }
    let buffer = UnsafeMutableRawBufferPointer(start: place, count: text.count)
    guard let digits = HarmonizedSystemCode.normalize(text, into: buffer) else {
      put(step, text, origin, record: &record)
      return
    }
    keep(step, record.commit(digits.count), origin, record: &record)
  }

  private mutating func boolean(
    _ step: StepPointer, _ text: UnsafeRawBufferPointer, _ origin: Origin, record: inout Record,
    findings: inout EnvelopeFindings
  ) {
    let isTrue = text.elementsEqual("true".utf8) || text.elementsEqual("1".utf8)
    guard isTrue || text.elementsEqual("false".utf8) || text.elementsEqual("0".utf8) else {
      report(.booleanValue, step.pointee.target, origin, value: text, record: &record, findings: &findings)
      return
    }
    let name: StaticString = isTrue ? "true" : "false"
    let bytes = UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    put(step, bytes, origin, number: isTrue ? 1 : 0, record: &record)
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
