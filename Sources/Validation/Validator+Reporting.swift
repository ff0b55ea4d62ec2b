internal import SchemaLanguage
internal import Vocabulary

/// Making findings. Values that stand in the record are referred to; those worked out are copied into it.
extension Validator {
  func severity(_ rule: Int) -> Severity { Severity(rawValue: overlays.severities[rule]) ?? .error }

  /// The finding that an element is absent; of several, the first.
  mutating func reportAbsence(_ rule: FlatProfileProgram.Rule, _ number: Int, _ place: Place, _ record: inout Record) {
    let target = program.targets[Int(rule.firstTarget)]
    let row = target.part >= 0 && place.row >= 0 ? UInt32(place.row) : 0
    record.add(
      Finding(
        kind: rule.kind, severity: severity(number), element: target.element, row: row,
        position: FeedPosition(offset: record.offset), count: Int64(rule.targetCount)))
  }

  /// The finding that a check failed.
  mutating func report(_ rule: FlatProfileProgram.Rule, _ number: Int, _ place: Place, _ record: inout Record) {
    let culprit = culprit(Int(rule.check), &record, place)
    let node = program.nodes[culprit.node]
    let left = program.operands[Int(node.left)]
    // A sum is no place in the feed: the finding is about the element it was compared with.
    var subject = left
    var other = program.hasRightOperand(node) ? node.right : nil
    if !left.isDirect, let right = other, program.operands[Int(right)].isDirect {
      subject = program.operands[Int(right)]
      other = node.left
    }
    let slot = subject.isDirect ? program.slot(subject, &record, place) : -1
    var finding = Finding(
      kind: rule.kind, severity: severity(number), element: subject.element,
      position: FeedPosition(offset: record.offset))
    if subject.part >= 0, subject.isDirect, place.row >= 0 {
      finding.row = UInt32(place.row)
    } else if subject.element.rawValue == place.list {
      finding.row = place.value
    }
    if slot >= 0 {
      finding.position = record.slot(slot).position
      finding.value = record.slot(slot).text
    } else if let amount = program.amount(subject, -1, &record, place) {
      finding.value = write(amount, isDate: subject.isDate, &record)
    }
    if left.source != .element, left.source != .literal, let amount = program.amount(node.left, &record, place),
      amount.scale == 0
    {
      finding.count = amount.mantissa
    }
    if culprit.isExact { finding.expected = expected(node, slot, other, place, &record) }
    record.add(finding)
  }

  /// The statement that made a check fail. When there is none alone, the first statement stands for all.
  private mutating func culprit(_ number: Int, _ record: inout Record, _ place: Place) -> (node: Int, isExact: Bool) {
    var number = number
    var isExact = true
    while program.nodes[number].operation == .all || program.nodes[number].operation == .any {
      let node = program.nodes[number]
      let first = Int(node.first), end = first + Int(node.count)
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
    _ node: FlatProfileProgram.Node, _ slot: Int32, _ other: UInt16?, _ place: Place, _ record: inout Record
  ) -> ByteRange {
    switch node.operation {
    case .s10: return correctedIdentifier(node, slot, &record)
    case .vague:
      guard slot >= 0 else { return .empty }
      let text = record.bytes(record.slot(slot).text)
      guard node.table >= 0, let match = program.vagueTerm(node, slot, text) else { return .empty }
      let hint = program.termTables[Int(node.table)]._withUnsafeGuaranteedRef { $0.hint(match) }
      return record.copy(hint)
    case .serviceIndicator:
      guard slot >= 0 else { return .empty }
      let text = record.bytes(record.slot(slot).text)
      return program.meaningOfIndicator(node, text).map { record.copy($0) } ?? .empty
    default:
      if node.isNegated { return .empty }
      if !node.expected.isEmpty { return record.copy(program.literal(node.expected)) }
      guard let other else { return .empty }
      return value(of: program.operands[Int(other)], place, &record)
    }
  }

  /// The text of an operand: that of its element, or its number written out.
  private mutating func value(
    of operand: FlatProfileProgram.Operand, _ place: Place, _ record: inout Record
  ) -> ByteRange {
    if operand.isPersonal { return .empty }
    if operand.source == .literal, operand.shift == 0 { return record.copy(program.literal(operand.text)) }
    let slot = operand.isDirect ? program.slot(operand, &record, place) : -1
    if operand.source == .element, operand.shift == 0 { return slot >= 0 ? record.slot(slot).text : .empty }
    guard let amount = program.amount(operand, slot, &record, place) else { return .empty }
    return write(amount, isDate: operand.isDate, &record)
  }

  /// The identifier with the check digit that belongs to it; empty when something else is wrong with it.
  private mutating func correctedIdentifier(
    _ node: FlatProfileProgram.Node, _ slot: Int32, _ record: inout Record
  ) -> ByteRange {
    guard slot >= 0, !program.operands[Int(node.left)].isPersonal else { return .empty }
    let range = record.slot(slot).text
    guard case .wrongCheckDigit(let digit) = S10ItemIdentifier.check(record.bytes(range)) else { return .empty }
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
  var isDirect: Bool { source == .element || source == .length }
}

extension FlatProfileProgram {
  func hasRightOperand(_ node: Node) -> Bool {
    switch node.operation {
    case .compare, .within, .equalElement: true
    default: false
    }
  }
}
