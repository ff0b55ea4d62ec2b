internal import CLibZ

/// Decompresses gzip (RFC 1952), any number of members one after the other.
final class GzipDecompressor {
  /// On the heap, as zlib keeps its address.
  private let stream: UnsafeMutablePointer<z_stream>
  private var isBetweenMembers = false
  private var isPadding = false

  init?() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 bits of window; + 16: gzip only.
    let status = inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else {
      stream.deallocate()
      return nil
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Whether the input may end here.
  var isComplete: Bool { isBetweenMembers }

  func step(
    from input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> DecompressionStep {
    var step = DecompressionStep()
    if isBetweenMembers {
      // Tapes and block devices pad the last member with zeros, as gzip itself accepts.
      while step.consumed < input.count, input[step.consumed] == 0 {
        step.consumed += 1
        isPadding = true
      }
      guard step.consumed < input.count else { return step }
      guard !isPadding, input[step.consumed] == 0x1F else {
        step.damage = "bytes after the last gzip member"
        return step
      }
      inflateReset(stream)
      isBetweenMembers = false
    }
    let rest = input[step.consumed...]
    let start = UnsafeRawBufferPointer(rebasing: rest).bindMemory(to: UInt8.self).baseAddress
    stream.pointee.next_in = UnsafeMutablePointer(mutating: start)
    stream.pointee.avail_in = UInt32(clamping: rest.count)
    stream.pointee.next_out = output.bindMemory(to: UInt8.self).baseAddress
    let room = UInt32(clamping: output.count)
    stream.pointee.avail_out = room
    let offered = stream.pointee.avail_in
    let status = inflate(stream, Z_SYNC_FLUSH)
    step.consumed += Int(offered - stream.pointee.avail_in)
    step.produced = Int(room - stream.pointee.avail_out)
    switch status {
    case Z_STREAM_END: isBetweenMembers = true
    case Z_OK, Z_BUF_ERROR: break
    default: step.damage = stream.pointee.msg.map { String(cString: $0) } ?? "gzip stream is damaged"
    }
    return step
  }
}
