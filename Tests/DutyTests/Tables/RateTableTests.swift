import Duty
import Foundation
import SchemaLanguage
import Testing
import Vocabulary

/// Tables of rates from CSV: what is read, and what is refused with its line.
@Suite struct RateTableTests {
  /// Loads one file; gives the mistake, without the path of the directory.
  private func mistake(_ text: String, name: String = "us.tariff.column-1.csv") throws -> String? {
    try withTables(text, name: name) { directory in
      do {
        _ = try RateTables(directories: [directory], rules: Rules.schemas.duty)
        return nil
      } catch let error as RateTableError {
        return error.description.replacing(directory + "/", with: "")
      }
    }
  }

  private func table(_ text: String, name: String = "us.tariff.column-1.csv") throws -> RateTable {
    try withTables(text, name: name) { directory in
      let tables = try RateTables(directories: [directory], rules: Rules.schemas.duty)
      return try #require(tables[String(name.dropLast(4))])
    }
  }

  private func withTables<T>(_ text: String, name: String, _ work: (String) throws -> T) throws -> T {
    let directory = FileManager.default.temporaryDirectory.appending(path: "rates-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    try Data(text.utf8).write(to: directory.appending(path: name))
    return try work(directory.path)
  }

  private func rate(
    _ table: RateTable, _ hts: String?, _ origin: String? = nil, on day: String = "2026-08-10"
  ) throws
    -> String?
  {
    guard let row = table.row(hts: hts, origin: origin, on: try Rules.date(day)) else { return nil }
    switch row.entry {
    case .none: return "none"
    case .rate(let rate): return rate.text
    case .dollars(let dollars, _): return "\(dollars)"
    }
  }

  @Test func quotesAndLineEnds() throws {
    let table = try table(
      "\u{FEFF}hts,rate,source,basis\r\n6109.10.00,16.5%,\"a \"\"source\"\", with a comma\nand a break\",secondary\r\n\r\n6110,Free,b,inferred"
    )
    #expect(table.rows.map(\.source) == ["a \"source\", with a comma\nand a break", "b"])
    #expect(table.rows.map(\.line) == [2, 5])
    #expect(table.rows.map(\.basis) == [.secondary, .inferred])
  }

  /// The longest part of the number decides, then the origin; what nobody speaks for is missing.
  @Test func theMostParticularRowDecides() throws {
    let table = try table(
      """
      hts,origin,rate,source,basis
      ,,none,made up,inferred
      61,,1%,made up,inferred
      61,CN,2%,made up,inferred
      6109.10,,3%,made up,inferred
      ,CN,4%,made up,inferred
      """, name: "us.section-232.goods.csv")
    #expect(try rate(table, "6109100012", "CN") == "3%")
    #expect(try rate(table, "6110202079", "CN") == "2%")
    #expect(try rate(table, "6110202079", "VN") == "1%")
    #expect(try rate(table, "9503000073", "CN") == "4%")
    #expect(try rate(table, "9503000073", "VN") == "none")
    let column = try self.table("hts,rate,source,basis\n6109.10.00,16.5%,made up,inferred\n")
    #expect(try rate(column, "6110202079") == nil)
    #expect(try rate(column, "610910") == nil)
  }

  /// A row without a last day holds until the next one begins.
  @Test func days() throws {
    let table = try table(
      """
      hts,rate,from,to,source,basis
      6109,3%,2026-03-01,2026-03-31,made up,inferred
      6109,1%,,2026-01-31,made up,inferred
      6109,2%,2026-02-01,,made up,inferred
      """)
    let rates = try ["2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01"].map {
      try rate(table, "6109100012", on: $0)
    }
    #expect(rates == ["1%", "2%", "2%", "3%", "3%", nil])
  }

  @Test(arguments: [
    ("", "us.tariff.column-1.csv: the file is empty"),
    ("hts,rate,source\n", "us.tariff.column-1.csv:1: the column basis is missing"),
    (
      "hts,rate,source,basis,colour\n",
      "us.tariff.column-1.csv:1: the table us.tariff.column-1 has no column \"colour\"; it has hts, rate, from, to, source, basis"
    ),
    ("hts,hts,rate,source,basis\n", "us.tariff.column-1.csv:1: the column hts stands twice"),
    ("hts,rate,source,basis\n6109,5%\n", "us.tariff.column-1.csv:2: 2 fields, where the first row has 4"),
    (
      "hts,rate,source,basis\n6109,,a,inferred\n", "us.tariff.column-1.csv:2: rate is empty"
    ),
    (
      "hts,rate,source,basis\n6109,-5%,a,inferred\n",
      "us.tariff.column-1.csv:2: rate \"-5%\" is not a rate such as 16.5%, Free, 4.4¢/kg + 6%, or none"
    ),
    (
      "hts,rate,source,basis\n61091,5%,a,inferred\n",
      "us.tariff.column-1.csv:2: hts \"61091\" is not 2, 4, 6, 8 or 10 digits of the tariff"
    ),
    (
      "hts,rate,source,basis\n61091000123,5%,a,inferred\n",
      "us.tariff.column-1.csv:2: hts \"61091000123\" is not 2, 4, 6, 8 or 10 digits of the tariff"
    ),
    (
      "hts,rate,from,source,basis\n6109,5%,2026-13-01,a,inferred\n",
      "us.tariff.column-1.csv:2: from \"2026-13-01\" is not a day such as 2026-02-28"
    ),
    (
      "hts,rate,from,to,source,basis\n6109,5%,2026-02-29,,a,inferred\n",
      "us.tariff.column-1.csv:2: from \"2026-02-29\" is not a day such as 2026-02-28"
    ),
    (
      "hts,rate,from,to,source,basis\n6109,5%,2026-02-02,2026-02-01,a,inferred\n",
      "us.tariff.column-1.csv:2: the last day 2026-02-01 is before the first, 2026-02-02"
    ),
    (
      "hts,rate,source,basis\n6109,5%,a,sure\n",
      "us.tariff.column-1.csv:2: basis \"sure\" is not one of documented, secondary, inferred"
    ),
    (
      "hts,rate,source,basis\n6109,5%,a,inferred\n6109,6%,a,inferred\n",
      "us.tariff.column-1.csv:3: this row and us.tariff.column-1.csv:2 speak for the same on the same day"
    ),
    (
      "hts,rate,from,to,source,basis\n6109,5%,,2026-02-01,a,inferred\n6109,6%,2026-02-01,,a,inferred\n",
      "us.tariff.column-1.csv:3: this row and us.tariff.column-1.csv:2 speak for the same on the same day"
    ),
    (
      "hts,rate,from,source,basis\n6109,5%,0001-01-01,a,inferred\n6109,6%,,a,inferred\n",
      "us.tariff.column-1.csv:3: this row and us.tariff.column-1.csv:2 speak for the same on the same day"
    ),
    (
      "hts,rate,source,basis\n6109,5%,\"a,inferred\n",
      "us.tariff.column-1.csv:2: a quoted field is not closed"
    ),
    (
      "hts,rate,source,basis\n6109,5%,a\"b,inferred\n",
      "us.tariff.column-1.csv:2: a quote stands inside a field that is not quoted"
    ),
    (
      "hts,rate,source,basis\n6109,5%,\"a\"b,inferred\n",
      "us.tariff.column-1.csv:2: text stands behind a closing quote"
    ),
    (
      "hts,rate,source,basis\r6109,5%,a,inferred\n",
      "us.tariff.column-1.csv:1: a carriage return stands without a line feed"
    ),
    ("hts,rate,source,basis\n6109,5%,a\u{1}b,inferred\n", "us.tariff.column-1.csv:2: a control character"),
  ])
  func mistakes(_ text: String, _ expected: String) throws {
    #expect(try mistake(text) == expected)
  }

  @Test(arguments: [
    ("EUR,weekly,2026-07-01,2026-09-30,1.1", "kind \"weekly\" is not one of quarterly, daily"),
    ("EUR,daily,2026-07-01,,1.1", "to is empty"),
    ("EUR,daily,2026-07-01,2026-07-01,0", "dollars \"0\" is not a decimal number above 0 such as 1.0845"),
    (
      "EUR,daily,2026-07-01,2026-07-01,\"1,1\"",
      "dollars \"1,1\" is not a decimal number above 0 such as 1.0845"
    ),
    ("EU,daily,2026-07-01,2026-07-01,1.1", "currency \"EU\" is not a code such as EUR"),
  ])
  func mistakesOfExchange(_ row: String, _ expected: String) throws {
    let text = "currency,kind,from,to,dollars,source,basis\n\(row),made up,inferred\n"
    #expect(try mistake(text, name: "us.exchange.csv") == "us.exchange.csv:2: " + expected)
  }

  @Test func unknownTablesAndDirectories() throws {
    let unknown = try #require(try mistake("a\n", name: "us.rates.csv"))
    #expect(unknown.hasPrefix("us.rates.csv: there is no table of rates us.rates; there are us.ad-cvd, "))
    #expect(throws: RateTableError.self) {
      try RateTables(directories: ["/nonexistent"], rules: Rules.schemas.duty)
    }
    #expect(
      try #require(try mistake("a\n", name: "notes.txt")).hasSuffix("no file *.csv is in this directory"))
  }

  @Test func limits() throws {
    let long = String(repeating: "x", count: 5000)
    #expect(
      try mistake("hts,rate,source,basis\n6109,5%,\(long),inferred\n")
        == "us.tariff.column-1.csv:2: a field of more than 4096 bytes")
    let wide = String(repeating: "a,", count: 100)
    #expect(try mistake(wide + "\n") == "us.tariff.column-1.csv:1: more than 64 fields")
  }

  @Test(arguments: [
    ("Free", true), ("free", true), ("16.5%", true), ("4.4¢/kg + 6%", true), ("$0.05/No.", true),
    ("0%", true),
    ("%", false), ("16.5", false), ("$/kg", false), ("5¢", false), ("5%+", false), ("+5%", false),
    ("1,5%", false),
    ("$1/", false), ("none", false),
  ])
  func rates(_ text: String, _ isRate: Bool) {
    #expect((DutyRate(text) != nil) == isRate)
  }
}
