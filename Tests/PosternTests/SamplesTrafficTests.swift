import Foundation
import Generation
import Postern
import Testing
import Wire

/// Generated traffic decodes to exactly what was generated, and every fault planted in it is found.
@Suite struct SamplesTrafficTests {
  /// Any of these findings tells of a fault.
  static let codes: [TrafficFault: [String]] = [
    .badCheckDigit: ["UPU04"],
    .missingItemId: ["UPU01", "EDI-SEGMENT-MISSING"],
    .missingSenderName: ["UPU16A"],
    .missingSenderAddress: ["UPU16B"],
    .missingRecipientName: ["UPU16C"],
    .missingRecipientCity: ["UPU16D"],
    .missingDescription: ["UPU11D"],
    .vagueDescription: ["DSC01", "DSC04"],
    .missingQuantity: ["UPU11Q"],
    .missingGrossWeight: ["UPU20"],
    .missingDeclaredValue: ["AED12"],
    .unknownCategory: ["UPU07", "VAL-CODE"],
    .ukCountry: ["VAL-SPELLING"],
    .shortHS: ["UPU14E"],
    .netAboveGross: ["UPU13"],
    .wrongTotal: ["UPU12"],
    .badAmount: ["VAL-NUMBER"],
    .wrongSegmentCount: ["EDI-COUNT"],
    .wrongMessageReference: ["EDI-REFERENCE"],
    .damagedSegment: ["EDI-SEGMENT-DAMAGED", "EDI-SEGMENT-UNKNOWN"],
  ]

  @Test func everyFaultHasItsFinding() {
    #expect(TrafficFault.allCases.allSatisfy { Self.codes[$0] != nil })
  }

  @Test(
    arguments: TrafficSettings.Message.allCases, TrafficSettings.Syntax.allCases)
  func decodesToTheTruth(_ message: TrafficSettings.Message, _ syntax: TrafficSettings.Syntax) throws {
    let traffic = Self.traffic(message, syntax)
    let lines = try Self.decode(traffic.feed)
    let truth = try Self.objects(traffic.truth)
    let records = lines.filter { $0["kind"] as? String == "record" }
    let items = truth.filter { $0["record"] != nil }
    try #require(records.count == 5000)
    try #require(items.count == 5000)
    var differing = 0
    for (record, item) in zip(records, items) {
      var found = record
      for key in ["kind", "channel", "role", "source", "findings"] { found[key] = nil }
      let isSame = NSDictionary(dictionary: found).isEqual(item["record"])
      differing += isSame ? 0 : 1
      #expect(isSame || differing > 3, "item \(item["id"] ?? "?") was read as \(found)")
      expectFindings(of: item, in: record)
    }
    #expect(differing == 0)
    expectMessageFindings(truth.filter { $0["message"] != nil }, lines)
    #expect(lines.filter { $0["kind"] as? String == "reject" }.isEmpty)
  }

  private func expectFindings(of item: [String: Any], in record: [String: Any]) {
    let codes = Set(Self.codes(of: record))
    for name in item["faults"] as? [String] ?? [] {
      guard let fault = TrafficFault(rawValue: name), let expected = Self.codes[fault] else {
        Issue.record("the fault \(name) is not known")
        continue
      }
      #expect(!codes.isDisjoint(with: expected), "\(name) of item \(item["id"] ?? "?") gave \(codes)")
    }
  }

  /// Faults of messages give findings of their own, or of a record of the message.
  private func expectMessageFindings(_ messages: [[String: Any]], _ lines: [[String: Any]]) {
    let envelope = lines.filter { $0["kind"] as? String == "finding" }.compactMap { $0["code"] as? String }
    let all = envelope + lines.flatMap(Self.codes)
    for fault in TrafficFault.allCases where fault.isOfMessage {
      let planted = messages.filter { ($0["faults"] as? [String] ?? []).contains(fault.rawValue) }.count
      let found = all.filter { Self.codes[fault]?.contains($0) ?? false }.count
      #expect(found >= planted, "\(planted) times \(fault.rawValue), \(found) findings")
      #expect(planted > 0 || found == 0, "\(fault.rawValue) was not planted but found \(found) times")
    }
  }

  // MARK: Running

  private static func traffic(
    _ message: TrafficSettings.Message, _ syntax: TrafficSettings.Syntax
  ) -> (feed: [UInt8], truth: [UInt8]) {
    var feed: [UInt8] = []
    var truth: [UInt8] = []
    var generator = TrafficGenerator(
      settings: TrafficSettings(
        message: message, syntax: syntax, items: 5000, seed: 20_261_124, defectRate: 0.1, itemsPerMessage: 20)
    )
    while generator.next(into: &feed, truth: &truth) {}
    return (feed, truth)
  }

  private static func decode(_ feed: [UInt8]) throws -> [[String: Any]] {
    let setup = try Setup(
      profiles: ["upu.item", "us.mail.aed", "quality.descriptions"], searchesConfiguration: false,
      date: Story.date)
    return try Repository.withDirectory { directory in
      let input = directory.appending(path: "feed")
      let output = directory.appending(path: "output").path
      try Data(feed).write(to: input)
      var options = DecodeOptions()
      options.jobs = 2
      let run = DecodeRun(setup, options: options, output: try OutputStream(path: output), rejects: nil)
      try run.decode(ByteSource(path: input.path), name: "feed")
      try run.writeSummary(to: nil)
      return try objects(Array(Data(contentsOf: URL(filePath: output))))
    }
  }

  private static func objects(_ lines: [UInt8]) throws -> [[String: Any]] {
    try lines.split(separator: UInt8(ascii: "\n")).map {
      try #require(try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any])
    }
  }

  private static func codes(of record: [String: Any]) -> [String] {
    (record["findings"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
  }
}
