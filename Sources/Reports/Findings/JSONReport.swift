public import Vocabulary

/// Findings as JSON objects: one to a line, or all in one array.
///
/// The members are those of a finding in a record; `source` and `item` say where it belongs.
public struct JSONReport: FindingReport {
  private let catalogue: FindingCatalogue
  private let isArray: Bool
  private var isFirst = true

  public init(catalogue: FindingCatalogue, isArray: Bool) {
    self.catalogue = catalogue
    self.isArray = isArray
  }

  public mutating func begin(into output: inout OutputBuffer) {
    if isArray { output.append("[" as StaticString) }
  }

  public mutating func add(_ finding: ReportedFinding, into output: inout OutputBuffer) {
    if isArray { output.append(isFirst ? "\n" : ",\n" as StaticString) }
    isFirst = false
    let kind = catalogue[finding.kind]
    output.append("{\"kind\":\"finding\",\"code\":" as StaticString)
    output.appendJSON(kind.code)
    output.append(",\"severity\":\"\(finding.severity.name)\"")
    output.append(member: "element", finding.element)
    output.append(member: "message", finding.message)
    output.append(",\"at\":{\"offset\":\(finding.offset),\"length\":\(finding.length)")
    if finding.line > 0 { output.append(",\"line\":\(finding.line)") }
    if let column = finding.column { output.append(",\"column\":\(column)") }
    if finding.segment > 0 { output.append(",\"segment\":\(finding.segment)") }
    output.append("}" as StaticString)
    output.append(member: "contrl", kind.controlCode ?? "")
    output.append(member: "basis", finding.basis ?? "")
    output.append(member: "hint", finding.hint ?? "")
    output.append(",\"source\":{\"feed\":" as StaticString)
    output.appendJSON(finding.feed)
    output.append(member: "interchange", finding.interchange)
    output.append(member: "reference", finding.reference)
    if finding.messageOrdinal > 0 { output.append(",\"ordinal\":\(finding.messageOrdinal)") }
    output.append("}" as StaticString)
    output.append(member: "item", finding.item)
    output.append(isArray ? "}" : "}\n" as StaticString)
  }

  public mutating func finish(_ tally: FindingTally, into output: inout OutputBuffer) {
    if isArray { output.append(isFirst ? "]\n" : "\n]\n" as StaticString) }
  }
}

extension OutputBuffer {
  /// Appends `,"key":"value"`, unless the value is empty.
  mutating func append(member key: StaticString, _ value: String) {
    guard !value.isEmpty else { return }
    append(",\"" as StaticString)
    append(key)
    append("\":" as StaticString)
    appendJSON(value)
  }
}
