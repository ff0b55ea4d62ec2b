import Decoding
import SchemaLanguage
import Validation
import Vocabulary

/// Judges records by the profiles in force, and leaves out what the baseline knows already.
struct Judge: ~Copyable {
  private var validator: Validator
  private let hasProfiles: Bool
  private let schemas: SchemaSet
  /// Codes that are known for any item, and for single ones.
  private let knownEverywhere: Set<UInt16>
  private let knownForItems: Set<KnownForItem>
  private let itemID: Element?

  private struct KnownForItem: Hashable {
    let kind: UInt16
    let item: String
  }

  init(_ setup: Setup) {
    schemas = setup.schemas
    hasProfiles = !setup.profiles.isEmpty
    validator = Validator(
      profiles: setup.profiles, catalogue: schemas.catalogue, layout: schemas.layout, date: setup.date,
      extraOverlays: setup.configuration?.overlays ?? [])
    var everywhere: Set<UInt16> = []
    var items: Set<KnownForItem> = []
    for known in setup.configuration?.baseline ?? [] {
      guard let kind = schemas.catalogue.number(of: known.code).map({ UInt16($0) }) else { continue }
      if let item = known.item {
        items.insert(KnownForItem(kind: kind, item: item))
      } else {
        everywhere.insert(kind)
      }
    }
    knownEverywhere = everywhere
    knownForItems = items
    itemID = schemas.dictionary.element("item.id")
  }

  mutating func judge(_ record: inout Record) {
    let form = schemas.forms[record.form]
    if hasProfiles { validator.validate(&record, channel: form.channel, role: form.role) }
    guard record.findings.count > 0, !(knownEverywhere.isEmpty && knownForItems.isEmpty) else { return }
    let item = itemID.flatMap { record.text($0) } ?? ""
    record.keepFindings { finding in
      !knownEverywhere.contains(finding.kind)
        && !knownForItems.contains(KnownForItem(kind: finding.kind, item: item))
    }
  }

  /// Whether a finding about the envelope is known already.
  func isKnown(_ finding: Finding) -> Bool { knownEverywhere.contains(finding.kind) }
}
