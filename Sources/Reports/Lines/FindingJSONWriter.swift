public import Vocabulary

/// Writes findings as JSON objects.
///
/// What is the same in every finding of a kind is rendered once; a finding is then written from the bytes of its
/// record.
public struct FindingJSONWriter: Sendable {
  let dictionary: ElementDictionary
  let catalogue: FindingCatalogue
  let showsValues: Bool
  private let kinds: [KindWording]
  private let paths: [PathWording]

  /// A kind: what comes before its message, and behind the place.
  private struct KindWording {
    /// `"code":"…","severity":"`
    let head: [UInt8]
    let message: MessageTemplate
    /// `,"contrl":"…","basis":"…"`
    let tail: [UInt8]
  }

  /// The path of an element, cut where its row goes.
  private struct PathWording {
    let head: [UInt8]
    let tail: [UInt8]
    let hasRow: Bool
    let isList: Bool
    let isPersonal: Bool
  }

  public init(dictionary: ElementDictionary, catalogue: FindingCatalogue, showsValues: Bool) {
    self.dictionary = dictionary
    self.catalogue = catalogue
    self.showsValues = showsValues
    kinds = catalogue.kinds.map(Self.wording)
    paths = dictionary.elements.map { element in
      let key = element.part.map { dictionary.parts[$0].key } ?? element.path
      return PathWording(
        head: Array(key.utf8), tail: Array(element.path.dropFirst(key.count).utf8),
        hasRow: element.part != nil,
        isList: element.isList, isPersonal: element.isPersonal)
    }
  }

  private static func wording(of kind: FindingKind) -> KindWording {
    var head = OutputBuffer(capacity: 64)
    var tail = OutputBuffer(capacity: 128)
    head.append("\"code\":" as StaticString)
    head.appendJSON(kind.code)
    head.append(",\"severity\":\"" as StaticString)
    if let code = kind.controlCode {
      tail.append(",\"contrl\":" as StaticString)
      tail.appendJSON(code)
    }
    if let basis = kind.basis {
      tail.append(",\"basis\":" as StaticString)
      tail.appendJSON(basis)
    }
    return KindWording(
      head: Array(head.bytes), message: MessageTemplate(kind.message, isInJSON: true), tail: Array(tail.bytes)
    )
  }

  /// The element a finding is about; nil when it is about none, or about a working place of the decoder.
  public func element(_ finding: Finding) -> Element? {
    finding.element.index < dictionary.elements.count ? dictionary[finding.element] : nil
  }

  /// The wording of a finding, for reports to people.
  public func text(_ finding: Finding, value: String, expected: String) -> FindingText {
    let element = element(finding)
    return FindingText(
      kind: catalogue[finding.kind], value: value, expected: expected, count: finding.count,
      element: element?.path(row: finding.row, in: dictionary) ?? "",
      isMasked: !showsValues && element?.isPersonal == true)
  }

  /// Writes the member `findings` of a record that has some.
  func writeAll(of record: borrowing Record, into output: inout OutputBuffer, lines: (UInt64) -> UInt64) {
    output.append(",\"findings\":[" as StaticString)
    for index in 0..<record.findings.count {
      let finding = record.findings[index]
      output.append(index > 0 ? ",{" : "{" as StaticString)
      write(
        finding, value: record.bytes(finding.value), expected: record.bytes(finding.expected), into: &output,
        line: lines(finding.position.offset))
      output.append(UInt8(ascii: "}"))
    }
    output.append(UInt8(ascii: "]"))
  }

  /// Writes the members of a finding, without braces.
  ///
  /// - Parameter line: the line of the feed on which the finding stands, from 1.
  public func write(
    _ finding: Finding, value: String, expected: String, into output: inout OutputBuffer, line: UInt64
  ) {
    var value = value
    var expected = expected
    value.withUTF8 { value in
      expected.withUTF8 { expected in
        write(
          finding, value: UnsafeRawBufferPointer(value), expected: UnsafeRawBufferPointer(expected),
          into: &output, line: line)
      }
    }
  }

  /// Writes the members of a finding, without braces, from the bytes of its record.
  public func write(
    _ finding: Finding, value: UnsafeRawBufferPointer, expected: UnsafeRawBufferPointer,
    into output: inout OutputBuffer, line: UInt64
  ) {
    let kind = kinds[Int(finding.kind)]
    let path = finding.element.index < paths.count ? paths[finding.element.index] : nil
    output.append(kind.head)
    output.append(finding.severity.name)
    if let path {
      output.append("\",\"element\":\"" as StaticString)
      Self.write(path, row: finding.row, into: &output)
    }
    output.append("\",\"message\":\"" as StaticString)
    let filling = MessageTemplate.Filling(
      value: value, expected: expected, count: finding.count,
      isMasked: !showsValues && path?.isPersonal == true)
    kind.message.write(filling, into: &output) { output in
      if let path { Self.write(path, row: finding.row, into: &output) }
    }
    output.append("\",\"at\":{\"offset\":" as StaticString)
    output.append(finding.position.offset)
    output.append(",\"line\":" as StaticString)
    output.append(line)
    if finding.position.segment > 0 {
      output.append(",\"segment\":" as StaticString)
      output.append(UInt64(finding.position.segment))
    }
    output.append(UInt8(ascii: "}"))
    output.append(kind.tail)
  }

  private static func write(_ path: PathWording, row: UInt32, into output: inout OutputBuffer) {
    output.append(path.head)
    if path.hasRow || (path.isList && row > 0) {
      output.append(UInt8(ascii: "["))
      output.append(UInt64(row))
      output.append(UInt8(ascii: "]"))
    }
    output.append(path.tail)
  }
}
