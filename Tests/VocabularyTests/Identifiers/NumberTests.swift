import Testing
import Vocabulary

@Suite struct AirWaybillNumberTests {
  @Test func validNumbers() {
    for text in ["999-12345675", "99912345675", "000-00000000", "180-00000011"] {
      #expect(AirWaybillNumber.check(text) == .valid)
    }
    #expect(AirWaybillNumber("99912345675")?.description == "999-12345675")
    #expect(AirWaybillNumber("00100000011")?.description == "001-00000011")
    #expect(AirWaybillNumber("999-12345675") == AirWaybillNumber("99912345675"))
  }

  @Test func faults() {
    #expect(AirWaybillNumber.check("999-12345676") == .wrongCheckDigit(expected: 5))
    #expect(AirWaybillNumber.check("99912345679") == .wrongCheckDigit(expected: 5))
    #expect(AirWaybillNumber("99912345679")?.isCheckDigitValid == false)
    #expect(AirWaybillNumber.check("999/12345675") == .wrongShape(position: 3))
    #expect(AirWaybillNumber.check("9A9-12345675") == .wrongShape(position: 1))
    #expect(AirWaybillNumber.check("999-1234567X") == .wrongShape(position: 11))
    #expect(AirWaybillNumber.check("9991234567X") == .wrongShape(position: 10))
    #expect(AirWaybillNumber.check("") == .wrongLength(0))
    #expect(AirWaybillNumber.check("999-123456755") == .wrongLength(13))
  }
}

@Suite struct HarmonizedSystemCodeTests {
  @Test func lengths() {
    #expect(HarmonizedSystemCode.check("610910") == .valid(digits: 6))
    #expect(HarmonizedSystemCode.check("6109.10") == .valid(digits: 6))
    #expect(HarmonizedSystemCode.check("9903.05.44") == .valid(digits: 8))
    #expect(HarmonizedSystemCode.check("6109.10.00.12") == .valid(digits: 10))
    for count in 0...14 {
      let verdict = HarmonizedSystemCode.check(String(repeating: "1", count: count))
      switch count {
      case 0: #expect(verdict == .empty)
      case 6, 8, 10: #expect(verdict == .valid(digits: count))
      case 4...12: #expect(verdict == .unusualLength(digits: count))
      default: #expect(verdict == .wrongLength(digits: count))
      }
    }
  }

  @Test func wrongCharacters() {
    #expect(HarmonizedSystemCode.check(".610910") == .wrongCharacter(position: 0))
    #expect(HarmonizedSystemCode.check("610910.") == .wrongCharacter(position: 6))
    #expect(HarmonizedSystemCode.check("6109..10") == .wrongCharacter(position: 5))
    #expect(HarmonizedSystemCode.check("6109 10") == .wrongCharacter(position: 4))
    #expect(HarmonizedSystemCode.check("6.10910E+5") == .wrongCharacter(position: 7))
    #expect(HarmonizedSystemCode.check("4820900000,210410") == .wrongCharacter(position: 10))
  }

  @Test func parts() throws {
    let code = try #require(HarmonizedSystemCode("0902.30.00.15"))
    #expect(code.description == "0902300015")
    #expect(code.chapter == 9)
    #expect(code.heading == 902)
    #expect(code.subheading == 90_230)
    #expect(HarmonizedSystemCode("6109")?.subheading == nil)
    #expect(HarmonizedSystemCode("610") == nil)
    #expect(HarmonizedSystemCode("1234567890123") == nil)
  }

  @Test func normalizing() {
    #expect(normalized("6109.10.00") == "61091000 true")
    #expect(normalized("610910") == "610910 false")
    #expect(normalized("61") == "61 false")
    #expect(normalized("6109-10") == nil)
    #expect(normalized("") == nil)
    #expect(normalized("1234567890123") == nil)
  }

  private func normalized(_ text: String) -> String? {
    var buffer = [UInt8](repeating: 0, count: 12)
    let result = Array(text.utf8).withUnsafeBytes { bytes in
      buffer.withUnsafeMutableBytes { HarmonizedSystemCode.normalize(bytes, into: $0) }
    }
    return result.map { "\(String(decoding: buffer.prefix($0.count), as: UTF8.self)) \($0.isChanged)" }
  }
}

@Suite struct ShortTextTests {
  @Test func parts() throws {
    let text = try #require(ShortText("USJFKA"))
    #expect(text.count == 6)
    #expect(text.prefix(2) == ShortText("US"))
    #expect(text.prefix(8) == text && text.prefix(0).count == 0)
    #expect(text.dropFirst(5) == ShortText("A"))
    #expect(text.dropFirst(9).description == "")
    #expect(ShortText("12345678")?.description == "12345678")
    #expect(ShortText("123456789") == nil)
    #expect(ShortText("ü") == nil)
    #expect(ShortText("a\0b") == nil)
    var buffer = [UInt8](repeating: 0, count: 6)
    #expect(buffer.withUnsafeMutableBytes { text.write(into: $0) } == 6)
    #expect(String(decoding: buffer, as: UTF8.self) == "USJFKA")
    var short = [UInt8](repeating: 0, count: 5)
    #expect(short.withUnsafeMutableBytes { text.write(into: $0) } == 0)
  }
}
