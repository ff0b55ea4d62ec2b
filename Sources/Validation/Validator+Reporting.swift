internal import SchemaLanguage
internal import Vocabulary

/// Making findings. Values that stand in the record are referred to; those worked out are copied into it.
extension Validator {
  private func operand(_ number: UInt16) -> FlatProfileProgram.OperandPointer {
    FlatProfileProgram.OperandPointer(program.operands.base + Int(number))
  }

  func severity(_ rule: Int) -> Severity { Severity(rawValue: overlays.severities[rule]) ?? .error }

  /// The finding that an element is absent; of several, the first.
  mutating func reportAbsence(
    _ rule: FlatProfileProgram.RulePointer, _ number: Int, _ place: Place, _ record: inout Record
  ) {
    let target = program.targets[Int(rule.pointee.firstTarget)]
    let row = target.part >= 0 && place.row >= 0 ? UInt32(place.row) : 0
    record.add(
      Finding(
        kind: rule.pointee.kind, severity: severity(number), element: target.element, row: row,
        position: FeedPosition(offset: record.offset), count: Int64(rule.pointee.targetCount)))
  }

  /// The finding that a check failed.
  mutating func report(
    _ rule: FlatProfileProgram.RulePointer, _ number: Int, _ place: Place, _ record: inout Record
  ) {
    let culprit = culprit(Int(rule.pointee.check), &record, place)
    let node = FlatProfileProgram.NodePointer(program.nodes.base + culprit.node)
    let left = operand(node.pointee.left)
    // A sum is no place in the feed: the finding is about the element it was compared with.
    var subject = left
    var other = node.pointee.hasRightOperand ? node.pointee.right : nil
    if !left.pointee.isDirect, let right = other, operand(right).pointee.isDirect {
      subject = operand(right)
      other = node.pointee.left
    }
    let slot = subject.pointee.isDirect ? program.slot(subject, &record, place) : -1
    var finding = Finding(
      kind: rule.pointee.kind, severity: severity(number), element: subject.pointee.element,
      position: FeedPosition(offset: record.offset))
    if subject.pointee.part >= 0, subject.pointee.isDirect, place.row >= 0 {
      finding.row = UInt32(place.row)
    } else if subject.pointee.element.rawValue == place.list {
      finding.row = place.value
    }
    if slot >= 0 {
      finding.position = record.slot(slot).position
      finding.value = record.slot(slot).text
    } else if let amount = program.amount(subject, -1, &record, place) {
      finding.value = write(amount, isDate: subject.pointee.isDate, &record)
    }
    if left.pointee.source != .element, left.pointee.source != .literal,
      let amount = program.amount(node.pointee.left, &record, place),
      amount.scale == 0
    {
      finding.count = amount.mantissa
    }
    if culprit.isExact { finding.expected = expected(node, slot, other, place, &record) }
    record.add(finding)
  }

  /// The statement that made a check fail. When there is none alone, the first statement stands for all.
  private mutating func culprit(_ number: Int, _ record: inout Record, _ place: Place) -> (
    node: Int, isExact: Bool
  ) {
    var number = number
    var isExact = true
    while program.nodes[number].operation == .all || program.nodes[number].operation == .any {
      let node = program.nodes[number]
      let first = Int(node.first)
      let end = first + Int(node.count)
      var next = Int(program.children[first])
      if node.operation == .all, !node.isNegated, isExact {
        for child in first..<end
        where program.judge(Int(program.children[child]), &record, place, isCondition: false) == .fails {
          next = Int(program.children[child])
          break
        }
      } else {
        isExact = false
      }
      number = next
    }
    return (number, isExact)
  }

  /// What should have stood there, where that is known and not about a person.
  private mutating func expected(
    _ node: FlatProfileProgram.NodePointer, _ slot: Int32, _ other: UInt16?, _ place: Place,
    _ record: inout Record
  ) -> ByteRange {
    switch node.pointee.operation {
    case .s10: return correctedIdentifier(node, slot, &record)
    case .vague:
      guard slot >= 0 else { return .empty }
      let text = record.bytes(record.slot(slot).text)
      guard node.pointee.table >= 0, let match = program.vagueTerm(node, slot, text) else { return .empty }
      let hint = program.termTables[Int(node.pointee.table)]._withUnsafeGuaranteedRef { $0.hint(match) }
      return record.copy(hint)
    case .serviceIndicator:
      guard slot >= 0 else { return .empty }
      let text = record.bytes(record.slot(slot).text)
      return program.meaningOfIndicator(node, text).map { record.copy($0) } ?? .empty
    default:
      if node.pointee.isNegated { return .empty }
      if !node.pointee.expected.isEmpty { return record.copy(program.literal(node.pointee.expected)) }
      guard let other else { return .empty }
      return value(of: operand(other), place, &record)
    }
  }

  /// The text of an operand: that of its element, or its number written out.
  private mutating func value(
    of operand: FlatProfileProgram.OperandPointer, _ place: Place, _ record: inout Record
  ) -> ByteRange {
    if operand.pointee.isPersonal { return .empty }
    if operand.pointee.source == .literal, operand.pointee.shift == 0 {
      return record.copy(program.literal(operand.pointee.text))
    }
    let slot = operand.pointee.isDirect ? program.slot(operand, &record, place) : -1
    if operand.pointee.source == .element, operand.pointee.shift == 0 {
      return slot >= 0 ? record.slot(slot).text : .empty
    }
    guard let amount = program.amount(operand, slot, &record, place) else { return .empty }
    return write(amount, isDate: operand.pointee.isDate, &record)
  }

  /// The identifier with the check digit that belongs to it; empty when something else is wrong with it.
  private mutating func correctedIdentifier(
    _ node: FlatProfileProgram.NodePointer, _ slot: Int32, _ record: inout Record
  ) -> ByteRange {
    guard slot >= 0, !operand(node.pointee.left).pointee.isPersonal else { return .empty }
    let range = record.slot(slot).text
    guard case .wrongCheckDigit(let digit) = S10ItemIdentifier.check(record.bytes(range)) else {
      return .empty
    }
    let count = Int(range.length)
    guard let place = record.reserveBytes(count) else { return .empty }
    // Making room may have moved the record's bytes, so they are looked up again.
    let text = record.bytes(range)
    for offset in 0..<count { place[offset] = offset == 10 ? UInt8(ascii: "0") + digit : text[offset] }
    return record.commit(count)
  }

  private mutating func write(_ amount: Amount, isDate: Bool, _ record: inout Record) -> ByteRange {
    let room = max(FixedDecimal.maximumLength, CalendarDate.length)
    guard let place = record.reserveBytes(room) else { return .empty }
    let buffer = UnsafeMutableRawBufferPointer(start: place, count: room)
    if isDate {
      let date = CalendarDate(daysSinceEpoch: Int(amount.mantissa))
      return record.commit(date.map { $0.write(into: buffer) } ?? 0)
    }
    let number = FixedDecimal(mantissa: amount.mantissa, scale: amount.scale)
    return record.commit(number.map { $0.write(into: buffer) } ?? 0)
  }
}

extension FlatProfileProgram.Operand {
  /// Whether it is about one value.
  var isDirect: Bool { source == .element || source == .length || source == .statedWeight }
}

extension FlatProfileProgram.Node {
  var hasRightOperand: Bool {
    switch operation {
    case .compare, .within, .equalElement: true
    default: false
    }
  }
}
