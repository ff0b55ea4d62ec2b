import Foundation
import Testing
import Worksheets

/// Worksheets of strangers that try to use up memory, time or disk.
@Suite struct HostileWorksheetTests {
  /// Reads a file as someone's worksheet, and gives the reason why it is refused; nil when it is not.
  private func refusal(of file: URL) throws -> String? {
    let reconciliation = try Reconciliation(Filing("imd-2025-08", "2025-09").setup)
    do {
      try reconciliation.read(worksheet: file.path)
      return nil
    } catch let error as WorksheetError {
      return error.description.replacing(file.path, with: "file")
    }
  }

  /// A workbook of one sheet.
  ///
  /// - Parameter script: Python statements that write the rows to `sheet`, a file; `strings` is that of shared strings.
  private func workbook(_ script: String, in directory: URL) throws -> URL {
    let file = directory.appending(path: "theirs.xlsx")
    let program = """
      import io, zipfile
      relation = '<Relationships xmlns="r"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'
      book = '<workbook xmlns="w" xmlns:r="r"><sheets><sheet name="Page 2" r:id="rId1"/></sheets></workbook>'
      styles = '<styleSheet xmlns="w"><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>'
      strings = '<sst xmlns="w"></sst>'
      titles = ["Carrier Code", "Flight/ Trip Number", "Tracking Number", "Arrival Port Code", "Arrival Date",
        "Declared Value (USD)", "Country of Origin", "Tariff Rate", "Duties Owed"]
      def text(value): return '<c t="inlineStr"><is><t>' + value + '</t></is></c>'
      head = '<worksheet xmlns="w"><sheetData><row>' + ''.join(map(text, titles)) + '</row>'
      tail = '</sheetData></worksheet>'
      with zipfile.ZipFile("\(file.path)", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/_rels/workbook.xml.rels", relation)
        archive.writestr("xl/workbook.xml", book)
        archive.writestr("xl/styles.xml", styles)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as raw:
          sheet = io.TextIOWrapper(raw, "utf-8")
          sheet.write(head)
      \(script.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))
          sheet.write(tail)
          sheet.flush()
        archive.writestr("xl/sharedStrings.xml", strings)
      """
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return file
  }

  @Test(arguments: [
    ("sheet.write('<row>' + text('AB') * 9 + '</row>')", nil),
    // 200 MB of spaces in 200 KB.
    (
      "for number in range(200): sheet.write(' ' * 1000000 + '<row/>')",
      "xl/worksheets/sheet1.xml unfolds to more than a spreadsheet would hold"
    ),
    ("sheet.write('<row>' + text('x' * 200000) + '</row>')", "it has more than 131072 bytes in a cell"),
    (
      "strings = '<sst xmlns=\"w\"><si>' + '<t>' + 'x' * 100000 + '</t><t>' + 'y' * 100000 + '</t></si></sst>'",
      "it has more than 131072 bytes in a text"
    ),
    ("sheet.write('<row><c>')", "xl/worksheets/sheet1.xml is no well-formed XML"),
    (
      "sheet.write('<row r=\"-7\"><c r=\"ZZZ0\" s=\"99999999999999999999\" t=\"s\"><v>-1</v></c></row>')", nil
    ),
  ])
  func workbooks(_ script: String, _ reason: String?) throws {
    try withDirectory { directory in
      let file = try workbook(script, in: directory)
      #expect(try refusal(of: file) == reason.map { "cannot read file: " + $0 })
    }
  }

  @Test func tooManySheets() throws {
    try withDirectory { directory in
      let file = try workbook("pass", in: directory)
      let program = """
        import zipfile
        sheets = '<sheet name="x" r:id="rId1"/>' * 1001
        with zipfile.ZipFile("\(file.path)", "w") as archive:
          archive.writestr("xl/_rels/workbook.xml.rels",
            '<Relationships xmlns="r"><Relationship Id="rId1" Target="a.xml"/></Relationships>')
          archive.writestr("xl/workbook.xml",
            '<workbook xmlns="w" xmlns:r="r"><sheets>' + sheets + '</sheets></workbook>')
        """
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = ["python3", "-c", program]
      try process.run()
      process.waitUntilExit()
      #expect(try refusal(of: file) == "cannot read file: it has more than 1000 sheets")
    }
  }

  @Test func longFieldsAndRows() throws {
    try withDirectory { directory in
      let file = directory.appending(path: "theirs.csv")
      try Data(String(repeating: "x", count: 200_000).utf8).write(to: file)
      #expect(try refusal(of: file) == "cannot read file: line 1: a field of more than 131072 bytes")
      try Data(String(repeating: "x,", count: 2_000).utf8).write(to: file)
      #expect(try refusal(of: file) == "cannot read file: line 1: more than 1000 fields")
    }
  }
}
