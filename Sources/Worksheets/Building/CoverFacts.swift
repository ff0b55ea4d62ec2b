internal import Duty
internal import SchemaLanguage
internal import Vocabulary

/// What is known of a worksheet as a whole when all rows are written.
struct CoverFacts {
  let setup: WorksheetSetup
  let totals: WorksheetTotals
  let rounding: RoundingPolicy
  let due: DueDate?

  /// The one amount for each package; nil when there were several or none.
  private var specificRate: FixedDecimal? {
    totals.specificRates.count == 1 ? totals.specificRates.first : nil
  }

  func holds(_ condition: FormSchema.Cell.Condition) -> Bool {
    switch condition {
    case .specific: totals.method == .specific
    case .adValorem: totals.method == .adValorem
    case .roundingsDiffer: !totals.duty.agree
    }
  }

  func value(_ source: CoverSource, type: FormSchema.CellType) -> CellValue? {
    switch source {
    case .filer(let key): setup.filer[key].map { .text(CellText.cleaned($0)) }
    case .period(let period): value(period)
    case .packages: .integer(Int64(totals.packages))
    case .rows: .integer(Int64(totals.rows))
    case .sum(let column): sum(column, type)
    case .specificRate: specificRate.map { .money($0) }
    case .rounding(.name): .text("Total, \(rounding.rawValue)")
    case .rounding(.duty): .money(totals.duty[rounding])
    case .rounding(.otherName): .text("Total, \(rounding.other.rawValue)")
    case .rounding(.otherDuty): .money(totals.duty[rounding.other])
    }
  }

  private func sum(_ column: Int, _ type: FormSchema.CellType) -> CellValue {
    let sum = totals.sums[column] ?? .zero
    return type == .integer ? .integer(sum.mantissa) : .money(sum)
  }

  private func value(_ period: CoverSource.Period) -> CellValue? {
    switch period {
    case .month: .text(setup.period.month.name)
    case .year: .integer(Int64(setup.period.month.year))
    case .first: .date(setup.period.first)
    case .last: .date(setup.period.last)
    case .due: due.map { .date($0.date) }
    case .ratesAsOf: .date(setup.ratesAsOf)
    }
  }
}
