import Foundation
import Postern
import Reports
import Wire

/// How a JSON value is cut makes no difference, a reader can be used again, and what it takes is JSON to others too; a
/// feed of objects has the properties of any feed; the records that are written are read again as they were.
enum ValueProperties {
  /// Without profiles: what a rule says of a record is another target's.
  nonisolated(unsafe) private static let decoding = Result {
    try MemoryDecoding(jobs: 1, setup: SharedSetup.plain)
  }

  static func check(_ input: UnsafeRawBufferPointer) throws {
    try checkReader(input)
    try FeedProperties.check(input)
    try checkReadingBack(input)
  }

  // MARK: The reader

  private static func checkReader(_ input: UnsafeRawBufferPointer) throws {
    var random = InputRandom(input)
    let limits = limits(&random)
    var reader = JSONTapeReader(limits: limits)
    let whole = try ValueTranscript(input, ends: [], reader: &reader, limits: limits)
    var ends: [Int] = []
    while (ends.last ?? 0) < input.count, ends.count < 400 {
      ends.append((ends.last ?? 0) + random.number(1...max(60, input.count / 200)))
    }
    let cut = try ValueTranscript(input, ends: ends, reader: &reader, limits: limits)
    try require(cut == whole, "cut in pieces, \(cut.outcome) instead of \(whole.outcome), or other events")
    guard case .ended(let length) = whole.outcome, !hasLongNumber(input[..<length]) else { return }
    try require(isJSON(input[..<length]), "a value was taken that is no JSON to another parser")
  }

  private static func limits(_ random: inout InputRandom) -> JSONLimits {
    var limits = JSONLimits()
    guard random.number(0...2) == 0 else { return limits }
    limits.depth = random.number(1...12)
    limits.nameLength = random.number(2...20)
    limits.textLength = random.number(4...200)
    limits.numberLength = random.number(1...12)
    limits.members = random.number(1...12)
    limits.events = random.number(4...400)
    return limits
  }

  private static func isJSON(_ bytes: some Sequence<UInt8>) -> Bool {
    (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil
  }

  /// Foundation refuses numbers that it cannot hold, which JSON allows.
  private static func hasLongNumber(_ bytes: some Sequence<UInt8>) -> Bool {
    var digits = 0
    for byte in bytes {
      digits = (0x30...0x39).contains(byte) || byte == 0x2E ? digits + 1 : 0
      if digits > 15 || (digits == 0 && byte | 0x20 == 0x65) { return true }
    }
    return false
  }

  // MARK: Records

  private static func checkReadingBack(_ input: UnsafeRawBufferPointer) throws {
    let decoding = try decoding.get()
    let first = try decoding.read(input)
    let written = try records(first)
    guard !written.isEmpty else { return }
    let second = try first.withUnsafeBytes { try decoding.read($0) }
    let read = try records(second)
    try require(read.count == written.count, "\(read.count) records are read of \(written.count) written")
    for (found, expected) in zip(read, written) where found != expected {
      throw PropertyFailure("a record is read as \(found) and was written as \(expected)")
    }
  }

  /// Records without their findings, which are made anew.
  private static func records(_ lines: [UInt8]) throws -> [NSDictionary] {
    try lines.split(separator: 0x0A).compactMap { line in
      guard line.starts(with: #"{"kind":"record""#.utf8) else { return nil }
      guard var object = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any] else {
        throw PropertyFailure("a record that is no object")
      }
      object["findings"] = nil
      return object as NSDictionary
    }
  }
}
