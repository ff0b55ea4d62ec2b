internal import SchemaLanguage
internal import Vocabulary

/// Exemptions, and the programmes of those lines that have none.
extension DutyAssessor {
  /// Finds the exemption of each line, and of an item without lines.
  mutating func exempt(
    _ lines: inout [WorkingLine], _ assessment: inout Assessment, _ regime: DutyRegime,
    _ record: borrowing Record
  ) {
    // A limit is one for the whole item, so each is compared once.
    var verdicts: [String: RecipientLedger.Verdict?] = [:]
    for index in lines.indices {
      guard let regime = lines[index].regime else { continue }
      let facts = lines[index].facts(
        on: governingDate(regime, assessment.dates), itemValue: assessment.customsValue)
      let found = exemption(
        regime, facts, record, assessment.dates.arrival, &verdicts, &lines[index].line.undetermined)
      guard let found else { continue }
      // Goods of no value are not exempt for their value.
      if found.scope.upTo != nil, lines[index].valueProblem?.isRefusal == true { continue }
      lines[index].line.exemption = applied(found)
      lines[index].line.used.append(
        UsedValue(name: "exemption", source: .rule(file: regime.id, id: found.id)))
    }
    guard lines.isEmpty else { return }
    let facts = ScopeFacts(
      date: governingDate(regime, assessment.dates), itemValue: nil, origin: nil, hts: nil, row: -1)
    let found = exemption(
      regime, facts, record, assessment.dates.arrival, &verdicts, &assessment.undetermined)
    if let found { assessment.exemption = applied(found) }
  }

  private func applied(_ exemption: DutyRegime.Exemption) -> AppliedExemption {
    AppliedExemption(
      id: exemption.id, title: exemption.title, isReported: exemption.isReported,
      sameRecipient: exemption.isPerRecipientAndDay ? options.sameRecipient : nil,
      source: exemption.basis.source, basis: exemption.basis.basis)
  }

  private mutating func exemption(
    _ regime: DutyRegime, _ facts: ScopeFacts, _ record: borrowing Record, _ arrival: CalendarDate,
    _ verdicts: inout [String: RecipientLedger.Verdict?], _ doubts: inout [Undetermined]
  ) -> DutyRegime.Exemption? {
    for (number, exemption) in regime.exemptions.enumerated() {
      // An exemption that depends on something unknown is not established.
      guard case .holds = exemption.scope.verdict(facts, record) else { continue }
      guard exemption.isPerRecipientAndDay, let limit = exemption.scope.upTo else { return exemption }
      let verdict: RecipientLedger.Verdict?
      if let known = verdicts[exemption.id] {
        verdict = known
      } else {
        verdict = compare(number, limit, record, facts.itemValue, arrival)
        verdicts[exemption.id] = verdict
      }
      switch verdict {
      case .within: return exemption
      case .above:
        doubts.append(
          recipientLimit(
            "with earlier items of the day the recipient is above $\(limit), so \"\(exemption.title)\" does not hold; "
              + "the earlier items lose it too"))
      case .noRoom, nil:
        if options.sameRecipient != .off {
          doubts.append(
            recipientLimit(
              "the limit of $\(limit) for a recipient and day was judged for this item alone"))
        }
        return exemption
      }
    }
    return nil
  }

  private func recipientLimit(_ message: String) -> Undetermined {
    Undetermined(
      .recipientLimit, element: "recipient.name", message: message,
      remedy: "compare the items of the recipient on that day", isRefusal: false)
  }

  /// - Returns: nil when the recipient is not known.
  private mutating func compare(
    _ exemption: Int, _ limit: FixedDecimal, _ record: borrowing Record, _ value: FixedDecimal?,
    _ arrival: CalendarDate
  ) -> RecipientLedger.Verdict? {
    guard let value,
      let recipient = options.sameRecipient.recipient(of: record, elements)
    else { return nil }
    var hasher = Hasher()
    if let item = record.value(elements.itemID) {
      hasher.combine(item.text)
    } else {
      hasher.combine(record.offset)
    }
    let key = RecipientLedger.Key(
      recipient: recipient, day: Int32(truncatingIfNeeded: arrival.daysSinceEpoch),
      limit: Int32(exemption))
    return ledger.add(value, item: hasher.finalize(), to: key, limit: limit)
  }

  // MARK: Programmes

  /// Finds the duties of a line that is covered and not exempt.
  func plan(
    _ line: inout WorkingLine, _ record: borrowing Record, _ dates: AssessmentDates,
    _ itemValue: FixedDecimal?
  ) {
    guard let regime = line.regime else { return tellProblems(&line, classified: false) }
    guard !line.isExempt else { return }
    tellProblems(&line, classified: regime.needsClassification)
    var facts = line.facts(on: governingDate(regime, dates), itemValue: itemValue)
    // A subheading of six digits does not find the rate of a tariff line, even where a row would fit.
    if let problem = line.tariffProblem, problem.isRefusal { facts.hts = nil }
    for id in regime.programmes {
      guard let programme = rules.programmes[id] else { continue }
      switch programmes.judge(programme, facts, record) {
      case .nothing, .dependsOnRefused: continue
      case .layer(let layer): line.planned.append(layer)
      case .refused(let reason): add(reason, to: &line)
      }
    }
  }

  private func tellProblems(_ line: inout WorkingLine, classified: Bool) {
    for problem in [line.valueProblem, line.originProblem, classified ? line.tariffProblem : nil] {
      if let problem { add(problem, to: &line) }
    }
  }

  /// Tells a reason once: that an element is missing need not be said for each programme that asks for it.
  private func add(_ reason: Undetermined, to line: inout WorkingLine) {
    let isKnown = line.line.undetermined.contains { known in
      known == reason || (reason.element != nil && known.element == reason.element && known.isRefusal)
    }
    if !isKnown { line.line.undetermined.append(reason) }
  }
}
