import Foundation
import Testing

/// Decoding with a journal fills in how items travel.
@Suite struct EnrichmentTests {
  private let story = Files.samples.appending(path: "50-late-and-missing-data")

  @Test func fillsInTheConveyanceAndSaysWhereItIsFrom() throws {
    try Files.withDirectory { directory in
      let journal = directory.appending(path: "j").path
      let feeds = ["1-items.edi", "2-dispatch.edi", "3-consignment.edi", "4-departure.edi"]
      _ = try RunningCommand(["link", "--journal", journal] + feeds, in: story).result()
      let result = try RunningCommand(["decode", "--journal", journal, "1-items.edi"], in: story).result()
      let records = result.objects("record")
      #expect(records.count == 3)
      let conveyance = try #require(records[0]["conveyance"] as? [String: String])
      #expect(conveyance["receptacle"] == "FRCDGAUSSFOAACN60112001000031")
      #expect(conveyance["dispatch"] == "FRCDGAUSSFOAACN60112")
      #expect(conveyance["consignment"] == "FRCDGA600112")
      #expect(conveyance["flight"] == "AF0084")
      #expect(conveyance["masterBill"] == "05712345675")
      let linked = try #require(records[0]["linked"] as? [[String: String]])
      #expect(linked.count == conveyance.count)
      let ofDispatch = try #require(linked.first { $0["element"] == "conveyance.dispatch" })
      #expect(ofDispatch["message"] == "PREDES" && ofDispatch["interchange"] == "9102")
      let ofBill = try #require(linked.first { $0["element"] == "conveyance.masterBill" })
      #expect(ofBill["message"] == "CARDIT" && ofBill["interchange"] == "9103")
      // No dispatch announces the third item.
      #expect(records[2]["conveyance"] == nil && records[2]["linked"] == nil)

      let twoJobs = try RunningCommand(
        ["decode", "--journal", journal, "--jobs", "2", "1-items.edi"], in: story
      ).result()
      #expect(twoJobs.output == result.output)
    }
  }

  @Test func leavesARecordThatSaysSomethingElse() throws {
    try Files.withDirectory { directory in
      let journal = directory.appending(path: "j").path
      _ = try RunningCommand(["link", "--journal", journal, "2-dispatch.edi"], in: story).result()
      let item = "CC456789001FR"
      let feed = Network.interchange(
        "1",
        [
          Network.message(
            "CUSITM:1:0:UP",
            [
              "BGM+936+C-1+9", "DTM+137:202603050900:203", "GID+1+1", "PCI++\(item)",
              "RFF+ACE:FRCDGAUSSFOAACN60777001100020", "CNT+11:1",
            ])
        ])
      try Data(feed.utf8).write(to: directory.appending(path: "feed.edi"))
      let result = try Files.postern("decode", "--journal", "j", "feed.edi", in: directory)
      let record = try #require(result.objects("record").first)
      #expect((record["conveyance"] as? [String: String])?.count == 1)
      #expect(record["linked"] == nil)
    }
  }
}
