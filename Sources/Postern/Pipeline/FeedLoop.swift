import Decoding
import Wire

/// Reads feeds in one thread, one event after another.
enum FeedLoop {
  private static let readSize = 1 << 18

  /// How reading ended.
  struct End {
    /// Whether nothing interrupted it.
    var isComplete = true
    /// Why no more could be read; what was read before was handled.
    var failure: InputError?
  }

  /// Reads a feed to its end, or until it is interrupted or fails.
  ///
  /// - Parameters:
  ///   - beforeWaiting: called when input has to be waited for; what is complete is then written out.
  ///   - afterReading: called with the bytes read last, and how many of the source, as it is stored, were read so far.
  ///   - handle: called for each record, reject, finding about the envelope, and message that is left to others.
  /// - Throws: what the closures throw.
  static func read<Failure: Error>(
    _ source: consuming ByteSource, _ decoder: inout FeedDecoder,
    beforeWaiting: () throws(Failure) -> Void,
    afterReading: (UnsafeRawBufferPointer, UInt64) -> Void,
    handle: (FeedEvent, inout FeedDecoder) throws(Failure) -> Void
  ) throws(Failure) -> End {
    var end = End()
    var isFinished = false
    while true {
      let event = decoder.next()
      switch event {
      case .needsInput:
        if isFinished { return end }
        if source.wouldBlock() { try beforeWaiting() }
        do throws(InputError) {
          let room = UnsafeMutableRawBufferPointer(rebasing: decoder.room(readSize).prefix(readSize))
          let count = try source.read(into: room)
          afterReading(UnsafeRawBufferPointer(rebasing: room.prefix(count)), source.compressedBytesRead)
          decoder.commit(count)
          isFinished = count == 0
        } catch {
          end.failure = error
          isFinished = true
        }
        if Interruption.isRequested {
          end.isComplete = false
          isFinished = true
        }
        if isFinished { decoder.finish() }
      case .end: return end
      case .record, .reject, .finding, .message: try handle(event, &decoder)
      }
    }
  }
}
