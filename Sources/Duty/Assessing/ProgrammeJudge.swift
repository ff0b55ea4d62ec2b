internal import SchemaLanguage
internal import Vocabulary

/// A layer whose amount is not worked out yet.
struct PlannedLayer {
  var programme: String
  var heading: String?
  var title: String
  var rate: DutyRate
  var source: String
  var basis: FactBasis
  var used: [UsedValue]
}

/// Finds what programmes of duties ask of a line.
struct ProgrammeJudge {
  let rules: DutyRules
  let tables: RateTables

  enum Finding {
    /// The programme asks for nothing.
    case nothing
    case layer(PlannedLayer)
    case refused(Undetermined)
    /// It depends on the rate of another programme, which is refused itself.
    case dependsOnRefused
  }

  func judge(_ programme: DutyProgramme, _ facts: ScopeFacts, _ record: borrowing Record) -> Finding {
    guard programme.isValid(on: facts.date) else { return .nothing }
    for entry in programme.entries {
      switch entry.scope.verdict(facts, record) {
      case .fails: continue
      case .unknown(let code, let element):
        return .refused(
          Undetermined(
            code, element: element, message: "\(programme.title): \(element) decides whether it applies",
            remedy: "give \(element)"))
      case .holds: break
      }
      switch outcome(entry, programme, facts, record) {
      case .next: continue
      case .finding(let finding): return finding
      }
    }
    return .nothing
  }

  private enum Step {
    case next
    case finding(Finding)
  }

  private func outcome(
    _ entry: DutyProgramme.Entry, _ programme: DutyProgramme, _ facts: ScopeFacts, _ record: borrowing Record
  ) -> Step {
    func layer(_ rate: DutyRate, heading: String?, used: [UsedValue] = []) -> Step {
      let rule = UsedValue(name: "rate", source: .rule(file: programme.id, id: heading))
      return .finding(
        .layer(
          PlannedLayer(
            programme: programme.id, heading: heading, title: entry.title, rate: rate,
            source: entry.basis.source, basis: entry.basis.basis, used: [rule] + used)))
    }
    switch entry.outcome {
    case .none: return .finding(.nothing)
    case .refuse(let reason):
      return .finding(
        .refused(
          Undetermined(
            .unclearRule, message: "\(programme.title): \(reason)",
            remedy: "correct the programme \(programme.id) when the rule is known")))
    case .rate(let rate): return layer(rate, heading: entry.heading)
    case .table(let id): return look(into: id, entry, programme, facts)
    case .topUp(let total, let id, let metHeading):
      guard let other = rules.programmes[id] else { return .finding(.dependsOnRefused) }
      var percent = FixedDecimal.zero
      switch judge(other, facts, record) {
      case .nothing: break
      case .refused, .dependsOnRefused: return .finding(.dependsOnRefused)
      case .layer(let layer):
        guard layer.rate.perUnit.isEmpty, let rate = layer.rate.percent else {
          return .finding(
            .refused(
              Undetermined(
                .unclearRule,
                message:
                  "\(programme.title): a total of \(total)% cannot be compared with \(layer.rate.text)",
                remedy: "work out the ad valorem equivalent of \(layer.rate.text)")))
        }
        percent = rate
      }
      if percent >= total { return layer(DutyRate(percent: .zero), heading: metHeading) }
      guard let difference = total.subtracting(percent) else { return .finding(.dependsOnRefused) }
      return layer(DutyRate(percent: difference), heading: entry.heading)
    }
  }

  /// A missing table or row refuses the line; it never counts as 0 %.
  private func look(
    into id: String, _ entry: DutyProgramme.Entry, _ programme: DutyProgramme, _ facts: ScopeFacts
  ) -> Step {
    guard let table = tables[id] else {
      return .finding(
        .refused(
          Undetermined(
            .noRate, message: "\(programme.title): no table \(id) is loaded",
            remedy: "load a table \(id) with --rates")))
    }
    if let refusal = missing(table, programme, facts) { return .finding(.refused(refusal)) }
    guard let row = table.row(hts: facts.hts, origin: facts.origin, on: facts.date) else {
      let what = [facts.hts.map { "HTS \($0)" }, facts.origin.map { "origin \($0)" }].compactMap { $0 }
        .joined(separator: ", ")
      return .finding(
        .refused(
          Undetermined(
            .noRate, message: "\(programme.title): the table \(id) has no rate for \(what) on \(facts.date)",
            remedy: "add the rate, or none, for \(what) to the table \(id)")))
    }
    guard case .rate(let rate) = row.entry else { return .next }
    // A tariff line without a number of its own in the row is reported by what the row is about.
    let line = table.layout.column(.heading) == nil && row.hts.utf8.count >= 8 ? row.hts : nil
    return .finding(
      .layer(
        PlannedLayer(
          programme: programme.id, heading: entry.heading ?? row.heading ?? line,
          title: row.title ?? entry.title, rate: rate, source: row.source, basis: row.basis,
          used: [UsedValue(name: "rate", table: table, row: row)])))
  }

  /// A table by tariff number or origin cannot be asked without them.
  private func missing(
    _ table: RateTable, _ programme: DutyProgramme, _ facts: ScopeFacts
  ) -> Undetermined? {
    let code: Undetermined.Code
    let element: String
    if facts.hts == nil, table.layout.column(.hts) != nil {
      (code, element) = (.noTariffNumber, "contents.hs")
    } else if facts.origin == nil, table.layout.column(.origin) != nil {
      (code, element) = (.noOrigin, "contents.origin")
    } else {
      return nil
    }
    return Undetermined(
      code, element: element, message: "\(programme.title): the table \(table.layout.id) goes by \(element)",
      remedy: "give \(element)")
  }
}
