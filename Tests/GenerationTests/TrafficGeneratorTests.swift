import Foundation
import Generation
import Testing

@Suite struct TrafficGeneratorTests {
  static let kinds: [(TrafficSettings.Message, TrafficSettings.Syntax)] = [
    (.itmatt, .edifact), (.itmatt, .xml), (.cusitm, .edifact), (.cusitm, .xml),
  ]

  @Test(arguments: kinds)
  func oneSeedGivesTheSameBytesAndAnotherGivesOthers(
    _ message: TrafficSettings.Message, _ syntax: TrafficSettings.Syntax
  ) {
    var settings = TrafficSettings(message: message, syntax: syntax, items: 300, seed: 7, defectRate: 0.1)
    let first = Traffic(settings)
    let second = Traffic(settings)
    #expect(first.feed == second.feed)
    #expect(first.truth == second.truth)
    settings.seed = 8
    let other = Traffic(settings)
    #expect(first.feed != other.feed)
    #expect(first.truth != other.truth)
  }

  @Test func trafficOfASeedDoesNotChangeBetweenBuilds() {
    let traffic = Traffic(TrafficSettings(items: 1, seed: 1))
    let text = String(decoding: traffic.feed.prefix(200), as: UTF8.self)
    #expect(text.hasPrefix("UNB+UNOC:3+AU101+US101+260301:0407+67121'\nUNH+1+ITMATT:1:5:UP'"))
  }

  @Test(arguments: kinds)
  func allItemsAreMadeInMessagesOfTheGivenSize(
    _ message: TrafficSettings.Message, _ syntax: TrafficSettings.Syntax
  ) throws {
    let traffic = Traffic(
      TrafficSettings(
        message: message, syntax: syntax, items: 250, seed: 3, itemsPerMessage: 40, messagesPerInterchange: 3)
    )
    #expect(try traffic.items().count == 250)
    #expect(traffic.ends.count == 7)
  }

  @Test func noItemsGiveNothing() {
    var generator = TrafficGenerator(settings: TrafficSettings(items: 0))
    var feed: [UInt8] = [1]
    var truth: [UInt8] = [2]
    let made = generator.next(into: &feed, truth: &truth)
    #expect(!made)
    #expect(feed == [1])
    #expect(truth == [2])
  }

  @Test func sizesBelowOneCountAsOne() throws {
    let traffic = Traffic(TrafficSettings(items: 3, itemsPerMessage: 0, messagesPerInterchange: -1))
    #expect(traffic.ends.count == 3)
    #expect(NaiveInterchange(traffic.feed).segments.filter { $0.tag == "UNB" }.count == 3)
  }

  @Test(arguments: kinds)
  func identifiersAreUniqueAndPassTheirCheckDigit(
    _ message: TrafficSettings.Message, _ syntax: TrafficSettings.Syntax
  ) throws {
    let items = try Traffic(
      TrafficSettings(message: message, syntax: syntax, items: 800, seed: 11, defectRate: 0.2)
    ).items()
    var seen: Set<String> = []
    for item in items {
      let isMissing = item.faults == ["missingItemId"]
      #expect(item.id.isEmpty == isMissing)
      if isMissing { continue }
      #expect(item.id.wholeMatch(of: /[A-Z]{2}[0-9]{9}[A-Z]{2}/) != nil)
      let isBad = item.faults == ["badCheckDigit"]
      #expect(passesCheckDigit(item.id) != isBad, "\(item.id)")
      #expect(seen.insert(item.id).inserted)
    }
  }

  @Test func documentedCheckDigitsPassTheTestsOwnChecker() {
    for id in ["RB123456785GB", "EE473124829GB", "HA000000005JP", "CY029642156CN"] {
      #expect(passesCheckDigit(id))
    }
    #expect(!passesCheckDigit("RB123456786US"))
  }

  private func passesCheckDigit(_ id: String) -> Bool {
    let digits = id.compactMap(\.wholeNumberValue)
    guard digits.count == 9 else { return false }
    let sum = zip(digits, [8, 6, 4, 2, 3, 5, 9, 7]).map { $0 * $1 }.reduce(0, +)
    let expected = [10: 0, 11: 5][11 - sum % 11] ?? 11 - sum % 11
    return digits[8] == expected
  }

  @Test(arguments: kinds)
  func faultsComeAtTheGivenRateAndAllOfThemOccur(
    _ message: TrafficSettings.Message, _ syntax: TrafficSettings.Syntax
  ) throws {
    let traffic = Traffic(
      TrafficSettings(
        message: message, syntax: syntax, items: 3000, seed: 5, defectRate: 0.25, itemsPerMessage: 10))
    let items = try traffic.items()
    let share = Double(items.count { !$0.faults.isEmpty }) / 3000
    #expect(abs(share - 0.25) < 0.04)
    #expect(items.allSatisfy { $0.faults.count <= 1 })
    let named = Set(try traffic.lines().flatMap { $0["faults"] as? [String] ?? [] })
    #expect(named == Set(TrafficFault.allCases.filter { $0.occurs(in: syntax) }.map(\.rawValue)))
  }

  @Test(arguments: [(0.0, 0), (-1.0, 0), (.nan, 0), (1.0, 200), (7.0, 200)])
  func rateIsClamped(_ rate: Double, _ faulty: Int) throws {
    let items = try Traffic(TrafficSettings(items: 200, defectRate: rate)).items()
    #expect(items.count { !$0.faults.isEmpty } == faulty)
  }

  @Test func itemsWithoutFaultAreWholeAndTheirSumsAgree() throws {
    for item in try Traffic(TrafficSettings(items: 800, seed: 21, defectRate: 0.1)).items()
    where item.faults.isEmpty {
      let contents = try #require(item.record["contents"] as? [[String: Any]])
      #expect((1...6).contains(contents.count))
      let net = contents.reduce(0) { $0 + ($1["netWeightGrams"] as? Int ?? 0) }
      let gross = try #require(item.value("item.grossWeightGrams") as? Int)
      #expect(net > 0 && net <= gross && gross <= 31_500)
      let values = contents.compactMap { $0["value"] as? [String: String] }
      #expect(values.count == contents.count)
      #expect(Set(values.compactMap { $0["currency"] }).count == 1)
      let total = values.compactMap { Decimal(string: $0["amount"] ?? "") }.reduce(0, +)
      #expect(total == Decimal(string: try #require(item.value("declared.amount") as? String)))
      for path in [
        "sender.name", "sender.address.city", "recipient.name", "recipient.address.city",
        "recipient.address.postcode",
      ] {
        #expect((item.value(path) as? String)?.isEmpty == false, "\(path)")
      }
      #expect(item.value("recipient.address.country") as? String == "US")
    }
  }

  @Test func dateIsReadAndRefused() {
    #expect(TrafficDate("2028-02-29") == TrafficDate(year: 2028, month: 2, day: 29))
    for text in ["2026-02-29", "2026-13-01", "26-01-01", "2026/01/01", "2026-01-0x", ""] {
      #expect(TrafficDate(text) == nil)
    }
  }

  @Test func postingDatesCrossTheEndOfAMonth() throws {
    let items = try Traffic(
      TrafficSettings(items: 300, date: TrafficDate(year: 2028, month: 3, day: 1))
    ).items()
    let dates = Set(items.compactMap { $0.value("item.postedAt") as? String })
    #expect(dates == ["2028-03-01", "2028-02-29", "2028-02-28", "2028-02-27", "2028-02-26"])
  }
}
