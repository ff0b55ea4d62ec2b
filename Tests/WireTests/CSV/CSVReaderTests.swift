import Foundation
import Testing
import Wire

/// Rows of CSV files. What the strict reading refuses is tested with the tables of rates.
@Suite struct CSVReaderTests {
  private func rows(
    _ bytes: [UInt8], _ leniency: CSVReader.Leniency = .asItStands, limits: CSVLimits = CSVLimits()
  ) throws -> [[String]] {
    let file = FileManager.default.temporaryDirectory.appending(path: "rows-\(UUID().uuidString).csv")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    var reader = try CSVReader(path: file.path, leniency: leniency, limits: limits)
    var rows: [[String]] = []
    while let fields = try reader.next() { rows.append(["\(reader.line)/\(reader.row)"] + fields) }
    return rows
  }

  @Test(arguments: [CSVReader.Leniency.none, .asItStands])
  func whatTheStandardAllows(_ leniency: CSVReader.Leniency) throws {
    let text = "\u{FEFF}a,\"b\"\"c\",\r\n\r\n\"d\ne\",,f\n,"
    #expect(
      try rows(Array(text.utf8), leniency) == [
        ["1/1", "a", "b\"c", ""], ["3/3", "d\ne", "", "f"], ["5/4", "", ""],
      ])
  }

  @Test func otherwiseItIsTakenAsItStands() throws {
    let text: [UInt8] = Array("a\"b,\"c\"d,\u{1}\r".utf8) + [0xE4, 0x2C] + Array("\"e\"\"\"".utf8)
    #expect(try rows(text) == [["1/1", "a\"b", "cd", "\u{1}"], ["2/2", "\u{FFFD}", "e\""]])
    // EF begins a byte order mark, and other letters too.
    #expect(try rows([0xEF, 0xAC, 0x81, 0x2C]) == [["1/1", "\u{FB01}", ""]])
  }

  @Test(arguments: [
    ([0xE4] as [UInt8], "the text is not in UTF-8"),
    ([0x61, 0x0D, 0x62] as [UInt8], "a carriage return stands without a line feed"),
  ])
  func strictly(_ bytes: [UInt8], _ problem: String) throws {
    let error = #expect(throws: CSVError.self) { try rows(bytes, .none) }
    #expect(error?.problem == problem)
    #expect(error?.line == 1)
  }

  @Test func bounds() throws {
    let limits = CSVLimits(fieldLength: 3, fields: 2)
    #expect(try rows(Array("abc,def\n".utf8), limits: limits) == [["1/1", "abc", "def"]])
    for text in ["abcd", "\"abcd\"", "a,b,c"] {
      #expect(throws: CSVError.self) { try rows(Array(text.utf8), limits: limits) }
    }
  }
}
