import Testing
import Vocabulary

@Suite struct FixedDecimalTests {
  @Test func numbersByTheRulesOfEDIFACT() throws {
    try expect("18.00", 1_800, 2)
    try expect("18,00", 1_800, 2)
    try expect("-10", -10, 0)
    try expect("0,5", 5, 1)
    try expect("5.", 5, 0)
    try expect("-0.0", 0, 1)
    try expect("000000000000000000000000012", 12, 0)
    try expect("999999999999999999", 999_999_999_999_999_999, 0)
    try expect("-999999.999999999999", -999_999_999_999_999_999, 12)
    try expect("0.000000000000", 0, 12)
  }

  @Test func faultsByTheRulesOfEDIFACT() {
    let faults: [(String, FixedDecimal.Verdict)] = [
      ("", .empty), (" 5", .invalidCharacter(at: 0)), ("5 ", .invalidCharacter(at: 1)),
      ("+5", .invalidCharacter(at: 0)), ("-", .invalidCharacter(at: 0)), ("--5", .invalidCharacter(at: 1)),
      ("1,234.50", .invalidCharacter(at: 5)), ("1.2.3", .invalidCharacter(at: 3)),
      ("12 EUR", .invalidCharacter(at: 2)), ("5EUR", .invalidCharacter(at: 1)),
      ("5ü", .invalidCharacter(at: 1)),
      (",5", .missingDigitBeforeMark(at: 0)), ("-.5", .missingDigitBeforeMark(at: 1)),
      (".", .missingDigitBeforeMark(at: 0)), ("1E5", .exponent(at: 1)), ("6.10910e+5", .exponent(at: 7)),
      ("1e", .exponent(at: 1)), ("E5", .invalidCharacter(at: 0)),
      ("1000000000000000000", .overflow), ("1234567890123456789012345678901234567890", .overflow),
      ("0.1234567890123", .tooManyFractionDigits), ("0.0000000000000", .tooManyFractionDigits),
      ("12345678901234567890x", .invalidCharacter(at: 20)),
    ]
    for (text, verdict) in faults { #expect(FixedDecimal.parse(text) == verdict, "\(text)") }
  }

  @Test func numbersOfXML() throws {
    try expect(" +18.00\n", 1_800, 2, .xml)
    try expect(".5", 5, 1, .xml)
    try expect("-.5", -5, 1, .xml)
    try expect("\t7\r", 7, 0, .xml)
    #expect(FixedDecimal.parse(" \n", notation: .xml) == .empty)
    #expect(FixedDecimal.parse(" 1,5", notation: .xml) == .invalidCharacter(at: 2))
    #expect(FixedDecimal.parse(".", notation: .xml) == .invalidCharacter(at: 0))
    #expect(FixedDecimal.parse(" +", notation: .xml) == .invalidCharacter(at: 1))
    #expect(FixedDecimal.parse(" 1E5", notation: .xml) == .exponent(at: 2))
    #expect(FixedDecimal.parse("+-5", notation: .xml) == .invalidCharacter(at: 1))
  }

  @Test func writing() {
    #expect(FixedDecimal(mantissa: .min, scale: 12)?.description == "-9223372.036854775808")
    #expect(FixedDecimal(mantissa: .max, scale: 0)?.description == "9223372036854775807")
    #expect(FixedDecimal(mantissa: -5, scale: 3)?.description == "-0.005")
    #expect(FixedDecimal(mantissa: 0, scale: 2)?.description == "0.00")
    #expect(FixedDecimal(mantissa: 1, scale: 13) == nil)
    var buffer = [UInt8](repeating: 0, count: 4)
    #expect(buffer.withUnsafeMutableBytes { FixedDecimal(mantissa: 1_800, scale: 2)?.write(into: $0) } == 0)
    for places in 0...18 {
      let power = (0..<places).reduce(Int64(1)) { product, _ in product * 10 }
      #expect(FixedDecimal(power).description == String(power))
      #expect(FixedDecimal(power - 1).description == String(power - 1))
    }
  }

  @Test func sumsAndDifferences() throws {
    let price = try #require(FixedDecimal("19.90"))
    let other = try #require(FixedDecimal("40"))
    #expect(price.adding(other)?.description == "59.90")
    #expect(price.subtracting(other)?.description == "-20.10")
    let largest = FixedDecimal(.max)
    #expect(largest.adding(FixedDecimal(1)) == nil)
    #expect(largest.adding(FixedDecimal(-1))?.mantissa == Int64.max - 1)
    #expect(FixedDecimal(.min).subtracting(FixedDecimal(1)) == nil)
    #expect(FixedDecimal.zero.subtracting(FixedDecimal(.min)) == nil)
    #expect(largest.adding(try #require(FixedDecimal(mantissa: 1, scale: 12))) == nil)
  }

  @Test func comparing() throws {
    #expect(FixedDecimal("18.0") == FixedDecimal("18.00"))
    #expect(FixedDecimal("18.0").hashValue == FixedDecimal("18.00").hashValue)
    #expect(try #require(FixedDecimal("1.05")) < #require(FixedDecimal("1.1")))
    #expect(try #require(FixedDecimal(mantissa: .max, scale: 12)) < FixedDecimal(.max))
    #expect(try #require(FixedDecimal("-1.1")) < #require(FixedDecimal("-1.05")))
  }

  @Test func randomNumbersAgainstPlainArithmetic() throws {
    let seed = UInt64.random(in: 1...UInt64.max)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let left = try random(&generator)
      let right = try random(&generator)
      #expect(FixedDecimal(left.description)?.mantissa == left.mantissa, "seed \(seed)")
      #expect(FixedDecimal(left.description)?.scale == left.scale, "seed \(seed)")
      let sum = picos(left) + picos(right)
      #expect(left.adding(right).map(picos) ?? sum == sum, "seed \(seed)")
      let difference = picos(left) - picos(right)
      #expect(left.subtracting(right).map(picos) ?? difference == difference, "seed \(seed)")
      #expect((left < right) == (picos(left) < picos(right)), "seed \(seed)")
      #expect((left == right) == (picos(left) == picos(right)), "seed \(seed)")
    }
  }

