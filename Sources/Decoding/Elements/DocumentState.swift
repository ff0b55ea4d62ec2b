internal import SchemaLanguage
internal import Vocabulary
internal import Wire

/// What the decoder keeps of the XML document, or the JSON object, that it is in.
struct DocumentState: ~Copyable {
  var reader: XMLTapeReader
  /// The offset in the feed of the document's first byte.
  var start: UInt64 = 0
  /// The line of the feed, from 1, on which it stands.
  var line: UInt64 = 1
  /// Everything before this offset of the feed is accounted for.
  var accounted: UInt64 = 0
  /// The next event of the tape, and what the reader said after filling it.
  var event = 0
  var outcome = XMLTapeReader.Outcome.more

  /// The schema, once the document is recognised, and its program.
  var schema = -1 {
    didSet { program = schema < 0 ? nil : programs[schema] }
  }
  private(set) var program: UnsafeMutablePointer<FlatElementProgram>?
  /// The document is rejected: no schema is for it.
  var isRejected = false
  /// The record that is open is larger than the limit.
  var isOverLimit = false
  /// The name of the root element.
  var rootName = ""
  /// The states of the open elements, -1 for those of no interest.
  var states: RawArray<Int32> = RawArray(capacity: 64)
  /// The names of the outermost open elements, by which the document is recognised.
  var path: [UnsafePointer<UInt8>] = []
  var recordDepth = 0
  var recordStart: UInt64 = 0
  var isInHeader = true
  /// Gates that are open, as bits, and the depth of the element that opened each.
  var openGates: UInt64 = 0
  var gateDepths: [Int] = Array(repeating: 0, count: 64)
  var rows: [Int] = []
  /// Where the trailing white space and comments of the document are being passed.
  var isInTrailer = false

  /// What is kept of JSON in place of the reader of XML.
  var json: JSONState

  /// Schemas compiled for the names of the reader they are for.
  var programs: [UnsafeMutablePointer<FlatElementProgram>?] = []
  var matches: [DocumentMatch] = []

  /// How deep the element may stand by which a document is recognised.
  static let deepestMatch = 8

  init(limits: DecodingLimits) {
    reader = XMLTapeReader(limits: limits.xml, omitsBlankText: true)
    json = JSONState(limits: limits)
  }

  deinit {
    for program in programs {
      program?.deinitialize(count: 1)
      program?.deallocate()
    }
  }

  /// Begins another document.
  mutating func begin(at offset: UInt64, line: UInt64, partCount: Int) {
    reader.reset()
    self.line = line
    beginElements(at: offset, line: line, partCount: partCount)
  }

  /// Begins another document or object, its reader apart.
  mutating func beginElements(at offset: UInt64, line: UInt64, partCount: Int) {
    start = offset
    accounted = offset
    event = 0
    outcome = .more
    schema = -1
    isRejected = false
    isOverLimit = false
    rootName = ""
    states.truncate(to: 0)
    path.removeAll(keepingCapacity: true)
    recordDepth = 0
    isInHeader = true
    openGates = 0
    isInTrailer = false
    if rows.count != partCount { rows = Array(repeating: -1, count: partCount) }
    for part in rows.indices { rows[part] = -1 }
  }

  /// Compiles the schemas for the readers. Within an XML document a name keeps its address, so that all names that
  /// are looked for must be known to the reader before its first one.
  mutating func prepare(_ schemas: SchemaSet) {
    guard programs.isEmpty else { return }
    programs = Array(repeating: nil, count: schemas.messages.count)
    for (number, schema) in schemas.messages.enumerated() {
      guard case .elements(let program) = schema.body else { continue }
      let made = UnsafeMutablePointer<FlatElementProgram>.allocate(capacity: 1)
      programs[number] = made
      if schema.match.syntax == .json {
        made.initialize(to: FlatElementProgram(program, names: program.names.map { json.reader.intern($0) }))
        json.add(schema.match, schema: number)
        continue
      }
      made.initialize(to: FlatElementProgram(program, names: program.names.map { reader.intern($0) }))
      for path in schema.match.paths {
        matches.append(
          DocumentMatch(
            schema: number, path: path.map { reader.intern($0) },
            namespaces: schema.match.namespaces.map { reader.intern($0) }))
      }
    }
  }
}

/// The path of an element that marks a kind of document.
struct DocumentMatch {
  let schema: Int
  let path: [UnsafePointer<UInt8>]
  let namespaces: [UnsafePointer<UInt8>]
}
