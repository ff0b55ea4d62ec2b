import Vocabulary

/// Numbers and dates are written so that they are read again as the same, and calculating with them is exact.
enum NumberProperties {
  /// Patterns of the code lists, and one of every field.
  private static let patterns = [
    "CCYYMMDD", "YYMMDD", "CCYYMMDDHHMM", "CCYYMMDDHHMMSS", "CCYYMMDDHHMMZZZ", "CCYYMMDDHHMMSSZHHMM",
    "YYMMDDHHMM",
    "CCYYDDD", "YYYY-MM-DD HH:MM:SS", "DD.MM.YYYY", "DD/MM/YY HH:MM",
  ].map { DatePattern($0) }

  static func check(_ input: UnsafeRawBufferPointer) throws {
    for notation in [DecimalNotation.edifact, .xml, [.comma, .plusSign, .leadingMark, .whiteSpace], []] {
      try checkDecimal(input, notation)
    }
    try checkDate(ISODate.parse(input), input.count)
    for pattern in patterns {
      guard let pattern else { throw PropertyFailure("a pattern of the code lists is not taken") }
      try checkDate(pattern.parse(input), input.count)
    }
    let words = input.split(separator: 0x7C, maxSplits: 1)
    guard words.count == 2 else { return }
    let rest = UnsafeRawBufferPointer(rebasing: words[1])
    if let pattern = DatePattern(String(decoding: words[0], as: UTF8.self)) {
      try checkDate(pattern.parse(rest), rest.count)
    }
    try checkArithmetic(
      FixedDecimal.parse(UnsafeRawBufferPointer(rebasing: words[0])), FixedDecimal.parse(rest))
  }

  private static func checkDecimal(_ input: UnsafeRawBufferPointer, _ notation: DecimalNotation) throws {
    switch FixedDecimal.parse(input, notation: notation) {
    case .ok(let number):
      let written = number.description
      try require(written.utf8.count <= FixedDecimal.maximumLength, "\(written) is longer than the longest")
      let again = FixedDecimal.parse(written, notation: [])
      try require(again == .ok(number), "\(written) is read as \(again)")
      guard case .ok(let second) = again else { return }
      try require(second.description == written && second.scale == number.scale, "\(written) changes")
      try require(Self.digits(input) == Self.digits(Array(written.utf8)), "\(written) has other digits")
      try checkWeight(number)
    case .invalidCharacter(let place), .missingDigitBeforeMark(let place), .exponent(let place):
      try require(place >= 0 && place < input.count, "a wrong character stands outside the number")
    case .empty, .overflow, .tooManyFractionDigits: break
    }
  }

  /// The digits without the zeros before them.
  private static func digits(_ text: some Sequence<UInt8>) -> [UInt8] {
    Array(text.filter { (0x30...0x39).contains($0) }.drop { $0 == 0x30 })
  }

  private static func checkWeight(_ number: FixedDecimal) throws {
    let grams = UnitOfWeight.gram.grams(number)
    if number.scale == 0 {
      try require(
        grams == WeightInGrams(grams: number.mantissa, isRounded: false), "whole grams were changed")
    }
    let kilograms = FixedDecimal("1000").flatMap { UnitOfWeight(grams: $0) }?.grams(number)
    let pounds = FixedDecimal("453.59237").flatMap { UnitOfWeight(grams: $0) }?.grams(number)
    if let grams, let kilograms, let pounds, number > .zero {
      try require(grams.grams <= pounds.grams && pounds.grams <= kilograms.grams, "a pound is out of order")
    }
    guard let unit = UnitOfWeight(grams: number), let one = FixedDecimal("1"), let found = unit.grams(one)
    else { return }
    try require(found == grams, "one unit of \(number) grams is \(found.grams) grams")
  }

  private static func checkArithmetic(_ left: FixedDecimal.Verdict, _ right: FixedDecimal.Verdict) throws {
    guard case .ok(let first) = left, case .ok(let second) = right else { return }
    let sum = first.adding(second)
    try require(sum == second.adding(first), "\(first) + \(second) depends on the order")
    if let sum {
      try require(sum.subtracting(second).map { $0 == first } ?? true, "\(first) + \(second) - \(second)")
      try require((sum < first) == (second < .zero), "\(first) + \(second) is out of order")
    }
    try require(
      [first < second, second < first, first == second].filter { $0 }.count == 1, "\(first), \(second)")
    if first == second { try require(first.hashValue == second.hashValue, "\(first), \(second): hashes") }
  }

  private static func checkDate(_ verdict: DateVerdict, _ count: Int) throws {
    switch verdict {
    case .date(let date):
      try require(ISODate.parse(date.description) == .date(date), "\(date) is not read again")
      try require(CalendarDate(daysSinceEpoch: date.daysSinceEpoch) == date, "\(date) is not the day it is")
      let next = date.adding(days: 1)
      try require(next.map { date < $0 } ?? true, "the day after \(date)")
    case .dateTime(let moment):
      let written = moment.description
      try require(written.utf8.count <= ZonedDateTime.maximumLength, "\(written) is longer than the longest")
      try require(ISODate.parse(written) == .dateTime(moment), "\(written) is not read again")
      let order = moment.compared(to: moment)
      try require(
        order.order == .same && order.isExact == (moment.zoneMinutes != nil), "\(written) and itself")
    case .wrongCharacter(let place), .noSuchDay(let place), .noSuchTime(let place), .unknownZone(let place):
      try require(place >= 0 && place <= count, "a mistake stands outside the date")
    case .empty, .wrongLength: break
    }
  }
}
