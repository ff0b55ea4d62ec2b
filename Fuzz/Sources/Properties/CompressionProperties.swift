import Glibc
import Wire

/// How much is read at once makes no difference; an error comes after the bytes before it, and stays; nothing unpacks
/// beyond its limit; what is not compressed passes unchanged.
enum CompressionProperties {
  private static let limit: UInt64 = 4 << 20
  private static let largestRead = 70_000

  private struct Outcome: Equatable {
    var bytes: [UInt8] = []
    var error: InputError?
  }

  static func check(_ input: UnsafeRawBufferPointer) throws {
    var random = InputRandom(input)
    let whole = try read(file(input), sizes: [largestRead], looksAhead: false)
    try require(
      UInt64(whole.bytes.count) <= limit + UInt64(largestRead), "more came out than the limit allows")
    let sizes = (0..<20).map { _ in random.number(1...random.number(1...4000)) }
    let slow = whole.bytes.count < 200_000 ? sizes : [largestRead / 3]
    let cut = try read(file(input), sizes: slow, looksAhead: false)
    try compare(cut, whole, "read in pieces")
    if input.count < 60_000 {
      try compare(try read(pipe(input), sizes: slow, looksAhead: true), whole, "from a pipe")
    }
    if !isCompressed(input) {
      try require(whole.error == nil && whole.bytes.elementsEqual(input), "plain bytes were changed")
    }
  }

  /// Whether the input begins as gzip, or as a frame of Zstandard, a skippable one among them.
  static func isCompressed(_ input: UnsafeRawBufferPointer) -> Bool {
    let isFrame = input.starts(with: [0x1F, 0x8B, 0x08]) || input.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
    return isFrame || (input.dropFirst().starts(with: [0x2A, 0x4D, 0x18]) && input[0] & 0xF0 == 0x50)
  }

  private static func compare(_ found: Outcome, _ whole: Outcome, _ how: String) throws {
    if whole.error != nil, found.error != nil {
      // How much comes out beyond the limit, or of a damaged frame of Zstandard, depends on the size of the reads.
      let count = min(found.bytes.count, whole.bytes.count)
      try require(found.bytes[..<count] == whole.bytes[..<count], "\(how), other bytes")
      return
    }
    try require(
      found.bytes == whole.bytes, "\(how), \(found.bytes.count) bytes instead of \(whole.bytes.count)")
    try require(
      (found.error == nil) == (whole.error == nil),
      "\(how), \(found.error, default: "no error") instead of \(whole.error, default: "none")")
  }

  private static func read(_ descriptor: Int32, sizes: [Int], looksAhead: Bool) throws -> Outcome {
    var limits = InputLimits()
    limits.maximumDecompressedBytes = limit
    var source = ByteSource(descriptor: descriptor, closesDescriptor: true, limits: limits)
    var outcome = Outcome()
    var buffer = [UInt8](repeating: 0, count: largestRead)
    var number = 0
    while true {
      if looksAhead { _ = source.wouldBlock() }
      let size = min(sizes[number % sizes.count], largestRead)
      number += 1
      do {
        let count = try buffer.withUnsafeMutableBytes { bytes in
          try source.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[..<size]))
        }
        if count == 0 { return outcome }
        outcome.bytes += buffer[..<count]
      } catch {
        let problem = error as? InputError
        if let first = outcome.error {
          try require(first == problem, "an error did not stay")
          return outcome
        }
        outcome.error = problem
      }
      try require(outcome.error == nil || number < 1 << 24, "reading does not end")
    }
  }

  private static func file(_ input: UnsafeRawBufferPointer) throws -> Int32 {
    try MemoryFile(input).descriptor
  }

  private static func pipe(_ input: UnsafeRawBufferPointer) throws -> Int32 {
    var ends: [Int32] = [0, 0]
    try require(Glibc.pipe(&ends) == 0, "no pipe could be made")
    defer { close(ends[1]) }
    try require(write(ends[1], input.baseAddress, input.count) == input.count, "the pipe did not take all")
    return ends[0]
  }
}
