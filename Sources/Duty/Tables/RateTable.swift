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
    let digits = Array((hts ?? "").utf8.prefix(10))
    var length = digits.count - digits.count % 2
    while length >= 0 {
      for origin in [origin, ""] {
        guard let origin, let key = Self.key(hts: digits[..<length], origin: origin) else { continue }
        if let row = row(key, date) { return row }
        if origin.isEmpty { break }
      }
      length -= 2
    }
    return nil
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
      let row = rows[Int(numbers[middle])]
      if row.from.map({ $0 <= date }) ?? true { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let row = rows[Int(numbers[low - 1])]
    return row.to.map { date <= $0 } ?? true ? row : nil
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
      key = Self.key(hts: Array(row.hts.utf8)[...], origin: row.origin)
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

  /// Up to ten digits in 34 bits, their number in 4, two letters in 16.
  private static func key(hts: ArraySlice<UInt8>, origin: String) -> UInt64? {
    guard hts.count <= 10 else { return nil }
    var number: UInt64 = 0
    for byte in hts {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      number = number * 10 + UInt64(byte - 0x30)
    }
    var letters: UInt64 = 0
    guard origin.isEmpty || origin.utf8.count == 2 else { return nil }
    for byte in origin.utf8 { letters = letters << 8 | UInt64(byte) }
    return number | UInt64(hts.count) << 34 | letters << 38
  }

  private static func key(_ currency: CurrencyCode, _ kind: ExchangeUsed.Kind) -> UInt64 {
    1 << 63 | UInt64(currency.packed) << 1 | (kind == .daily ? 1 : 0)
  }
}
