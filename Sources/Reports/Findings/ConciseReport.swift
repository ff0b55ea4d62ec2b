public import Vocabulary

/// One line for each finding: `FILE:LINE: error[CODE] message (item ID, element)`.
public struct ConciseReport: FindingReport {
  private let catalogue: FindingCatalogue

  public init(catalogue: FindingCatalogue) { self.catalogue = catalogue }

  public mutating func add(_ finding: ReportedFinding, into output: inout OutputBuffer) {
    output.appendVisible(finding.feed)
    output.append(":\(finding.line): \(finding.severity.name)[\(catalogue[finding.kind].code)] ")
    output.appendVisible(finding.message)
    let item = finding.item.isEmpty ? "" : "item " + FindingText.shown(finding.item)
    let about = [item, finding.element].filter { !$0.isEmpty }
    if !about.isEmpty { output.append(" (\(about.joined(separator: ", ")))") }
    output.append("\n")
  }

  public mutating func finish(_ tally: FindingTally, into output: inout OutputBuffer) {
    guard let text = tally.unshownText(catalogue) else { return }
    output.append(text + "\n")
  }
}
