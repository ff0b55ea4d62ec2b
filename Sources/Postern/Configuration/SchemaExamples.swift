import Decoding
import SchemaLanguage
import Validation
import Vocabulary

/// Tries the examples of schemas: each sample is decoded, and what comes of it compared with what is expected.
public enum SchemaExamples {
  public static func count(_ setup: Setup) -> Int {
    setup.schemas.contents.reduce(0) { $0 + $1.examples.count }
  }

  /// One line for each expectation that does not hold, with the place of its example.
  public static func failures(_ setup: Setup) -> [String] {
    setup.schemas.contents.flatMap { entry in
      entry.examples.flatMap { failures(of: $0, in: entry, setup) }
    }
  }

  private static func failures(
    of example: SchemaExample, in entry: SchemaSet.SchemaEntry, _ setup: Setup
  ) -> [String] {
    let outcome = Outcome(example.sample, setup, profile: setup.schemas.profile(entry.id))
    return example.expected.compactMap { key, values in
      let found = outcome.values(key)
      guard found != values else { return nil }
      return "\(example.mark): expected \(key) \(values.joined(separator: ", ")), found "
        + (found.isEmpty ? "nothing" : found.joined(separator: ", "))
    }
  }

  /// What came of a sample.
  private struct Outcome {
    private var records = 0
    private var rejects = 0
    private var findings: [String] = []
    private var elements: [String: [String]] = [:]

    init(_ sample: String, _ setup: Setup, profile: ProfileSchema?) {
      let schemas = setup.schemas
      var decoder = FeedDecoder(schemas: schemas)
      var validator = Validator(
        profiles: profile.map { [$0] } ?? [], catalogue: schemas.catalogue, layout: schemas.layout,
        date: setup.date)
      Array(sample.utf8).withUnsafeBytes { decoder.append($0) }
      decoder.finish()
      while true {
        switch decoder.next() {
        case .record:
          let form = schemas.forms[decoder.record.form]
          validator.validate(&decoder.record, channel: form.channel, role: form.role)
          if records == 0 { elements = Self.elements(decoder.record, schemas.dictionary) }
          for index in 0..<decoder.record.findings.count {
            findings.append(schemas.catalogue[decoder.record.findings[index].kind].code)
          }
          records += 1
        case .reject: rejects += decoder.reject.isLastPart ? 1 : 0
        case .finding: findings.append(schemas.catalogue[decoder.envelopeFinding.kind].code)
        case .message: break
        case .needsInput, .end: return
        }
      }
    }

    private static func elements(
      _ record: borrowing Record, _ dictionary: ElementDictionary
    ) -> [String: [String]] {
      var values: [String: [String]] = [:]
      for element in dictionary.elements {
        guard let part = element.part else {
          values[element.path] = record.texts(element)
          continue
        }
        let key = dictionary.parts[part].key
        for row in 0..<record.rowCount(part: part) {
          values["\(key)[\(row)]" + element.path.dropFirst(key.count)] = record.texts(element, row: row)
        }
      }
      return values
    }

    func values(_ key: String) -> [String] {
      switch key {
      case "records": [String(records)]
      case "rejects": [String(rejects)]
      case "findings": findings
      default: elements[key] ?? []
      }
    }
  }
}
