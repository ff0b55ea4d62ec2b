internal import GRDB
internal import Vocabulary

/// What the journal knows of a feed.
public struct KnownFeed: Sendable {
  public let number: Int64
  /// Bytes read of it in an earlier run, and their digest.
  public let bytes: UInt64
  public let digest: DigestValue
  /// How many records came of them.
  public let records: UInt64
}

extension Journal {
  /// Feeds of a name that were linked with the same schemas and profiles, the latest first.
  ///
  /// A feed is the same when it begins with the bytes that were read of it, which only its reader can tell. A file that
  /// was written anew under an old name is another feed.
  public func knownFeeds(name: String, schemas: DigestValue) throws(JournalError) -> [KnownFeed] {
    try store.write { database in
      let find = try SQLStatement(
        database,
        "SELECT id, bytes, digest, records FROM feed WHERE name = ? AND schemas = ? ORDER BY id DESC LIMIT 16"
      )
      find.bind(1, copying: name)
      find.bind(2, digest: schemas)
      var feeds: [KnownFeed] = []
      while try find.step() {
        feeds.append(
          KnownFeed(
            number: find.integer(0), bytes: UInt64(clamping: find.integer(1)), digest: find.digest(2),
            records: UInt64(clamping: find.integer(3))))
      }
      return feeds
    }
  }
}
