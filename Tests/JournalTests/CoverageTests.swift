import Foundation
import Testing

/// Coverage against traffic whose truth is known, and against clocks.
@Suite struct CoverageTests {
  @Test func countsWhatIsTrue() throws {
    try Files.withDirectory { directory in
      let network = Network(dispatches: 8, itemsEach: 30)
      let report = try Self.report(network.interchanges.shuffled().joined(), directory)
      let announced = network.items.filter { $0.receptacle != nil }
      let withData = announced.filter(\.hasData)
      let expected = [
        "announced": announced.count, "withoutData": announced.count - withData.count,
        "incomplete": withData.filter { !$0.isComplete }.count, "late": withData.filter(\.isLate).count,
        "undecided": 0, "compliant": withData.filter { $0.isComplete && !$0.isLate }.count, "notCovered": 0,
        "perhapsCompliant": 0,
      ]
      let total = try #require(report["total"] as? [String: Any])
      for (name, count) in expected { #expect(total[name] as? Int == count, "\(name)") }
      #expect(
        report["undispatchedItems"] as? Int
          == network.items.filter { $0.hasData && $0.receptacle == nil }.count)
      let missing = try #require((report["missing"] as? [[String: Any]])?.first)
      #expect(missing["code"] as? String == "AED04")
      #expect(missing["items"] as? Int == expected["incomplete"])
      // All breakdowns add up to the whole.
      for dimension in ["operator", "mailClass", "lane", "day", "flight", "dispatch", "receptacle"] {
        let groups = try #require(report[dimension] as? [[String: Any]])
        #expect(
          groups.reduce(0) { $0 + ($1["compliant"] as? Int ?? 0) } == expected["compliant"], "\(dimension)")
      }
      #expect((report["receptacle"] as? [[String: Any]])?.count == 16)
    }
  }

  @Test func saysOnlyOfAllItemsThatTheyAreHundredPercent() throws {
    try Files.withDirectory { directory in
      let report = try Self.report(Network(dispatches: 1, itemsEach: 30).feed, directory, "text")
      let line = try #require((report["text"] as? String)?.split(separator: "\n").first)
      #expect(line.contains("% of the 100 % that 19 CFR 145.74(f) asks"))
      #expect(!line.contains("100.00 %"))
    }
  }

  /// Data of a French sender at noon of 1 March, 11:00 UTC in winter; France has no other time then, but a country's
  /// times are known for the whole year only, so it may be 10:00. China is 8 hours ahead.
  @Test(arguments: [
    ("202603011730", "late"), ("202603011830", "undecided"), ("202603011930", "compliant"),
  ])
  func comparesTimesOfTwoCountries(_ departure: String, _ expected: String) throws {
    try Files.withDirectory { directory in
      let item = Network.Item(
        id: "CC000000005DE", receptacle: nil, hasData: true, isComplete: true, isLate: false)
      let data = Network.itemData(item).replacing("202602280900", with: "202603011200")
      let dispatch = Network.message(
        "PREDES:2:1:UP",
        [
          "BGM+785+CNSZHDUSJFKAACN60061+9", "DTM+137:202603010900:203", "TSR+A:115:139+++CN:117:139",
          "TDT+20+CX0840+4++CX:172:3", "DTM+189:\(departure):203", "LOC+11+JFK::3", "GID+1+1:BG",
          "PCI++CNSZHDUSJFKAACN60061001000213", "QTY+1:1", "GIN+ML+\(item.id)",
        ])
      let feed =
        Network.interchange("1", sender: "FR101", [data])
        + Network.interchange("2", sender: "CN101", [dispatch])
      let total = try #require(try Self.report(feed, directory)["total"] as? [String: Any])
      #expect(total["announced"] as? Int == 1)
      #expect(total[expected] as? Int == 1)
    }
  }

  /// Links a feed and reads the report.
  static func report(_ feed: String, _ directory: URL, _ format: String = "json") throws -> [String: Any] {
    try Data(feed.utf8).write(to: directory.appending(path: "feed.edi"))
    _ = try Files.postern("link", "--journal", "j", "feed.edi", in: directory)
    let result = try Files.postern("coverage", "--journal", "j", "--format", format, in: directory)
    #expect(result.status == 0)
    if format != "json" { return ["text": result.output] }
    return try #require(JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }
}
