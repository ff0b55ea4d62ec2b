import Foundation
import Testing

/// Messages that contradict each other or the clock: each is a finding, and what is no contradiction is none.
///
/// The folder 51-contradictions of Samples tells the same as a story.
@Suite struct ContradictionTests {
  private static let s8 = "DEFRAAUSJFKAACN60001"
  private static let s9 = s8 + "001100100"
  private static let item = "CC000000005DE"

  @Test func aReceptacleNamedTwice() throws {
    let receptacle = Self.receptacle(Self.s9, [Self.item])
    let other = Self.receptacle(Self.s9, ["CC000000014DE"])
    try expect(["JRN-RECEPTACLE-TWICE \(Self.s9)"], [Self.dispatch(Self.s8, receptacle + other)])
    try expect([], [Self.dispatch(Self.s8, receptacle)])
  }

  @Test func anItemInTwoReceptacles() throws {
    let second = Self.s8 + "002100100"
    let both = Self.receptacle(Self.s9, [Self.item]) + Self.receptacle(second, [Self.item])
    try expect(["JRN-ITEM-RECEPTACLES \(Self.item)"], [Self.dispatch(Self.s8, both)])
    // Also when two dispatches say so.
    let other = "DEFRAAUSJFKAACN60002"
    try expect(
      ["JRN-ITEM-RECEPTACLES \(Self.item)"],
      [
        Self.dispatch(Self.s8, Self.receptacle(Self.s9, [Self.item])),
        Self.dispatch(other, Self.receptacle(other + "001100100", [Self.item])),
      ])
  }

  @Test func aReceptacleOfAnotherDispatch() throws {
    let foreign = "DEFRAAUSJFKAACN60999001100100"
    try expect(
      ["JRN-OTHER-DISPATCH \(foreign)"], [Self.dispatch(Self.s8, Self.receptacle(foreign, [Self.item]))])
  }

  @Test func correctionsInACircle() throws {
    func correction(_ number: Int, of previous: Int) -> String {
      Self.data(
        "DE", Self.item, "BGM+936+M-\(number)+5", "2026022809\(10 + number)", previous: "M-\(previous)")
    }
    try expect(["JRN-CORRECTION-CYCLE M-1, M-2"], [correction(1, of: 2), correction(2, of: 1)])
    try expect(
      ["JRN-CORRECTION-CYCLE M-1, M-2, M-3"],
      [correction(1, of: 3), correction(2, of: 1), correction(3, of: 2)])
    try expect([], [correction(2, of: 1), correction(3, of: 2)])
  }

  /// An S10 may be used again after twelve months.
  @Test func twoPostsClaimOneItem() throws {
    let first = Self.data("DE", Self.item, "BGM+936+M-1+9", "202501010900")
    let soon = Self.data("AT", Self.item, "BGM+936+A-1+9", "202512310900")
    let later = Self.data("AT", Self.item, "BGM+936+A-1+9", "202601010900")
    try expect(["JRN-ITEM-OPERATORS \(Self.item)"], [first, soon])
    try expect([], [first, later])
  }

  @Test func aClockAhead() throws {
    let seconds = time(nil)
    func prepared(in hours: Int) -> String {
      var moment = seconds + hours * 3600
      var parts = tm()
      gmtime_r(&moment, &parts)
      let fields = [parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min]
      return String(parts.tm_year + 1900) + fields.map { Network.digits(Int($0), 2) }.joined()
    }
    let ahead = prepared(in: 49)
    let feed = Self.data("DE", Self.item, "BGM+936+M-1+9", ahead)
    let result = try link([feed])
    let codes = result.objects("finding").compactMap { $0["code"] as? String }
    #expect(codes == ["JRN-CLOCK"])
    try expect([], [Self.data("DE", Self.item, "BGM+936+M-1+9", prepared(in: 14))])
  }

  // MARK: Messages

  private static func dispatch(_ s8: String, _ receptacles: [String]) -> String {
    let header = [
      "BGM+785+\(s8)+9", "DTM+137:202603011000:203", "LOC+84+DEFRAA:108:139", "LOC+7+USJFKA:108:139",
      "TSR+A:115:139+++CN:117:139", "NAD+MS+DEA::139", "NAD+MR+USA::139",
    ]
    return Network.interchange(String(s8.suffix(4)), [Network.message("PREDES:2:1:UP", header + receptacles)])
  }

  private static func receptacle(_ s9: String, _ items: [String]) -> [String] {
    ["GID+1+1:BG", "PCI++\(s9)", "MEA+WT+G+KGM:10.0", "QTY+1:\(items.count)"] + items.map { "GIN+ML+\($0)" }
  }

  private static func data(
    _ country: String, _ item: String, _ beginning: String, _ at: String, previous: String? = nil
  ) -> String {
    let segments =
      [beginning, "DTM+137:\(at):203"] + (previous.map { ["RFF+ACW:\($0)"] } ?? [])
      + ["NAD+MS+\(country)A::139", "NAD+MR+USA::139", "GID+1+1", "PCI++\(item)", "LOC+28+US::5", "CNT+11:1"]
    return Network.interchange(
      String(beginning.suffix(3)), sender: "\(country)101", [Network.message("ITMATT:1:5:UP", segments)])
  }

  // MARK: Runs

  private func link(_ feeds: [String]) throws -> CommandResult {
    try Files.withDirectory { directory in
      try Data(feeds.joined().utf8).write(to: directory.appending(path: "feed.edi"))
      let result = try Files.postern("link", "--journal", "j", "feed.edi", in: directory)
      #expect(try JournalContents.check(directory.appending(path: "j")) == "ok")
      return result
    }
  }

  /// Links feeds in both orders, and expects findings of the journal.
  private func expect(
    _ findings: [String], _ feeds: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for order in [feeds, feeds.reversed()] {
      let found = try link(order).findings.filter { $0.hasPrefix("JRN-") }
      #expect(found == findings, sourceLocation: sourceLocation)
    }
  }
}
