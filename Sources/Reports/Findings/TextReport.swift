public import Vocabulary

/// Findings for people, each with its place in the feed and a caret below what is meant.
///
/// ```
/// error[S10-CHECK]: item id LX000000015CN fails its check digit
///   --> day1.edi: interchange 000123, message 1, segment 6 (byte 20 611)
///    |
///  6 | CNI+1+LX000000015CN'
///    |       ^^^^^^^^^^^^^ expected …5CN
///    = basis: UPU S10-12, 5.3
/// ```
/// Letters that are written from right to left stand in the order of the feed; a terminal that turns them shows the
/// carets below the turned text.
public struct TextReport: FindingReport {
  private let catalogue: FindingCatalogue
  private let paint: Paint
  private let width: Int
  private let showsValues: Bool

  /// - Parameters:
  ///   - usesColours: whether ANSI colours are written; the caller knows about terminals and `NO_COLOR`.
  ///   - width: the columns of the terminal; 100 where there is none.
  ///   - showsValues: whether personal data in excerpts is shown.
  public init(catalogue: FindingCatalogue, usesColours: Bool, width: Int = 100, showsValues: Bool) {
    self.catalogue = catalogue
    paint = Paint(isOn: usesColours)
    self.width = width
    self.showsValues = showsValues
  }

  public mutating func add(_ finding: ReportedFinding, into output: inout OutputBuffer) {
    let number = finding.segment > 0 ? UInt64(finding.segment) : finding.line
    let digits = String(number)
    let margin = digits.utf8.count
    writeHeadline(finding, into: &output)
    writePlace(finding, margin: margin, into: &output)
    if !finding.excerpt.isEmpty { writeExcerpt(finding, digits, into: &output) }
    for (name, note) in [("basis", finding.basis), ("hint", finding.hint)] {
      guard let note else { continue }
      output.append(repeating: UInt8(ascii: " "), count: margin + 2)
      paint.write("= ", .margin, into: &output)
      output.append("\(name): ")
      output.appendVisible(note)
      output.append("\n" as StaticString)
    }
    output.append("\n" as StaticString)
  }

  /// Says how many findings were not shown, and how many there were.
  public mutating func finish(_ tally: FindingTally, into output: inout OutputBuffer) {
    for kind in tally.kindsFound where tally.unshownCount(kind: kind) > 0 {
      let count = RunSummary.grouped(tally.unshownCount(kind: kind))
      output.append("\(count) more of \(catalogue[kind].code) not shown: \(catalogue[kind].title)\n")
    }
    output.append(Self.totals(tally) + "\n")
  }

  /// `2 errors, 1 warning`, or `no findings`.
  static func totals(_ tally: FindingTally) -> String {
    let counts: [(UInt64, String, String)] = [
      (tally.count(.error), "error", "errors"), (tally.count(.warning), "warning", "warnings"),
      (tally.count(.advice), "advice", "advice"),
    ]
    let told = counts.filter { $0.0 > 0 }.map { "\(RunSummary.grouped($0.0)) \($0.0 == 1 ? $0.1 : $0.2)" }
    return told.isEmpty ? "no findings" : told.joined(separator: ", ")
  }

  private func writeHeadline(_ finding: ReportedFinding, into output: inout OutputBuffer) {
    paint.write(
      "\(finding.severity.name)[\(catalogue[finding.kind].code)]", .severity(finding.severity), into: &output)
    paint.begin(.headline, into: &output)
    output.append(": " as StaticString)
    output.appendVisible(finding.message)
    paint.end(into: &output)
    output.append("\n" as StaticString)
  }

  private func writePlace(_ finding: ReportedFinding, margin: Int, into output: inout OutputBuffer) {
    output.append(repeating: UInt8(ascii: " "), count: margin + 1)
    paint.write("--> ", .margin, into: &output)
    var place = finding.place
    // In a feed of one line the line says nothing; where there are no segments it is the only number.
    if finding.line > 1 || (finding.line == 1 && finding.segment == 0) {
      place.append("line \(finding.line)")
      if let column = finding.column { place.append("column \(column)") }
    }
    output.appendVisible(finding.feed)
    output.append((place.isEmpty ? "" : ": ") as StaticString)
    output.appendVisible(place.joined(separator: ", "))
    output.append(" (byte \(RunSummary.grouped(finding.offset)))\n")
  }

  private func writeExcerpt(_ finding: ReportedFinding, _ digits: String, into output: inout OutputBuffer) {
    let margin = digits.utf8.count + 2
    let excerpt = Excerpt(
      finding.excerpt, caret: finding.caret, masked: showsValues ? [] : finding.masked,
      width: width - margin - 2)
    output.append(repeating: UInt8(ascii: " "), count: margin)
    paint.write("|", .margin, into: &output)
    output.append("\n " as StaticString)
    paint.write("\(digits) |", .margin, into: &output)
    output.append(" \(excerpt.text)\n")
    output.append(repeating: UInt8(ascii: " "), count: margin)
    paint.write("|", .margin, into: &output)
    output.append(repeating: UInt8(ascii: " "), count: excerpt.caretStart + 1)
    paint.begin(.severity(finding.severity), into: &output)
    output.append(repeating: UInt8(ascii: "^"), count: excerpt.caretCount)
    if !finding.label.isEmpty {
      output.append(UInt8(ascii: " "))
      output.appendVisible(finding.label)
    }
    paint.end(into: &output)
    output.append("\n" as StaticString)
  }
}

/// Colours of the text report, or none.
private struct Paint {
  enum Use {
    case severity(Severity)
    case headline, margin
  }

  let isOn: Bool

  func write(_ text: String, _ use: Use, into output: inout OutputBuffer) {
    begin(use, into: &output)
    output.append(text)
    end(into: &output)
  }

  func begin(_ use: Use, into output: inout OutputBuffer) {
    guard isOn else { return }
    switch use {
    case .severity(.error): output.append("\u{1B}[1;31m" as StaticString)
    case .severity(.warning): output.append("\u{1B}[1;33m" as StaticString)
    case .severity(.advice): output.append("\u{1B}[1;36m" as StaticString)
    case .headline: output.append("\u{1B}[1m" as StaticString)
    case .margin: output.append("\u{1B}[1;34m" as StaticString)
    }
  }

  func end(into output: inout OutputBuffer) {
    if isOn { output.append("\u{1B}[0m" as StaticString) }
  }
}
