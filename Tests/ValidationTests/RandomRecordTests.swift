import SchemaLanguage
import Testing
import Vocabulary

/// Records of random values: whatever they hold, judging them ends and stays within the record.
@Suite struct RandomRecordTests {
  struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
      return value ^ value >> 31
    }
  }

  /// Rules that presence settles would have found nothing, and the quick ways to a verdict lead to the same one.
  @Test func quickWaysFindTheSame() throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("seed of random records: \(seed)")
    var generator = Seeded(state: seed)
    let set = try Schemas.shipped()
    var judging = try Judging(set)
    var plain = try Judging(set, isPlain: true)
    let sound = ShippedProfileTests.soundItem
    for _ in 0..<1000 {
      let state = generator.state
      Self.fill(&judging.record, set, sound, &generator)
      generator.state = state
      Self.fill(&plain.record, set, sound, &generator)
      let channel = ["postal", "express"].randomElement(using: &generator) ?? ""
      let role = ["item", "receptacle", "dispatch"].randomElement(using: &generator) ?? ""
      let found = judging.findings(channel: channel, role: role)
      #expect(found == plain.findings(channel: channel, role: role))
    }
  }

  @Test func neverTraps() throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("seed of random records: \(seed)")
    var generator = Seeded(state: seed)
    let set = try Schemas.shipped()
    var judging = try Judging(set)
    let sound = ShippedProfileTests.soundItem
    for _ in 0..<2000 {
      Self.fill(&judging.record, set, sound, &generator)
      let found = judging.findings(channel: "postal", role: "item")
      #expect(found.allSatisfy { !$0.code.isEmpty })
    }
  }

  private static func fill(
    _ record: inout Record, _ set: SchemaSet, _ sound: [RecordBuilder.Value], _ generator: inout Seeded
  ) {
    record.beginMessage()
    record.beginRecord(at: generator.next() >> 1)
    for part in set.dictionary.parts.indices {
      for _ in 0..<Int.random(in: 0...4, using: &generator) { _ = record.addRow(part: part) }
    }
    for element in set.dictionary.elements where Bool.random(using: &generator) {
      let rows = element.part.map { record.rowCount(part: $0) } ?? 1
      for row in 0..<rows {
        let text = Self.text(element, sound, &generator)
        let range = text.withUnsafeBytes { record.copy($0) }
        let slot = Slot(
          text: range, position: FeedPosition(offset: generator.next()), number: Self.number(&generator),
          element: element.id, scale: UInt8.random(in: 0...20, using: &generator))
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
          record.store(slot, in: ValueTarget(element), row: row)
        }
      }
    }
  }

  private static func number(_ generator: inout Seeded) -> Int64 {
    [0, 1, -1, .max, .min, 500, Int64(bitPattern: generator.next())].randomElement(using: &generator) ?? 0
  }

  private static func text(
    _ element: Element, _ sound: [RecordBuilder.Value], _ generator: inout Seeded
  ) -> [UInt8] {
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: return Array((sound.randomElement(using: &generator)?.text ?? "").utf8)
    case 1:
      return (0..<Int.random(in: 0...40, using: &generator)).map { _ in
        UInt8.random(in: 0 ... .max, using: &generator)
      }
    case 2: return Array("gift parts of XXX -- 12".utf8.prefix(Int.random(in: 0...23, using: &generator)))
    default: return Array((sound.first { $0.path == element.path }?.text ?? "CY029642157CN").utf8)
    }
  }
}
