internal import SchemaLanguage
internal import Vocabulary

/// Judging the nodes of a program.
///
/// All calls are `mutating`: one that only borrows copies the program's struct first.
extension FlatProfileProgram {
  /// The conditions of a rule that are the same for all rows.
  func conditions(of rule: Rule) -> UnsafeBufferPointer<UInt16> {
    guard rule.conditionSet >= 0 else { return UnsafeBufferPointer(start: nil, count: 0) }
    let set = conditionSets[Int(rule.conditionSet)]
    return UnsafeBufferPointer(start: setMembers.base + Int(set.first), count: Int(set.count))
  }

  /// Whether a condition holds for the record.
  @inline(__always)
  mutating func holds(condition number: Int, _ record: inout Record) -> Bool {
    judge(Int(conditions[number]), &record, Place(), isCondition: true) == .holds
  }

  /// - Parameter isCondition: whether statements about absent elements do not hold; in checks they are undecided.
  @inline(__always)
  mutating func judge(_ number: Int, _ record: inout Record, _ place: Place, isCondition: Bool) -> Verdict {
    let node = NodePointer(nodes.base + number)
    if node.pointee.operation == .all || node.pointee.operation == .any {
      return group(node, &record, place, isCondition: isCondition)
    }
    var verdict = statement(node, &record, place)
    if isCondition, verdict == .undecided { verdict = .fails }
    return node.pointee.isNegated ? verdict.negated : verdict
  }

  /// Judges a check of one value; see `Rule.isOfOneValue`.
  @inline(__always)
  mutating func judgeValue(_ number: Int, _ record: inout Record, _ place: Place) -> Verdict {
    let node = NodePointer(nodes.base + number)
    let column = Int(node.pointee.column)
    let part = Int(node.pointee.part)
    let slot =
      part < 0 ? record.rootSlotNumber(column) : record.slotNumber(part: part, row: place.row, column: column)
    guard slot >= 0 else { return .undecided }
    let verdict = verdict(node, slot, &record, place)
    return node.pointee.isNegated ? verdict.negated : verdict
  }

  /// One child that fails decides `all`, one that holds decides `any`.
  private mutating func group(
    _ node: NodePointer, _ record: inout Record, _ place: Place, isCondition: Bool
  ) -> Verdict {
    let decisive: Verdict = node.pointee.operation == .all ? .fails : .holds
    var verdict = decisive.negated
    let first = Int(node.pointee.first)
    for child in first..<first + Int(node.pointee.count) {
      let found = judge(Int(children[child]), &record, place, isCondition: isCondition)
      if found == decisive {
        verdict = decisive
        break
      }
      if found == .undecided { verdict = .undecided }
    }
    return node.pointee.isNegated ? verdict.negated : verdict
  }

  /// The slot that an element's value has in a place, or -1.
  @inline(__always)
  mutating func slot(_ operand: OperandPointer, _ record: inout Record, _ place: Place) -> Int32 {
    slot(operand.pointee.element, part: operand.pointee.part, column: operand.pointee.column, &record, place)
  }

  @inline(__always)
  private mutating func slot(
    _ element: ElementID, part: Int16, column: UInt16, _ record: inout Record, _ place: Place
  ) -> Int32 {
    if element.rawValue == place.list { return place.slot }
    if part < 0 { return record.rootSlotNumber(Int(column)) }
    return place.row < 0 ? -1 : record.slotNumber(part: Int(part), row: place.row, column: Int(column))
  }

  @inline(__always)
  private mutating func statement(_ node: NodePointer, _ record: inout Record, _ place: Place) -> Verdict {
    guard node.pointee.isDirect else {
      return numbers(node, OperandPointer(operands.base + Int(node.pointee.left)), -1, &record, place)
    }
    let number = slot(
      node.pointee.element, part: node.pointee.part, column: node.pointee.column, &record, place)
    if node.pointee.operation == .present { return Verdict(number >= 0) }
    guard number >= 0 else { return .undecided }
    if node.pointee.isList, node.pointee.element.rawValue != place.list {
      return list(node, number, &record, place)
    }
    return verdict(node, number, &record, place)
  }

