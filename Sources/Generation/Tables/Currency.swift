/// A currency of ISO 4217 with a rough rate, good enough for prices that look right.
struct Currency: Sendable {
  let code: StaticString
  /// Decimals of its amounts.
  let decimals: Int
  /// Smallest units to a hundred US cents.
  let perDollar: Int

  static let dollar = Currency(code: "USD", decimals: 2, perDollar: 100)
  static let euro = Currency(code: "EUR", decimals: 2, perDollar: 92)

  func amount(ofCents cents: Int) -> Int {
    cents * perDollar / 100
  }
}
