import Foundation
import Postern
import Reports
import SchemaLanguage
import Testing
import Vocabulary
import Wire

/// Validating feeds: what is told, what is counted, what is kept back.
struct ValidateRunTests {
  @Test func aSoundFeedSaysNothing() throws {
    let outcome = try Validation(Feeds.sound)
    #expect(outcome.text.isEmpty)
    #expect(!outcome.hasFindings)
  }

  @Test func aWrongCountIsShownWhereItStands() throws {
    let outcome = try Validation(Feeds.sound.replacing("UNT+29+1'", with: "UNT+28+1'"))
    #expect(outcome.text.hasPrefix("error[EDI-COUNT]: the count is 28, counted were 29\n"))
    #expect(outcome.text.contains("--> day1.edi: interchange 4711, message 1, segment 29 (line 30, byte "))
    #expect(outcome.text.contains("\n 29 | UNT+28+1'\n"))
    #expect(outcome.hasFindings)
  }

  @Test func anAbsentElementShowsTheFirstSegmentWithoutCaret() throws {
    let feed = Feeds.sound.replacing("MEA+WT+G+KGM:1.250'\n", with: "").replacing("UNT+29", with: "UNT+28")
    let outcome = try Validation(feed, profiles: ["us.mail.aed"])
    let block = try #require(outcome.block("AED09"))
    #expect(block.contains("item CY029642156CN, segment 6 "))
    #expect(block.contains("\n 6 | GID+1+1'\n"))
    #expect(!block.contains("^"))
  }

  @Test func anIdentifierHasItsCaret() throws {
    let outcome = try Validation(
      Feeds.sound.replacing("CY029642156CN", with: "CY029642157CN"), profiles: ["upu.item"])
    let block = try #require(outcome.block("UPU04"))
    #expect(block.contains(" 7 | PCI++CY029642157CN'\n   |      ^^^^^^^^^^^^^\n"))
  }

  @Test func otherServiceCharactersAreUnderstood() throws {
    let body = Feeds.sound.replacing("'", with: "~").replacing("+", with: "|").replacing(
      "CY029642156CN", with: "CY029642157CN")
    let outcome = try Validation("UNA:|.? ~" + body, profiles: ["upu.item"])
    #expect(try #require(outcome.block("UPU04")).contains(" 7 | PCI||CY029642157CN~\n"))
  }

  // MARK: What counts

  @Test func onlyErrorsFailWhenNothingIsSaid() throws {
    let warned = Feeds.sound.replacing("CY029642156CN", with: "CY029642157CN")
    #expect(try !Validation(warned, profiles: ["upu.item"]).hasFindings)
    #expect(try Validation(warned, profiles: ["upu.item"]) { $0.severity = .warning }.hasFindings)
    let quiet = try Validation(warned, profiles: ["upu.item"]) { $0.severity = .error }
    #expect(quiet.text.isEmpty)
    #expect(quiet.findings == [0, 0, 0])
  }

  @Test func garbageAndRejectsAreFindings() throws {
    let garbage = try Validation("not a feed at all\n" + Feeds.sound) { $0.format = .concise }
    #expect(garbage.text.contains("day1.edi:1: error[FEED-GARBAGE]"))
    #expect(garbage.hasFindings)
    let cut = try Validation(String(Feeds.sound.prefix(400))) { $0.format = .concise }
    #expect(cut.text.contains("error[REJECT-TRUNCATED]"))
    #expect(cut.hasFindings)
    let unknown = try Validation(Feeds.sound.replacing("ITMATT:1:5:UP", with: "IFTMIN:D:96A:UN")) {
      $0.format = .concise
    }
    #expect(unknown.text.contains("error[REJECT-UNKNOWN-MESSAGE]"))
    #expect(unknown.hasFindings)
  }

  @Test func aLongRejectIsToldOnce() throws {
    let many = String(repeating: "RFF+AAA:12345678'\n", count: 40_000)
    let feed = "UNB+UNOC:3+CN101+US101+260301:0912+1'UNH+1+IFTMIN:D:96A:UN'\(many)UNT+40002+1'UNZ+1+1'"
    let outcome = try Validation(feed) { $0.format = .concise }
    #expect(outcome.text.components(separatedBy: "REJECT-UNKNOWN-MESSAGE").count == 2)
  }

  @Test func whatIsNotToldIsCountedAll() throws {
    let feed = Feeds.many(30)
    let whole = try Validation(feed, profiles: ["upu.item"]) { $0.format = .concise }
    let capped = try Validation(feed, profiles: ["upu.item"]) {
      $0.format = .concise
      $0.maximum = 4
    }
    #expect(capped.findings == whole.findings)
    #expect(capped.hasFindings == whole.hasFindings)
    let lines = capped.text.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines.last?.contains("more findings are not shown: ") == true)
  }

  @Test func gitHubGetsFiftyOfASeverity() throws {
    let outcome = try Validation(Feeds.many(80), profiles: ["upu.item"]) { $0.format = .github }
    let lines = outcome.text.split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("::warning ") }.count == 50)
    #expect(lines.last?.hasPrefix("::notice title=postern::") == true)
  }

  // MARK: Formats

  @Test func machinesReadThem() throws {
    for feed in ["", Feeds.sound, Feeds.many(3), Feeds.personal] {
      let json = try Validation(feed, profiles: ["upu.item"]) { $0.format = .json }
      #expect(try JSONSerialization.jsonObject(with: Data(json.text.utf8)) is [Any])
      let sarif = try Validation(feed, profiles: ["upu.item"]) { $0.format = .sarif }
      #expect(try JSONSerialization.jsonObject(with: Data(sarif.text.utf8)) is [String: Any])
      let junit = try Validation(feed, profiles: ["upu.item"]) { $0.format = .junit }
      #expect(junit.text.contains("name=\"records\""))
    }
  }

  // MARK: Personal data

  @Test(arguments: ReportFormat.allCases) func personalValuesStayHidden(_ format: ReportFormat) throws {
    for feed in [Feeds.personal, Feeds.personalDocument] {
      let outcome = try Validation(feed, profiles: Feeds.allProfiles) { $0.format = format }
      #expect(!outcome.text.isEmpty)
      for secret in Feeds.secrets { #expect(!outcome.text.contains(secret), "\(format) shows \(secret)") }
    }
  }

  @Test func personalValuesAreShownWhenAskedFor() throws {
    let outcome = try Validation(Feeds.personal, profiles: Feeds.allProfiles) { $0.showsValues = true }
    #expect(outcome.text.contains("XYZ+ZQUNKNOWN+ZQ"))
  }
}
