internal import CLibZstd

/// Decompresses Zstandard (RFC 8878), any number of frames one after the other, skippable ones among them.
final class ZstandardDecompressor {
  /// Frames that want a window over 128 MiB are refused.
  private static let largestWindow: Int32 = 27

  private let stream: OpaquePointer
  /// Whether the input may end here.
  private(set) var isComplete = true

  init?() {
    guard let stream = ZSTD_createDStream() else { return nil }
    self.stream = stream
    _ = ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, Self.largestWindow)
  }

  deinit { ZSTD_freeDStream(stream) }

  func step(
    from input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> DecompressionStep {
    var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
    var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
    let status = ZSTD_decompressStream(stream, &target, &source)
    var step = DecompressionStep(consumed: source.pos, produced: target.pos)
    if ZSTD_isError(status) != 0 {
      step.damage = String(cString: ZSTD_getErrorName(status))
    } else if source.pos > 0 || target.pos > 0 {
      // 0 exactly when a frame is complete and all of it has come out.
      isComplete = status == 0
    }
    return step
  }
}
