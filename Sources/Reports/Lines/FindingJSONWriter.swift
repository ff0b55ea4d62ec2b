public import Vocabulary

/// Writes findings as JSON objects.
public struct FindingJSONWriter {
  let dictionary: ElementDictionary
  let catalogue: FindingCatalogue
  let showsValues: Bool

  public init(dictionary: ElementDictionary, catalogue: FindingCatalogue, showsValues: Bool) {
    self.dictionary = dictionary
    self.catalogue = catalogue
    self.showsValues = showsValues
  }

  /// The element a finding is about; nil when it is about none, or about a working place of the decoder.
  public func element(_ finding: Finding) -> Element? {
    finding.element.index < dictionary.elements.count ? dictionary[finding.element] : nil
  }

  public func text(_ finding: Finding, value: String, expected: String) -> FindingText {
    let element = element(finding)
    return FindingText(
      kind: catalogue[finding.kind], value: value, expected: expected, count: finding.count,
      element: element?.path(row: finding.row, in: dictionary) ?? "",
      isMasked: !showsValues && element?.isPersonal == true)
  }

  func writeAll(of record: borrowing Record, into output: inout OutputBuffer, lines: (UInt64) -> UInt64) {
    output.append(",\"findings\":[")
    for index in 0..<record.findings.count {
      let finding = record.findings[index]
      if index > 0 { output.append(UInt8(ascii: ",")) }
      output.append(UInt8(ascii: "{"))
      write(
        finding, value: record.text(finding.value), expected: record.text(finding.expected), into: &output,
        line: lines(finding.position.offset))
      output.append(UInt8(ascii: "}"))
    }
    output.append(UInt8(ascii: "]"))
  }

  /// Writes the members of a finding, without braces.
  public func write(
    _ finding: Finding, value: String, expected: String, into output: inout OutputBuffer, line: UInt64
  ) {
    let text = text(finding, value: value, expected: expected)
    output.append("\"code\":")
    output.appendJSON(text.kind.code)
    output.append(",\"severity\":\"")
    output.append(finding.severity.name)
    output.append("\"")
    if !text.element.isEmpty {
      output.append(",\"element\":")
      output.appendJSON(text.element)
    }
    output.append(",\"message\":")
    output.appendJSON(text.message)
    output.append(",\"at\":{\"offset\":")
    output.append(finding.position.offset)
    output.append(",\"line\":")
    output.append(line)
    if finding.position.segment > 0 {
      output.append(",\"segment\":")
      output.append(UInt64(finding.position.segment))
    }
    output.append("}")
    if let code = text.kind.controlCode {
      output.append(",\"contrl\":")
      output.appendJSON(code)
    }
    if let basis = text.kind.basis {
      output.append(",\"basis\":")
      output.appendJSON(basis)
    }
  }
}
