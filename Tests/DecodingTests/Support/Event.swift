import Decoding
import SchemaLanguage
import Testing
import Vocabulary

/// What a feed decoder said, in values that can be compared.
enum Event: Equatable {
  case record(DecodedRecord)
  case reject(DecodedReject)
  case finding(DecodedFinding)
}

/// A record by the paths of its elements.
struct DecodedRecord: Equatable {
  var values: [String: [String]] = [:]
  /// Per part its rows, each by the full paths of its elements.
  var rows: [String: [[String: [String]]]] = [:]
  var findings: [DecodedFinding] = []
  var offset: UInt64 = 0
  var length: UInt64 = 0
  var line: UInt64 = 0
  var schema = ""
  var role = ""
  /// Whether it is the record that a message makes of itself, which leaves at the end of the message.
  var isOfMessage = false
  var raw: [UInt8] = []

  /// The only value of an element; nil when it is absent or has several.
  subscript(path: String) -> String? {
    guard let found = values[path], found.count == 1 else { return nil }
    return found[0]
  }

  var contents: [[String: [String]]] { rows["contents"] ?? [] }
  var documents: [[String: [String]]] { rows["documents"] ?? [] }
  var codes: [String] { findings.map(\.code) }

  func findings(_ code: String) -> [DecodedFinding] { findings.filter { $0.code == code } }
}

struct DecodedFinding: Equatable {
  var code: String
  var severity: Severity
  var path: String
  var row: Int
  var offset: UInt64
  var segment: Int
  var value: String
  var expected: String
  var count: Int64
}

struct DecodedReject: Equatable {
  var reason: RejectReason
  var offset: UInt64
  var length: Int
  var line: UInt64
  var segment: Int
  var part: Int
  var isLastPart: Bool
  var detail: String
  var raw: [UInt8]

  var text: String { String(decoding: raw, as: UTF8.self) }
}

/// All that came of a feed.
struct Decoded: Equatable {
  var events: [Event] = []
  var ledger = ByteLedger()
  var counts = FeedCounts()

  var records: [DecodedRecord] {
    events.compactMap { if case .record(let record) = $0 { record } else { nil } }
  }

  var rejects: [DecodedReject] {
    events.compactMap { if case .reject(let reject) = $0 { reject } else { nil } }
  }

  /// Findings about the envelope.
  var findings: [DecodedFinding] {
    events.compactMap { if case .finding(let finding) = $0 { finding } else { nil } }
  }

  var codes: [String] { findings.map(\.code) }

  func findings(_ code: String) -> [DecodedFinding] { findings.filter { $0.code == code } }

  func record(_ identifier: String) -> DecodedRecord? { records.first { $0["item.id"] == identifier } }
}

extension RecordDecoding {
  /// More events than any test makes for a byte: the decoder goes round in circles.
  static func isCircling(_ events: Int, bytes: Int) -> Bool { events > 10_000 + bytes * 4 }
}

/// Runs the decoder over bytes that are all there, cut into pieces.
enum RecordDecoding {
  /// The schemas of the repository.
  static let schemas: SchemaSet = load()

  private static func load() -> SchemaSet {
    do {
      return try SchemaSet(files: SchemaSource.embedded.files)
    } catch {
      Issue.record("the embedded schemas do not load: \(error)")
      preconditionFailure("the embedded schemas do not load: \(error)")
    }
  }

  /// - Parameter chunks: the lengths of the pieces, used again from the first when there are more; nil for one piece.
  static func run(
    _ bytes: [UInt8], chunks: [Int]?, schemas: SchemaSet = schemas, limits: DecodingLimits = DecodingLimits(),
    leniencies: [String: Leniencies] = [:]
  ) -> Decoded {
    var decoder = FeedDecoder(schemas: schemas, limits: limits)
    decoder.leniencies = leniencies
    var decoded = Decoded()
    var position = 0
    var piece = 0
    loop: while true {
      switch decoder.next() {
      case .needsInput:
        guard position < bytes.count else {
          decoder.finish()
          continue
        }
        let length = chunks.map { $0[piece % $0.count] } ?? bytes.count
        let end = min(position + max(length, 1), bytes.count)
        bytes[position..<end].withUnsafeBytes { decoder.append($0) }
        position = end
        piece += 1
      case .record: decoded.events.append(.record(DecodedRecord(&decoder)))
      case .reject:
        let reject = decoder.reject
        decoded.events.append(
          .reject(
            DecodedReject(
              reason: reject.reason, offset: reject.offset, length: reject.length, line: reject.line,
              segment: Int(reject.segment), part: reject.part, isLastPart: reject.isLastPart,
              detail: reject.detail, raw: Array(decoder.rejectBytes))))
      case .finding:
        let finding = decoder.envelopeFinding
        decoded.events.append(
          .finding(
            DecodedFinding(
              finding, schemas: schemas, value: decoder.envelopeText(finding.value),
              expected: decoder.envelopeText(finding.expected))))
      case .message, .end: break loop
      }
      if isCircling(decoded.events.count, bytes: bytes.count) {
        Issue.record("the decoder goes round in circles")
        break
      }
    }
    decoded.ledger = decoder.ledger
    decoded.counts = decoder.counts
    return decoded
  }
}

extension DecodedFinding {
  init(_ finding: Finding, schemas: SchemaSet, value: String, expected: String) {
    let elements = schemas.dictionary.elements
    self.init(
      code: schemas.catalogue[finding.kind].code, severity: finding.severity,
      path: finding.element.index < elements.count ? elements[finding.element.index].path : "",
      row: Int(finding.row), offset: finding.position.offset, segment: Int(finding.position.segment),
      value: value,
      expected: expected, count: finding.count)
  }
}

extension DecodedRecord {
  init(_ decoder: inout FeedDecoder) {
    let schemas = decoder.schemas
    offset = decoder.record.offset
    length = decoder.record.length
    line = decoder.record.line
    schema = schemas.messages[decoder.record.schema].id
    role = schemas.forms[decoder.record.form].role
    isOfMessage = schemas.isMessageForm(decoder.record.form)
    raw = Array(decoder.recordBytes)
    for element in schemas.dictionary.elements where element.part == nil {
      let texts = decoder.record.texts(element)
      if !texts.isEmpty { values[element.path] = texts }
    }
    for (number, part) in schemas.dictionary.parts.enumerated() {
      for row in 0..<decoder.record.rowCount(part: number) {
        var found: [String: [String]] = [:]
        for id in part.elements {
          let element = schemas.dictionary[id]
          let texts = decoder.record.texts(element, row: row)
          if !texts.isEmpty { found[element.path] = texts }
        }
        rows[part.key, default: []].append(found)
      }
    }
    for index in 0..<decoder.record.findings.count {
      let finding = decoder.record.findings[index]
      findings.append(
        DecodedFinding(
          finding, schemas: schemas, value: decoder.record.text(finding.value),
          expected: decoder.record.text(finding.expected)))
    }
  }
}
