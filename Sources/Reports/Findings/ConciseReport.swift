public import Vocabulary

/// Findings one to a line, in the form that editors and terminals make links of.
///
/// ```
/// day1.edi:1: error[S10-CHECK] item id … fails its check digit (interchange 000123, message 1, segment 6, byte 20611)
/// ```
public struct ConciseReport: FindingReport {
  private let catalogue: FindingCatalogue

  public init(catalogue: FindingCatalogue) { self.catalogue = catalogue }

  public mutating func add(_ finding: ReportedFinding, into output: inout OutputBuffer) {
    output.appendVisible(finding.feed)
    if finding.line > 0 {
      output.append(":\(finding.line)")
      if let column = finding.column { output.append(":\(column)") }
    }
    output.append(": \(finding.severity.name)[\(catalogue[finding.kind].code)] ")
    output.appendVisible(finding.message)
    output.append(" (" as StaticString)
    output.appendVisible((finding.place + ["byte \(finding.offset)"]).joined(separator: ", "))
    output.append(")\n" as StaticString)
  }
}
