internal import SchemaLanguage
internal import Vocabulary

/// Judging the nodes of a program.
extension FlatProfileProgram {
  /// Whether a condition set is met by the record; remembered for the other rules that have it.
  @inline(__always)
  mutating func isMet(set number: Int, _ record: inout Record) -> Bool {
    let state = setStates[number]
    return state != 0 ? state == 2 : judge(set: number, &record)
  }

  @inline(never)
  private mutating func judge(set number: Int, _ record: inout Record) -> Bool {
    let set = conditionSets[number]
    var isMet = true
    for index in Int(set.first)..<Int(set.first) + Int(set.count)
    where !self.isMet(condition: Int(setMembers[index]), &record) {
      isMet = false
      break
    }
    setStates.base[number] = isMet ? 2 : 1
    return isMet
  }

  private mutating func isMet(condition number: Int, _ record: inout Record) -> Bool {
    let state = conditionStates[number]
    if state != 0 { return state == 2 }
    let isMet = self.judge(Int(conditions[number]), &record, Place(), isCondition: true) == .holds
    conditionStates.base[number] = isMet ? 2 : 1
    return isMet
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

  /// A statement about one value.
  @inline(__always)
  private mutating func test(
    _ node: NodePointer, _ number: Int32, _ record: inout Record, _ place: Place
  ) -> Verdict {
    let text = record.bytes(record.slot(number).text)
    switch node.pointee.operation {
    case .compare, .within, .positive, .inNumbers:
      return numbers(
        node, OperandPointer(operands.base + Int(node.pointee.left)), number, &record, place)
    case .equalText, .inTexts:
      for index in Int(node.pointee.first)..<Int(node.pointee.first) + Int(node.pointee.count)
      where TextTests.areEqual(text, literal(texts[index]), foldsCase: node.pointee.foldsCase) {
        return .holds
      }
      return .fails
    case .equalElement:
      let other = slot(OperandPointer(operands.base + Int(node.pointee.right)), &record, place)
      guard other >= 0 else { return .undecided }
      return Verdict(
        TextTests.areEqual(text, record.bytes(record.slot(other).text), foldsCase: node.pointee.foldsCase))
    case .beginning:
      let other = slot(OperandPointer(operands.base + Int(node.pointee.right)), &record, place)
      guard other >= 0 else { return .undecided }
      let beginning = record.bytes(record.slot(other).text)
      guard text.count >= beginning.count else { return .fails }
      let start = UnsafeRawBufferPointer(rebasing: text[..<beginning.count])
      return Verdict(TextTests.areEqual(start, beginning, foldsCase: false))
    case .matches: return Verdict(matches(node, text))
    case .s10: return Verdict(isS10(node, text))
    case .s9: return Verdict(S9ReceptacleIdentifier.check(text) == .valid)
    case .s8: return Verdict(S8DispatchIdentifier.check(text) == .valid)
    case .impc: return Verdict(OfficeCode.check(text) == .valid)
    case .operatorCode: return Verdict(OperatorCode.check(text) == .valid)
    case .awb: return Verdict(AirWaybillNumber.check(text) == .valid)
    case .hs: return Verdict(TextTests.isTariffNumber(text))
    case .country: return Verdict(isListed(node.pointee.table, text, takesSpellings: false))
    case .listed: return Verdict(isListed(node.pointee.table, text, takesSpellings: true))
    case .vague: return Verdict(vagueTerm(node, number, text) != nil)
    case .digits: return Verdict(TextTests.isDigits(text))
    case .printable: return Verdict(TextTests.isPrintable(text))
    case .usPostcode: return Verdict(TextTests.isUSPostcode(text))
    case .serviceIndicator: return serviceIndicator(node, text, &record, place)
    case .all, .any, .present: return .undecided
    }
  }

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

  private mutating func isS10(_ node: NodePointer, _ text: UnsafeRawBufferPointer) -> Bool {
    guard S10ItemIdentifier.check(text) == .valid else { return false }
    return isListed(
      node.pointee.table, UnsafeRawBufferPointer(rebasing: text[11..<13]), takesSpellings: false)
  }

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
  @inline(__always)
  mutating func vagueTerm(_ node: NodePointer, _ number: Int32, _ text: UnsafeRawBufferPointer) -> TermsTable
    .Match?
  {
    guard node.pointee.table >= 0 else { return nil }
    let entry = summaries.base + (Int(number) & (Self.summaryPlaces - 1))
    if entry.pointee.stamp != stamp || entry.pointee.slot != number { summarize(text, number, entry) }
    if node.pointee.match == .whole, !entry.pointee.mayBeTerm { return nil }
    let summary = entry.pointee.summary
    return termTables[Int(node.pointee.table)]._withUnsafeGuaranteedRef {
      $0.find(text, summary: summary, match: node.pointee.match.match)
    }
  }

  private func summarize(
    _ text: UnsafeRawBufferPointer, _ number: Int32, _ entry: UnsafeMutablePointer<SummaryEntry>
  ) {
    let summary = TextSummary(text)
    let bit = Self.termBit(summary.hash)
    let mayBeTerm = summary.patterns & termPatterns != 0 || termBits[bit / 64] >> UInt64(bit % 64) & 1 == 1
    entry.pointee = SummaryEntry(stamp: stamp, slot: number, summary: summary, mayBeTerm: mayBeTerm)
  }

  /// Undecided for indicators that are not listed, or belong to no class.
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
