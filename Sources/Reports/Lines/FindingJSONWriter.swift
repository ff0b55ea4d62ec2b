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
  private let pieces: [MessagePiece]
  private let paths: [PathWording]
  /// All wordings, one after the other, and `OutputBuffer.padding` bytes behind the last one.
  private let text: [UInt8]

  // Trivial structs: arrays of arrays would be retained and released in every finding.

  /// A kind: what comes before its message, and behind the place.
  private struct KindWording: BitwiseCopyable {
    /// `"code":"…","severity":"`
    let head: ByteRange
    let firstPiece: Int
    let pieceEnd: Int
    /// `,"contrl":"…","basis":"…"`
    let tail: ByteRange
  }

  /// A piece of a message, and what is filled in behind it.
  private struct MessagePiece: BitwiseCopyable {
    let wording: ByteRange
    let place: MessageTemplate.Place?
  }

  /// The path of an element, cut where its row goes.
  private struct PathWording: BitwiseCopyable {
    let head: ByteRange
    let tail: ByteRange
    let hasRow: Bool
    let isList: Bool
    let isPersonal: Bool
  }

  public init(dictionary: ElementDictionary, catalogue: FindingCatalogue, showsValues: Bool) {
    self.dictionary = dictionary
    self.catalogue = catalogue
    self.showsValues = showsValues
    var text: [UInt8] = []
    func keep(_ wording: some Collection<UInt8>) -> ByteRange {
      let start = text.count
      text += wording
      return ByteRange(start: UInt32(start), length: UInt32(text.count - start))
    }
    var pieces: [MessagePiece] = []
    kinds = catalogue.kinds.map { kind in
      let first = pieces.count
      for piece in MessageTemplate(kind.message, isInJSON: true).pieces {
        pieces.append(MessagePiece(wording: keep(piece.wording), place: piece.place))
      }
      return KindWording(
        head: keep(Self.head(of: kind)), firstPiece: first, pieceEnd: pieces.count,
        tail: keep(Self.tail(of: kind)))
    }
    paths = dictionary.elements.map { element in
      let key = element.part.map { dictionary.parts[$0].key } ?? element.path
      return PathWording(
        head: keep(key.utf8), tail: keep(element.path.dropFirst(key.count).utf8),
        hasRow: element.part != nil, isList: element.isList, isPersonal: element.isPersonal)
    }
    self.pieces = pieces
    self.text = text + [UInt8](repeating: 0, count: OutputBuffer.padding)
  }

  private static func head(of kind: FindingKind) -> [UInt8] {
    var head = OutputBuffer(capacity: 64)
    head.append("\"code\":" as StaticString)
    head.appendJSON(kind.code)
    head.append(",\"severity\":\"" as StaticString)
    return Array(head.bytes)
  }

  private static func tail(of kind: FindingKind) -> [UInt8] {
    var tail = OutputBuffer(capacity: 128)
    if let code = kind.controlCode {
      tail.append(",\"contrl\":" as StaticString)
      tail.appendJSON(code)
    }
    if let basis = kind.basis {
      tail.append(",\"basis\":" as StaticString)
      tail.appendJSON(basis)
    }
    return Array(tail.bytes)
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
    text.withUnsafeBufferPointer { text in
      guard let text = text.baseAddress else { return }
      write(finding, value, expected, line: line, wordings: text, into: &output)
    }
  }

  private func write(
    _ finding: Finding, _ value: UnsafeRawBufferPointer, _ expected: UnsafeRawBufferPointer, line: UInt64,
    wordings: UnsafePointer<UInt8>, into output: inout OutputBuffer
  ) {
    let kind = kinds[Int(finding.kind)]
    let path = finding.element.index < paths.count ? paths[finding.element.index] : nil
    let isMasked = !showsValues && path?.isPersonal == true
    output.append(padded: wordings, kind.head)
    output.append(finding.severity.wording)
    if let path {
      output.append("\",\"element\":\"" as StaticString)
      Self.write(path, row: finding.row, wordings, into: &output)
    }
    output.append("\",\"message\":\"" as StaticString)
    for index in kind.firstPiece..<kind.pieceEnd {
      let piece = pieces[index]
      output.append(padded: wordings, piece.wording)
      switch piece.place {
      case .value, .found: MessageTemplate.write(value, isMasked: isMasked, isInJSON: true, into: &output)
      case .expected: MessageTemplate.write(expected, isMasked: isMasked, isInJSON: true, into: &output)
      case .count: output.append(finding.count)
      case .element: if let path { Self.write(path, row: finding.row, wordings, into: &output) }
      case nil: break
      }
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
    output.append(padded: wordings, kind.tail)
  }

  private static func write(
    _ path: PathWording, row: UInt32, _ wordings: UnsafePointer<UInt8>, into output: inout OutputBuffer
  ) {
    output.append(padded: wordings, path.head)
    if path.hasRow || (path.isList && row > 0) {
      output.append(UInt8(ascii: "["))
      output.append(UInt64(row))
      output.append(UInt8(ascii: "]"))
    }
    output.append(padded: wordings, path.tail)
  }
}

extension Severity {
  /// The same as `name`.
  fileprivate var wording: StaticString {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .advice: "advice"
    }
  }
}
