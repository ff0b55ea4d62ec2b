import SchemaLanguage
import Testing

/// What is told of a message schema with two records that makes no sense.
@Suite("Mistakes in schemas of two records") struct RecordListMistakeTests {
  private static let schema = """
    kind: message
    id: test.tworec.1
    title: A message of two records
    source: made for a test
    basis: inferred
    match: { syntax: edifact, type: TWOREC }
    channel: postal
    structure:
      - BGM M1
      - group: receptacles
        repeat: C99
        segments: [GID M1, PCI M1, MEA C1]
    record:
      - role: dispatch
        each: message
        fields:
          dispatch.countedReceptacles: { count: records }
          dispatch.summedWeightGrams: { sum: receptacle.grossWeightGrams }
      - role: receptacle
        each: receptacles
        fields:
          conveyance.receptacle: PCI[2.1]
          receptacle.grossWeightGrams: MEA+WT+G[3.2]
    fields:
      conveyance.dispatch: /BGM[2.1]

    """

  private func mistakes(_ wrong: String, for right: String) -> String {
    mistakes(of: Self.schema.replacing(right, with: wrong))
  }

  private func mistakes(of text: String) -> String {
    do {
      let file = SchemaFile(path: "messages/test.yaml", bytes: Array(text.utf8))
      _ = try SchemaSet(files: SchemaSource.embedded.files + [file])
      return ""
    } catch {
      return error.list.map(\.description).joined(separator: "\n")
    }
  }

  @Test func soundSchema() { #expect(mistakes("", for: "no such text") == "") }

  /// The record of the message leaves when most of its bytes are gone, so it may not outgrow its limit.
  @Test(arguments: [("C99", ""), ("C100", "expected a group that repeats 99 times at the most")])
  func rowsOfTheMessageAreBounded(times: String, expected: String) {
    let legs = "  - { group: legs, repeat: \(times), segments: [TDT M1] }\nrecord:"
    let rows = "legs: { each: legs, fields: { flight: \"[2.1]\" } }"
    let found = mistakes(
      of: Self.schema.replacing("record:", with: legs, maxReplacements: 1)
        .replacing("dispatch.countedReceptacles: { count: records }", with: rows))
    #expect(expected.isEmpty ? found.isEmpty : found.contains(expected), "\(found)")
  }

  @Test(arguments: [
    ("each: message", "each: receptacles", "expected each: message, in the first record of a list"),
    ("{ count: records }", "{ count: dispatches }", "expected records, or a part such as items"),
    (
      "{ sum: receptacle.grossWeightGrams }", "{ sum: receptacle.itemCount }",
      "expected an element of type grams that stands once in a record"
    ),
    ("PCI[2.1]", "{ count: records }", "expected it in the record of each: message"),
    (
      "conveyance.receptacle: PCI[2.1]", "source.messageId: /BGM[2.1]",
      "found source.messageId in one record only"
    ),
    ("  - role: dispatch", "  - role: parcel", "expected one of item, receptacle"),
    ("syntax: edifact, type: TWOREC", "syntax: xml, type: T, paths: [T]", "lists of records are for EDIFACT"),
  ])
  func mistake(right: String, wrong: String, expected: String) {
    let found = mistakes(wrong, for: right)
    #expect(found.contains(expected), "\(found)")
  }
}
