import Bounds
import Decoding
import Postern
import SchemaLanguage
import Wire

/// Why a stage could not be measured.
struct StageFailure: Error {
  let reason: String
}

/// What one pass of a stage did.
struct Pass {
  /// Seconds by the clock, and of processor time of all threads.
  var seconds: Double
  var processorSeconds: Double
  /// Bytes of the feed, not compressed.
  var bytes: UInt64
  /// Tokens, events or records.
  var found: UInt64
}

extension Stage {
  static let profiles = ["us.mail.aed", "upu.item", "quality.descriptions"]
  private static let readSize = 1 << 18

  /// Does the work over and over, at least `passes` times and half a second, and gives every pass but the first,
  /// which only warms caches and tables.
  func run(path: String, passes: Int, _ report: (Pass) -> Void) throws {
    let setup = !needsSetup ? nil : try Setup(profiles: Self.profiles, searchesConfiguration: false)
    let begin = Clock.now
    var number = 0
    while number <= passes || (number < 20 * passes && Clock.now - begin < 0.5) {
      let start = Clock.now
      let used = Clock.processor
      let (bytes, found) = try work(path, setup)
      let pass = Pass(
        seconds: Clock.now - start, processorSeconds: Clock.processor - used, bytes: bytes, found: found)
      if number > 0 { report(pass) }
      number += 1
    }
  }

  /// What needs no schemas is measured without them, for its peak memory's sake.
  private var needsSetup: Bool {
    switch self {
    case .read, .index, .indexWhole, .copy, .sax, .inflate, .zstd, .disk, .tokens, .unpackGzip,
      .unpackZstandard, .schemas:
      false
    default: true
    }
  }

  private func work(_ path: String, _ setup: Setup?) throws -> (bytes: UInt64, found: UInt64) {
    switch self {
    case .read: return try bound(path, bounds_read)
    case .index: return try bound(path, bounds_index)
    case .indexWhole: return try bound(path, bounds_index_whole)
    case .copy: return try bound(path, bounds_copy)
    case .sax: return try bound(path, bounds_sax)
    case .inflate: return try bound(path, bounds_inflate)
    case .zstd: return try bound(path, bounds_zstd)
    case .disk: return try bound(path, bounds_disk)
    case .tokens: return try countTokens(path)
    case .unpackGzip, .unpackZstandard: return try unpack(path)
    case .edifact, .xml:
      guard let setup else { return (0, 0) }
      return try decode(path, setup.schemas)
    case .edifactLines, .edifactGzip, .edifactZstandard, .xmlLines, .xmlGzip, .xmlZstandard:
      guard let setup else { return (0, 0) }
      return try writeLines(path, setup, jobs: 1)
    case .edifactLines2, .xmlLines2:
      guard let setup else { return (0, 0) }
      return try writeLines(path, setup, jobs: 2)
    case .schemas:
      let schemas = try SchemaSet(files: SchemaSource.embedded.files)
      return (0, UInt64(schemas.contents.count))
    }
  }

  private func bound(
    _ path: String, _ function: (UnsafePointer<CChar>?, UnsafeMutablePointer<bounds_result>?) -> CInt
  ) throws -> (bytes: UInt64, found: UInt64) {
    var result = bounds_result()
    guard function(path, &result) == 0 else { throw StageFailure(reason: "\(rawValue): cannot read \(path)") }
    return (result.bytes, result.found)
  }

  /// Segments and tokens of all interchanges, by the tokenizer and the window of the decoder, and nothing else.
  private func countTokens(_ path: String) throws -> (bytes: UInt64, found: UInt64) {
    var source = try ByteSource(path: path)
    var window = FeedWindow()
    var tokenizer = SegmentTokenizer()
    var cursor = 0
    var tokens: UInt64 = 0
    while true {
      window.release(cursor)
      tokenizer.forgetScan()
      cursor = 0
      let room = window.room(Self.readSize)
      let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: room.prefix(Self.readSize)))
      if count == 0 { return (window.offset, tokens) }
      window.commit(count)
      let bytes = window.bytes
      let held = window.count
      while true {
        while cursor < held, FeedSniffer.isPadding(bytes[cursor]) { cursor += 1 }
        if held - cursor > ServiceCharacters.adviceLength, bytes[cursor] == 0x55, bytes[cursor + 2] == 0x41 {
          cursor += ServiceCharacters.adviceLength  // UNA, the standard one in these files
        }
        let step = tokenizer.next(bytes, count: held, from: cursor)
        if step == .incomplete { break }
        guard step == .segment else { throw StageFailure(reason: "a segment over the limits in \(path)") }
        tokens += UInt64(tokenizer.tokenCount)
        cursor = tokenizer.end
      }
    }
  }

  /// What is compressed, as the decoder asks for it, and nothing else.
  private func unpack(_ path: String) throws -> (bytes: UInt64, found: UInt64) {
    var source = try ByteSource(path: path)
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.readSize, alignment: 64)
    defer { block.deallocate() }
    var bytes: UInt64 = 0
    var check: UInt64 = 0
    while true {
      let count = try source.read(into: block)
      if count == 0 { return (bytes, check) }
      bytes += UInt64(count)
      check += UInt64(block[count - 1])
    }
  }

  private func decode(_ path: String, _ schemas: SchemaSet) throws -> (bytes: UInt64, found: UInt64) {
    var source = try ByteSource(path: path)
    var decoder = FeedDecoder(schemas: schemas)
    while true {
      switch decoder.next() {
      case .needsInput:
        let room = decoder.room(Self.readSize)
        let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: room.prefix(Self.readSize)))
        decoder.commit(count)
        if count == 0 { decoder.finish() }
      case .end: return (decoder.ledger.taken, decoder.counts.records)
      case .record, .reject, .finding, .message: break
      }
    }
  }

  private func writeLines(_ path: String, _ setup: Setup, jobs: Int) throws -> (bytes: UInt64, found: UInt64)
  {
    var options = DecodeOptions()
    options.jobs = jobs
    let run = DecodeRun(setup, options: options, output: try OutputStream(path: "/dev/null"), rejects: nil)
    try run.decode(try ByteSource(path: path), name: path)
    try run.writeSummary(to: nil)
    guard run.tally.ledger.isBalanced else {
      throw StageFailure(reason: "the bytes do not add up in \(path)")
    }
    return (run.tally.ledger.taken, run.tally.counts.records)
  }
}
