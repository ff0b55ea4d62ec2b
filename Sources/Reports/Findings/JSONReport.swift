public import Vocabulary

/// Findings as one JSON array, each written as soon as it is known.
public struct JSONReport: FindingReport {
  private let catalogue: FindingCatalogue
  private var isEmpty = true

  public init(catalogue: FindingCatalogue) { self.catalogue = catalogue }

  public mutating func begin(into output: inout OutputBuffer) { output.append("[") }

  public mutating func add(_ finding: ReportedFinding, into output: inout OutputBuffer) {
    let kind = catalogue[finding.kind]
    output.append(isEmpty ? "\n" : ",\n")
    isEmpty = false
    output.append("{\"code\":")
    output.appendJSON(kind.code)
    output.append(",\"severity\":\"\(finding.severity.name)\"")
    output.append(member: "element", finding.element)
    output.append(",\"message\":")
    output.appendJSON(finding.message)
    output.append(member: "item", finding.item)
    output.append(",\"at\":{\"feed\":")
    output.appendJSON(finding.feed)
    output.append(",\"offset\":\(finding.offset),\"length\":\(finding.length),\"line\":\(finding.line)")
    if finding.segment > 0 { output.append(",\"segment\":\(finding.segment)") }
    output.append("}")
    output.append(member: "interchange", finding.interchange)
    output.append(member: "reference", finding.reference)
    output.append(member: "contrl", kind.controlCode ?? "")
    output.append(member: "basis", finding.basis ?? "")
    output.append(member: "hint", finding.hint ?? "")
    output.append("}")
  }

  public mutating func finish(_ tally: FindingTally, into output: inout OutputBuffer) {
    output.append(isEmpty ? "]\n" : "\n]\n")
  }
}
