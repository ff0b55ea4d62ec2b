import Duty
import Testing
import Vocabulary

/// Exemptions with a limit for each recipient and day (19 CFR 10.151 to 10.153).
@Suite struct RecipientLimitTests {
  private func gift(_ amount: String, _ number: Int, day: String = "2026-03-15") -> Item {
    Item(Goods(amount, "JP"), arrival: day).with {
      $0.category = "gift"
      $0.senderCountry = "JP"
      $0.id = "gift \(number)"
    }
  }

  @Test func exactLimit() throws {
    #expect(try assess(gift("100.00", 1)).duty == "0.00")
    #expect(try assess(gift("100.01", 1)).duty == "10.00")
  }

  /// From the Virgin Islands, Guam and American Samoa up to $200.
  @Test(arguments: [("GU", "200.00", "0.00"), ("GU", "200.01", "20.00"), ("JP", "200.00", "20.00")])
  func territories(_ sender: String, _ amount: String, _ duty: String) throws {
    #expect(try assess(gift(amount, 1).with { $0.senderCountry = sender }).duty == duty)
  }

  @Test func tobaccoIsNoGift() throws {
    let item = Item(Goods("20.00", "JP", "2402208000"), arrival: "2026-03-15").with { $0.category = "gift" }
    #expect(try assess(item).duty == "2.00")
  }

  @Test func severalGiftsOfADay() throws {
    let items = [gift("60.00", 1), gift("40.00", 2), gift("0.01", 3), gift("50.00", 4, day: "2026-03-16")]
    let assessments = try Run().assess(items)
    #expect(assessments.map(\.duty) == ["0.00", "0.00", "0.00", "0.00"])
    // $0.01 has a duty of 0 cents; that the limit is passed is said.
    #expect(assessments.map { $0.lines[0].exemption != nil } == [true, true, false, true])
    #expect(assessments[2].lines[0].undetermined.map(\.code) == [.recipientLimit])
    #expect(assessments[2].lines[0].undetermined.allSatisfy { !$0.isRefusal })
  }

  @Test func sameRecipient() throws {
    let first = gift("60.00", 1)
    let again = first.with { $0.id = "gift 2" }
    let spelt = again.with { $0.recipient = "Alex  Placeholderson." }
    let elsewhere = again.with { $0.postcode = "97202" }
    let unknown = again.with { $0.recipient = nil }
    #expect(try Run().assess([first, spelt]).map { $0.lines[0].exemption != nil } == [true, false])
    #expect(try Run().assess([first, elsewhere]).map { $0.lines[0].exemption != nil } == [true, true])
    // A replacement of the same item is not a second one.
    #expect(try Run().assess([first, first]).map { $0.lines[0].exemption != nil } == [true, true])
    let alone = try Run().assess([first, unknown])
    #expect(alone[1].lines[0].undetermined.map(\.code) == [.recipientLimit])
    var run = Run()
    run.sameRecipient = .off
    #expect(try run.assess([first, again]).map { $0.lines[0].exemption != nil } == [true, true])
  }

  @Test func deMinimisIsPerRecipientAndDay() throws {
    let item = { (number: Int) in
      Item(Goods("500.00", "FR", "6109100012"), arrival: "2025-05-20").with { $0.id = "item \(number)" }
    }
    let assessments = try Run().assess([item(1), item(2)])
    #expect(assessments[0].path == PathToEntry.none)
    #expect(assessments[1].lines[0].exemption == nil)
    #expect(assessments[1].path == .mailEntry)
  }

  /// The memory is bounded: earlier days are forgotten, and what has no room is judged alone and says so.
  @Test func boundedMemory() throws {
    var run = Run()
    run.mostRecipients = 2
    let other = { (number: Int, day: String) in
      gift("60.00", number, day: day).with {
        $0.recipient = "RECIPIENT \(["ONE", "TWO", "THREE", "FOUR"][number])"
      }
    }
    let assessments = try run.assess([
      other(0, "2026-03-15"), other(1, "2026-03-15"), other(2, "2026-03-15"), other(3, "2026-03-16"),
    ])
    #expect(assessments.map { $0.lines[0].undetermined.map(\.code) } == [[], [], [.recipientLimit], []])
  }
}