  /// The verdict on one value, by the quick way when there is one.
  @inline(__always)
  private mutating func verdict(
    _ node: NodePointer, _ number: Int32, _ record: inout Record, _ place: Place
  ) -> Verdict {
    switch node.pointee.quickWay {
    case .none: break
    case .lastText:
      let text = record.bytes(record.slot(number).text)
      guard text.count <= TextKey.exactLength else { break }
      let key = TextKey(text)
      if key == node.pointee.lastText { return node.pointee.lastVerdict }
      let verdict = test(node, number, &record, place)
      node.pointee.lastText = key
      node.pointee.lastVerdict = verdict
      return verdict
    case .number:
      let slot = record.slot(number)
      guard slot.scale == node.pointee.literalScale else { break }
      return Verdict(node.pointee.comparator.holds(slot.number, node.pointee.literal))
    case .positive:
      let slot = record.slot(number)
      guard slot.scale <= FixedDecimal.maximumScale else { break }
      return Verdict(slot.number > 0)
    case .length:
      let count = TextTests.characterCount(record.bytes(record.slot(number).text))
      return Verdict(node.pointee.comparator.holds(count, node.pointee.literal))
    }
    return test(node, number, &record, place)
  }

  /// One value of a list is enough.
  private mutating func list(
    _ node: NodePointer, _ first: Int32, _ record: inout Record, _ place: Place
  ) -> Verdict {
    var number = first
    var result = Verdict.fails
    while number >= 0 {
      let found = test(node, number, &record, place)
      if found == .holds { return .holds }
      if found == .undecided { result = .undecided }
      number = record.slot(number).next
    }
    return result
  }

  /// A statement about one value. Each kind is a function of its own, so that this one is small.
  @inline(never)
  private mutating func test(
    _ node: NodePointer, _ number: Int32, _ record: inout Record, _ place: Place
  ) -> Verdict {
    let text = record.bytes(record.slot(number).text)
    switch node.pointee.operation {
    case .compare, .within, .positive, .inNumbers:
      return numbers(
        node, OperandPointer(operands.base + Int(node.pointee.left)), number, &record, place)
    case .equalText, .inTexts: return Verdict(isListed(node, text))
    case .equalElement, .beginning: return others(node, text, &record, place)
    case .matches: return Verdict(matches(node, text))
    case .s10: return Verdict(isS10(node, text))
    case .country: return Verdict(isListed(node.pointee.table, text, takesSpellings: false))
    case .listed: return Verdict(isListed(node.pointee.table, text, takesSpellings: true))
    case .vague: return Verdict(vagueTerm(node, number, text) != nil)
    case .serviceIndicator: return serviceIndicator(node, text, &record, place)
    default: return Verdict(hasForm(node.pointee.operation, text))
    }
  }

  /// Whether a text is one of some literals.
  @inline(never)
  private mutating func isListed(_ node: NodePointer, _ text: UnsafeRawBufferPointer) -> Bool {
    let wanted = TextKey(text)
    for index in Int(node.pointee.first)..<Int(node.pointee.first) + Int(node.pointee.count) {
      if node.pointee.foldsCase || textKeys[index] == wanted,
        TextTests.areEqual(text, literal(texts[index]), foldsCase: node.pointee.foldsCase)
      {
        return true
      }
    }
    return false
  }

  /// A comparison with the text of another element.
  @inline(never)
  private mutating func others(
    _ node: NodePointer, _ text: UnsafeRawBufferPointer, _ record: inout Record, _ place: Place
  ) -> Verdict {
    let other = slot(OperandPointer(operands.base + Int(node.pointee.right)), &record, place)
    guard other >= 0 else { return .undecided }
    let compared = record.bytes(record.slot(other).text)
    if node.pointee.operation == .equalElement {
      return Verdict(TextTests.areEqual(text, compared, foldsCase: node.pointee.foldsCase))
    }
    guard text.count >= compared.count else { return .fails }
    let start = UnsafeRawBufferPointer(rebasing: text[..<compared.count])
    return Verdict(TextTests.areEqual(start, compared, foldsCase: false))
  }

  /// Whether a text has the form of an identifier, a number or a plain text.
  @inline(never)
  private mutating func hasForm(_ form: Operation, _ text: UnsafeRawBufferPointer) -> Bool {
    switch form {
    case .s9: S9ReceptacleIdentifier.check(text) == .valid
    case .s8: S8DispatchIdentifier.check(text) == .valid
    case .impc: OfficeCode.check(text) == .valid
    case .operatorCode: OperatorCode.check(text) == .valid
    case .awb: AirWaybillNumber.check(text) == .valid
    case .hs: TextTests.isTariffNumber(text)
    case .digits: TextTests.isDigits(text)
    case .printable: TextTests.isPrintable(text)
    case .usPostcode: TextTests.isUSPostcode(text)
    default: false
    }
  }

