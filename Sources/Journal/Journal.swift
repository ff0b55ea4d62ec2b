public import Vocabulary

/// The thread between messages: items, receptacles, dispatches, consignments and what was said of them, in one SQLite
/// file.
///
/// Records are taken in as they come, in any order and as often as they come. Nothing that was taken in is changed or
/// removed; what holds is worked out when it is asked.
public final class Journal {
  let store: JournalStore
  private let writer: JournalWriter
  /// What was new in this run.
  public private(set) var counts = IntakeCounts()

  /// - Parameters:
  ///   - catalogue: the periods that findings depend on.
  ///   - sizeLimit: the most bytes the file may grow to; nil for no limit.
  ///   - cacheSize: bytes of the file that are kept in memory; more makes a large journal faster.
  /// - Throws: when the file is no journal, of another version, damaged, or cannot be written.
  public init(
    writing path: String, catalogue: FindingCatalogue, sizeLimit: UInt64? = nil, cacheSize: Int = 1 << 26
  ) throws(JournalError) {
    store = try JournalStore(writing: path, sizeLimit: sizeLimit, cacheSize: cacheSize)
    writer = JournalWriter(store: store, terms: ContradictionTerms(catalogue))
  }

  public var path: String { store.path }

  /// Takes a batch in: when this returns, all of it is on the disk; when it throws, nothing of it is in the journal.
  ///
  /// - Parameters:
  ///   - feed: the number of the feed that the records are from; nil until one of its batches brings something new,
  ///     which enters the feed.
  ///   - now: seconds since 1970-01-01 in UTC.
  public func take(
    _ batch: IntakeBatch, feed: inout Int64?, name: String, schemas: DigestValue, now: Int64
  ) throws(JournalError) {
    writer.feed = WrittenFeed(number: feed, name: name, schemas: schemas)
    try writer.take(batch, now: now)
    feed = writer.feed.number
    counts += writer.counts
  }

  /// Lets go of the file.
  public func close() throws(JournalError) {
    writer.statements = nil
    try store.close()
  }
}

extension Journal {
  /// Asks the journal what holds, with what was taken in so far.
  public var reader: JournalReader { JournalReader(store) }
}
