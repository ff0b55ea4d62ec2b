import Decoding
import Vocabulary
import Wire

/// A bound on what strangers send: what it is called in `postern.yaml` and behind `--limit`, what it bounds, and what it
/// may be set to.
///
/// What schemas say stands there: how often a group and an element may occur, and how deep groups lie in each other. The
/// bounds of schema files themselves are ``SchemaLanguage/YAMLLimits``.
public struct Limit: Sendable {
  public let name: String
  public let meaning: String
  /// Above its end the software below has limits of its own.
  public let range: ClosedRange<Int>
  let place: any WritableKeyPath<Limits, Int> & Sendable

  /// What holds when nothing else is asked for.
  public var usual: Int { Limits()[self] }

  public static let all = [
    Limit("unpackedBytes", "bytes that compressed input unpacks to", 1...1 << 50, \.unpackedBytes),
    Limit(
      "unpackedRatio", "bytes unpacked for each compressed one, once 16 MiB have come out", 1...1_000_000,
      \.unpackedRatio),
    Limit("itemBytes", "bytes of the feed of one record", 64...1 << 28, \.decoding.recordBytes),
    Limit("itemValueBytes", "bytes of all values of one record", 64...1 << 28, \.decoding.record.bytes),
    Limit("itemValues", "values of one record", 1...10_000_000, \.decoding.record.values),
    Limit("itemFindings", "findings that are told of one record", 1...1_000_000, \.decoding.record.findings),
    Limit(
      "messageFindings", "findings of a kind that are told of one message, beside those of its records",
      1...1_000_000, \.decoding.envelopeFindingsOfAKind),
    Limit(
      "references", "references that are remembered, to find those used twice", 1...1 << 28,
      \.decoding.references),
    Limit("rejectBytes", "bytes of one reject; more come in parts", 64...1 << 26, \.decoding.rejectPart),
    Limit("segmentBytes", "bytes of one segment", 64...1 << 26, \.decoding.segments.length),
    Limit(
      "segmentElements", "component data elements of one segment", 8...65_000, \.decoding.segments.tokens),
    Limit("xmlDepth", "elements open at once", 1...256, \.decoding.xml.depth),
    Limit("xmlNameBytes", "bytes of one name", 1...50_000, \.decoding.xml.nameLength),
    Limit("xmlAttributes", "attributes of one element", 1...10_000, \.decoding.xml.attributes),
    Limit("xmlAttributeBytes", "bytes of one attribute", 1...9_000_000, \.decoding.xml.attributeValueLength),
    Limit(
      "xmlNamespaces", "namespace declarations of one element", 1...10_000,
      \.decoding.xml.namespaceDeclarations),
    Limit("xmlTextBytes", "bytes of text between two tags", 1...9_000_000, \.decoding.xml.textLength),
    Limit(
      "xmlMarkupBytes", "bytes of one tag, comment or instruction", 65_536...9_000_000,
      \.decoding.xml.markupLength),
    Limit(
      "xmlAllNamesBytes", "bytes of all different names of one document", 4096...1 << 23,
      \.decoding.xml.nameTableBytes),
    Limit("jsonDepth", "objects and arrays open at once", 1...1_000_000, \.decoding.json.depth),
    Limit("jsonNameBytes", "bytes of the name of one member", 1...1 << 20, \.decoding.json.nameLength),
    Limit("jsonTextBytes", "bytes of one string", 1...1 << 28, \.decoding.json.textLength),
    Limit("jsonNumberBytes", "bytes of one number", 1...1 << 16, \.decoding.json.numberLength),
    Limit("jsonMembers", "members of one object", 1...1 << 20, \.decoding.json.members),
    Limit("jsonValues", "values of one object and all in it", 1...1 << 28, \.decoding.json.events),
    Limit("journalBytes", "bytes of a journal", 1 << 16...1 << 44, \.journalBytes),
  ]

  private init(
    _ name: String, _ meaning: String, _ range: ClosedRange<Int>,
    _ place: any WritableKeyPath<Limits, Int> & Sendable
  ) {
    self.name = name
    self.meaning = meaning
    self.range = range
    self.place = place
  }

  /// The limit of a name.
  public static func named(_ name: String) -> Limit? { all.first { $0.name == name } }
}
