import Journal
import Reports
import Vocabulary

/// Writes what the journal found as lines of JSON, like findings about the envelope.
struct ContradictionLine {
  let catalogue: FindingCatalogue

  init(_ catalogue: FindingCatalogue) { self.catalogue = catalogue }

  /// - Returns: the number of the finding's kind; nil, and nothing is written, when the schemas in force lack it.
  func write(_ found: FoundContradiction, into output: inout OutputBuffer) -> Int? {
    guard let number = catalogue.number(of: found.finding.rawValue) else { return nil }
    let kind = catalogue.kinds[number]
    let text = FindingText(
      kind: kind, value: found.value, expected: found.expected, count: found.count, element: "",
      isMasked: false)
    output.append("{\"kind\":\"finding\",\"code\":")
    output.appendJSON(kind.code)
    output.append(",\"severity\":\"\(kind.severity.name)\",\"message\":")
    output.appendJSON(text.message)
    output.append(",\"subject\":")
    output.appendJSON(found.value)
    if let basis = kind.basis {
      output.append(",\"basis\":")
      output.appendJSON(basis)
    }
    output.append(",\"source\":{\"feed\":")
    output.appendJSON(found.message.feed)
    output.append(",\"offset\":\(found.message.offset)")
    let members = [
      ("message", found.message.type), ("messageId", found.message.messageID),
      ("interchange", found.message.interchange), ("reference", found.message.reference),
      ("sender", found.message.sender), ("receiver", found.message.receiver),
    ]
    for (key, value) in members where !value.isEmpty {
      output.append(",\"\(key)\":")
      output.appendJSON(value)
    }
    output.append("}}\n")
    return number
  }
}

extension RunTally {
  /// Adds findings that are about no record, by the number of their kind.
  mutating func addFindings(_ counts: [UInt64], catalogue: FindingCatalogue) {
    for (number, count) in counts.enumerated() where count > 0 {
      byKind[number] += count
      bySeverity[Int(catalogue.kinds[number].severity.rawValue)] += count
    }
  }
}
