public import Vocabulary

/// Findings for people, with what stands in the feed:
///
/// ```
/// error[S10]: item id LX000000015CN fails its check digit
///   --> day1.edi: interchange 000123, message 1, item LX000000015CN, segment 6 (line 7, byte 20 611)
///    |
///  6 | CNI+1+LX000000015CN'
///    |       ^^^^^^^^^^^^^
///    = basis: UPU S10-12, 5.3
/// ```
public struct TextReport: FindingReport {
  private let catalogue: FindingCatalogue
  private let usesColor: Bool
  private let showsValues: Bool

  public init(catalogue: FindingCatalogue, usesColor: Bool, showsValues: Bool) {
    self.catalogue = catalogue
    self.usesColor = usesColor
    self.showsValues = showsValues
  }

  public mutating func add(_ finding: ReportedFinding, into output: inout OutputBuffer) {
    writeHeadline(finding, into: &output)
    let label = finding.excerpt.isEmpty ? "" : Self.label(of: finding)
    let margin = String(repeating: " ", count: label.count + 2)
    output.append(margin.dropFirst() + "--> ")
    output.appendVisible(Self.place(of: finding))
    output.append("\n")
    if !finding.excerpt.isEmpty {
      let hidden = showsValues ? [] : finding.masked
      let lines = MarkedExcerpt(finding.excerpt, hidden: hidden, meant: finding.caret).lines()
      output.append("\(margin)|\n \(label) | ")
      output.append(lines.source)
      if !lines.carets.isEmpty {
        output.append("\n\(margin)| ")
        write(lines.carets, color: Self.color(of: finding.severity), into: &output)
      }
      output.append("\n")
    }
    for case (let name, let text?) in [("basis", finding.basis), ("hint", finding.hint)] {
      output.append("\(margin)= \(name): ")
      output.appendVisible(text)
      output.append("\n")
    }
    output.append("\n")
  }

  public mutating func finish(_ tally: FindingTally, into output: inout OutputBuffer) {
    guard let text = tally.unshownText(catalogue) else { return }
    output.append(text + "\n")
  }

  private func writeHeadline(_ finding: ReportedFinding, into output: inout OutputBuffer) {
    let head = "\(finding.severity.name)[\(catalogue[finding.kind].code)]"
    write(head, color: Self.color(of: finding.severity), into: &output)
    output.append(": ")
    if usesColor { output.append("\u{1B}[1m") }
    output.appendVisible(finding.message)
    if usesColor { output.append("\u{1B}[0m") }
    output.append("\n")
  }

  private func write(_ text: String, color: String, into output: inout OutputBuffer) {
    output.append(usesColor ? "\u{1B}[1;\(color)m\(text)\u{1B}[0m" : text)
  }

  /// The number of the segment, or of the line where there are no segments.
  private static func label(of finding: ReportedFinding) -> String {
    finding.segment > 0 ? "\(finding.segment)" : "\(finding.line)"
  }

  /// Red, yellow, blue.
  private static func color(of severity: Severity) -> String {
    switch severity {
    case .error: "31"
    case .warning: "33"
    case .advice: "34"
    }
  }

  static func place(of finding: ReportedFinding) -> String {
    var parts: [String] = []
    for (name, value) in [
      ("interchange", finding.interchange), ("message", finding.reference), ("item", finding.item),
    ] where !value.isEmpty { parts.append("\(name) \(FindingText.shown(value))") }
    if finding.segment > 0 { parts.append("segment \(finding.segment)") }
    let bytes = "(line \(RunSummary.grouped(finding.line)), byte \(RunSummary.grouped(finding.offset)))"
    return finding.feed + ": " + (parts.joined(separator: ", ") + " " + bytes).trimmedStart
  }
}

extension String {
  fileprivate var trimmedStart: String { String(drop { $0 == " " }) }
}
