public import SchemaLanguage
public import Vocabulary

/// Assesses items: which regime governs, what is owed, and how they are entered.
///
/// ```
/// var assessor = DutyAssessor(schemas, tables: tables, options: AssessmentOptions(asOf: day))
/// let assessment = assessor.assess(record, channel: "postal", role: "item")
/// ```
///
/// It remembers recipients and days, for limits that hold for a person on a day, so the items of a run are given to one
/// assessor, in their order. It is used by one thread at a time.
public struct DutyAssessor: ~Copyable {
  let rules: DutyRules
  let tables: RateTables
  let options: AssessmentOptions
  let elements: DutyElements
  let countries: CodeTable?
  let programmes: ProgrammeJudge
  var ledger: RecipientLedger

  /// - Parameter tables: the tables of rates; what needs one that is not there is refused.
  public init(_ schemas: SchemaSet, tables: RateTables, options: AssessmentOptions) {
    rules = schemas.duty
    self.tables = tables
    self.options = options
    elements = DutyElements(schemas.dictionary)
    countries = schemas.codes["iso/countries"]
    programmes = ProgrammeJudge(rules: schemas.duty, tables: tables)
    ledger = RecipientLedger(most: options.mostRecipients)
  }

  /// Assesses a record.
  ///
  /// - Parameters:
  ///   - channel: how the goods travel, such as `postal`.
  ///   - role: the role of the record.
  /// - Returns: nil for records that are no items, and for cancellations.
  /// - Complexity: O(n · p) in the rows of `contents` and the entries of the regime's programmes.
  public mutating func assess(
    _ record: borrowing Record, channel: String, role: String
  ) -> Assessment? {
    guard role == "item" else { return nil }
    if let action = record.value(elements.action)?.text, action == "cancel" || action == "delete" {
      return nil
    }
    var assessment = Assessment(dates: dates(of: record))
    let regimes = regimes(for: assessment.dates, channel: channel)
    guard let first = regimes.first else {
      assessment.undetermined.append(noRegime(assessment.dates, channel))
      return assessment
    }
    let exchange = rules.exchanges[first.exchange]
    assessment.dates.exportation = exportation(of: record, exchange)
    var lines = lines(of: record, dates: assessment.dates, exchange: exchange)
    assessment.customsValue = sum(lines.map(\.line.customsValue))
    let itemValue = assessment.customsValue
    for index in lines.indices { cover(&lines[index], regimes, record, assessment.dates, itemValue) }
    guard
      let regime = lines.compactMap(\.regime).min(by: { $0.order < $1.order })
        ?? (lines.isEmpty ? first : nil)
    else {
      assessment.lines = lines.map(\.line)
      return assessment
    }
    assessment.regime = regime.id
    assessment.form = regime.form
    assessment.rounding = regime.rounding.first.flatMap(RoundingPolicy.init) ?? .centsHalfUp
    let governing = governingDate(regime, assessment.dates)
    assessment.dates.governing = governing
    exempt(&lines, &assessment, regime, record)
    for index in lines.indices { plan(&lines[index], record, assessment.dates, itemValue) }
    let amounts = ShipmentAmounts.workOut(&lines)
    findPath(lines, regime, record, &assessment)
    assessment.lines = lines.map(\.line)
    if lines.isEmpty, assessment.exemption == nil {
      assessment.undetermined.append(
        Undetermined(
          .noContents, element: "contents", message: "the item has no line of contents",
          remedy: "ask the origin operator for the contents"))
    }
    if lines.contains(where: { $0.regime?.tiers.isEmpty == false && !$0.isExempt }) {
      offerPerItem(lines, &assessment)
    }
    total(amounts, lines, regime, record, &assessment)
    return assessment
  }

  // MARK: Dates and regimes

  private func dates(of record: borrowing Record) -> AssessmentDates {
    var dates = AssessmentDates(
      arrival: options.asOf, arrivalOrigin: .asOf, transmission: options.asOf)
    if let arrival = options.arrival {
      (dates.arrival, dates.arrivalOrigin) = (arrival, .option)
    } else if let arrival = record.day(elements.arrivalDate) ?? record.day(elements.arrivalAt) {
      (dates.arrival, dates.arrivalOrigin) = (arrival, .record)
    }
    guard let regime = options.regime.flatMap({ rules.regime($0) }) else { return dates }
    let first = regime.validFrom ?? dates.arrival
    let nearest = max(min(dates.arrival, regime.validTo ?? dates.arrival), first)
    if nearest != dates.arrival { (dates.arrival, dates.arrivalOrigin) = (nearest, .regime) }
    dates.transmission = max(dates.transmission, first)
    return dates
  }

  private func exportation(of record: borrowing Record, _ exchange: ExchangeRule?) -> CalendarDate? {
    if let date = options.exportation { return date }
    for element in exchange?.exportation ?? [] {
      if let date = record.day(element) { return date }
    }
    return nil
  }

  private func regimes(for dates: AssessmentDates, channel: String) -> [DutyRegime] {
    let regimes = rules.regimes(onArrival: dates.arrival, channel: channel)
    guard let first = options.regime.flatMap({ rules.regime($0) }) else { return regimes }
    return [first] + regimes.filter { $0.id != first.id }
  }

  private func noRegime(_ dates: AssessmentDates, _ channel: String) -> Undetermined {
    Undetermined(
      .noRegime, message: "no regime is in force for \(channel) items that arrive on \(dates.arrival)",
      remedy: "add a regime to Schemas/duty/regimes")
  }

  /// The day whose rates hold. An entry that is transmitted before its regime begins has the rates of its first day.
  func governingDate(_ regime: DutyRegime, _ dates: AssessmentDates) -> CalendarDate {
    let date = regime.governing == .arrival ? dates.arrival : dates.transmission
    return max(date, regime.validFrom ?? date)
  }

  /// Finds the regime of a line.
  private func cover(
    _ line: inout WorkingLine, _ regimes: [DutyRegime], _ record: borrowing Record, _ dates: AssessmentDates,
    _ itemValue: FixedDecimal?
  ) {
    for regime in regimes {
      switch regime.covers.verdict(line.facts(on: dates.arrival, itemValue: itemValue), record) {
      case .fails: continue
      case .holds:
        line.regime = regime
        line.line.regime = regime.id
        return
      case .unknown(let code, let element):
        let known = code == .noValue ? line.valueProblem : code == .noOrigin ? line.originProblem : nil
        line.line.undetermined.append(
          known
            ?? Undetermined(
              code, element: element, message: "\(element) decides which regime covers the line",
              remedy: "give \(element)"))
        return
      }
    }
    line.line.undetermined.append(
      Undetermined(
        .noRegime, message: "no regime covers the line on \(dates.arrival)",
        remedy: "add a regime to Schemas/duty/regimes"))
  }

  /// The sum of amounts; nil when one is unknown or the sum does not fit.
  func sum(_ amounts: [FixedDecimal?]) -> FixedDecimal? {
    var sum = FixedDecimal.zero
    for amount in amounts {
      guard let amount, let next = sum.adding(amount) else { return nil }
      sum = next
    }
    return sum
  }
}
