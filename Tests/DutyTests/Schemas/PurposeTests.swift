import Duty
import SchemaLanguage
import Testing
import Vocabulary

/// Elements that the dictionary does not give for duty are never used for it (19 USC 1415(a)(3)(F)).
@Suite struct PurposeTests {
  /// The embedded schemas, with some elements that are not for duty.
  private func files(withoutDuty paths: [String]) throws -> [SchemaFile] {
    var files = SchemaSource.embedded.files.filter { !$0.path.hasPrefix("messages/") }
    let index = try #require(files.firstIndex { $0.path == "dictionary.yaml" })
    var lines = String(decoding: files[index].bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    for path in paths {
      let start = try #require(lines.firstIndex(of: "  \(path):"))
      let place = try #require(lines[start...].firstIndex { $0.hasPrefix("    purposes: ") })
      try #require(lines[place].contains(" duty,") || lines[place].contains(" duty]"))
      lines[place] = "    purposes: [targeting]"
    }
    files[index] = SchemaFile(path: "dictionary.yaml", bytes: Array(lines.joined(separator: "\n").utf8))
    return files
  }

  private func assess(_ item: Item, _ schemas: SchemaSet) throws -> Assessment {
    var assessor = DutyAssessor(schemas, tables: Rules.tables, options: try Run().options())
    var record = Record(layout: schemas.layout)
    try item.fill(&record)
    let assessment = assessor.assess(record, channel: "postal", role: "item")
    return try #require(assessment)
  }

  /// What is not for duty is as if it had not been received.
  @Test func elementsForTargetingAloneAreAbsent() throws {
    let item = Item(Goods("50.00", "IN", "6214900010"), arrival: "2026-08-15")
    #expect(try assess(item, Rules.schemas).refusals.isEmpty)
    let schemas = try SchemaSet(
      files: try files(withoutDuty: ["contents.hs", "contents.origin", "conveyance.arrivalDate"]))
    let assessment = try assess(item, schemas)
    #expect(assessment.dates.arrivalOrigin == .asOf)
    #expect(assessment.refusalCodes.contains("HTS-MISSING"))
    #expect(assessment.refusalCodes.contains("ORIGIN-MISSING"))
    #expect(assessment.totals == nil)
    #expect(!assessment.lines.flatMap(\.used).contains { $0.name == "hts" || $0.name == "origin" })
  }

  /// Without the recipient, items of one recipient are not put together.
  @Test func recipientsForTargetingAloneAreNotCompared() throws {
    let gift = Item(Goods("60.00", "JP"), arrival: "2025-10-01").with {
      $0.category = "gift"
      $0.senderCountry = "JP"
    }
    let schemas = try SchemaSet(files: try files(withoutDuty: ["recipient.name"]))
    var assessor = DutyAssessor(schemas, tables: Rules.tables, options: try Run().options())
    var record = Record(layout: schemas.layout)
    for id in ["CY029642156CN", "CY029642160CN"] {
      try gift.with { $0.id = id }.fill(&record)
      let assessed = assessor.assess(record, channel: "postal", role: "item")
      #expect(assessed?.lines.first?.exemption?.id == "gift")
    }
  }

  /// Conditions, rules of exchange and forms that name such an element are refused when they are read.
  @Test(arguments: [
    ("item.category", "duty/regimes/us.mail.2026-07-24.yaml:"),
    ("item.postedAt", "duty/exchange/us.conversion.yaml:14:39:"),
    ("contents.description", "duty/forms/imd-2026-07.yaml:"),
    ("item.id", "duty/forms/entry-type-13.yaml:"),
  ])
  func filesThatNameThemAreRefused(_ path: String, _ place: String) throws {
    do {
      _ = try SchemaSet(files: try files(withoutDuty: [path]))
      Issue.record("it was read")
    } catch let error as SchemaMistakes {
      #expect(
        error.list.contains { mistake in
          mistake.description.contains(place)
            && mistake.description.contains("found \(path), whose purpose is targeting")
        }, "\(error)")
    }
  }
}
