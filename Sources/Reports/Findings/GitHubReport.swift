public import Vocabulary

/// Findings as workflow commands of GitHub Actions, which shows them beside the files of a change.
///
/// ```
/// ::error file=day1.edi,line=1,title=S10-CHECK::item id … fails its check digit (segment 6, byte 20611)
/// ```
public struct GitHubReport: FindingReport {
  private let catalogue: FindingCatalogue

  public init(catalogue: FindingCatalogue) { self.catalogue = catalogue }

  public mutating func add(_ finding: ReportedFinding, into output: inout OutputBuffer) {
    let kind = catalogue[finding.kind]
    switch finding.severity {
    case .error: output.append("::error file=" as StaticString)
    case .warning: output.append("::warning file=" as StaticString)
    case .advice: output.append("::notice file=" as StaticString)
    }
    output.append(Self.escaped(finding.feed, inProperty: true))
    if finding.line > 0 {
      output.append(",line=\(finding.line)")
      if let column = finding.column { output.append(",col=\(column)") }
    }
    output.append(",title=" as StaticString)
    output.append(Self.escaped(kind.code, inProperty: true))
    output.append("::" as StaticString)
    output.append(Self.escaped(finding.message, inProperty: false))
    output.append(
      Self.escaped(
        " (" + (finding.place + ["byte \(finding.offset)"]).joined(separator: ", ") + ")", inProperty: false))
    output.append("\n" as StaticString)
  }

  /// Replaces what would end a command or one of its properties, as the toolkit of GitHub Actions does.
  static func escaped(_ text: String, inProperty: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where inProperty: result += "%3A"
      case "," where inProperty: result += "%2C"
      default: result.unicodeScalars.append(VisibleCharacter.picture(of: scalar) ?? scalar)
      }
    }
    return result
  }
}
