import Decoding
import Testing
import Vocabulary
import Wire

@Suite("Limits") struct LimitTests {
  private func limits(_ change: (inout DecodingLimits) -> Void) -> DecodingLimits {
    var limits = DecodingLimits()
    change(&limits)
    return limits
  }

  /// Every segment of an item whose one segment is too long is kept raw; the next item is read.
  @Test(arguments: [1000, 200_000])
  func overlongSegment(length: Int) {
    let limits = limits { $0.segments.length = length / 2 }
    let item = [
      "GID+1+1", "PCI++RX123456785DE", "FTX+AAI+++\(String(repeating: "A", count: length))", "MEA+WT+G+KGM:1",
    ]
    let text = Message.itmatt(item + ["GID+2+1", "PCI++LX000000014DE", "MEA+WT+G+KGM:2"])
    let decoded = decode(Array(text.utf8), limits: limits, sizes: [7, 4096])
    #expect(decoded.records.map { $0["item.id"] } == ["LX000000014DE"])
    #expect(decoded.rejects.map(\.reason) == [.damagedSegment])
    #expect(decoded.rejects.first?.text.hasPrefix("GID+1+1'") == true)
    #expect(decoded.rejects.first?.text.contains("MEA+WT+G+KGM:1'") == true)
  }

  @Test func segmentWithTooManyElements() {
    let limits = limits { $0.segments.tokens = 100 }
    let item = ["GID+1+1", "PCI++RX123456785DE", "FTX" + String(repeating: "+", count: 101)]
    let decoded = decode(Message.itmatt(item + ["GID+2+1", "PCI++LX000000014DE"]), limits: limits)
    #expect(decoded.records.map { $0["item.id"] } == ["LX000000014DE"])
    #expect(decoded.rejects.map(\.reason) == [.damagedSegment])
    #expect(decoded.records.first?.findings == [])
  }

  @Test func overlongSegmentWithReleases() {
    let limits = limits { $0.segments.length = 100 }
    let text = String(repeating: "?'??", count: 100)
    let decoded = decode(
      Message.itmatt(["GID+1+1", "PCI++RX123456785DE", "FTX+AAI+++\(text)", "GID+2+1", "PCI++LX000000014DE"]),
      limits: limits)
    #expect(decoded.records.map { $0["item.id"] } == ["LX000000014DE"])
  }

  @Test func overlongSegmentWithoutAnEnd() {
    let limits = limits { $0.segments.length = 100 }
    let decoded = decode(
      Message.header + "UNH+1+ITMATT:1:5:UP'BGM+" + String(repeating: "A", count: 300), limits: limits)
    #expect(decoded.records == [])
    #expect(decoded.rejects.count == 1)
  }

  /// The parts of what is rejected have a limit in every state.
  @Test func overlongSegmentComesInParts() {
    let limits = limits {
      $0.segments.length = 100
      $0.rejectPart = 500
    }
    let text = Message.item(["FTX+AAI+++" + String(repeating: "A", count: 2000)])
    let decoded = decode(text, limits: limits)
    #expect(decoded.rejects.count >= 4)
    #expect(decoded.rejects.allSatisfy { $0.raw.count <= 600 })
  }

  @Test func recordOfTooManyBytes() {
    let limits = limits { $0.recordBytes = 500 }
    let long = (1...30).map { "FTX+AAI+++REMARK NUMBER \($0)" }
    let decoded = decode(
      Message.itmatt(["GID+1+1", "PCI++LX000000014DE", "GID+2+1", "PCI++RX123456785DE"] + long),
      limits: limits)
    #expect(decoded.records.map { $0["item.id"] } == ["LX000000014DE"])
    #expect(decoded.rejects.allSatisfy { $0.reason == .tooLarge })
  }

  @Test func recordOfTooManyValues() {
    let limits = limits { $0.record.values = 40 }
    let goods = (1...20).flatMap { ["CST+\($0)+620442", "QTY+1:1"] }
    let items = ["GID+1+1", "PCI++LX000000014DE"] + goods + ["GID+2+1", "PCI++RX123456785DE"]
    let decoded = decode(Message.itmatt(items), limits: limits)
    #expect(decoded.records.map { $0["item.id"] } == ["RX123456785DE"])
    #expect(decoded.rejects.map(\.reason) == [.tooLarge])
  }

