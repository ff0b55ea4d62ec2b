import Duty
import Foundation
import Testing
import Vocabulary
import Worksheets

/// Spreadsheets as LibreOffice opens them: another program's reading of what was written.
@Suite struct SpreadsheetTests {
  /// Makes a worksheet and gives the sheets as LibreOffice shows them, each as lines of CSV, formulas computed anew.
  private func sheets(_ form: String, _ month: String, _ items: [SampleItem], method: DutyMethod = .adValorem)
    throws -> (sheets: [[String]], formulas: [[String]], result: Filing.Result)
  {
    try withDirectory { directory in
      let path = directory.appending(path: "worksheet.xlsx").path
      let perItem = method == .specific ? "80.00" : nil
      let result = try Filing(form, month).make(items, method: method, perItem: perItem, spreadsheet: path)
      func convert(_ formulas: Bool, _ name: String) throws -> [[String]] {
        let out = directory.appending(path: name)
        // 44 comma, 34 quote, 76 UTF-8; quotes only where needed, values as shown or formulas, all sheets.
        let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,\(formulas),false,-1"
        try LibreOffice.convert(path, to: filter, in: out, profile: directory)
        return try ["Sheet1", "Summary", "Page 2", "Worksheet"].compactMap { sheet in
          let file = out.appending(path: "worksheet-\(sheet).csv")
          guard FileManager.default.fileExists(atPath: file.path) else { return nil }
          return try String(contentsOf: file, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false
          )
          .map(String.init)
        }
      }
      return (try convert(false, "values"), try convert(true, "formulas"), result)
    }
  }

  /// Page 2 as the form prints it: its days are of May 2025. `UK`, which it prints, is `GB` here.
  @Test func theOfficialSampleInAnotherProgram() throws {
    let items = zip(WorksheetBuilderTests.official, ["2025-05-02", "2025-05-03"]).map { item, arrival in
      var item = item
      item.arrival = arrival
      return item
    }
    let (sheets, formulas, result) = try sheets("imd-2025-08", "2025-05", items)
    #expect(result.summary.due?.date.description == "2025-06-10")
    #expect(
      sheets[1].prefix(6) == [
        "International Postal Package Items Containing Goods,,,,,,,,", ",,,,,,,,",
        "Carrier Code,Flight/ Trip Number,Tracking Number,Arrival Port Code,Arrival Date,Declared Value (USD),"
          + "Country of Origin,Tariff Rate,Duties Owed",
        "AB,123,EX123456789CN,4701,5/2/2025,$47.00,GB,10%,$4.70",
        "AB,123,EX123456789CN,4701,5/2/2025,$23.00,FR,10%,$2.30",
        "ABCD,AB645397645,LS987654321HK,2304,5/3/2025,$45.00,BR,50%,$22.50",
      ])
    let cover = sheets[0]
    #expect(cover[0] == "CBP International Mail Duty Worksheet,,,")
    #expect(cover[2] == "Qualified Party/Transportation Carrier:,EXAMPLE AIR CARGO LTD,,")
    #expect(cover[8] == "Month of Importation :,May,,")
    #expect(cover[9] == "Year of Importation:,2025,,")
    #expect(cover[14] == "Package Count,Fixed Rate,=,Total Amount Paid")
    #expect(cover[15] == ",,,")
    #expect(cover[20] == "Package Count,Shipment Value,=,Total Amount Paid")
    #expect(cover[21] == "2,$115.00,,$29.50")
    #expect(cover[25] == "Send Manifest Information to,CBPDM@cbp.dhs.gov,,")
    #expect(
      formulas[0][21]
        == "\"=SUMPRODUCT(--NOT(EXACT($'Page 2'.$C$4:$C$6,$'Page 2'.$C$3:$C$5)))\",=SUM($'Page 2'.$F$4:$F$6),,"
        + "=SUM($'Page 2'.$I$4:$I$6)")
  }

  @Test func theFixedRateBlock() throws {
    let (sheets, _, _) = try sheets(
      "imd-2025-08", "2025-09", WorksheetBuilderTests.official, method: .specific)
    #expect(sheets[0][15] == "2,$80.00,,$160.00")
    #expect(sheets[0][21] == ",,,")
  }

  @Test func theSummaryOf2026() throws {
    let items = (0..<40).map { number in
      SampleItem(
        id: "LX0000000\(10 + number)CN", arrival: "2026-08-\(10 + number % 20)",
        lines: [
          SampleLine(
            origin: "CN", value: "\(9 + number).95", rate: "12.5", duty: "1.\(10 + number)", hts: "6109100012"
          ),
          SampleLine(origin: "RS", value: "0.05", rate: "0", duty: "0.00", hts: "9503000000"),
        ])
    }
    let (sheets, _, result) = try sheets("imd-2026-07", "2026-08", items)
    let summary = sheets[0]
    #expect(summary[14] == "Packages,40")
    #expect(summary[15] == "Rows,80")
    #expect(summary[16] == "Value,\"$1,180.00\"" || summary[16] == "Value,$1180.00")
    #expect(summary[17] == "Total duty owed,$51.80")
    #expect(result.summary.totals.duty.centsHalfUp == FixedDecimal("51.80"))
    #expect(summary[11] == "Due,2026-09-07")
    #expect(sheets[1].count { $0.hasPrefix("X9X,") } == 80)
    #expect(sheets[1][1].contains(",6109.10.00.12,,12.5%,$9.95,$1.10,"))
  }

  @Test func itPrints() throws {
    try withDirectory { directory in
      let path = directory.appending(path: "worksheet.xlsx").path
      _ = try Filing("imd-2025-08", "2025-09").make(WorksheetBuilderTests.official, spreadsheet: path)
      try LibreOffice.convert(path, to: "pdf", in: directory, profile: directory)
      let pdf = try Data(contentsOf: directory.appending(path: "worksheet.pdf"))
      #expect(pdf.starts(with: Data("%PDF".utf8)))
    }
  }

  @Test func theSameWorksheetIsTheSameFile() throws {
    try withDirectory { directory in
      let files = try ["a", "b"].map { name in
        let path = directory.appending(path: "\(name).xlsx")
        _ = try Filing("imd-2025-08", "2025-09").make(WorksheetBuilderTests.official, spreadsheet: path.path)
        return try Data(contentsOf: path)
      }
      #expect(files[0] == files[1])
    }
  }
}

/// A new, empty directory, which is removed after the work.
func withDirectory<Result>(_ work: (URL) throws -> Result) throws -> Result {
  let directory = FileManager.default.temporaryDirectory.appending(path: "postern-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: directory) }
  return try work(directory)
}
