import Foundation
import Generation
import Testing

/// Whole networks: the truth against an independent count of what was written.
@Suite struct NetworkGeneratorTests {
  struct Network {
    var feed: [UInt8] = []
    var truth: [UInt8] = []

    init(_ settings: NetworkSettings) {
      var generator = NetworkGenerator(settings: settings)
      while generator.next(into: &feed, truth: &truth) {}
    }

    func lines() throws -> [[String: Any]] {
      try truth.split(separator: UInt8(ascii: "\n")).map {
        try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any] ?? [:]
      }
    }

    /// Each interchange as its segments; the network is written without release characters in what is read here.
    func interchanges() -> [[String]] {
      var found: [[String]] = []
      for segment in String(decoding: feed, as: UTF8.self).split(separator: "'\n") {
        if segment.hasPrefix("UNB") { found.append([]) }
        found[found.count - 1].append(String(segment))
      }
      return found
    }
  }

  /// What an independent reader makes of the interchanges: moments are texts that sort as they are.
  struct Count {
    var dataAt: [String: String] = [:]
    var receptacle: [String: String] = [:]
    var departure: [String: String] = [:]

    init(_ network: Network) {
      for interchange in network.interchanges() {
        let kind = interchange[1].split(separator: "+")[2].prefix(6)
        func value(_ start: String) -> String? {
          interchange.first { $0.hasPrefix(start) }.map { String($0.dropFirst(start.count).prefix(12)) }
        }
        if kind == "ITMATT" {
          for segment in interchange where segment.hasPrefix("PCI++") {
            dataAt[String(segment.dropFirst(5).prefix(13))] = value("DTM+137:")
          }
        } else if kind == "PREDES" {
          var current = ""
          for segment in interchange {
            if segment.hasPrefix("PCI++") { current = String(segment.dropFirst(5)) }
            guard segment.hasPrefix("GIN+ML+") else { continue }
            let item = String(segment.dropFirst(7))
            receptacle[item] = current
            departure[item] = value("DTM+189:")
          }
        }
      }
    }
  }

  private static func settings(_ items: Int = 2000, seed: UInt64 = 5) -> NetworkSettings {
    NetworkSettings(items: items, seed: seed, withoutData: 0.1, neverDispatched: 0.05, late: 0.08)
  }

  @Test func truthIsWhatAnIndependentCountFinds() throws {
    let network = Network(Self.settings())
    let count = Count(network)
    let items = try network.lines().filter { $0["id"] != nil }
    #expect(items.count == 2000 && Set(items.compactMap { $0["id"] as? String }).count == 2000)
    var totals: [String: [String: Int]] = [:]
    for item in items {
      let id = try #require(item["id"] as? String)
      let post = try #require(item["originOperator"] as? String)
      let data = count.dataAt[id]
      let left = count.departure[id]
      #expect(item["announced"] as? Bool == (left != nil))
      #expect(item["receptacle"] as? String == count.receptacle[id])
      if let left {
        let expected = data.map { $0 < left ? "inTime" : "late" } ?? "none"
        #expect(item["data"] as? String == expected)
        let key = ["inTime": "announcedInTime", "late": "announcedLate", "none": "announcedWithoutData"][
          expected]
        totals[post, default: [:]][key ?? "", default: 0] += 1
        totals[post, default: [:]]["announced", default: 0] += 1
      } else {
        totals[post, default: [:]]["neverDispatched", default: 0] += 1
      }
      totals[post, default: [:]]["items", default: 0] += 1
    }
    let told = try network.lines().filter { $0["operator"] != nil }
    #expect(told.count == totals.count)
    for line in told {
      let found = totals[line["operator"] as? String ?? ""] ?? [:]
      for (key, value) in line where key != "operator" { #expect(value as? Int == found[key] ?? 0, "\(key)") }
    }
    #expect(totals.values.contains { ($0["announcedWithoutData"] ?? 0) > 0 })
    #expect(totals.values.contains { ($0["announcedLate"] ?? 0) > 0 })
    #expect(totals.values.contains { ($0["neverDispatched"] ?? 0) > 0 })
  }

  @Test func orderChangesNothingElse() throws {
    var settings = Self.settings(500)
    let shuffled = Network(settings)
    settings.isShuffled = false
    let inOrder = Network(settings)
    #expect(shuffled.feed != inOrder.feed)
    #expect(Set(shuffled.interchanges()) == Set(inOrder.interchanges()))
    #expect(shuffled.interchanges().count == inOrder.interchanges().count)
    #expect(
      try Set(shuffled.lines().compactMap { $0["id"] as? String })
        == Set(inOrder.lines().compactMap { $0["id"] as? String }))
    // Somewhere the answer of customs stands before the item it is about.
    let kinds = shuffled.interchanges().map { $0[1].split(separator: "+")[2].prefix(6) }
    #expect(try #require(kinds.firstIndex(of: "CUSRSP")) < #require(kinds.lastIndex(of: "ITMATT")))
  }

  @Test func oneSeedGivesTheSameBytes() {
    let first = Network(Self.settings(300))
    #expect(first.feed == Network(Self.settings(300)).feed)
    #expect(first.truth == Network(Self.settings(300)).truth)
    #expect(first.feed != Network(Self.settings(300, seed: 6)).feed)
  }

  @Test func identifiersOfDispatchesAndConsignmentsAreTheirOwn() {
    let network = Network(NetworkSettings(items: 20_000, seed: 3))
    var seen: [String: Set<String>] = [:]
    for interchange in network.interchanges() {
      let kind = String(interchange[1].split(separator: "+")[2].prefix(6))
      guard kind == "PREDES" || kind == "CARDIT" else { continue }
      let id = String(interchange[2].split(separator: "+")[2])
      #expect(seen[kind, default: []].insert(id).inserted, "\(kind) \(id)")
      #expect(id.count == (kind == "PREDES" ? 20 : 12))
    }
    #expect(seen["PREDES"]?.count == 313 && seen["CARDIT"]?.count == 313)
  }

  @Test(arguments: [0, 1, 63, 64, 65])
  func anyNumberOfItems(_ items: Int) throws {
    let network = Network(NetworkSettings(items: items))
    #expect(try network.lines().filter { $0["id"] != nil }.count == items)
    #expect(network.feed.isEmpty == (items == 0))
  }

  @Test(arguments: [
    NetworkSettings(items: 100, withoutData: 1), NetworkSettings(items: 100, neverDispatched: 1),
    NetworkSettings(items: 100, late: 1), NetworkSettings(items: 100, withoutData: .nan, late: 7),
  ])
  func allItemsAlike(_ settings: NetworkSettings) throws {
    let network = Network(settings)
    let data = try network.lines().filter { $0["id"] != nil }.compactMap { $0["data"] as? String }
    #expect(Set(data).count == 1)
    #expect(Count(network).dataAt.count == (settings.withoutData == 1 ? 0 : 100))
  }
}
