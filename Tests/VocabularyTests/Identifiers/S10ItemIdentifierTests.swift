import Testing
import Vocabulary

@Suite struct S10ItemIdentifierTests {
  @Test(arguments: [
    "RB123456785GB", "RB123456785US", "RB123456785CV", "RB123456785CF", "EJ211039802AU", "CY029642156CN",
    "CP381772924CN", "EE123456785CN", "RX123456785DE", "LX000000014DE", "UA000000102GB", "LZ300000009CN",
    "EE473124829GB", "HA000000005JP", "RB123456785XX", "CY000000080CN",
  ])
  func validIdentifiers(_ text: String) throws {
    #expect(S10ItemIdentifier.check(text) == .valid)
    let identifier = try #require(S10ItemIdentifier(text))
    #expect(identifier.description == text)
    #expect(identifier.isCheckDigitValid)
    #expect(identifier.serviceIndicator.description == text.prefix(2))
    #expect(identifier.country.description == text.suffix(2))
  }

  @Test func wrongCheckDigits() {
    #expect(S10ItemIdentifier.check("RB123456786US") == .wrongCheckDigit(expected: 5))
    #expect(S10ItemIdentifier.check("CA000340856PK") == .wrongCheckDigit(expected: 7))
    #expect(S10ItemIdentifier.check("HA000000006JP") == .wrongCheckDigit(expected: 5))
    #expect(S10ItemIdentifier.check("CY000000081CN") == .wrongCheckDigit(expected: 0))
    #expect(S10ItemIdentifier("CA000340856PK")?.isCheckDigitValid == false)
  }

  @Test func tenBecomesZeroAndElevenFive() {
    #expect(S10ItemIdentifier.checkDigit(of: 8) == 0)
    #expect(S10ItemIdentifier.checkDigit(of: 0) == 5)
    #expect(S10ItemIdentifier.checkDigit(of: 47_312_482) == 9)
  }

  @Test func wrongLengths() {
    for length in [0, 1, 12, 14, 200] {
      #expect(S10ItemIdentifier.check(String(repeating: "A", count: length)) == .wrongLength(length))
    }
  }

  @Test func eachPositionIsChecked() {
    let valid = Array("EE473124829GB".utf8)
    for position in valid.indices {
      for byte in UInt8.min...UInt8.max {
        var bytes = valid
        bytes[position] = byte
        let isLetterPlace = position < 2 || position > 10
        let fits = isLetterPlace ? (65...90).contains(byte) : (48...57).contains(byte)
        let verdict = bytes.withUnsafeBytes { S10ItemIdentifier.check($0) }
        #expect((verdict == .wrongShape(position: position)) == !fits)
      }
    }
  }

  @Test func randomSerialsAgainstTheWrittenRule() {
    let seed = UInt64.random(in: 1...UInt64.max)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2_000 {
      let serial = UInt32.random(in: 0...99_999_999, using: &generator)
      let text = String(serial)
      let digits = (String(repeating: "0", count: 8 - text.count) + text).compactMap(\.wholeNumberValue)
      let sum = zip(digits, [8, 6, 4, 2, 3, 5, 9, 7]).reduce(0) { $0 + $1.0 * $1.1 }
      let digit = 11 - sum % 11
      let expected = digit == 10 ? 0 : digit == 11 ? 5 : digit
      #expect(Int(S10ItemIdentifier.checkDigit(of: serial)) == expected, "seed \(seed), serial \(serial)")
      let identifier = S10ItemIdentifier(serviceIndicator: "CY", serial: serial, country: "CN")
      #expect(identifier.map { S10ItemIdentifier.check($0.description) } == .valid, "seed \(seed)")
    }
  }

  @Test func partsThatMakeNoIdentifier() {
    #expect(S10ItemIdentifier(serviceIndicator: "C1", serial: 1, country: "CN") == nil)
    #expect(S10ItemIdentifier(serviceIndicator: "CY", serial: 100_000_000, country: "CN") == nil)
    #expect(S10ItemIdentifier(serviceIndicator: "CY", serial: 1, country: "CHN") == nil)
  }

  @Test func normalizing() {
    #expect(normalized("cy 029 642 156-cn") == "CY029642156CN, changed")
    #expect(normalized("CY029642156CN") == "CY029642156CN, as it was")
    #expect(normalized("") == ", as it was")
    #expect(normalized("cy_ü") == "CY_ü, changed")
    #expect(normalized("CY029642156CN0000") == nil)
    #expect(S10ItemIdentifier("cy 029 642 156 cn")?.description == "CY029642156CN")
    #expect(S10ItemIdentifier(String(repeating: " ", count: 200)) == nil)
  }

  @Test func normalizingInPlace() {
    var bytes = Array("ee 47-3124829gb".utf8)
    let result = bytes.withUnsafeMutableBytes {
      S10ItemIdentifier.normalize(UnsafeRawBufferPointer($0), into: $0)
    }
    #expect(result == NormalizedText(count: 13, isChanged: true))
    #expect(String(decoding: bytes.prefix(13), as: UTF8.self) == "EE473124829GB")
  }

  private func normalized(_ text: String) -> String? {
    var buffer = [UInt8](repeating: 0, count: 16)
    let result = Array(text.utf8).withUnsafeBytes { bytes in
      buffer.withUnsafeMutableBytes { S10ItemIdentifier.normalize(bytes, into: $0) }
    }
    return result.map {
      String(decoding: buffer.prefix($0.count), as: UTF8.self) + ($0.isChanged ? ", changed" : ", as it was")
    }
  }
}
