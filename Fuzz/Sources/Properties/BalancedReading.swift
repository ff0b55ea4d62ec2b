import Decoding
import Postern

/// One run over many feeds, whose bytes are counted from outside too.
final class BalancedReading {
  private let decoding: MemoryDecoding
  private(set) var bytes: UInt64 = 0

  init() throws { decoding = try MemoryDecoding(jobs: 1) }

  /// Messages and documents so far.
  var messages: UInt64 { decoding.run.tally.counts.messages }

  func check(_ input: UnsafeRawBufferPointer) throws {
    _ = try PipelineProperties.checkDecoding(input, by: decoding)
    bytes += UInt64(input.count)
    let taken = decoding.run.tally.ledger.taken
    try require(taken == bytes, "\(taken) bytes were taken of \(bytes)")
  }
}
