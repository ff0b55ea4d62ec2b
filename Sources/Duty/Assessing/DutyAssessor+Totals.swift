internal import SchemaLanguage
internal import Vocabulary

/// The specific duty of the item, fees, and totals.
extension DutyAssessor {
  /// Finds the tier of the specific duty: by the highest rate of the lines, where tiers go by rates.
  func offerPerItem(_ lines: [WorkingLine], _ assessment: inout Assessment) {
    let dutiable = lines.filter { !$0.isExempt && $0.regime?.tiers.isEmpty == false }
    guard let regime = dutiable.compactMap(\.regime).min(by: { $0.order < $1.order }) else { return }
    var highest: FixedDecimal?
    if regime.tiers.contains(where: { $0.below != nil || $0.upTo != nil }) {
      for line in dutiable {
        guard !line.isRefused, let percent = line.line.adValoremPercent else { return }
        highest = max(highest ?? percent, percent)
      }
    }
    guard let tier = regime.tiers.first(where: { $0.holds(for: highest ?? .zero) }) else { return }
    assessment.perItem = PerItemDuty(
      amount: tier.amount.rounded(to: 2) ?? tier.amount, rate: highest, source: tier.basis.source,
      basis: tier.basis.basis)
  }

  /// - Parameter adValorem: the duty of all lines; nil when a line is refused.
  func total(
    _ adValorem: DutyAmounts?, _ lines: [WorkingLine], _ regime: DutyRegime, _ record: borrowing Record,
    _ assessment: inout Assessment
  ) {
    var duty = adValorem
    if options.method == .specific, lines.contains(where: { !$0.isExempt }) {
      if regime.tiers.isEmpty {
        assessment.undetermined.append(
          Undetermined(
            .noMethod, message: "the regime \(regime.id) has no specific duty; duty is worked out ad valorem",
            remedy: "leave out --method specific", isRefusal: false))
      } else {
        assessment.method = .specific
        duty = adValorem == nil ? nil : assessment.perItem.map { DutyAmounts($0.amount) }
      }
    }
    guard let duty else { return }
    let isFeeKnown = charge(duty, regime, record, &assessment)
    guard isFeeKnown, !assessment.undetermined.contains(where: \.isRefusal) else { return }
    guard let fees = sum(assessment.fees.map(\.amount)).flatMap({ $0.rounded(to: 2) }),
      let total = duty.adding(DutyAmounts(fees))
    else {
      assessment.undetermined.append(.overflow("the total"))
      return
    }
    assessment.totals = DutyTotals(duty: duty, fees: fees, total: total)
  }

  /// Adds the fees of the path.
  ///
  /// - Returns: false when a fee is due and its amount is not known.
  private func charge(
    _ duty: DutyAmounts, _ regime: DutyRegime, _ record: borrowing Record, _ assessment: inout Assessment
  ) -> Bool {
    guard let path = assessment.path else { return true }
    let date = governingDate(regime, assessment.dates)
    let facts = ScopeFacts(date: date, itemValue: assessment.customsValue, origin: nil, hts: nil, row: -1)
    for fee in regime.fees.compactMap({ rules.fees[$0] }) where fee.paths.contains(path.rawValue) {
      if fee.isForDutiable, duty[assessment.rounding] == .zero { continue }
      guard case .holds = fee.scope.verdict(facts, record) else { continue }
      guard let entry = fee.amount(on: date) else {
        assessment.undetermined.append(
          Undetermined(
            .noRate, message: "\(fee.title): no amount is known for \(date)",
            remedy: "add the amount to \(fee.id)"))
        return false
      }
      guard let amount = amount(entry.kind, of: assessment.customsValue) else {
        assessment.undetermined.append(.overflow("the fee"))
        return false
      }
      assessment.fees.append(
        AssessedFee(
          id: fee.id, title: fee.title, accountingClass: fee.accountingClass, amount: amount,
          source: entry.basis.source, basis: entry.basis.basis))
    }
    return true
  }

  private func amount(_ kind: DutyFee.Amount.Kind, of value: FixedDecimal?) -> FixedDecimal? {
    switch kind {
    case .fixed(let amount): return amount.rounded(to: 2)
    case .share(let percent, let least, let most):
      guard let share = value?.multiplied(by: percent, shiftedBy: 2, roundedTo: 2) else { return nil }
      return min(max(share, least), most).rounded(to: 2)
    }
  }
}
