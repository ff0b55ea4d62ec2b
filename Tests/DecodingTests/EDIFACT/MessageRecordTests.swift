import Decoding
import Testing

/// The record that a message makes of itself: the dispatch of a PREDES, the consignment of a CARDIT.
@Suite("The record of a message") struct MessageRecordTests {
  static let head = [
    "BGM+785+CNSZHDUSJFKAACN60061+9", "DTM+137:202603011000:203", "LOC+84+CNSZHD:108:139",
    "LOC+7+USJFKA:108:139", "CNT+11:2", "CNT+7:38.7:KGM", "CNT+8:3", "NAD+MS+CNA::139",
    "TDT+20+CX0840+4++CX:172:3", "DTM+189:202603012300:203",
  ]
  static let first = [
    "GID+1+1:BG", "PCI++CNSZHDUSJFKAACN60061001000213", "MEA+WT+G+KGM:21.3", "GIN+ML+CY029642156CN",
    "GIN+ML+CY029642160CN",
  ]
  static let second = [
    "GID+2+1:BG", "PCI++CNSZHDUSJFKAACN60061002110174", "MEA+WT+G+KGM:17.4", "GIN+ML+CV300000012CN",
  ]

  static func predes(_ segments: [String], trailer: Bool = true) -> String {
    let body = segments.map { $0 + "'\n" }.joined()
    let end = trailer ? "UNT+\(segments.count + 2)+1'\nUNZ+1+77'\n" : ""
    return "UNB+UNOC:3+CN101+US101+260301:1000+77'\nUNH+1+PREDES:2:1:UP'\n\(body)\(end)"
  }