  @Test func recordOfTooMuchText() {
    let limits = limits { $0.record.bytes = 2000 }
    let long = String(repeating: "A", count: 1500)
    let items = [
      "GID+1+1", "PCI++LX000000014DE", "NAD+CZ+++\(long)", "NAD+CN+++\(long)", "GID+2+1",
      "PCI++RX123456785DE",
    ]
    let decoded = decode(Message.itmatt(items), limits: limits)
    #expect(decoded.records.map { $0["item.id"] } == ["RX123456785DE"])
    #expect(decoded.rejects.map(\.reason) == [.tooLarge])
  }

  @Test func findingsOfARecordAreCountedBeyondTheLimit() {
    let record = Message.record((1...1500).map { "ZZ\($0 % 10)+1" })
    #expect(record.findings.count == 1000)
  }

  @Test func repeatedFindingsOfTheEnvelopeAreCapped() {
    let head = Message.header + "UNH+1+ITMATT:1:5:UP'" + String(repeating: "ZZZ+1'", count: 100)
    let decoded = decode(
      head + "BGM+936+A+9'DTM+137:202603011530:203'GID+1+1'PCI++RX123456785DE'UNT+106+1'UNZ+1+77'")
    #expect(decoded.codes == Array(repeating: "EDI-SEGMENT-UNKNOWN", count: 20))
  }

  /// What a record, a reject or the prolog of a document keeps in memory has a bound, also when it is but padding.
  @Test(arguments: [
    Message.header + "UNH+1+ITMATT:1:5:UP'BGM+936+A+9'GID+1+1'",
    Message.header + "UNH+1+INVRPT:2:1:UP'BGM+936'",
    "<?xml version=\"1.0\"?>", "<ips>", "<Envelope><Header>",
  ])
  func paddingIsNotHeldForEver(opening: String) {
    var limits = DecodingLimits()
    limits.recordBytes = 10_000
    limits.rejectPart = 10_000
    limits.xml.textLength = 10_000
    var decoder = FeedDecoder(schemas: RecordDecoding.schemas, limits: limits)
    Array(opening.utf8).withUnsafeBytes { decoder.append($0) }
    var held = 0
    let padding = [UInt8](repeating: 0x0A, count: 10_000)
    feeding: for _ in 0..<100 {
      while true {
        switch decoder.next() {
        case .needsInput: break
        case .end: break feeding
        default: continue
        }
        break
      }
      // How far back the decoder still holds bytes.
      let end = decoder.ledger.taken
      held = 0
      while held + 10_000 <= end, !decoder.heldBytes(end - UInt64(held) - 10_000, count: 10_000).isEmpty {
        held += 10_000
      }
      padding.withUnsafeBytes { decoder.append($0) }
    }
    #expect(held <= 200_000)
  }

  /// The same with comments, of which nothing ever comes.
  @Test(arguments: [
    "<?xml version=\"1.0\"?>", "<Envelope><Header>", "<ips>", "<ips><MailItem ItemId=\"EE123456785CN\">",
  ])
  func commentsAreNotHeldForEver(opening: String) {
    var limits = DecodingLimits()
    limits.recordBytes = 10_000
    limits.rejectPart = 10_000
    var decoder = FeedDecoder(schemas: RecordDecoding.schemas, limits: limits)
    Array(opening.utf8).withUnsafeBytes { decoder.append($0) }
    let comment = Array(("<!--" + String(repeating: "x", count: 9_993) + "-->").utf8)
    var held = 0
    feeding: for _ in 0..<100 {
      while true {
        switch decoder.next() {
        case .needsInput: break
        case .end: break feeding
        default: continue
        }
        break
      }
      let end = decoder.ledger.taken
      held = 0
      while held + 10_000 <= end, !decoder.heldBytes(end - UInt64(held) - 10_000, count: 10_000).isEmpty {
        held += 10_000
      }
      comment.withUnsafeBytes { decoder.append($0) }
    }
    #expect(held <= 200_000)
  }
}
