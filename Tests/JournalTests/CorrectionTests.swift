import Foundation
import Testing

/// What corrections and withdrawals leave standing.
@Suite struct CorrectionTests {
  private let item = Network.Item(
    id: "CC000000005DE", receptacle: nil, hasData: true, isComplete: true, isLate: false)
  private let dispatch = Network.interchange(
    "P", sender: "DE101",
    [
      Network.message(
        "PREDES:2:1:UP",
        [
          "BGM+785+DEFRAAUSJFKAACN60001+9", "DTM+137:202603011000:203", "LOC+84+DEFRAA:108:139",
          "LOC+7+USJFKA:108:139", "TSR+A:115:139+++CN:117:139", "NAD+MS+DEA::139", "NAD+MR+USA::139",
          "TDT+20+LH0400+4++LH:172:3", "DTM+189:202603012300:203", "LOC+11+JFK::3", "GID+1+1:BG",
          "PCI++DEFRAAUSJFKAACN60001001100100", "MEA+WT+G+KGM:10.0", "QTY+1:1", "GIN+ML+CC000000005DE",
        ])
    ])

  /// Item data without the recipient's name, corrected an hour later by a message that says the name and no more.
  @Test(arguments: [("4", "compliant"), ("5", "incomplete")])
  func aChangeLeavesWhatItDoesNotName(_ action: String, _ expected: String) throws {
    var lacking = item
    lacking.isComplete = false
    let correction = Network.message(
      "ITMATT:1:5:UP",
      [
        "BGM+936+M-2+\(action)", "DTM+137:202602281000:203", "RFF+ACW:M-CC000000005DE", "NAD+MS+DEA::139",
        "NAD+MR+USA::139", "GID+1+1", "PCI++CC000000005DE", "NAD+CN+++ERIKA SAMPLE", "CNT+11:1",
      ])
    try expect(
      expected,
      [Network.interchange("1", [Network.itemData(lacking)]), Network.interchange("2", [correction])])
  }

  /// The post of destination takes back its declaration to customs; what the post of origin sent stays.
  @Test func aPartyWithdrawsOnlyWhatItDeclared() throws {
    let withdrawal = Network.message(
      "CUSITM:1:0:UP",
      [
        "BGM+936+USPS-2+1", "DTM+137:202603020430:203", "RFF+ACW:USPS-1", "NAD+MS+USA::139", "NAD+CM+USCBP",
        "GID+1+1", "PCI++CC000000005DE", "CNT+11:1",
      ])
    try expect(
      "compliant",
      [
        Network.interchange("1", [Network.itemData(item)]),
        Network.interchange("2", sender: "US101", [withdrawal]),
      ])
  }

  @Test func aPartyThatWithdrawsLeavesNoData() throws {
    let withdrawal = Network.message(
      "ITMATT:1:5:UP",
      [
        "BGM+936+M-2+1", "DTM+137:202602281000:203", "RFF+ACW:M-CC000000005DE", "NAD+MS+DEA::139",
        "NAD+MR+USA::139", "GID+1+1", "PCI++CC000000005DE", "CNT+11:1",
      ])
    try expect(
      "withoutData",
      [Network.interchange("1", [Network.itemData(item)]), Network.interchange("2", [withdrawal])])
  }

  private func expect(
    _ figure: String, _ data: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let feeds = [dispatch] + data
    for order in [feeds, feeds.reversed()] {
      try Files.withDirectory { directory in
        let total = try #require(
          try CoverageTests.report(order.joined(), directory)["total"] as? [String: Any])
        #expect(total["announced"] as? Int == 1, sourceLocation: sourceLocation)
        #expect(total[figure] as? Int == 1, "\(total)", sourceLocation: sourceLocation)
      }
    }
  }
}
