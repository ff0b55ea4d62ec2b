import Decoding
import Wire

/// Reads feeds in one thread, one event after another.
enum FeedLoop {
  private static let readSize = 1 << 18

  /// Reads a feed to its end, or until it is interrupted.
  ///
  /// - Parameters:
  ///   - beforeWaiting: called when input has to be waited for; what is complete is then written out.
  ///   - progress: called now and then with the bytes read.
  ///   - handle: called for each record, reject and finding about the envelope.
  /// - Returns: whether the feed was read to its end.
  /// - Throws: after everything before the failure was handled.
  static func run(
    _ source: consuming ByteSource, _ decoder: inout FeedDecoder, progress: ((UInt64) -> Void)?,
    beforeWaiting: () throws(RunError) -> Void,
    handle: (FeedEvent, inout FeedDecoder) throws(RunError) -> Void
  ) throws(RunError) -> Bool {
    var isFinished = false
    var isComplete = true
    var failure: InputError?
    loop: while true {
      let event = decoder.next()
      switch event {
      case .needsInput:
        if isFinished { break loop }
        if source.wouldBlock() { try beforeWaiting() }
        do throws(InputError) {
          let room = decoder.room(readSize)
          let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: room.prefix(readSize)))
          decoder.commit(count)
          progress?(source.compressedBytesRead)
          isFinished = count == 0
        } catch {
          failure = error
          isFinished = true
        }
        if Interruption.isRequested {
          isComplete = false
          isFinished = true
        }
        if isFinished { decoder.finish() }
      case .message: break
      case .end: break loop
      case .record, .reject, .finding: try handle(event, &decoder)
      }
    }
    if let failure { throw .input(failure) }
    return isComplete
  }
}
