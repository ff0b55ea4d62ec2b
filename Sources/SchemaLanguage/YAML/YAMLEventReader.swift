internal import CLibYAML

/// What libyaml says about a file, piece by piece.
enum YAMLEvent {
  case streamStart
  case streamEnd
  case documentStart
  case documentEnd
  case alias
  case scalar(String, quoted: Bool)
  case sequenceStart
  case sequenceEnd
  case mappingStart
  case mappingEnd
}

/// libyaml's event parser over bytes that outlive it.
struct YAMLEventReader: ~Copyable {
  /// On the heap, because the parser keeps its own address.
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeBufferPointer<UInt8>
  private let file: String
  private let limits: YAMLLimits
  private let log: MistakeLog

  init(_ input: UnsafeBufferPointer<UInt8>, file: String, limits: YAMLLimits, log: MistakeLog) {
    self.input = input
    self.file = file
    self.limits = limits
    self.log = log
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    // It fails only when memory runs out; the first event then fails too.
    _ = yaml_parser_initialize(parser)
    // Without this, a byte order mark could turn the file into UTF-16, which was never checked.
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The next event, or nil when the file is not YAML; the log then says why.
  func next() -> (event: YAMLEvent, mark: SourceMark)? {
    var raw = yaml_event_t()
    guard yaml_parser_parse(parser, &raw) == 1 else {
      reportProblem()
      return nil
    }
    defer { yaml_event_delete(&raw) }
    let mark = mark(raw.start_mark)
    switch raw.type {
    case YAML_STREAM_START_EVENT: return (.streamStart, mark)
    case YAML_DOCUMENT_START_EVENT: return (.documentStart, mark)
    case YAML_DOCUMENT_END_EVENT: return (.documentEnd, mark)
    case YAML_ALIAS_EVENT: return (.alias, mark)
    case YAML_SEQUENCE_START_EVENT:
      refuse(anchor: raw.data.sequence_start.anchor, tag: raw.data.sequence_start.tag, at: mark)
      return (.sequenceStart, mark)
    case YAML_SEQUENCE_END_EVENT: return (.sequenceEnd, mark)
    case YAML_MAPPING_START_EVENT:
      refuse(anchor: raw.data.mapping_start.anchor, tag: raw.data.mapping_start.tag, at: mark)
      return (.mappingStart, mark)
    case YAML_MAPPING_END_EVENT: return (.mappingEnd, mark)
    case YAML_SCALAR_EVENT: return (scalar(raw, at: mark), mark)
    default: return (.streamEnd, mark)
    }
  }

  private func scalar(_ raw: yaml_event_t, at mark: SourceMark) -> YAMLEvent {
    let scalar = raw.data.scalar
    refuse(anchor: scalar.anchor, tag: scalar.tag, at: mark)
    let isQuoted = scalar.style != YAML_PLAIN_SCALAR_STYLE
    guard scalar.length <= limits.scalarBytes else {
      log.add(
        mark, found: "a text of \(scalar.length) bytes", expected: "\(limits.scalarBytes) bytes at the most")
      return .scalar("", quoted: isQuoted)
    }
    let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
    return .scalar(text, quoted: isQuoted)
  }

  private func refuse(
    anchor: UnsafeMutablePointer<yaml_char_t>?, tag: UnsafeMutablePointer<yaml_char_t>?, at mark: SourceMark
  ) {
    if let anchor {
      log.add(mark, found: "the anchor &\(String(cString: anchor))", expected: "a value without an anchor")
    }
    if let tag { log.add(mark, found: "the tag \(String(cString: tag))", expected: "a value without a tag") }
  }

  private func reportProblem() {
    let state = parser.pointee
    let problem = state.problem.map { String(cString: $0) } ?? "not readable"
    var place = mark(state.problem_mark)
    if state.error == YAML_READER_ERROR {
      // The reader knows bytes, not lines.
      place = YAMLLoader.mark(of: state.problem_offset, in: input, file: file)
    }
    var found = "a mistake"
    if let context = state.context {
      let start = mark(state.context_mark)
      found += " \(String(cString: context)) (line \(start.line), column \(start.column))"
    }
    log.add(place, found: "\(found): \(problem)", expected: "well-formed YAML")
  }

  /// libyaml counts from 0.
  private func mark(_ raw: yaml_mark_t) -> SourceMark {
    SourceMark(file: file, line: raw.line + 1, column: raw.column + 1)
  }
}
