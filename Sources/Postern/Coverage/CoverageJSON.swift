import Journal
import Reports

/// Coverage as one JSON object, with all breakdowns. Rates are decimal text, in percent.
struct CoverageJSON {
  let report: CoverageReport
  let journal: String
  let titles: (String) -> String

  init(_ report: CoverageReport, _ journal: String, _ titles: @escaping (String) -> String) {
    self.report = report
    self.journal = journal
    self.titles = titles
  }

  func write(into output: inout OutputBuffer) {
    output.append("{\"kind\":\"coverage\",\"journal\":")
    output.appendJSON(journal)
    if let destination = report.destination {
      output.append(",\"destination\":")
      output.appendJSON(destination)
    }
    output.append(",\"basis\":\"19 CFR 145.74(f)\",\"required\":\"100.00\",\"denominator\":")
    output.appendJSON(report.denominator)
    output.append(",\"total\":{")
    writeFigures(report.total, into: &output)
    output.append("}")
    for dimension in CoverageDimension.allCases { write(dimension, into: &output) }
    output.append(",\"missing\":[")
    for (index, element) in report.missing.enumerated() {
      output.append(index > 0 ? ",{\"code\":" : "{\"code\":")
      output.appendJSON(element.code)
      output.append(",\"title\":")
      output.appendJSON(titles(element.code))
      output.append(",\"items\":\(element.items)}")
    }
    output.append("],\"undispatched\":[")
    for (index, group) in report.undispatched.enumerated() {
      output.append(index > 0 ? ",{\"operator\":" : "{\"operator\":")
      output.appendJSON(group.operatorCode)
      output.append(",\"mailClass\":")
      output.appendJSON(group.mailClass)
      output.append(",\"items\":\(group.items)}")
    }
    output.append("],\"undispatchedItems\":\(report.undispatchedItems)")
    output.append(",\"receptaclesWithoutItems\":\(report.receptaclesWithoutItems)}\n")
  }

  private func write(_ dimension: CoverageDimension, into output: inout OutputBuffer) {
    output.append(",\"\(dimension.rawValue)\":[")
    for (index, group) in (report.groups[dimension] ?? []).enumerated() {
      output.append(index > 0 ? ",{\"name\":" : "{\"name\":")
      output.appendJSON(group.name)
      output.append(",")
      writeFigures(group.figures, into: &output)
      output.append("}")
    }
    output.append("]")
    if let count = report.leftOut[dimension] { output.append(",\"\(dimension.rawValue)LeftOut\":\(count)") }
  }

  private func writeFigures(_ figures: CoverageFigures, into output: inout OutputBuffer) {
    let numbers = CoverageFigures.columns.map { "\"\($0.key)\":\($0.value(figures))" }
    output.append(numbers.joined(separator: ",") + ",\"perhapsCompliant\":\(figures.perhapsCompliant)")
    if let rate = figures.rate {
      output.append(",\"rate\":\"\(CoverageNumber.percent(rate))\"")
      output.append(",\"possibleRate\":\"\(CoverageNumber.percent(figures.possibleRate))\"")
    }
  }
}
