public import Vocabulary

/// Descriptions of what can be found wrong in a feed.
public struct FindingsDocument: Sendable {
  public let head: SchemaHead
  /// In the order of the file.
  public let findings: [FindingDescription]

  /// All that is written about one finding.
  public struct FindingDescription: Sendable {
    public let code: String
    public let severity: Severity
    /// The code of the same error in CONTRL (UN/EDIFACT data element 0085).
    public let contrl: String?
    public let title: String
    /// With places such as `{value}`; see `places`.
    public let message: String
    public let hint: String?
    public let cause: String?
    public let example: String?
    public let remedy: String?
    /// Where it is laid down.
    public let basis: String?
    /// The days that the finding depends on, where it depends on a period.
    public let days: Int?
    public let mark: SourceMark

    /// The finding for a run's catalogue.
    public func kind(definedIn file: String) -> FindingKind {
      FindingKind(
        code: code, severity: severity, controlCode: contrl, title: title, message: message, hint: hint,
        cause: cause, example: example, remedy: remedy, basis: basis, days: days, definedIn: file)
    }
  }

  /// What may stand in braces in a message.
  public static let places = ["value", "expected", "found", "count", "element"]

  /// Checks and reads a file.
  ///
  /// - Returns: nil when there were mistakes; they are in the log.
  public init?(_ node: YAMLNode, log: MistakeLog) {
    guard KindShape.findings.check(node, log: log) else { return nil }
    let before = log.count
    head = SchemaHead(node, log: log)
    findings = (node["findings"]?.entries ?? []).map { key, value in
      if let message = value["message"] { Self.checkPlaces(message, log: log) }
      return FindingDescription(key, value)
    }
    guard log.count == before else { return nil }
  }

  /// Checks the places in a message, `{` to `}`.
  public static func checkPlaces(_ message: YAMLNode, log: MistakeLog) {
    guard let text = message.text else { return }
    var place: (start: Int, name: String)?
    for (offset, character) in text.unicodeScalars.enumerated() {
      if character == "{" {
        place = (offset, "")
      } else if character == "}", let closed = place {
        if !places.contains(closed.name) {
          log.add(
            message.textMark.advanced(by: closed.start), found: "{\(closed.name)}",
            expected: "one of \(places.map { "{\($0)}" }.joined(separator: ", "))")
        }
        place = nil
      } else {
        place?.name.unicodeScalars.append(character)
      }
    }
    if let place {
      log.add(
        message.textMark.advanced(by: place.start), found: "\"{\" without \"}\"", expected: "a closed place")
    }
  }
}

extension FindingsDocument.FindingDescription {
  fileprivate init(_ key: YAMLNode, _ value: YAMLNode) {
    code = key.text ?? ""
    severity = value["severity"]?.text.flatMap { Severity(name: $0) } ?? .error
    contrl = value["contrl"]?.text
    title = value["title"]?.text ?? ""
    message = value["message"]?.text ?? ""
    hint = value["hint"]?.text
    cause = value["cause"]?.text
    example = value["example"]?.text
    remedy = value["remedy"]?.text
    basis = value["basis"]?.text
    days = value["days"]?.text.flatMap { Int($0) }
    mark = key.mark
  }
}

extension KindShape {
  /// Descriptions of findings.
  public static let findings = KindShape(
    kind: "findings", title: "Findings",
    description: "What can be found wrong in a feed, and what to do about it.",
    keys: [
      .required("findings", .map(keys: .findingCode, values: finding), "The findings, by their stable codes.")
    ])

  /// How grave a finding is.
  public static var severity: Shape { .oneOf(["error", "warning", "advice"]) }

  private static var finding: Shape {
    .object([
      .required("severity", severity, "How grave it is."),
      .optional("contrl", .text(.code), "The code of the same error in CONTRL, data element 0085."),
      .required("title", .line, "What it is, in a few words."),
      .required("message", .line, "What is told, with {value}, {expected}, {found}, {count} and {element}."),
      .optional("hint", .line, "A word of help to go with the message."),
      .optional("cause", .prose, "How it comes about."),
      .optional("example", .prose, "A case of it."),
      .optional("remedy", .prose, "What to do."),
      .optional("basis", .line, "Where it is laid down."),
      .optional("days", .integer(1...36_600), "The days of the period that it depends on."),
    ])
  }
}
