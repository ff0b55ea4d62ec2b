public import Duty
public import Vocabulary

/// What the rows of a worksheet come to.
public struct WorksheetTotals: Sendable {
  /// Distinct tracking numbers.
  public internal(set) var packages = 0
  public internal(set) var rows = 0
  /// Under each rounding policy.
  public internal(set) var duty = DutyAmounts.zero
  /// The sums of the columns of amounts and counts, by place; nil for other columns.
  public internal(set) var sums: [FixedDecimal?]
  /// Rows that owe nothing, and packages of which all rows owe nothing.
  public internal(set) var rowsWithoutDuty = 0
  public internal(set) var packagesWithoutDuty = 0
  /// The amounts for a package that occurred; of many, some.
  public internal(set) var specificRates: Set<FixedDecimal> = []
  /// Whether a row owes a share of its value.
  private var hasSharesOfValue = false
  private static let mostRates = 16

  /// How duty was worked out. Where both methods occur it is by value: that block of a form asks for no rate.
  public var method: DutyMethod { specificRates.isEmpty || hasSharesOfValue ? .adValorem : .specific }

  /// Whether some packages owe an amount each and others a share of their value.
  public var hasMixedMethods: Bool { !specificRates.isEmpty && hasSharesOfValue }

  init(columns: Int) { sums = Array(repeating: nil, count: columns) }

  /// - Throws: when a sum does not fit in 64 bits, or has more digits than a spreadsheet keeps.
  mutating func add(_ row: WorksheetRow) throws(WorksheetError) {
    rows += 1
    if let rate = row.specificRate {
      if specificRates.count < Self.mostRates { specificRates.insert(rate) }
    } else if row.duty.centsHalfUp != .zero {
      hasSharesOfValue = true
    }
    if row.duty.centsHalfUp == .zero, row.duty.cfr1593 == .zero { rowsWithoutDuty += 1 }
    guard let duty = duty.adding(row.duty) else { throw .totalTooLarge }
    self.duty = duty
    for (place, cell) in row.cells.enumerated() {
      let number: FixedDecimal
      switch cell {
      case .money(let amount)?: number = amount
      case .integer(let count)?: number = FixedDecimal(count)
      default: continue
      }
      guard let sum = (sums[place] ?? .zero).adding(number), sum.mantissa.magnitude < 1_000_000_000_000_000
      else {
        throw .totalTooLarge
      }
      sums[place] = sum
    }
  }
}
