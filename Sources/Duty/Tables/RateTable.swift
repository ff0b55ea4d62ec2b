public import SchemaLanguage
public import Vocabulary

/// A table of rates, ready for look-ups.
///
/// The most particular row decides: first the longest part of the tariff number, then the origin. A row that leaves both
/// open speaks for everything that no other row names, so that a list can say it is whole. What no row speaks for is
/// missing.
public struct RateTable: Sendable {
  public let layout: RateTableLayout
  public private(set) var files: [String] = []
  public private(set) var rows: [RateRow] = []
  /// The rows of each key, by their first day.
  private var index: [UInt64: [Int32]] = [:]

  /// The most rows of one table.
  public static let mostRows = 200_000

  init(layout: RateTableLayout) { self.layout = layout }

  /// Finds the row for goods on a day.
  ///
  /// - Parameters:
  ///   - hts: the digits of the tariff number; nil finds only rows for all goods.
  ///   - origin: the country of origin; nil finds only rows for all origins.
  /// - Complexity: O(log n) in the rows of one key.
  public func row(hts: String?, origin: String?, on date: CalendarDate) -> RateRow? {
    let letters = origin.flatMap(Self.letters)
    var (number, digits) = Self.pairs(hts ?? "")
    while true {
      let ofOrigin = letters.flatMap { $0 == 0 ? nil : row(Self.key(number, digits: digits, $0), date) }
      if let ofOrigin { return ofOrigin }
      if let row = row(Self.key(number, digits: digits, 0), date) { return row }
      if digits == 0 { return nil }
      digits -= 2
      number /= 100
    }
  }

  /// Finds the rate of a currency on a day.
  public func dollars(_ currency: CurrencyCode, _ kind: ExchangeUsed.Kind, on date: CalendarDate) -> RateRow?
  {
    row(Self.key(currency, kind), date)
  }

  private func row(_ key: UInt64, _ date: CalendarDate) -> RateRow? {
    guard let numbers = index[key] else { return nil }
    // The last that has begun; rows of a key do not overlap.
    var low = 0
    var high = numbers.count
    while low < high {
      let middle = (low + high) / 2
      let hasBegun = rows[Int(numbers[middle])].from.map { $0 <= date } ?? true
      if hasBegun { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let found = Int(numbers[low - 1])
    return rows[found].to.map { date <= $0 } ?? true ? rows[found] : nil
  }

  // MARK: Filling

  mutating func addFile(_ path: String) -> Int {
    files.append(path)
    return files.count - 1
  }

  mutating func add(_ row: RateRow, currency: CurrencyCode?) throws(RateTableError) {
    guard rows.count < Self.mostRows else {
      throw failure(row, "more than \(Self.mostRows) rows in the table \(layout.id)")
    }
    let key: UInt64?
    if let currency, case .dollars(_, let kind) = row.entry {
      key = Self.key(currency, kind)
    } else {
      let (number, digits) = Self.pairs(row.hts)
      let isWhole = digits == row.hts.utf8.count
      key = isWhole ? Self.letters(row.origin).map { Self.key(number, digits: digits, $0) } : nil
    }
    guard let key else { throw failure(row, "the tariff number or the origin is malformed") }
    index[key, default: []].append(Int32(rows.count))
    rows.append(row)
  }

  /// Puts the rows of each key in order and checks that no two of them speak for the same day.
  mutating func close() throws(RateTableError) {
    // In an order of its own, so that the same file is always refused for the same row.
    for key in index.keys.sorted() {
      let first = CalendarDate(daysSinceEpoch: -719_162)
      let numbers = (index[key] ?? []).sorted { left, right in
        let (left, right) = (rows[Int(left)], rows[Int(right)])
        guard let a = left.from ?? first, let b = right.from ?? first, a != b else {
          return (left.file, left.line) < (right.file, right.line)
        }
        return a < b
      }
      for (earlier, later) in zip(numbers, numbers.dropFirst()) {
        let (earlier, later) = (rows[Int(earlier)], rows[Int(later)])
        let begin = later.from ?? first
        let overlaps =
          earlier.to.map { end in begin.map { $0 <= end } ?? true } ?? ((earlier.from ?? first) == begin)
        if overlaps {
          throw failure(
            later, "this row and \(files[earlier.file]):\(earlier.line) speak for the same on the same day")
        }
      }
      index[key] = numbers
    }
  }

  private func failure(_ row: RateRow, _ problem: String) -> RateTableError {
    RateTableError(file: files[row.file], line: row.line, problem: problem)
  }

  // MARK: Keys

  /// Up to ten digits in 34 bits, how many they are in 4, two letters in 16.
  private static func key(_ number: UInt64, digits: Int, _ letters: UInt64) -> UInt64 {
    number | UInt64(digits) << 34 | letters << 38
  }

  /// The digits that a tariff number begins with, ten at the most and only whole pairs, as a number; and how many.
  private static func pairs(_ hts: String) -> (number: UInt64, digits: Int) {
    var number: UInt64 = 0
    var digits = 0
    for byte in hts.utf8.prefix(10) {
      guard byte >= 0x30, byte <= 0x39 else { break }
      number = number * 10 + UInt64(byte - 0x30)
      digits += 1
    }
    return digits.isMultiple(of: 2) ? (number, digits) : (number / 10, digits - 1)
  }

  /// The two letters of an origin, 0 for none; nil for what is no country.
  private static func letters(_ origin: String) -> UInt64? {
    guard origin.isEmpty || origin.utf8.count == 2 else { return nil }
    return origin.utf8.reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static func key(_ currency: CurrencyCode, _ kind: ExchangeUsed.Kind) -> UInt64 {
    1 << 63 | UInt64(currency.packed) << 1 | (kind == .daily ? 1 : 0)
  }
}
