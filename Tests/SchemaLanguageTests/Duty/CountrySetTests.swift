import SchemaLanguage
import Testing

/// Bits and texts must say the same.
@Suite struct CountrySetTests {
  @Test func holdsWhatASetOfTextsHolds() {
    let given = ["US", "CN", "AA", "ZZ", "CN", "HK"]
    let countries = CountrySet(given)
    let texts = Set(given)
    let letters = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { String(UnicodeScalar($0)) }
    for code in letters.flatMap({ first in letters.map { first + $0 } }) {
      #expect(countries.contains(code) == texts.contains(code), "\(code)")
    }
    #expect(countries.codes == ["AA", "CN", "HK", "US", "ZZ"])
    #expect(!countries.isEmpty)
  }

  @Test("other texts are not in it", arguments: ["", "C", "CNN", "cn", "C1", "É", "CÑ"])
  func refusesOtherTexts(_ code: String) {
    #expect(!CountrySet(["CN", code]).contains(code))
  }

  @Test func mayBeEmpty() {
    #expect(CountrySet([]).isEmpty)
    #expect(!CountrySet([]).contains("CN"))
  }
}
