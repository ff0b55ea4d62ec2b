internal import SchemaLanguage
internal import Vocabulary

/// Converts values by 19 CFR 159.31 to 159.35.
struct CurrencyConverter {
  let rule: ExchangeRule
  let tables: RateTables

  enum Rate {
    case found(ExchangeUsed, UsedValue)
    case missing(String, remedy: String)
  }

  /// The rate for a day of exportation: the quarter's, unless the day's differs from it by the threshold or more.
  func rate(_ currency: CurrencyCode, on date: CalendarDate) -> Rate {
    guard let table = tables[rule.table] else {
      return .missing(
        "no table \(rule.table) is loaded, so \(currency) cannot be converted",
        remedy: "load a table \(rule.table) with --rates")
    }
    let quarterly = table.dollars(currency, .quarterly, on: date)
    let daily = table.dollars(currency, .daily, on: date)
    guard let row = chosen(quarterly, daily), case .dollars(let dollars, let kind) = row.entry else {
      return .missing(
        "the table \(rule.table) has no rate of \(currency) for \(date), the day of exportation",
        remedy: "add the rate of \(currency) for \(date) to the table \(rule.table)")
    }
    let used = ExchangeUsed(
      currency: currency, rate: dollars, kind: kind, date: date, source: row.source, basis: row.basis)
    return .found(used, UsedValue(name: "exchange", table: table, row: row))
  }

  private func chosen(_ quarterly: RateRow?, _ daily: RateRow?) -> RateRow? {
    guard let quarterly, let daily, case .dollars(let quarter, _) = quarterly.entry,
      case .dollars(let day, _) = daily.entry
    else { return quarterly ?? daily }
    let difference = day > quarter ? day.subtracting(quarter) : quarter.subtracting(day)
    guard let difference, let bound = quarter.multiplied(by: rule.threshold, shiftedBy: 2, roundedTo: 12)
    else {
      return nil
    }
    return difference >= bound ? daily : quarterly
  }
}

extension UsedValue {
  init(name: String, table: RateTable, row: RateRow) {
    self.init(
      name: name, source: .table(id: table.layout.id, file: table.files[row.file], line: row.line))
  }
}
