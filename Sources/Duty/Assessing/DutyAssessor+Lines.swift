internal import SchemaLanguage
internal import Vocabulary

/// Reading the rows of `contents`: value, currency, origin, tariff number, quantity and weight.
extension DutyAssessor {
  func lines(of record: borrowing Record, dates: AssessmentDates, exchange: ExchangeRule?) -> [WorkingLine] {
    guard let part = elements.contents else { return [] }
    let count = record.rowCount(part: part)
    var lines: [WorkingLine] = []
    lines.reserveCapacity(count)
    for row in 0..<count {
      var line = WorkingLine(row: row)
      readOrigin(record, &line)
      readTariffNumber(record, &line)
      line.line.quantity = whole(elements.quantity, record, "quantity", &line)
      line.line.netWeightGrams = whole(elements.netWeight, record, "netWeight", &line)
      readValue(record, &line, isOnly: count == 1, dates, exchange)
      lines.append(line)
    }
    return lines
  }

  private func readOrigin(_ record: borrowing Record, _ line: inout WorkingLine) {
    guard let (text, position) = record.value(elements.origin, row: line.line.row) else {
      line.originProblem = Undetermined(
        .noOrigin, element: "contents.origin", message: "the line has no country of origin",
        remedy: "ask for the country in which the goods were made; the country of posting is not it")
      return
    }
    guard let country = countries?.entry(text)?.code else {
      line.originProblem = Undetermined(
        .unknownOrigin, element: "contents.origin",
        message: "\"\(text.prefix(16))\" is no country of ISO 3166",
        remedy: "give the two-letter code of the country in which the goods were made")
      return
    }
    line.line.origin = country
    line.line.used.append(UsedValue(name: "origin", "contents.origin", position))
  }

  private func readTariffNumber(_ record: borrowing Record, _ line: inout WorkingLine) {
    guard let (text, position) = record.value(elements.hts, row: line.line.row) else {
      line.tariffProblem = Undetermined(
        .noTariffNumber, element: "contents.hs", message: "the line has no tariff number",
        remedy: "classify the goods in the tariff of the United States, ten digits")
      return
    }
    func problem(_ message: String, isRefusal: Bool = true) -> Undetermined {
      Undetermined(
        .wrongTariffNumber, element: "contents.hs", message: message,
        remedy: "classify the goods in the tariff of the United States, ten digits", isRefusal: isRefusal)
    }
    guard let code = HarmonizedSystemCode(text) else {
      line.tariffProblem = problem("\"\(text.prefix(16))\" is no tariff number")
      return
    }
    guard [6, 8, 10].contains(code.digitCount) else {
      line.tariffProblem = problem("\(code) has \(code.digitCount) digits, and a tariff number 10")
      return
    }
    guard 1...97 ~= code.chapter else {
      line.tariffProblem = problem(
        "\(code) is of chapter \(code.chapter), where the number of the goods is asked")
      return
    }
    line.line.hts = code.description
    line.line.used.append(UsedValue(name: "hts", "contents.hs", position))
    if code.digitCount == 6 {
      line.tariffProblem = problem("\(code) is a subheading of six digits; rates stand with eight")
    } else if code.digitCount == 8 {
      line.tariffProblem = problem("\(code) tells the rate; an entry asks for ten digits", isRefusal: false)
    }
  }

  private func whole(
    _ element: Element?, _ record: borrowing Record, _ name: String, _ line: inout WorkingLine
  ) -> Int64? {
    guard let element, let (text, position) = record.value(element, row: line.line.row),
      let number = Int64(text)
    else { return nil }
    line.line.used.append(UsedValue(name: name, element.path, position))
    return number
  }

  // MARK: Value

  private func readValue(
    _ record: borrowing Record, _ line: inout WorkingLine, isOnly: Bool, _ dates: AssessmentDates,
    _ exchange: ExchangeRule?
  ) {
    var amount = record.value(elements.amount, row: line.line.row)
    var currency = record.value(elements.currency, row: line.line.row)
    var path = "contents.value"
    // The declared value of an item with one line is that line's.
    if amount == nil, isOnly {
      amount = record.value(elements.declaredAmount)
      currency = record.value(elements.declaredCurrency)
      path = "declared"
    }
    func refuse(_ code: Undetermined.Code, _ element: String, _ message: String, _ remedy: String) {
      line.valueProblem = Undetermined(code, element: element, message: message, remedy: remedy)
    }
    guard let amount else {
      return refuse(
        .noValue, "contents.value.amount", "the line has no value", "ask for the value of the line")
    }
    let number: FixedDecimal
    switch FixedDecimal.parse(amount.text) {
    case .ok(let value): number = value
    case .overflow:
      return refuse(
        .overflow, path + ".amount", "the value has more than \(FixedDecimal.maximumDigits) digits",
        "check the amount")
    default:
      return refuse(.noValue, path + ".amount", "the value is no number", "ask for the value of the line")
    }
    guard let currency, let code = CurrencyCode(currency.text) else {
      return refuse(
        .noCurrency, path + ".currency",
        currency == nil ? "the value has no currency" : "the currency is no code of three letters",
        "give the code of the currency")
    }
    line.line.declared = Money(amount: number, currency: code)
    line.line.used.append(UsedValue(name: "value", path + ".amount", amount.position))
    line.line.used.append(UsedValue(name: "currency", path + ".currency", currency.position))
    if number < .zero {
      return refuse(
        .valueNotPositive, path + ".amount", "the value is below 0", "ask for the value of the line")
    }
    guard let dollars = dollars(number, code, &line, dates, exchange) else { return }
    line.line.customsValue = dollars
    if dollars == .zero {
      refuse(
        .valueNotPositive, path + ".amount", "goods without value cannot be assessed",
        "ask for the value; of a gift or sample, what the goods would cost")
    }
  }

  /// The value in US dollars and whole cents; nil, with the reason in the line, when it cannot be converted.
  private func dollars(
    _ amount: FixedDecimal, _ currency: CurrencyCode, _ line: inout WorkingLine, _ dates: AssessmentDates,
    _ exchange: ExchangeRule?
  ) -> FixedDecimal? {
    var rate = FixedDecimal(1)
    if currency.description != exchange?.currency {
      guard let exchange else { return nil }
      guard let date = dates.exportation else {
        line.valueProblem = Undetermined(
          .noExportationDate, element: exchange.exportation.last?.path,
          message: "the day of exportation, whose rate of exchange holds, is not known",
          remedy: "give the day of posting or departure, or --export-date")
        return nil
      }
      switch CurrencyConverter(rule: exchange, tables: tables).rate(currency, on: date) {
      case .missing(let message, let remedy):
        line.valueProblem = Undetermined(
          .noExchangeRate, element: "contents.value.currency", message: message, remedy: remedy)
        return nil
      case .found(let used, let source):
        line.line.exchange = used
        line.line.used.append(source)
        line.line.used.append(
          UsedValue(name: "exchangeRule", source: .rule(file: exchange.id, id: nil)))
        rate = used.rate
      }
    } else if !amount.fits(places: 2) {
      line.line.undetermined.append(
        Undetermined(
          .valueRounded, element: "contents.value.amount",
          message: "the value has parts of a cent and was rounded to whole cents",
          remedy: "check the amount", isRefusal: false))
    }
    guard let dollars = amount.multiplied(by: rate, roundedTo: 2) else {
      line.valueProblem = .overflow("the value")
      return nil
    }
    return dollars
  }
}

extension UsedValue {
  init(name: String, _ path: String, _ position: FeedPosition) {
    self.init(
      name: name, source: .element(path: path, offset: position.offset, length: Int(position.length)))
  }
}
