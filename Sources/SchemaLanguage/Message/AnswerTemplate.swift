/// How a message is written that Postern answers with: its segments, with places for values in braces.
///
/// `UCI+{interchange}+{sender}` is a segment with two places; `{reason 512}` takes the next 512 characters of a value, so
/// that a long text goes on in the next component. A segment whose places are all empty is left out.
public struct AnswerTemplate: Sendable {
  /// A part of a component.
  public enum Piece: Sendable, Equatable {
    case text(String)
    /// The value of a name; with a length, the next so many characters of it.
    case place(name: String, length: Int?)
  }

  /// A segment: its tag, and the components of each element.
  public struct Segment: Sendable {
    public let tag: String
    public let elements: [[[Piece]]]
  }

  public indirect enum Line: Sendable {
    case segment(Segment)
    /// Lines that are written for each entry of a list.
    case each(list: String, most: Int, lines: [Line])
  }

  /// Message type, version, release and controlling agency, as they stand in UNH.
  public let type: [String]
  public let lines: [Line]

  /// Values that a message may be written with, for the message and for the entries of lists.
  public static let places = [
    "interchange", "sender", "receiver", "answer", "date", "time", "action", "error", "reference", "type",
    "version", "release", "agency", "segment", "segmentError", "element", "component", "elementError",
    "origin", "destination", "number", "item", "code", "reason", "count",
  ]

  /// Lists whose entries may be written.
  public static let lists = ["messages", "errors", "items"]

  /// The most entries of a list that one message tells; 0 when it tells none.
  public func most(_ list: String) -> Int { Self.most(list, in: lines) }

  private static func most(_ list: String, in lines: [Line]) -> Int {
    for case .each(let name, let most, let inner) in lines {
      let found = name == list ? most : self.most(list, in: inner)
      if found > 0 { return found }
    }
    return 0
  }
}

extension AnswerTemplate {
  /// Reads what `write` says of a message.
  ///
  /// - Parameter table: the segment table that reads the message; what is written must have a place in it.
  init(_ node: YAMLNode, type: String, table: SegmentTable, log: MistakeLog) {
    self.type = [type] + (node["version"]?.items.compactMap(\.text) ?? [])
    let tags = Set(table.nodes.flatMap(\.tags))
    lines = Self.lines(node["segments"], tags: tags, log: log)
  }

  private static func lines(_ node: YAMLNode?, tags: Set<String>, log: MistakeLog) -> [Line] {
    (node?.items ?? []).compactMap { item in
      if let list = item["each"]?.text {
        let most = item["most"]?.integer ?? 0
        return .each(list: list, most: most, lines: lines(item["segments"], tags: tags, log: log))
      }
      guard let text = item.text, let segment = segment(text, mark: item.mark, log: log) else { return nil }
      if !tags.contains(segment.tag) {
        log.add(item.mark, found: segment.tag, expected: "a segment of the structure")
      }
      return .segment(segment)
    }
  }

  private static func segment(_ text: String, mark: SourceMark, log: MistakeLog) -> Segment? {
    var elements = text.split(separator: "+", omittingEmptySubsequences: false).map { element in
      element.split(separator: ":", omittingEmptySubsequences: false).map { component in
        pieces(component, mark: mark, log: log)
      }
    }
    guard case .text(let tag)? = elements.removeFirst().first?.first else {
      log.add(mark, found: "\"\(text)\"", expected: "a tag, and elements behind it")
      return nil
    }
    return Segment(tag: tag, elements: elements)
  }

  private static func pieces(_ component: Substring, mark: SourceMark, log: MistakeLog) -> [Piece] {
    var rest = component
    var pieces: [Piece] = []
    while let open = rest.firstIndex(of: "{") {
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      let inner = rest[rest.index(after: open)...]
      guard let close = inner.firstIndex(of: "}") else {
        log.add(mark, found: "\"\(component)\"", expected: "a } behind the {")
        return pieces
      }
      let words = inner[..<close].split(separator: " ").map(String.init)
      let name = words.first ?? ""
      if !places.contains(name) || words.count > 2 || (words.count == 2 && (Int(words[1]) ?? 0) < 1) {
        log.add(mark, found: "{\(inner[..<close])}", expected: "one of \(places.joined(separator: ", "))")
      }
      pieces.append(.place(name: name, length: words.count > 1 ? Int(words[1]) : nil))
      rest = inner[inner.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return pieces
  }
}

extension KindShape {
  /// `write` of a message schema.
  static var answerTemplate: Shape {
    .object([
      .required(
        "version", .list(of: .line, count: 3...3), "Version, release and agency of the message, as in UNH."),
      .required("segments", .named("written"), "The segments between header and trailer."),
    ])
  }

  /// The segments of `write`, and those that are written for each entry of a list.
  static var writtenSegments: Shape {
    .list(
      of: .either([
        .line,
        .object([
          .required("each", .oneOf(AnswerTemplate.lists), "The list."),
          .required("most", .integer(1...99_999), "So many entries stand in one message at the most."),
          .required("segments", .named("written"), "The segments of each entry."),
        ]),
      ]))
  }
}
