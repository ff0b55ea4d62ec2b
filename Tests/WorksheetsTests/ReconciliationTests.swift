import Duty
import Foundation
import Testing
import Vocabulary
import Worksheets

@Suite struct ReconciliationTests {
  private func reconcile(
    _ name: String, _ theirs: (URL) throws -> Void, items: [SampleItem] = WorksheetBuilderTests.official
  ) throws -> (summary: ReconciliationSummary, differences: [Difference]) {
    try withDirectory { directory in
      let path = directory.appending(path: name)
      try theirs(path)
      let filing = try Filing("imd-2025-08", "2025-09")
      let builder = try WorksheetBuilder(filing.setup)
      for item in items {
        let record = try item.record(filing.schemas)
        try builder.add(record, item.assessment(), at: RecordPlace(feed: "a", offset: 0, length: 1))
      }
      let reconciliation = try Reconciliation(filing.setup)
      _ = try builder.finish(reconciliation.outputs())
      try reconciliation.read(worksheet: path.path)
      var differences: [Difference] = []
      let summary = try reconciliation.compare { differences.append($0) }
      return (summary, differences)
    }
  }

  private static let titles =
    "Carrier Code,Flight/ Trip Number,Tracking Number,Arrival Port Code,Arrival Date,Declared Value (USD),"
    + "Country of Origin,Tariff Rate,Duties Owed\r\n"

  @Test func ourOwnSpreadsheetAgrees() throws {
    let (summary, differences) = try reconcile("theirs.xlsx") { path in
      _ = try Filing("imd-2025-08", "2025-09").make(WorksheetBuilderTests.official, spreadsheet: path.path)
    }
    #expect(differences == [])
    #expect(summary.agreeing == 3)
    #expect(summary.theirDuty == FixedDecimal("29.50"))
    #expect(summary.ourDuty == FixedDecimal("29.50"))
  }

  @Test func ourSpreadsheetFromAnotherProgram() throws {
    let (summary, differences) = try reconcile("worksheet.xlsx") { path in
      let first = path.deletingLastPathComponent().appending(path: "first")
      try FileManager.default.createDirectory(at: first, withIntermediateDirectories: true)
      let made = first.appending(path: "worksheet.xlsx").path
      _ = try Filing("imd-2025-08", "2025-09").make(WorksheetBuilderTests.official, spreadsheet: made)
      // LibreOffice writes it anew: shared strings, its own styles and numbers.
      try LibreOffice.convert(made, to: "xlsx", in: path.deletingLastPathComponent(), profile: first)
    }
    #expect(differences == [])
    #expect(summary.agreeing == 3)
  }

  @Test func eachKindOfDifference() throws {
    let text =
      Self.titles
      + "AB,123,EX123456789CN,4701,5/2/2025,$47.00,UK,15%,$7.05\r\n"
      + "AB,123,EX123456789CN,4701,5/2/2025,\"$23.50\",FR,10%,2.30\r\n"
      + "AB,123,LX000000015CN,4701,5/2/2025,9.00,CN,30%,2.70\r\n"
      + ",,,,,Total,,,12.05\r\n"
    let (summary, differences) = try reconcile("theirs.csv", { try Data(text.utf8).write(to: $0) })
    #expect(
      differences.map {
        "\($0.kind.rawValue) \($0.tracking) \($0.origin) \($0.row ?? 0): \($0.theirs) | \($0.ours)"
      } == [
        "rate EX123456789CN GB 2: 15 | 10%", "duty EX123456789CN GB 2: 7.05 | 4.70",
        "value EX123456789CN FR 3: 23.50 | 23.00",
        "missing LS987654321HK BR 0:  | value 45.00, rate 50%, duty 22.50",
        "extra LX000000015CN CN 4: value 9.00, rate 30, duty 2.70 | ",
      ])
    #expect(summary.theirRows == 3)
    #expect(summary.ourRows == 3)
    #expect(summary.agreeing == 0)
    #expect(summary.theirDuty == FixedDecimal("12.05"))
  }

  /// What is no amount is told as it stands, and is in no sum. Of a title that stands twice the first column counts.
  @Test func amountsInAnotherWriting() throws {
    let text =
      Self.titles.replacing("\r\n", with: ",Duties Owed\r\n")
      + "AB,123,EX123456789CN,4701,5/2/2025,\"47,00\",UK,10%,\"4,70\",1.00\r\n"
      + "AB,123,EX123456789CN,4701,5/2/2025,$23,FR,10 %,2.3,9.00\r\n"
      + "ABCD,AB645397645,ls987654321hk,2304,5/3/2025,\"$1,000,045.00\",BR,50%,\"12,34.50\",0\r\n"
    let (summary, differences) = try reconcile("theirs.csv", { try Data(text.utf8).write(to: $0) })
    #expect(
      differences.map { "\($0.kind.rawValue) \($0.theirs) | \($0.ours)" } == [
        "value 47,00 | 47.00", "duty 4,70 | 4.70", "value 1000045.00 | 45.00", "duty 12,34.50 | 22.50",
      ])
    #expect(summary.unreadable == 2)
    #expect(summary.theirDuty == FixedDecimal("2.30"))
  }

  @Test func anExtraRowSaysWhyItIsNotOurs() throws {
    var formal = WorksheetBuilderTests.official[1]
    formal.path = .formal
    let text = Self.titles + "ABCD,AB645397645,LS987654321HK,2304,5/3/2025,45,BR,50%,22.5\r\n"
    let (_, differences) = try reconcile("theirs.csv", { try Data(text.utf8).write(to: $0) }, items: [formal])
    #expect(differences.map(\.kind) == [.extra])
    #expect(differences[0].note.hasPrefix("WKS-PATH: the path to entry is formal"))
  }

  @Test(arguments: [
    ("empty.csv", "", "no row has the titles"), ("other.csv", "a,b,c\n1,2,3\n", "no row has the titles"),
    ("open.csv", "\"a", "line 1: a quoted field is not closed"), ("fake.xlsx", "PK no zip", "cannot read"),
  ])
  func whatIsNoWorksheet(_ name: String, _ text: String, _ reason: String) throws {
    do {
      _ = try reconcile(name, { try Data(text.utf8).write(to: $0) })
      Issue.record("it was read")
    } catch let error as WorksheetError {
      #expect(error.description.contains(reason))
    }
  }
}
