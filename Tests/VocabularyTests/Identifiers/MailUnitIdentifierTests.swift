import Testing
import Vocabulary

@Suite struct MailUnitIdentifierTests {
  @Test(arguments: [
    "CNBJSAUSLAXAAUA50001010100047", "CNBJSDUSLAXAAEN50011005000075", "CNSZHDUSJFKAAEN50002004000022",
    "CNCANDUSJFKAAED50157001100005", "CNHGHDUSLAXFAUX50008039000243", "AUSYDBMYKULAAEM70095002000070",
    "FRCDGADZALGDAUN32090009010009", "USORDADZALGDAUN30050001900005", "AEDXBADZAAEDACN45001001100219",
  ])
  func receptaclesInUse(_ text: String) throws {
    #expect(S9ReceptacleIdentifier.check(text) == .valid)
    #expect(S8DispatchIdentifier.check(String(text.prefix(20))) == .valid)
    let receptacle = try #require(S9ReceptacleIdentifier(text))
    #expect(receptacle.description == text)
    #expect(receptacle.dispatch.description == text.prefix(20))
  }

  @Test func partsOfAReceptacle() throws {
    let receptacle = try #require(S9ReceptacleIdentifier("CNBJSDUSLAXAAEN50011005000075"))
    #expect(receptacle.dispatch.originOffice.description == "CNBJSD")
    #expect(receptacle.dispatch.destinationOffice.country.description == "US")
    #expect(receptacle.dispatch.destinationOffice.place.description == "LAX")
    #expect(receptacle.dispatch.destinationOffice.qualifier.description == "A")
    #expect(receptacle.dispatch.category.description == "A")
    #expect(receptacle.dispatch.subclass.description == "EN")
    #expect(receptacle.dispatch.mailClass.description == "E")
    #expect(receptacle.dispatch.yearDigit == 5)
    #expect(receptacle.dispatch.number == 11)
    #expect(receptacle.serial == 5)
    #expect(receptacle.isHighest == .no)
    #expect(receptacle.holdsRegistered == .no)
    #expect(receptacle.grossWeightGrams == 7_500)
    let heavy = try #require(S9ReceptacleIdentifier("USORDADZALGDAUN30050999919999"))
    #expect(
      heavy.isHighest == .notStated && heavy.holdsRegistered == .yes && heavy.grossWeightGrams == 999_900)
  }

  @Test func eachPositionOfAReceptacleIsChecked() {
    let valid = Array("CNBJSAUSLAXAAUA50001010100047".utf8)
    let shape = Array("AAXXXAAAXXXAAAXNNNNNNNNFFNNNN".utf8)
    for position in valid.indices {
      for byte in UInt8.min...UInt8.max {
        let isLetter = (65...90).contains(byte)
        let isDigit = (48...57).contains(byte)
        let fits =
          switch shape[position] {
          case UInt8(ascii: "A"): isLetter
          case UInt8(ascii: "N"): isDigit
          case UInt8(ascii: "X"): isLetter || isDigit
          default: [48, 49, 57].contains(byte)
          }
        var bytes = valid
        bytes[position] = byte
        let verdict = bytes.withUnsafeBytes { S9ReceptacleIdentifier.check($0) }
        #expect(verdict == (fits ? .valid : .wrongShape(position: position)))
      }
    }
  }

  @Test func wrongLengths() {
    #expect(S9ReceptacleIdentifier.check("") == .wrongLength(0))
    #expect(S9ReceptacleIdentifier.check("CNBJSAUSLAXAAUA5000101010004") == .wrongLength(28))
    #expect(S8DispatchIdentifier.check("DEFRAAMYKULAACN703690") == .wrongLength(21))
    #expect(OfficeCode.check("USJFK") == .wrongLength(5))
    #expect(OperatorCode.check("US") == .wrongLength(2))
  }

  @Test func dispatch() throws {
    let dispatch = try #require(S8DispatchIdentifier("de fraa mykula acn 7 0369"))
    #expect(dispatch.description == "DEFRAAMYKULAACN70369")
    #expect(dispatch.number == 369)
    #expect(dispatch.year(nearest: 2026) == 2027)
    #expect(dispatch.year(nearest: 2017) == 2017)
  }

  @Test func nearestYearAgainstSearch() throws {
    for digit in 0...9 {
      let dispatch = try #require(S8DispatchIdentifier("DEFRAAMYKULAACN\(digit)0369"))
      for reference in 1990...2040 {
        // The first of the years at the least distance is the earlier one.
        let expected = (reference - 9...reference + 9).filter { $0 % 10 == digit }
          .min { abs($0 - reference) < abs($1 - reference) }
        #expect(dispatch.year(nearest: reference) == expected)
      }
      #expect(dispatch.year(nearest: .min) <= 9)
      #expect(dispatch.year(nearest: .max) >= 9_990)
    }
  }

  @Test func officesAndOperators() {
    for code in ["USJFKA", "USJFKF", "USLAXA", "USLAXF", "USORDA"] {
      #expect(OfficeCode.check(code) == .valid)
      #expect(OfficeCode(code)?.description == code)
    }
    #expect(OfficeCode.check("U1JFKA") == .wrongShape(position: 1))
    #expect(OfficeCode.check("USJFK1") == .wrongShape(position: 5))
    #expect(OperatorCode.check("USA") == .valid)
    #expect(OperatorCode("cna")?.country.description == "CN")
    #expect(OperatorCode.check("US1") == .wrongShape(position: 2))
    #expect(OperatorCode("US1") == nil)
  }

  @Test func consignments() throws {
    for text in ["CNSZHD500020", "CNBJSD501661", "CNSHAD500415"] {
      #expect(ConsignmentIdentifier.check(text) == .valid)
      #expect(ConsignmentIdentifier(text)?.description == text)
    }
    let consignment = try #require(ConsignmentIdentifier("CNBJSD501661"))
    #expect(consignment.originOffice.description == "CNBJSD")
    #expect(consignment.serial == 1_661)
    #expect(consignment.year(nearest: 2026) == 2025)
    #expect(ConsignmentIdentifier.check("CN-2025/17") == .otherForm)
    #expect(ConsignmentIdentifier.check(String(repeating: "9", count: 35)) == .otherForm)
    #expect(ConsignmentIdentifier.check(String(repeating: "9", count: 36)) == .wrongLength(36))
    #expect(ConsignmentIdentifier.check("") == .wrongLength(0))
    #expect(ConsignmentIdentifier.check("CN 5") == .wrongShape(position: 2))
    #expect(ConsignmentIdentifier("CN-2025/17") == nil)
  }
}
