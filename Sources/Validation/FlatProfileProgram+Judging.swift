internal import SchemaLanguage
internal import Vocabulary

/// Judging the nodes of a program.
extension FlatProfileProgram {
  /// Whether a condition set is met by the record; remembered for the other rules that have it.
  mutating func isMet(set number: Int, _ record: inout Record) -> Bool {
    let state = setStates[number]
    if state != 0 { return state == 2 }
    let set = conditionSets[number]
    var isMet = true
    for index in Int(set.first)..<Int(set.first) + Int(set.count) where !self.isMet(condition: Int(setMembers[index]), &record) {
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
  mutating func judge(_ number: Int, _ record: inout Record, _ place: Place, isCondition: Bool) -> Verdict {
    let node = nodes[number]
    var verdict: Verdict
    switch node.operation {
    case .all, .any:
      // One child that fails decides `all`, one that holds decides `any`.
      let decisive: Verdict = node.operation == .all ? .fails : .holds
      verdict = decisive.negated
      for child in Int(node.first)..<Int(node.first) + Int(node.count) {
        let found = judge(Int(children[child]), &record, place, isCondition: isCondition)
        if found == decisive {
          verdict = decisive
          break
        }
        if found == .undecided { verdict = .undecided }
      }
    default:
      verdict = statement(node, &record, place)
      if isCondition, verdict == .undecided { verdict = .fails }
    }
    return node.isNegated ? verdict.negated : verdict
  }

  /// The slot that an element's value has in a place, or -1.
  @inline(__always)
  mutating func slot(_ operand: Operand, _ record: inout Record, _ place: Place) -> Int32 {
    if operand.element.rawValue == place.list { return place.slot }
    if operand.part < 0 { return record.rootSlotNumber(Int(operand.column)) }
    return place.row < 0
      ? -1 : record.slotNumber(part: Int(operand.part), row: place.row, column: Int(operand.column))
  }

  private mutating func statement(_ node: Node, _ record: inout Record, _ place: Place) -> Verdict {
    let left = operands[Int(node.left)]
    guard left.source == .element || left.source == .length else { return numbers(node, left, -1, &record, place) }
    var number = slot(left, &record, place)
    if node.operation == .present { return Verdict(number >= 0) }
    guard number >= 0 else { return .undecided }
    if !left.isList || left.element.rawValue == place.list { return test(node, left, number, &record, place) }
    // One value of a list is enough.
    var result = Verdict.fails
    while number >= 0 {
      let found = test(node, left, number, &record, place)
      if found == .holds { return .holds }
      if found == .undecided { result = .undecided }
      number = record.slot(number).next
    }
    return result
  }

  /// A statement about one value.
  private mutating func test(
    _ node: Node, _ left: Operand, _ number: Int32, _ record: inout Record, _ place: Place
  ) -> Verdict {
    let text = record.bytes(record.slot(number).text)
    switch node.operation {
    case .compare, .within, .positive, .inNumbers: return numbers(node, left, number, &record, place)
    case .equalText, .inTexts:
      for index in Int(node.first)..<Int(node.first) + Int(node.count)
      where TextTests.areEqual(text, literal(texts[index]), foldsCase: node.foldsCase) {
        return .holds
      }
      return .fails
    case .equalElement:
      let other = slot(operands[Int(node.right)], &record, place)
      guard other >= 0 else { return .undecided }
      return Verdict(
        TextTests.areEqual(text, record.bytes(record.slot(other).text), foldsCase: node.foldsCase))
    case .matches: return Verdict(matches(node, text))
    case .s10: return Verdict(isS10(node, text))
    case .s9: return Verdict(S9ReceptacleIdentifier.check(text) == .valid)
    case .s8: return Verdict(S8DispatchIdentifier.check(text) == .valid)
    case .impc: return Verdict(OfficeCode.check(text) == .valid)
    case .operatorCode: return Verdict(OperatorCode.check(text) == .valid)
    case .awb: return Verdict(AirWaybillNumber.check(text) == .valid)
    case .hs: return Verdict(TextTests.isTariffNumber(text))
    case .country: return Verdict(isListed(node.table, text, takesSpellings: false))
    case .listed: return Verdict(isListed(node.table, text, takesSpellings: true))
    case .vague: return Verdict(vagueTerm(node, number, text) != nil)
    case .digits: return Verdict(TextTests.isDigits(text))
    case .printable: return Verdict(TextTests.isPrintable(text))
    case .usPostcode: return Verdict(TextTests.isUSPostcode(text))
    case .serviceIndicator: return serviceIndicator(node, text, &record, place)
    case .all, .any, .present: return .undecided
    }
  }

  private mutating func matches(_ node: Node, _ text: UnsafeRawBufferPointer) -> Bool {
    for index in Int(node.first)..<Int(node.first) + Int(node.count) {
      let alternative = alternatives[index]
      guard Int(alternative.length) == text.count else { continue }
      var offset = 0
      while offset < text.count, TextTests.fits(text[offset], steps[Int(alternative.start) + offset]) { offset += 1 }
      if offset == text.count { return true }
    }
    return false
  }

  private mutating func isS10(_ node: Node, _ text: UnsafeRawBufferPointer) -> Bool {
    guard S10ItemIdentifier.check(text) == .valid else { return false }
    return isListed(node.table, UnsafeRawBufferPointer(rebasing: text[11..<13]), takesSpellings: false)
  }

  private mutating func isListed(_ table: Int16, _ text: UnsafeRawBufferPointer, takesSpellings: Bool) -> Bool {
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
  mutating func vagueTerm(_ node: Node, _ number: Int32, _ text: UnsafeRawBufferPointer) -> TermsTable.Match? {
    guard node.table >= 0 else { return nil }
    let entry = summaries.base + (Int(number) & (Self.summaryPlaces - 1))
    if entry.pointee.stamp != stamp || entry.pointee.slot != number {
      entry.pointee = SummaryEntry(stamp: stamp, slot: number, summary: TextSummary(text))
    }
    let summary = entry.pointee.summary
    return termTables[Int(node.table)]._withUnsafeGuaranteedRef {
      $0.find(text, summary: summary, match: node.match.match)
    }
  }

  /// Undecided for indicators that are not listed, or belong to no class.
  private mutating func serviceIndicator(
    _ node: Node, _ text: UnsafeRawBufferPointer, _ record: inout Record, _ place: Place
  ) -> Verdict {
    let other = slot(operands[Int(node.right)], &record, place)
    guard other >= 0, let meaning = meaningOfIndicator(node, text), meaning.count == 1 else { return .undecided }
    return Verdict(TextTests.areEqual(record.bytes(record.slot(other).text), meaning, foldsCase: false))
  }

  /// The mail class of the first two letters of an identifier that has the length of S10.
  mutating func meaningOfIndicator(_ node: Node, _ text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    guard node.table >= 0, text.count == S10ItemIdentifier.length else { return nil }
    let indicator = UnsafeRawBufferPointer(rebasing: text[..<2])
    return codeTables[Int(node.table)].table._withUnsafeGuaranteedRef { codes in
      guard case .listed(let number) = codes.find(indicator) else { return nil }
      return codes.meaning(number)
    }
  }
}
