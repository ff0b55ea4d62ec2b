import Testing
import Vocabulary

@Suite struct UnitOfWeightTests {
  @Test func units() throws {
    let kilogram = try #require(UnitOfWeight(numerator: 1_000, denominator: 1))
    let pound = try #require(FixedDecimal("453.59237").flatMap { UnitOfWeight(grams: $0) })
    #expect(pound.numerator == 45_359_237 && pound.denominator == 100_000)
    try expect(kilogram, "0.812", 812, isRounded: false)
    try expect(kilogram, "1.0505", 1_051, isRounded: true)
    try expect(kilogram, "0.0004999", 0, isRounded: true)
    try expect(kilogram, "-0.0005", 0, isRounded: true)
    try expect(kilogram, "-0.0015", -1, isRounded: true)
    try expect(kilogram, "-0.0016", -2, isRounded: true)
    try expect(kilogram, "-2.000", -2_000, isRounded: false)
    try expect(pound, "70", 31_751, isRounded: true)
    try expect(pound, "100000", 45_359_237, isRounded: false)
    try expect(.gram, "812", 812, isRounded: false)
  }

  @Test func edges() throws {
    #expect(UnitOfWeight(numerator: 0, denominator: 1) == nil)
    #expect(UnitOfWeight(numerator: 1, denominator: -1) == nil)
    #expect(UnitOfWeight(grams: .zero) == nil)
    let kilogram = try #require(UnitOfWeight(numerator: 1_000, denominator: 1))
    #expect(kilogram.grams(FixedDecimal(.max)) == nil)
    #expect(kilogram.grams(FixedDecimal(.min)) == nil)
    #expect(kilogram.grams(FixedDecimal(.max / 1_000)) != nil)
    let largest = try #require(UnitOfWeight(numerator: .max, denominator: .max))
    #expect(largest.grams(FixedDecimal(.min)) == WeightInGrams(grams: .min, isRounded: false))
    let tiny = try #require(UnitOfWeight(numerator: 1, denominator: .max))
    let amount = try #require(FixedDecimal(mantissa: .min, scale: 12))
    #expect(tiny.grams(amount) == WeightInGrams(grams: 0, isRounded: true))
  }

  private func expect(_ unit: UnitOfWeight, _ amount: String, _ grams: Int64, isRounded: Bool) throws {
    let amount = try #require(FixedDecimal(amount))
    #expect(unit.grams(amount) == WeightInGrams(grams: grams, isRounded: isRounded), "\(amount)")
  }
}

@Suite struct MoneyTests {
  @Test func sums() throws {
    let first = try #require(Money("19.90", "USD"))
    let second = try #require(Money("40,00", "USD"))
    let euros = try #require(Money("1", "EUR"))
    let sum = try #require(Money("59.90", "USD"))
    #expect(first.adding(second) == .exact(sum))
    #expect(sum.subtracting(second) == .exact(first))
    #expect(first.adding(euros) == .differentCurrencies)
    #expect(first.subtracting(euros) == .differentCurrencies)
    let largest = Money(amount: FixedDecimal(.max), currency: first.currency)
    #expect(largest.adding(largest) == .overflow)
    #expect(sum.description == "59.90 USD")
  }

  @Test func currencies() {
    #expect(CurrencyCode("USD")?.description == "USD")
    #expect(CurrencyCode.check("usd") == .wrongShape(position: 0))
    #expect(CurrencyCode.check("US1") == .wrongShape(position: 2))
    #expect(CurrencyCode.check("US") == .wrongLength(2))
    #expect(Money("1", "US$") == nil)
    #expect(Money("x", "USD") == nil)
  }
}
