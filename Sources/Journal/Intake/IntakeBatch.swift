internal import Vocabulary

/// Records on their way into the journal: what one transaction takes.
///
/// A batch belongs to one thread at a time. It is emptied and filled again without being freed.
public final class IntakeBatch: @unchecked Sendable {
  var arena = RawArray<UInt8>(capacity: 1 << 20)
  var messages = RawArray<MessageEntry>(capacity: 1024)
  var messageEnds = RawArray<MessageEndEntry>(capacity: 1024)
  var items = RawArray<ItemEntry>(capacity: 1024)
  var mentions = RawArray<MentionEntry>(capacity: 1024)
  var nestings = RawArray<NestingEntry>(capacity: 1024)
  var movements = RawArray<MovementEntry>(capacity: 64)
  var events = RawArray<EventEntry>(capacity: 64)
  var answers = RawArray<AnswerEntry>(capacity: 64)

  /// How many records were added.
  public internal(set) var records = 0
  /// Counts how often the batch was emptied.
  private(set) var fill = 0
  /// How far the feed is done when the batch is.
  public internal(set) var progress: FeedProgress?

  private let recordLimit: Int
  static let byteLimit = 1 << 23
  static let nestingLimit = 1 << 17

  /// How many records a transaction has when nothing else is said.
  public static let usualRecordLimit = 1 << 15

  /// - Parameter recordLimit: after how many records the batch is full.
  public init(recordLimit: Int = IntakeBatch.usualRecordLimit) { self.recordLimit = max(recordLimit, 1) }

  public var isEmpty: Bool { records == 0 && messageEnds.count == 0 && progress == nil }

  /// Whether the batch should be given to the journal before more is added.
  public var isFull: Bool {
    records >= recordLimit || arena.count >= Self.byteLimit || nestings.count >= Self.nestingLimit
      || events.count >= Self.nestingLimit
  }

  public func removeAll() {
    arena.truncate(to: 0)
    messages.truncate(to: 0)
    messageEnds.truncate(to: 0)
    items.truncate(to: 0)
    mentions.truncate(to: 0)
    nestings.truncate(to: 0)
    movements.truncate(to: 0)
    events.truncate(to: 0)
    answers.truncate(to: 0)
    records = 0
    progress = nil
    fill += 1
  }

  /// Says how far the feed is done when the batch is.
  public func finish(with progress: FeedProgress) { self.progress = progress }

  /// Copies bytes, and says where they are.
  func keep(_ bytes: UnsafeRawBufferPointer) -> ByteRange {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return .empty }
    let place = UInt32(arena.count)
    arena.append(copying: start.assumingMemoryBound(to: UInt8.self), count: bytes.count)
    return ByteRange(start: place, length: UInt32(bytes.count))
  }

  /// The bytes of a range; good until more are kept.
  func bytes(_ range: ByteRange) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: arena.base + Int(range.start), count: Int(range.length))
  }

  func text(_ range: ByteRange) -> String { String(decoding: bytes(range), as: UTF8.self) }
}

/// How far a feed is done.
public struct FeedProgress: Sendable {
  /// Bytes read of it, and their digest.
  public var bytes: UInt64
  public var digest: DigestValue
  /// How many records had come of them, which are all in the journal.
  public var records: UInt64

  public init(bytes: UInt64, digest: DigestValue, records: UInt64) {
    self.bytes = bytes
    self.digest = digest
    self.records = records
  }
}
