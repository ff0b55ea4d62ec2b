public import Vocabulary

/// Findings as SARIF 2.1.0 (OASIS), which code-scanning services and editors read.
///
/// Services refuse large logs, so there is a most of results; a notification says how many were left out.
public struct SARIFReport: FindingReport {
  private let catalogue: FindingCatalogue
  private let version: String
  private let limit: Int
  private var written = 0
  private var leftOut: UInt64 = 0

  /// GitHub shows at most this many results of an upload.
  public static let resultLimit = 5000

  /// - Parameter version: the version of Postern.
  public init(catalogue: FindingCatalogue, version: String, limit: Int = SARIFReport.resultLimit) {
    self.catalogue = catalogue
    self.version = version
    self.limit = limit
  }

  public mutating func begin(into output: inout OutputBuffer) {
    output.append("{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",")
    output.append("\"runs\":[{\"tool\":{\"driver\":{\"name\":\"Postern\"" as StaticString)
    output.append(member: "version", version)
    output.append(",\"rules\":[" as StaticString)
    for (number, kind) in catalogue.kinds.enumerated() {
      output.append(number > 0 ? ",\n" : "\n" as StaticString)
      writeRule(kind, into: &output)
    }
    output.append("]}},\"columnKind\":\"unicodeCodePoints\",\"results\":[" as StaticString)
  }

  private func writeRule(_ kind: FindingKind, into output: inout OutputBuffer) {
    output.append("{\"id\":" as StaticString)
    output.appendJSON(kind.code)
    output.append(",\"shortDescription\":" as StaticString)
    output.append(message: kind.title)
    if let cause = kind.cause, !cause.isEmpty {
      output.append(",\"fullDescription\":" as StaticString)
      output.append(message: cause)
    }
    let help = [kind.remedy, kind.hint, kind.basis.map { "Basis: \($0)" }].compactMap { $0 }.joined(
      separator: "\n")
    if !help.isEmpty {
      output.append(",\"help\":" as StaticString)
      output.append(message: help)
    }
    output.append(",\"defaultConfiguration\":{\"level\":\"\(Self.level(kind.severity))\"}}")
  }

  public mutating func add(_ finding: ReportedFinding, into output: inout OutputBuffer) {
    guard written < limit else {
      leftOut += 1
      return
    }
    output.append(written > 0 ? ",\n" : "\n" as StaticString)
    written += 1
    output.append("{\"ruleId\":" as StaticString)
    output.appendJSON(catalogue[finding.kind].code)
    output.append(",\"ruleIndex\":\(finding.kind),\"level\":\"\(Self.level(finding.severity))\",\"message\":")
    output.append(message: finding.message)
    output.append(",\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"" as StaticString)
    output.append(Self.uri(finding.feed))
    output.append("\"},\"region\":{" as StaticString)
    if finding.line > 0 {
      output.append("\"startLine\":\(finding.line),")
      if let column = finding.column { output.append("\"startColumn\":\(column),") }
    }
    output.append("\"byteOffset\":\(finding.offset),\"byteLength\":\(finding.length)}}")
    writeLogicalLocations(finding, into: &output)
    output.append("}]}" as StaticString)
  }

  /// The place as its syntax tells it, from the outside in.
  private func writeLogicalLocations(_ finding: ReportedFinding, into output: inout OutputBuffer) {
    let message = finding.messageOrdinal > 0 ? "\(finding.messageOrdinal)" : ""
    let levels: [(kind: String, name: String)] = [
      ("interchange", finding.interchange),
      ("message", finding.reference.isEmpty ? message : finding.reference),
      ("item", finding.item), ("segment", finding.segment > 0 ? "\(finding.segment)" : ""),
      ("element", finding.element),
    ].filter { !$0.name.isEmpty }
    guard !levels.isEmpty else { return }
    output.append(",\"logicalLocations\":[" as StaticString)
    var path = ""
    for (number, level) in levels.enumerated() {
      path += "\(number > 0 ? "/" : "")\(level.kind) \(level.name)"
      output.append(number > 0 ? ",{" : "{" as StaticString)
      output.append("\"kind\":\"\(level.kind)\"")
      output.append(member: "name", level.name)
      output.append(member: "fullyQualifiedName", path)
      output.append("}" as StaticString)
    }
    output.append("]" as StaticString)
  }

  public mutating func finish(_ tally: FindingTally, into output: inout OutputBuffer) {
    for kind in tally.kindsFound { leftOut += tally.unshownCount(kind: kind) }
    output.append("],\"invocations\":[{\"executionSuccessful\":true" as StaticString)
    if leftOut > 0 {
      output.append(",\"toolExecutionNotifications\":[{\"level\":\"warning\",\"message\":" as StaticString)
      output.append(message: "\(leftOut) of \(leftOut + UInt64(written)) findings were left out of this log.")
      output.append("}]" as StaticString)
    }
    output.append("}]}]}\n" as StaticString)
  }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .advice: "note"
    }
  }

  /// A file name as a URI (RFC 3986): absolute paths as `file:`, others relative, every unusual byte as `%NN`.
  static func uri(_ name: String) -> String {
    var uri = name.hasPrefix("/") ? "file://" : ""
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        uri += "%"
        uri.unicodeScalars.append(Unicode.Scalar(OutputBuffer.hexDigit(byte >> 4)))
        uri.unicodeScalars.append(Unicode.Scalar(OutputBuffer.hexDigit(byte & 15)))
      }
    }
    return uri
  }
}

extension OutputBuffer {
  /// Appends a SARIF message object.
  fileprivate mutating func append(message text: String) {
    append("{\"text\":" as StaticString)
    appendJSON(text)
    append("}" as StaticString)
  }
}
