import Journal
import Wire

/// A feed while it is linked.
struct FeedReading: ~Copyable {
  var name = ""
  /// The feed's number in the journal, where an earlier run knew it.
  var number: Int64?
  /// Feeds that were linked under this name before.
  var candidates: [KnownFeed] = []
  /// What an earlier run did of it.
  var done: KnownFeed?
  var bytes: UInt64 = 0
  var digest = Digest()
  var records: UInt64 = 0

  init() {}

  /// Whether a feed begins with the bytes that were read of one that is known.
  func begins(with known: KnownFeed, _ again: () throws(InputError) -> ByteSource) -> Bool {
    do throws(InputError) {
      var source = try again()
      var digest = Digest()
      var left = known.bytes
      var block = [UInt8](repeating: 0, count: 1 << 18)
      while left > 0 {
        let count = try Self.read(&source, into: &block, atMost: left)
        guard count > 0 else { return false }
        block.withUnsafeBytes { digest.add(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        left -= UInt64(count)
      }
      return digest.value() == known.digest
    } catch {
      // The same will come up when the feed itself is read.
      return false
    }
  }

  private static func read(
    _ source: inout ByteSource, into block: inout [UInt8], atMost left: UInt64
  ) throws(InputError) -> Int {
    let size = Int(min(left, UInt64(block.count)))
    var problem: InputError?
    let count = block.withUnsafeMutableBytes { bytes -> Int in
      do throws(InputError) {
        return try source.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[..<size]))
      } catch {
        problem = error
        return 0
      }
    }
    if let problem { throw problem }
    return count
  }
}
