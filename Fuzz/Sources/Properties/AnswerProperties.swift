import Decoding
import Foundation
import Postern
import SchemaLanguage
import Vocabulary
import Wire

/// What answers a feed is sound EDIFACT to Postern itself: it is read without a reject, a skipped byte or an error, and
/// says of each interchange and item what was decided.
enum AnswerProperties {
  nonisolated(unsafe) private static let decoding = Result {
    try MemoryDecoding(jobs: 1, setup: SharedSetup.plain)
  }

  static func check(_ input: UnsafeRawBufferPointer) throws {
    let (answers, counts) = try answer(input)
    try require(answers.allSatisfy { $0 != 0 }, "an answer holds a byte 0")
    let decoding = try decoding.get()
    let before = decoding.run.tally.ledger
    let lines = try answers.withUnsafeBytes { try decoding.read($0) }
    let after = decoding.run.tally.ledger
    try require(after.isBalanced, "the bytes do not balance: \(after)")
    try require(after.rejects == before.rejects, "an answer is rejected: \(text(answers)) \(text(lines))")
    let garbage = ByteLedger.SkipReason.garbage.rawValue
    try require(
      after.skippedByReason[garbage] == before.skippedByReason[garbage],
      "bytes of an answer are skipped: \(text(answers))")
    var acknowledged = 0
    var referred = 0
    for line in lines.split(separator: 0x0A) {
      let object = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any] ?? [:]
      let findings =
        object["kind"] as? String == "finding" ? [object] : object["findings"] as? [[String: Any]]
      for finding in findings ?? [] where finding["severity"] as? String == "error" {
        throw PropertyFailure("an answer has the error \(finding["code"] ?? ""): \(text(answers))")
      }
      let answer = object["acknowledgement"] as? [String: Any]
      if answer != nil, answer?["message"] == nil { acknowledged += 1 }
      if object["role"] as? String == "referral" { referred += 1 }
    }
    let decided = counts.acknowledged + counts.rejected
    try require(acknowledged == decided, "\(acknowledged) answers are read of \(decided): \(text(answers))")
    try require(
      referred == counts.itemsReferred, "\(referred) items are read of \(counts.itemsReferred) referred")
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes.prefix(4000), as: UTF8.self) }

  private static func answer(
    _ input: UnsafeRawBufferPointer
  ) throws -> ([UInt8], AcknowledgementRun.Counts) {
    guard let date = CalendarDate(year: 2026, month: 11, day: 24),
      let moment = ZonedDateTime(date: date, hour: 9, minute: 30)
    else { throw PropertyFailure("there is no such day") }
    var options = AcknowledgementOptions(preparedAt: moment)
    options.referral = "RFI"
    let file = try MemoryFile()
    defer { file.close() }
    let run = try AcknowledgementRun(
      SharedSetup.value, options: options, output: OutputStream(descriptor: file.descriptor, path: "memory"))
    do {
      try run.answer(try MemoryFile(input).source(), name: "feed")
    } catch RunError.input {
      // Damaged compression: the interchange at hand is not answered.
    }
    return (try file.take(), run.counts)
  }
}
