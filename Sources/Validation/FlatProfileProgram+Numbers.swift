internal import SchemaLanguage
internal import Vocabulary

/// An exact number: days of a date, a count, grams, or an amount.
struct Amount: BitwiseCopyable {
  var mantissa: Int64
  var scale: UInt8

  /// - Returns: nil when the number does not fit.
  init?(_ mantissa: Int128, scale: UInt8) {
    guard let mantissa = Int64(exactly: mantissa) else { return nil }
    self.init(mantissa, scale: scale)
  }

  init(_ mantissa: Int64, scale: UInt8) {
    self.mantissa = mantissa
    self.scale = scale
  }

  /// The mantissa with more decimal places; it fits, as there are 12 places at the most.
  func raised(to scale: UInt8) -> Int128 {
    var power: Int128 = 1
    if scale <= self.scale { return Int128(mantissa) }
    for _ in self.scale..<scale { power *= 10 }
    return Int128(mantissa) * power
  }

  /// Less than, equal to, or greater than 0, as this is less than, equal to or greater than the other.
  func order(_ other: Amount) -> Int {
    if scale == other.scale { return mantissa < other.mantissa ? -1 : mantissa > other.mantissa ? 1 : 0 }
    let common = max(scale, other.scale)
    let left = raised(to: common)
    let right = other.raised(to: common)
    return left < right ? -1 : left > right ? 1 : 0
  }

  func adding(_ other: Amount) -> Amount? {
    let common = max(scale, other.scale)
    if scale == other.scale {
      let (sum, isTooLarge) = mantissa.addingReportingOverflow(other.mantissa)
      return isTooLarge ? nil : Amount(sum, scale: scale)
    }
    return Amount(raised(to: common) + other.raised(to: common), scale: common)
  }
}

/// Statements about numbers.
extension FlatProfileProgram {
  /// - Parameter slot: the slot of the left operand's value when it is an element or a length.
  mutating func numbers(
    _ node: NodePointer, _ left: OperandPointer, _ slot: Int32, _ record: inout Record, _ place: Place
  ) -> Verdict {
    guard let value = amount(left, slot, &record, place) else { return .undecided }
    switch node.pointee.operation {
    case .positive: return Verdict(value.mantissa > 0)
    case .inNumbers:
      for index in Int(node.pointee.first)..<Int(node.pointee.first) + Int(node.pointee.count) {
        let literal = operands[index]
        if value.order(Amount(literal.number, scale: literal.scale)) == 0 { return .holds }
      }
      return .fails
    case .within:
      guard let other = amount(node.pointee.right, &record, place) else { return .undecided }
      let literal = operands[Int(node.pointee.first)]
      let tolerance = Amount(literal.number, scale: literal.scale)
      let common = max(value.scale, other.scale, tolerance.scale)
      let difference = value.raised(to: common) - other.raised(to: common)
      return Verdict(difference.magnitude <= tolerance.raised(to: common).magnitude)
    default:
      guard let other = amount(node.pointee.right, &record, place) else { return .undecided }
      return Verdict(node.pointee.comparator.holds(Int64(value.order(other)), 0))
    }
  }

  mutating func amount(_ operand: UInt16, _ record: inout Record, _ place: Place) -> Amount? {
    let operand = OperandPointer(operands.base + Int(operand))
    let slot = operand.pointee.isDirect ? slot(operand, &record, place) : -1
    return amount(operand, slot, &record, place)
  }

  /// The number of an operand with what is added to it; nil when it is absent or too large.
  mutating func amount(_ operand: OperandPointer, _ slot: Int32, _ record: inout Record, _ place: Place)
    -> Amount?
  {
    guard let base = base(operand, slot, &record, place) else { return nil }
    return operand.pointee.shift == 0
      ? base : base.adding(Amount(operand.pointee.shift, scale: operand.pointee.shiftScale))
  }

  private mutating func base(_ operand: OperandPointer, _ slot: Int32, _ record: inout Record, _ place: Place)
    -> Amount?
  {
    switch operand.pointee.source {
    case .literal: return Amount(operand.pointee.number, scale: operand.pointee.scale)
    case .element:
      guard slot >= 0 else { return nil }
      let value = record.slot(slot)
      return value.scale <= FixedDecimal.maximumScale ? Amount(value.number, scale: value.scale) : nil
    case .length:
      guard slot >= 0 else { return nil }
      return Amount(TextTests.characterCount(record.bytes(record.slot(slot).text)), scale: 0)
    case .statedWeight:
      guard slot >= 0, let identifier = S9ReceptacleIdentifier(record.bytes(record.slot(slot).text)) else {
        return nil
      }
      return Amount(Int64(identifier.grossWeightGrams), scale: 0)
    case .rows: return Amount(Int64(record.rowCount(part: Int(operand.pointee.part))), scale: 0)
    case .sum: return sum(operand, &record)
    case .distinct: return Amount(Int64(values(operand, &record, isDistinct: true)), scale: 0)
    case .values: return Amount(Int64(values(operand, &record, isDistinct: false)), scale: 0)
    }
  }

  /// The sum over all rows; nil when there are none, when one of them lacks the value, or when it is too large.
  private mutating func sum(_ operand: OperandPointer, _ record: inout Record) -> Amount? {
    let part = Int(operand.pointee.part)
    let rows = record.rowCount(part: part)
    guard rows > 0 else { return nil }
    var total: Int128 = 0
    var scale: UInt8 = 0
    for row in 0..<rows {
      let number = record.slotNumber(part: part, row: row, column: Int(operand.pointee.column))
      guard number >= 0 else { return nil }
      let slot = record.slot(number)
      guard slot.scale <= FixedDecimal.maximumScale else { return nil }
      while scale < slot.scale {
        total *= 10
        scale += 1
      }
      total += Amount(slot.number, scale: slot.scale).raised(to: scale)
    }
    return Amount(total, scale: scale)
  }

  /// How many values an element has in all rows and as a list, or how many different ones.
  ///
  /// - Complexity: O(n) in the values.
  private mutating func values(_ operand: OperandPointer, _ record: inout Record, isDistinct: Bool) -> Int {
    let rows = operand.pointee.part < 0 ? 1 : record.rowCount(part: Int(operand.pointee.part))
    var places = 16
    while places < rows * 2, places < scratch.count { places *= 2 }
    if isDistinct { scratch.base.update(repeating: -1, count: places) }
    var count = 0
    for row in 0..<rows {
      var number =
        operand.pointee.part < 0
        ? record.rootSlotNumber(Int(operand.pointee.column))
        : record.slotNumber(part: Int(operand.pointee.part), row: row, column: Int(operand.pointee.column))
      while number >= 0 {
        // A full table counts no more; only lists inside rows could be that many.
        if !isDistinct || (count < places - 1 && isNew(number, &record, places: places)) { count += 1 }
        number = record.slot(number).next
      }
    }
    return count
  }

  private mutating func isNew(_ number: Int32, _ record: inout Record, places: Int) -> Bool {
    let text = record.bytes(record.slot(number).text)
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    var place = Int(truncatingIfNeeded: hash ^ hash >> 32) & (places - 1)
    while scratch[place] >= 0 {
      if TextTests.areEqual(text, record.bytes(record.slot(scratch[place]).text), foldsCase: false) {
        return false
      }
      place = (place + 1) & (places - 1)
    }
    scratch.base[place] = number
    return true
  }
}