  @inline(never)
  private mutating func matches(_ node: NodePointer, _ text: UnsafeRawBufferPointer) -> Bool {
    for index in Int(node.pointee.first)..<Int(node.pointee.first) + Int(node.pointee.count) {
      let alternative = alternatives[index]
      guard Int(alternative.length) == text.count else { continue }
      var offset = 0
      while offset < text.count, TextTests.fits(text[offset], steps[Int(alternative.start) + offset]) {
        offset += 1
      }
      if offset == text.count { return true }
    }
    return false
  }

  @inline(never)
  private mutating func isS10(_ node: NodePointer, _ text: UnsafeRawBufferPointer) -> Bool {
    guard S10ItemIdentifier.check(text) == .valid else { return false }
    return isListed(
      node.pointee.table, UnsafeRawBufferPointer(rebasing: text[11..<13]), takesSpellings: false)
  }

  @inline(never)
  private mutating func isListed(_ table: Int16, _ text: UnsafeRawBufferPointer, takesSpellings: Bool) -> Bool
  {
    guard table >= 0 else { return true }
    let codes = codeTables[Int(table)]
    if let number = ShortCodeBits.number(text) {
      let start = text.count == 2 ? codes.pairs : codes.triples
      if start >= 0, codeBits[start + number / 64] >> UInt64(number % 64) & 1 == 1 { return true }
    }
    switch codes.table._withUnsafeGuaranteedRef({ $0.find(text) }) {
    case .listed: return true
    case .alias: return takesSpellings
    case .unlisted: return false
    }
  }

  /// The vague term in a text; what is known of the text is remembered, because several lists are compared with it.
  @inline(never)
  mutating func vagueTerm(_ node: NodePointer, _ number: Int32, _ text: UnsafeRawBufferPointer) -> TermsTable
    .Match?
  {
    guard node.pointee.table >= 0 else { return nil }
    var summary: TextSummary?
    if mayBeginTerm(text) {
      let entry = summaries.base + (Int(number) & (Self.summaryPlaces - 1))
      if entry.pointee.stamp != stamp || entry.pointee.slot != number { summarize(text, number, entry) }
      if entry.pointee.mayBeTerm { summary = entry.pointee.summary }
    }
    if node.pointee.match == .whole, summary == nil { return nil }
    return termTables[Int(node.pointee.table)]._withUnsafeGuaranteedRef {
      $0.find(text, summary: summary, match: node.pointee.match.match)
    }
  }

  /// Whether a text may be a term of any list as a whole, by its first letters.
  @inline(__always)
  private mutating func mayBeginTerm(_ text: UnsafeRawBufferPointer) -> Bool {
    guard let opening = TermOpening.numberWithoutPattern(of: text) else { return true }
    return termOpenings[opening / 64] >> UInt64(opening % 64) & 1 == 1
  }

  private mutating func summarize(
    _ text: UnsafeRawBufferPointer, _ number: Int32, _ entry: UnsafeMutablePointer<SummaryEntry>
  ) {
    let summary = TextSummary(text)
    let bit = Self.termBit(summary.hash)
    let mayBeTerm = summary.patterns & termPatterns != 0 || termBits[bit / 64] >> UInt64(bit % 64) & 1 == 1
    entry.pointee = SummaryEntry(stamp: stamp, slot: number, summary: summary, mayBeTerm: mayBeTerm)
  }

  /// Undecided for indicators that are not listed, or belong to no class.
  @inline(never)
  private mutating func serviceIndicator(
    _ node: NodePointer, _ text: UnsafeRawBufferPointer, _ record: inout Record, _ place: Place
  ) -> Verdict {
    let other = slot(OperandPointer(operands.base + Int(node.pointee.right)), &record, place)
    guard other >= 0, let meaning = meaningOfIndicator(node, text), meaning.count == 1 else {
      return .undecided
    }
    return Verdict(TextTests.areEqual(record.bytes(record.slot(other).text), meaning, foldsCase: false))
  }

  /// The mail class of the first two letters of an identifier that has the length of S10.
  mutating func meaningOfIndicator(_ node: NodePointer, _ text: UnsafeRawBufferPointer)
    -> UnsafeRawBufferPointer?
  {
    guard node.pointee.table >= 0, text.count == S10ItemIdentifier.length else { return nil }
    let indicator = UnsafeRawBufferPointer(rebasing: text[..<2])
    return codeTables[Int(node.pointee.table)].table._withUnsafeGuaranteedRef { codes in
      guard case .listed(let number) = codes.find(indicator) else { return nil }
      return codes.meaning(number)
    }
  }
}
