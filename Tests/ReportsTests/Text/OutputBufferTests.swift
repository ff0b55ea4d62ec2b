import Foundation
import Reports
import Testing

struct OutputBufferTests {
  @Test func growsAndIsUsedAgain() {
    var output = OutputBuffer(capacity: 0)
    for _ in 0..<1000 { output.append("abc" as StaticString) }
    #expect(Samples.text(output) == String(repeating: "abc", count: 1000))
    output.removeAll()
    output.append(repeating: UInt8(ascii: "-"), count: 3)
    output.append([1, 2] as [UInt8])
    #expect(Array(output.bytes) == [45, 45, 45, 1, 2])
  }

  @Test(arguments: [0, 9, 10, 99, 100, 18_446_744_073_709_551_615] as [UInt64])
  func numbers(_ number: UInt64) {
    var output = OutputBuffer()
    output.append(number)
    #expect(Samples.text(output) == "\(number)")
  }

  @Test(arguments: [0, -1, 42, Int64.min, Int64.max])
  func signedNumbers(_ number: Int64) {
    var output = OutputBuffer()
    output.append(number)
    #expect(Samples.text(output) == "\(number)")
  }

  @Test func escapesOnlyWhatMustBe() {
    var output = OutputBuffer()
    output.appendJSON("a\"b\\c/d\u{8}\t\n\u{C}\r\u{1}\u{1F}\u{7F}é品🎁")
    #expect(Samples.text(output) == #""a\"b\\c/d\b\t\n\f\r\u0001\u001F"# + "\u{7F}é品🎁\"")
  }

  /// Each byte that must be escaped, at each place of texts of each length around the sizes that are read at once.
  @Test func escapesAtEveryPlace() throws {
    for length in 1...40 {
      for place in 0..<length {
        for special: UInt8 in [0, 0x0A, 0x1F, 0x22, 0x5C, 0x20, 0x21, 0x23, 0x5B, 0x7F] {
          var bytes = Array(repeating: UInt8(ascii: "x"), count: length)
          bytes[place] = special
          let text = String(decoding: bytes, as: UTF8.self)
          try Self.expectReadBack(text)
        }
      }
    }
  }

  @Test func randomTextSurvives() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(state: seed)
    for _ in 0..<2000 {
      let count = Int.random(in: 0..<(Bool.random(using: &random) ? 40 : 6000), using: &random)
      let ceiling: UInt8 = Bool.random(using: &random) ? 255 : 127
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...ceiling, using: &random) }
      let text = String(decoding: bytes, as: UTF8.self)
      try Self.expectReadBack(text, "seed \(seed)")
    }
  }

  /// U+FEFF is a character like others wherever it stands, also behind one that is escaped.
  @Test(arguments: ["\u{FEFF}", "\u{FEFF}a", "a\u{FEFF}", "a\n\u{FEFF}b", "\u{E}\u{FEFF}\u{FFFD}"])
  func byteOrderMarksSurvive(_ text: String) throws { try Self.expectReadBack(text) }

  @Test func base64IsThatOfFoundation() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(state: seed)
    for count in 0..<100 {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      var output = OutputBuffer(capacity: 1)
      bytes.withUnsafeBytes { output.appendBase64($0) }
      #expect(Samples.text(output) == "\"\(Data(bytes).base64EncodedString())\"", "seed \(seed)")
    }
  }

  /// Reads by JSONDecoder, because JSONSerialization drops U+FEFF at the beginning of a string and behind an escape.
  private static func expectReadBack(_ text: String, _ comment: Comment? = nil) throws {
    var output = OutputBuffer(capacity: 1)
    output.appendJSON(text)
    #expect(!output.bytes.contains { $0 < 0x20 }, comment)
    let read = try JSONDecoder().decode(String.self, from: Data(output.bytes))
    // Not as strings, which are the same to Swift when they are canonically equivalent.
    #expect(read.utf8.elementsEqual(text.utf8), comment)
  }
}
