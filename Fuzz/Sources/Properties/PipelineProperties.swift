import Decoding
import Foundation
import Postern
import Reports
import SchemaLanguage
import Vocabulary

/// Decoding and validating say the same; every line is JSON; the figures that are written balance.
///
/// Making a run compiles all profiles, which takes far longer than reading an input. So most inputs are feeds of two
/// runs that never end, as if all were named in one command; some have runs of their own.
enum PipelineProperties {
  /// A target runs on one thread.
  nonisolated(unsafe) private static let decoding = Result { try MemoryDecoding(jobs: 1) }
  nonisolated(unsafe) private static let validation = Result { try MemoryValidation(.text) }

  static func check(_ input: UnsafeRawBufferPointer) throws {
    let decoding = try decoding.get()
    let validation = try validation.get()
    let output = try checkDecoding(input, by: decoding)
    try checkReport(try validation.read(input), .text)
    try compare(validation.run.tally, decoding.run.tally)
    try checkRunsOfTheirOwn(input, output)
  }

  /// Decodes one more feed.
  ///
  /// - Returns: its lines.
  static func checkDecoding(_ input: UnsafeRawBufferPointer, by decoding: MemoryDecoding) throws -> [UInt8] {
    let before = decoding.run.tally.ledger
    let output = try decoding.read(input)
    let ledger = decoding.run.tally.ledger
    try require(ledger.isBalanced, "the bytes do not balance: \(ledger)")
    let bytes = try checkLines(output, input)
    let (records, rejects) = (ledger.records - before.records, ledger.rejects - before.rejects)
    try require(bytes.records == Int(records), "records have \(bytes.records) bytes, \(records) are counted")
    try require(bytes.rejects == Int(rejects), "rejects have \(bytes.rejects) bytes, \(rejects) are counted")
    return output
  }

  private static func checkRunsOfTheirOwn(_ input: UnsafeRawBufferPointer, _ output: [UInt8]) throws {
    var random = InputRandom(input)
    switch random.number(0...30) {
    case 0:
      let parallel = try MemoryDecoding(jobs: 2).read(input)
      try require(parallel == output, "two jobs write something else than one")
    case 1:
      let format = ReportFormat.allCases[random.number(0...ReportFormat.allCases.count - 1)]
      let ended = try MemoryValidation(format)
      let report = try ended.read(input)
      try ended.run.finish()
      try checkReport(report + ended.file.take(), format)
    case 2:
      let ended = try MemoryDecoding(jobs: 1)
      try require(try ended.read(input) == output, "a run of its own writes something else")
      try ended.run.writeSummary(to: nil)
      try checkSummary(try ended.file.take(), ended.run.tally.ledger)
    default: break
    }
  }

  // MARK: Lines

  /// - Returns: the bytes of the feed that records and rejects say they have.
  private static func checkLines(
    _ output: [UInt8], _ input: UnsafeRawBufferPointer
  ) throws -> (records: Int, rejects: Int) {
    var recordBytes = 0
    var rejectBytes = 0
    guard !output.isEmpty else { return (0, 0) }
    try require(output.last == 0x0A, "the last line is not complete")
    for line in output.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false) {
      let object = try object(line)
      let source = object["source"] as? [String: Any]
      guard let offset = source?["offset"] as? Int, let length = source?["length"] as? Int else {
        throw PropertyFailure("a line without its place")
      }
      switch object["kind"] as? String {
      case "record": recordBytes += length
      case "reject":
        rejectBytes += length
        try checkRaw(line, input, offset, length)
      case "finding": try require(object["code"] is String, "a finding without a code")
      case let kind: throw PropertyFailure("a line of the kind \(kind ?? "none")")
      }
    }
    return (recordBytes, rejectBytes)
  }

  /// Reads JSON with a parser that is not ours.
  private static func value(_ bytes: ArraySlice<UInt8>) -> Any? {
    try? JSONSerialization.jsonObject(with: Data(bytes))
  }

  private static func object(_ line: ArraySlice<UInt8>) throws -> [String: Any] {
    guard let text = String(validating: line, as: UTF8.self) else {
      throw PropertyFailure("a line is no UTF-8")
    }
    guard let object = value(line) as? [String: Any] else { throw PropertyFailure("no JSON: \(text)") }
    return object
  }

  private static func checkSummary(_ output: [UInt8], _ ledger: ByteLedger) throws {
    let bytes = try object(output.dropLast())["bytes"] as? [String: Int]
    try require(bytes?["in"] == Int(ledger.taken), "the summary says \(bytes ?? [:]) of \(ledger)")
    let accounts = bytes?.filter { $0.key != "in" }.values.reduce(0, +)
    try require(accounts == bytes?["in"], "the summary does not balance: \(bytes ?? [:])")
  }

  /// What a reject says of its bytes.
  private struct Raw: Decodable {
    let raw: String
    let rawEncoding: String?
  }

  /// A reject gives the bytes back, as text or as Base64.
  private static func checkRaw(
    _ line: ArraySlice<UInt8>, _ input: UnsafeRawBufferPointer, _ offset: Int, _ length: Int
  ) throws {
    // JSONSerialization would drop byte order marks.
    guard let reject = try? JSONDecoder().decode(Raw.self, from: Data(line)) else {
      throw PropertyFailure("a reject without its bytes")
    }
    let bytes = reject.rawEncoding == "base64" ? Data(base64Encoded: reject.raw) : Data(reject.raw.utf8)
    guard let bytes else { throw PropertyFailure("Base64 that cannot be read") }
    guard !CompressionProperties.isCompressed(input) else { return }
    try require(offset + length <= input.count, "a reject ends behind the feed")
    try require(bytes == Data(input[offset..<offset + length]), "a reject gives other bytes than it had")
  }

  // MARK: Validation

  private static func checkReport(_ report: [UInt8], _ format: ReportFormat) throws {
    try require(String(validating: report, as: UTF8.self) != nil, "the report in \(format) is no UTF-8")
    switch format {
    case .json: try require(value(report[...]) is [Any], "the report is no array")
    case .sarif: _ = try object(report[...])
    case .text, .concise, .junit, .github: break
    }
  }

  private static func compare(_ validated: RunTally, _ decoded: RunTally) throws {
    func same<Figures: Equatable>(_ found: Figures, _ expected: Figures) throws {
      try require(found == expected, "validating counts \(found), decoding \(expected)")
    }
    try same(validated.ledger, decoded.ledger)
    try same(validated.counts, decoded.counts)
    try same(validated.bySeverity, decoded.bySeverity)
    let catalogue = SharedSetup.value.schemas.catalogue
    for (number, counts) in zip(validated.byKind, decoded.byKind).enumerated() {
      let code = catalogue.kinds[number].code
      guard counts.0 != counts.1, !code.hasPrefix("REJECT-") else { continue }
      throw PropertyFailure("\(code): validating finds \(counts.0), decoding \(counts.1)")
    }
  }
}
