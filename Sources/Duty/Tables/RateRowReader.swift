internal import SchemaLanguage
internal import Vocabulary
internal import Wire

/// Makes rows of the fields of a CSV file, by the layout of its table.
struct RateRowReader {
  private let layout: RateTableLayout
  /// The place of each column in the file.
  private var places: [RateTableLayout.Name: Int] = [:]
  private let count: Int

  /// - Parameter header: the first row of the file.
  init(_ layout: RateTableLayout, header: [String], reader: borrowing CSVReader) throws(RateTableError) {
    self.layout = layout
    count = header.count
    for (place, text) in header.enumerated() {
      guard let name = RateTableLayout.Name(rawValue: text), layout.column(name) != nil else {
        let known = layout.columns.map(\.name.rawValue).joined(separator: ", ")
        throw reader.failure("the table \(layout.id) has no column \"\(text)\"; it has \(known)")
      }
      guard places.updateValue(place, forKey: name) == nil else {
        throw reader.failure("the column \(text) stands twice")
      }
    }
    for column in layout.columns where column.isRequired && places[column.name] == nil {
      throw reader.failure("the column \(column.name.rawValue) is missing")
    }
  }

  /// - Returns: the row, and its currency where the table is about currencies.
  func row(
    _ fields: [String], file: Int, reader: borrowing CSVReader
  ) throws(RateTableError) -> (RateRow, CurrencyCode?) {
    guard fields.count == count else {
      throw reader.failure("\(fields.count) fields, where the first row has \(count)")
    }
    func text(_ name: RateTableLayout.Name) throws(RateTableError) -> String? {
      guard let place = places[name], !fields[place].isEmpty else {
        if layout.column(name)?.isRequired == true { throw reader.failure("\(name.rawValue) is empty") }
        return nil
      }
      return fields[place]
    }
    func fault(_ name: RateTableLayout.Name, _ text: String, _ expected: String) -> RateTableError {
      reader.failure("\(name.rawValue) \"\(text)\" is not \(expected)")
    }
    func date(_ name: RateTableLayout.Name) throws(RateTableError) -> CalendarDate? {
      guard let text = try text(name) else { return nil }
      guard text.utf8.count == 10, let date = CalendarDate(text) else {
        throw fault(name, text, "a day such as 2026-02-28")
      }
      return date
    }
    func number(_ name: RateTableLayout.Name) throws(RateTableError) -> String? {
      guard let text = try text(name) else { return nil }
      let digits = text.filter { $0 != "." }
      guard [2, 4, 6, 8, 10].contains(digits.utf8.count), digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
      else { throw fault(name, text, "2, 4, 6, 8 or 10 digits of the tariff") }
      return digits
    }
    var row = RateRow(entry: .none, source: "", basis: .documented, file: file, line: reader.line)
    row.hts = try number(.hts) ?? ""
    row.heading = try number(.heading)
    row.title = try text(.title)
    row.from = try date(.from)
    row.to = try date(.to)
    if let from = row.from, let to = row.to, to < from {
      throw reader.failure("the last day \(to) is before the first, \(from)")
    }
    if let origin = try text(.origin) {
      guard origin.utf8.count == 2, origin.utf8.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }) else {
        throw fault(.origin, origin, "a country code such as CN")
      }
      row.origin = origin
    }
    row.source = try text(.source) ?? ""
    let basis = try text(.basis) ?? "documented"
    guard let known = FactBasis(rawValue: basis) else {
      throw fault(.basis, basis, "one of documented, secondary, inferred")
    }
    row.basis = known
    if layout.column(.rate) != nil {
      let rate = try text(.rate) ?? ""
      if rate != "none" {
        guard let parsed = DutyRate(rate) else {
          throw fault(.rate, rate, "a rate such as 16.5%, Free, 4.4¢/kg + 6%, or none")
        }
        row.entry = .rate(parsed)
      }
      return (row, nil)
    }
    let name = try text(.kind) ?? ""
    guard let kind = ExchangeUsed.Kind(rawValue: name) else {
      throw fault(.kind, name, "one of quarterly, daily")
    }
    let amount = try text(.dollars) ?? ""
    guard let dollars = FixedDecimal(amount, notation: []), dollars > .zero else {
      throw fault(.dollars, amount, "a decimal number above 0 such as 1.0845")
    }
    row.entry = .dollars(dollars, kind)
    let code = try text(.currency) ?? ""
    guard let currency = CurrencyCode(code) else { throw fault(.currency, code, "a code such as EUR") }
    return (row, currency)
  }
}