  private func random(_ generator: inout SeededGenerator) throws -> FixedDecimal {
    let bound = Int64.random(in: 1...999_999_999_999_999_999, using: &generator)
    let mantissa = Int64.random(in: -bound...bound, using: &generator)
    return try #require(FixedDecimal(mantissa: mantissa, scale: .random(in: 0...12, using: &generator)))
  }

  private func picos(_ number: FixedDecimal) -> Int128 {
    (number.scale..<12).reduce(Int128(number.mantissa)) { product, _ in product * 10 }
  }

  private func expect(
    _ text: String, _ mantissa: Int64, _ scale: UInt8, _ notation: DecimalNotation = .edifact
  ) throws {
    let value = try #require(FixedDecimal(text, notation: notation), "\(text)")
    #expect(value.mantissa == mantissa && value.scale == scale, "\(text)")
  }

  @Test func theUsualWaySaysWhatTheGeneralOneSays() {
    let texts = [
      "0", "7", "12.50", "007", "0.5", "123456789012345678", "1234567890.1234567", "1.1234567890123", "", ".",
      ".5",
      "5.", "1.2.3", "-1", "+1", "1,5", " 1", "1e3", "1234567890123456789", "12a", "0.000000000001",
    ]
    for text in texts {
      let usual = Array(text.utf8).withUnsafeBytes { FixedDecimal.usual($0) }
      guard let usual else { continue }
      #expect(FixedDecimal.parse(text) == .ok(usual), "\(text)")
      #expect(FixedDecimal(text)?.scale == usual.scale, "\(text)")
    }
    let taken = texts.filter { text in Array(text.utf8).withUnsafeBytes { FixedDecimal.usual($0) } != nil }
    #expect(
      taken == [
        "0", "7", "12.50", "007", "0.5", "123456789012345678", "1234567890.1234567", "0.000000000001",
      ])
  }
}