  @Test func leavesLastWithItsTotals() throws {
    let decoded = decode(Self.predes(Self.head + Self.first + Self.second))
    #expect(decoded.codes == [])
    #expect(decoded.records.map(\.role) == ["receptacle", "receptacle", "dispatch"])
    let dispatch = try #require(decoded.records.last)
    #expect(dispatch.findings == [])
    #expect(
      dispatch.values.filter { $0.key.hasPrefix("dispatch.") } == [
        "dispatch.originOffice": ["CNSZHD"], "dispatch.destinationOffice": ["USJFKA"],
        "dispatch.grossWeightGrams": ["38700"], "dispatch.receptacleCount": ["2"],
        "dispatch.itemCount": ["3"],
        "dispatch.countedReceptacles": ["2"], "dispatch.countedItems": ["3"],
        "dispatch.summedWeightGrams": ["38700"],
      ])
    #expect(dispatch["conveyance.dispatch"] == "CNSZHDUSJFKAACN60061")
    #expect(dispatch["conveyance.departureAt"] == "2026-03-01T23:00")
    #expect(dispatch["conveyance.receptacle"] == nil)
    #expect(dispatch.rows.keys.sorted() == ["legs"])
    let leg = try #require(dispatch.rows["legs"]?.first)
    #expect(leg["legs.flight"] == ["CX0840"] && leg["legs.stage"] == ["mainCarriage"])
    #expect(dispatch["source.reference"] == "1")
    let raw = String(decoding: dispatch.raw, as: UTF8.self)
    #expect(raw.hasPrefix("BGM+785") && raw.hasSuffix("DTM+189:202603012300:203'\n"))
    #expect(dispatch.line == 3)
  }

  @Test func otherRecordsReferToIt() throws {
    let decoded = decode(Self.predes(Self.head + Self.first + Self.second))
    for record in decoded.records.dropLast() {
      #expect(record["conveyance.dispatch"] == "CNSZHDUSJFKAACN60061")
      #expect(record["conveyance.flight"] == "CX0840")
      #expect(record.values.keys.filter { $0.hasPrefix("dispatch.") } == [])
    }
  }

  @Test func withoutOthers() throws {
    let decoded = decode(Self.predes(Self.head))
    #expect(decoded.records.map(\.role) == ["dispatch"])
    #expect(decoded.records.first?["dispatch.countedReceptacles"] == "0")
    #expect(decoded.records.first?["dispatch.summedWeightGrams"] == nil)
    #expect(decode(Self.predes([])).records.map(\.length) == [0])
  }

  @Test func sumNeedsEveryWeight() {
    let light = Self.second.filter { !$0.hasPrefix("MEA") }
    let decoded = decode(Self.predes(Self.head + Self.first + light))
    #expect(decoded.records.last?["dispatch.summedWeightGrams"] == nil)
    #expect(decoded.records.last?["dispatch.countedReceptacles"] == "2")
  }

  /// What was cut off is not counted, and so nothing is: the numbers would be those of another dispatch.
  @Test func cutOff() {
    let text = Self.predes(Self.head + Self.first + Self.second, trailer: false)
    for length in [text.utf8.count, text.utf8.count - 30] {
      let decoded = decode(String(text.prefix(length)))
      #expect(decoded.records.map(\.role) == ["receptacle", "dispatch"])
      #expect(decoded.records.last?["dispatch.receptacleCount"] == "2")
      #expect(decoded.records.last?["dispatch.countedReceptacles"] == nil)
      #expect(decoded.rejects.map(\.reason) == [.truncated])
      #expect(decoded.codes == ["EDI-MISSING-TRAILER", "EDI-MISSING-TRAILER"])
    }
  }

  @Test func cutOffByAnotherInterchange() {
    let text = Self.predes(Self.head + Self.first, trailer: false)
    let decoded = decode(text + Self.predes(Self.head + Self.second).replacing("+77'", with: "+78'"))
    #expect(decoded.records.map(\.role) == ["dispatch", "receptacle", "dispatch"])
    #expect(decoded.rejects.map(\.reason) == [.truncated])
  }

  @Test func withoutTrailer() {
    let text = Self.predes(Self.head + Self.first + Self.second, trailer: false) + "UNZ+1+77'"
    let decoded = decode(text)
    #expect(decoded.records.map(\.role) == ["receptacle", "receptacle", "dispatch"])
    #expect(decoded.records.last?["dispatch.countedReceptacles"] == "2")
    #expect(decoded.codes == ["EDI-MISSING-TRAILER"])
  }

  /// A value of the message that is wrong is told in its own record, and only there.
  @Test func findingsStandInIt() {
    let head = Self.head.map { $0.replacing("202603012300", with: "202613012300") }
    let decoded = decode(Self.predes(head + Self.first + Self.second))
    #expect(decoded.codes == [])
    // The time is that of the flight and of its leg.
    #expect(decoded.records.map(\.codes) == [[], [], ["VAL-DATE", "VAL-DATE"]])
    #expect(decoded.records.last?.findings.map(\.path) == ["conveyance.departureAt", "legs.departureAt"])
  }

  @Test func rejectedRecordLeavesTotalsOut() {
    var limits = DecodingLimits()
    limits.recordBytes = 400
    let many = (0..<40).map { "GIN+ML+CY0296421\($0 + 10)CN" }
    let decoded = decode(Self.predes(Self.head + Self.first + many + Self.second), limits: limits)
    #expect(decoded.records.map(\.role) == ["receptacle", "dispatch"])
    #expect(decoded.records.last?["dispatch.countedReceptacles"] == nil)
    #expect(decoded.rejects.map(\.reason).allSatisfy { $0 == .tooLarge })
  }

  /// A message may begin without end: its record stays as small as its elements are.
  @Test func endlessHead() throws {
    let dates = Array(repeating: "DTM+186:202613010945:203", count: 1500)
    let decoded = decode(
      Self.predes(Self.head + dates + Self.first), limits: DecodingLimits())
    let dispatch = try #require(decoded.records.last)
    #expect(dispatch.role == "dispatch")
    #expect(dispatch.findings.count == 1000)
    #expect(dispatch.length > 30_000)
  }

  @Test func consignmentOfACarrier() throws {
    let decoded = decode(
      "UNB+UNOC:3+CN101+CX+260301:1000+77'UNH+1+CARDIT:2:1:UP'BGM+785+CNSZHD600017+9'DTM+137:202603011000:203'"
        + "CNT+7:38.7:KGM'CNT+11:2'RFF+AAM:16012345675'TDT+20+CX0840+4++CX:172:3'GID+1+1:BG'MEA+WT+G+KGM:21.3'"
        + "PCI++CNSZHDUSJFKAACN60061001000213'UNT+11+1'UNZ+1+77'")
    #expect(decoded.records.map(\.role) == ["receptacle", "consignment"])
    let consignment = try #require(decoded.records.last)
    #expect(consignment["conveyance.consignment"] == "CNSZHD600017")
    #expect(consignment["dispatch.receptacleCount"] == "2")
    #expect(consignment["dispatch.countedReceptacles"] == "1")
  }
}
