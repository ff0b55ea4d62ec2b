import Duty
import Foundation
import SchemaLanguage
import Testing
import Vocabulary
import Worksheets

@Suite struct WorksheetBuilderTests {
  /// The three rows of page 2 of the official form (reference 1.3), with arrivals of a month it was used for.
  static let official = [
    SampleItem(
      id: "EX123456789CN",
      lines: [
        SampleLine(origin: "GB", value: "47.00", rate: "10", duty: "4.70"),
        SampleLine(origin: "FR", value: "23.00", rate: "10", duty: "2.30"),
      ]),
    SampleItem(
      id: "LS987654321HK", carrier: "ABCD", flight: "AB645397645", port: "2304", arrival: "2025-09-03",
      lines: [SampleLine(origin: "BR", value: "45.00", rate: "50", duty: "22.50")]),
  ]

  @Test func page2OfTheOfficialSample() throws {
    let result = try Filing("imd-2025-08", "2025-09").make(Self.official)
    #expect(
      result.table == [
        "Carrier Code,Flight/ Trip Number,Tracking Number,Arrival Port Code,Arrival Date,Declared Value (USD),"
          + "Country of Origin,Tariff Rate,Duties Owed",
        "AB,123,EX123456789CN,4701,2025-09-02,47.00,GB,10%,4.70",
        "AB,123,EX123456789CN,4701,2025-09-02,23.00,FR,10%,2.30",
        "ABCD,AB645397645,LS987654321HK,2304,2025-09-03,45.00,BR,50%,22.50",
      ])
    #expect(result.leftOut.count == 1)
    // Worked example 4: two packages, $115.00, $29.50.
    let totals = result.summary.totals
    #expect(totals.packages == 2)
    #expect(totals.rows == 3)
    #expect(totals.sums[5] == FixedDecimal("115.00"))
    #expect(totals.duty == DutyAmounts(try #require(FixedDecimal("29.50"))))
    #expect(result.summary.due?.date.description == "2025-10-09")
    #expect(result.summary.warnings.isEmpty)
  }

  /// An accent at the beginning, as where a feed was cut, once emptied the cell.
  @Test func aValueMayBeginWithAnAccent() throws {
    var item = Self.official[1]
    item.flight = "\u{301}123"
    let result = try Filing("imd-2025-08", "2025-09").make([item])
    let row = "ABCD,\u{301}123,LS987654321HK,2304,2025-09-03,45.00,BR,50%,22.50"
    #expect(result.table.last.map { Array($0.utf8) } == Array(row.utf8))
  }

  @Test func specificDutyIsOnceForAPackage() throws {
    let result = try Filing("imd-2025-08", "2025-09").make(Self.official, method: .specific, perItem: "80.00")
    #expect(
      result.table.dropFirst().map { $0.split(separator: ",").suffix(2).joined(separator: " ") } == [
        "10% 80.00", "10% 0.00", "50% 80.00",
      ])
    #expect(result.summary.totals.duty.centsHalfUp == FixedDecimal("160.00"))
    #expect(result.summary.totals.method == .specific)
    #expect(result.summary.warnings.isEmpty)
  }

  /// A gift has no method of its own; what comes first does not decide for the month.
  @Test func aGiftDoesNotDecideTheMethod() throws {
    var gift = Self.official[0]
    gift.id = "LX000000015CN"
    gift.lines = [
      SampleLine(origin: "JP", value: "95.00", rate: "0", duty: "0.00", exemption: Self.gift)
    ]
    gift.method = .adValorem
    let result = try Filing("imd-2025-08", "2025-09").make(
      [gift] + Self.official, method: .specific, perItem: "80.00")
    #expect(result.summary.totals.method == .specific)
    #expect(result.summary.totals.packages == 3)
    #expect(result.summary.warnings.map(\.code) == ["WKS-FREE-PACKAGES"])
    #expect(result.summary.warnings[0].message.hasPrefix("1 packages owe nothing"))
  }

  /// The choice of the specific duty ended on 2026-02-23, within a month.
  @Test func twoMethodsInOneMonth() throws {
    var later = Self.official[1]
    later.method = .adValorem
    let result = try Filing("imd-2025-08", "2025-09").make(
      [Self.official[0], later], method: .specific, perItem: "80.00")
    #expect(result.summary.totals.method == .adValorem)
    #expect(result.summary.totals.duty.centsHalfUp == FixedDecimal("102.50"))
    #expect(result.summary.warnings.map(\.code) == ["WKS-METHODS"])
  }

  /// What was replaced is not on the worksheet, and its rate is no second tier.
  @Test func theRateOfAReplacedItemDoesNotCount() throws {
    let filing = try Filing("imd-2025-08", "2025-09")
    let builder = try WorksheetBuilder(filing.setup)
    for (number, rate) in ["160.00", "80.00"].enumerated() {
      let record = try Self.official[1].record(filing.schemas)
      try builder.add(
        record, try Self.official[1].assessment(.specific, perItem: rate),
        at: RecordPlace(feed: "sample.edi", offset: UInt64(number * 100), length: 50))
    }
    let summary = try builder.finish(WorksheetOutputs(filing.setup))
    #expect(summary.totals.specificRates == [try #require(FixedDecimal("80.00"))])
    #expect(summary.warnings.isEmpty)
  }

  @Test func doubtsAreCounted() throws {
    var item = Self.official[1]
    item.doubt = Undetermined(
      .recipientLimit, element: "recipient.name", message: "judged alone", remedy: "compare", isRefusal: false
    )
    let result = try Filing("imd-2025-08", "2025-09").make([Self.official[0], item])
    #expect(result.summary.remarks == ["RECIPIENT-LIMIT": 1])
    #expect(result.table.count == 4)
  }

  @Test func linesOfOneOriginShareARowOnTheFirstForm() throws {
    var item = Self.official[0]
    item.lines.append(SampleLine(origin: "GB", value: "3.00", rate: "10", duty: "0.30", hts: "610910"))
    let result = try Filing("imd-2025-08", "2025-09").make([item])
    #expect(result.table[1] == "AB,123,EX123456789CN,4701,2025-09-02,50.00,GB,10%,5.00")
    #expect(result.table.count == 3)
  }

  @Test func aRowOfSeveralLinesIsRoundedOnce() throws {
    var item = Self.official[0]
    // Each line owes $1.01; the row is worth $20.28 and owes $2.03.
    item.lines = [
      SampleLine(origin: "GB", value: "10.14", rate: "10", duty: "1.01"),
      SampleLine(origin: "GB", value: "10.14", rate: "10", duty: "1.01", hts: "610910"),
    ]
    let result = try Filing("imd-2025-08", "2025-09").make([item])
    #expect(result.table.dropFirst() == ["AB,123,EX123456789CN,4701,2025-09-02,20.28,GB,10%,2.03"])
    #expect(result.summary.totals.duty.centsHalfUp == FixedDecimal("2.03"))
  }

  private func july(_ lines: [SampleLine], id: String? = "LX000000015CN", arrival: String = "2026-08-15")
    -> SampleItem
  {
    SampleItem(id: id, arrival: arrival, lines: lines)
  }

  @Test func fourteenElements() throws {
    let item = july([
      SampleLine(
        origin: "IN", value: "50.00", rate: "11.3", duty: "10.65", hts: "6214900000",
        description: "COTTON STOLE",
        heading: "99030544")
    ])
    let result = try Filing("imd-2026-07", "2026-08").make([item])
    #expect(
      result.table == [
        "Filer Code,Bond Number,Description of Merchandise,Country of Origin of Merchandise,"
          + "10-digit HTSUS Classification(s),Quantity/Weight,Duty Rate,Value,Total Duty Owed,Carrier,"
          + "Flight/Conveyance Number,Tracking Number,Arrival Port,Arrival Date",
        "X9X,990000001,COTTON STOLE,IN,9903.05.44; 6214.90.00.00,,11.3%,50.00,10.65,AB,123,LX000000015CN,4701,"
          + "2026-08-15",
      ])
    #expect(result.summary.warnings.map(\.code) == ["WKS-DUE-DAY"])
    #expect(result.summary.warnings[0].message.contains("2026-09-07, which is Labor Day"))
  }

  @Test func rowsAreGroupedByOriginAndClassification() throws {
    let line = SampleLine(
      origin: "CN", value: "10.49", rate: "10", duty: "1.05", otherDuty: "1.00", hts: "6109100012")
    var other = line
    other.description = "COTTON VEST, KNIT"
    var third = line
    third.hts = "6109100027"
    let filing = try Filing("imd-2026-07", "2026-08")
    let result = try filing.make([july([line, other, third])])
    #expect(result.table.count == 3)
    #expect(result.table[1].contains("\"COTTON T-SHIRT; COTTON VEST, KNIT\""))
    #expect(result.table[1].contains(",10%,20.98,2.10,"))
    #expect(result.summary.totals.duty.centsHalfUp == FixedDecimal("3.15"))
    #expect(result.summary.totals.duty.cfr1593 == FixedDecimal("3.00"))
    #expect(result.summary.warnings.map(\.code) == ["WKS-DUE-DAY", "WKS-ROUNDING"])
    let dollars = try Filing("imd-2026-07", "2026-08", rounding: .cfr1593).make([july([line])])
    #expect(dollars.table[1].contains(",10.49,1.00,"))
  }

  /// Eight digits tell a rate, six do for a gift; the form asks for ten.
  @Test(arguments: ["62149000", "621490"])
  func tariffNumbersHaveTenDigits(_ hts: String) throws {
    let line = SampleLine(origin: "IN", value: "50.00", rate: "11.3", duty: "5.65", hts: hts)
    let result = try Filing("imd-2026-07", "2026-08").make([july([line])])
    #expect(result.table.count == 1)
    #expect(result.leftOut[1].contains("WKS-MISSING,10-digit HTSUS Classification(s) is missing"))
  }

  private static let gift = AppliedExemption(
    id: "gift", title: "Bona fide gift", isReported: true, sameRecipient: nil, source: "19 CFR 10.152",
    basis: .documented)

  @Test func giftsAreRowsWithoutDuty() throws {
    var item = july([
      SampleLine(
        origin: "JP", value: "95.00", rate: "0", duty: "0.00", hts: "9503000000", exemption: Self.gift)
    ])
    item.path = .none
    let result = try Filing("imd-2026-07", "2026-08").make([item])
    #expect(result.table[1].contains(",0%,95.00,0.00,"))
    #expect(result.summary.totals.rowsWithoutDuty == 1)
  }

  @Test func whatIsExemptAndNotReportedIsPassedOver() throws {
    let book = AppliedExemption(
      id: "informational", title: "Informational materials", isReported: false, sameRecipient: nil,
      source: "50 USC 1702(b)",
      basis: .documented)
    let item = SampleItem(
      id: "LX000000015CN",
      lines: [
        SampleLine(origin: "FR", value: "40.00", rate: "0", duty: "0.00", exemption: book),
        SampleLine(origin: "FR", value: "20.00", rate: "10", duty: "2.00"),
      ])
    let result = try Filing("imd-2025-08", "2025-09").make([item])
    #expect(result.table.dropFirst().map { $0.hasSuffix(",20.00,FR,10%,2.00") } == [true])
    #expect(result.leftOut[1].contains("WKS-EXEMPT,no duty and no report: Informational materials"))
    #expect(result.summary.itemsOnWorksheet == 1)
  }

  @Test func whatCannotBeCompletedIsListedWithItsReason() throws {
    let noRate = Undetermined(
      .noRate, element: "contents.hs", message: "no rate for 6109100012 is known on 2026-09-07",
      remedy: "Add the number to the table of rates.")
    let fine = SampleLine(origin: "CN", value: "10.00", rate: "10", duty: "1.00", hts: "6109100012")
    var refused = fine
    refused.refusal = noRate
    var unnamed = fine
    unnamed.description = nil
    var unclassified = fine
    unclassified.hts = nil
    var onFoot = july([fine], id: "LX000000041CN")
    onFoot.carrier = ""
    var formal = july([fine], id: "LX000000038CN")
    formal.path = .formal
    let result = try Filing("imd-2026-07", "2026-08").make([
      july([fine, refused], id: "LX000000007CN"), july([unnamed], id: "LX000000015CN"), july([fine], id: nil),
      july([fine], id: "LX000000024CN", arrival: "2026-07-31"), july([unclassified], id: "LX000000072CN"),
      formal, onFoot,
    ])
    #expect(result.table.count == 1)
    let head = try #require(result.leftOut.first)
    #expect(
      head
        == "Tracking Number,Line,Country of Origin,Declared Value,Currency,Code,Reason,To Complete,Feed,Byte")
    #expect(
      result.leftOut.dropFirst().map { String($0.prefix(60)) } == [
        ",,,,,WKS-NO-ID,the item has no tracking number,Ask the origi",
        "LX000000007CN,2,CN,10.00,USD,RATE-MISSING,no rate for 610910",
        "LX000000015CN,1,CN,10.00,USD,WKS-MISSING,Description of Merc",
        "LX000000024CN,,,,,WKS-ARRIVAL,the item arrives on 2026-07-31",
        "LX000000038CN,,,,,WKS-PATH,\"the path to entry is formal, whi",
        "LX000000041CN,1,CN,10.00,USD,WKS-MISSING,Carrier is missing ",
        "LX000000072CN,1,CN,10.00,USD,WKS-MISSING,10-digit HTSUS Clas",
      ])
    #expect(result.leftOut[1].hasSuffix(",sample.edi,200"))
    #expect(result.summary.leftOut["WKS-MISSING"] == 3)
    #expect(result.summary.items == 7)
    #expect(result.summary.itemsOnWorksheet == 0)
  }

  @Test func theLastMessageCounts() throws {
    func item(_ id: String, _ value: String, _ action: String?) -> SampleItem {
      SampleItem(
        id: id, action: action, lines: [SampleLine(origin: "FR", value: value, rate: "10", duty: "1.00")])
    }
    let result = try Filing("imd-2025-08", "2025-09").make([
      item("LX000000015CN", "10.00", "original"), item("LX000000024CN", "11.00", nil),
      item("LX000000015CN", "12.00", "replace"), item("LX000000024CN", "11.00", "cancel"),
      item("LX000000038CN", "13.00", "cancel"), item("LX000000041CN", "14.00", "cancel"),
      item("LX000000041CN", "15.00", nil),
    ])
    #expect(result.table.dropFirst().map { $0.split(separator: ",")[5] } == ["12.00", "15.00"])
    #expect(
      result.leftOut.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false)[5] } == [
        "WKS-REPLACED", "WKS-CANCELLED", "WKS-CANCELLED",
      ])
  }

  @Test func textsCannotBecomeFormulas() throws {
    let evil = ["=1+1", "+1", "-1", "@SUM(A1)", "a\u{0}\tb\r\nc\u{FFFF}d\u{F001}", "say \"no\", twice"]
    let items = evil.enumerated().map { number, text in
      july(
        [
          SampleLine(
            origin: "CN", value: "1.00", rate: "10", duty: "0.10", hts: "6109100012", description: text)
        ],
        id: "LX00000001\(number)CN")
    }
    let result = try Filing("imd-2026-07", "2026-08").make(items)
    #expect(
      result.table.dropFirst().map { $0.dropFirst("X9X,990000001,".count).prefix(18) } == [
        "'=1+1,CN,6109.10.0", "'+1,CN,6109.10.00.", "'-1,CN,6109.10.00.", "'@SUM(A1),CN,6109.",
        "a  b  c d\u{F001},CN,6109", "\"say \"\"no\"\", twice",
      ])
  }

  @Test func eachCellSaysWhereItCameFrom() throws {
    let result = try Filing("imd-2025-08", "2025-09", provenance: true).make(Self.official)
    #expect(result.provenance.count == 3)
    let line = result.provenance[0]
    #expect(
      line.hasPrefix(
        #"{"form":"imd-2025-08","row":2,"trackingNumber":"EX123456789CN","#
          + #""dutySource":"declarations of the sellers","feed":"sample.edi","offset":0,"length":50,"cells":{"#
      ))
    #expect(
      line.contains(#""carrier":[{"element":"conveyance.carrier","offset":120,"length":5,"segment":7}]"#))
    #expect(line.contains(#""rate":[{"for":"rate","table":"us.test","file":"rates.csv","line":3}]"#))
    #expect(line.contains(#""arrival":[{"element":"conveyance.arrivalDate","#))
  }

  /// The titles of a sheet stand below its heading, those of the CSV in its first row.
  @Test func provenanceNamesTheSheet() throws {
    try withDirectory { directory in
      let result = try Filing("imd-2025-08", "2025-09", provenance: true).make(
        Self.official, spreadsheet: directory.appending(path: "w.xlsx").path)
      for (line, row) in zip(result.provenance, 4...6) {
        #expect(line.hasPrefix(#"{"form":"imd-2025-08","sheet":"Page 2","row":\#(row),"trackingNumber":"#))
      }
      #expect(result.provenance.count == 3)
    }
  }

  @Test func amountsThatNoSpreadsheetKeeps() throws {
    let item = SampleItem(
      id: "LX000000015CN",
      lines: [SampleLine(origin: "FR", value: "9999999999999999.99", rate: "10", duty: "1.00")])
    let result = try Filing("imd-2025-08", "2025-09").make([item])
    #expect(result.table.count == 1)
    #expect(result.leftOut[1].contains("WKS-TOO-LARGE"))
  }
}
