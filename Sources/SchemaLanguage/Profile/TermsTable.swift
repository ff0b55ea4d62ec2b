/// A list of terms, ready for look-ups.
///
/// Texts are compared folded: without regard to the case of ASCII letters, and with each run of white space and
/// punctuation as one boundary between words. So `Spare-Parts.` is the term "spare parts", and "n/a" is "n a".
///
/// The tables are flat and in raw memory: a look-up allocates nothing and touches no reference counts.
public final class TermsTable: Sendable {
  public let id: String
  public let title: String
  public let authority: String
  public let terms: [Term]
  public let patterns: [TermsDocument.TermPattern]

  public struct Term: Sendable {
    public let text: String
    /// How the list compares it where a rule does not say otherwise.
    public let matches: [TermsDocument.Match]
    /// What may be said instead.
    public let better: [String]
  }

  /// What was found in a text.
  @frozen
  public struct Match: Sendable, BitwiseCopyable {
    /// The number of the term, or -1 when the text has one of the named patterns.
    public let term: Int
    /// Where it begins in the text, in bytes.
    public let start: Int
    /// The byte after its end.
    public let end: Int

    @inlinable
    public init(term: Int, start: Int, end: Int) {
      self.term = term
      self.start = start
      self.end = end
    }
  }

  /// The named patterns, a bit each as in `TextSummary.patterns`.
  public let patternBits: UInt8
  /// The hashes of the folded terms, as in `TextSummary.hash`: a text of another hash is none of them as a whole.
  public var termHashes: [UInt64] { Array(hashes) }
  /// The first three letters of each term that begins with three, as `TermOpening` numbers them.
  public let openings: Set<Int>
  /// How many words the longest term has.
  let longest: Int
  /// Entries of the hash table: the number of a term plus one, or 0 where empty.
  nonisolated(unsafe) let buckets: UnsafeMutableBufferPointer<UInt32>
  nonisolated(unsafe) let hashes: UnsafeMutableBufferPointer<UInt64>
  /// Where each folded term stands in `bytes`.
  nonisolated(unsafe) let starts: UnsafeMutableBufferPointer<UInt32>
  nonisolated(unsafe) let bytes: UnsafeMutableBufferPointer<UInt8>
  /// Bit 0: compared with whole texts; bit 1: with words.
  nonisolated(unsafe) let modes: UnsafeMutableBufferPointer<UInt8>
  /// Hashes of the first words of terms that have more words; 0 where empty.
  nonisolated(unsafe) let beginnings: UnsafeMutableBufferPointer<UInt64>
  nonisolated(unsafe) let hints: UnsafeMutableBufferPointer<UInt8>
  nonisolated(unsafe) let hintStarts: UnsafeMutableBufferPointer<UInt32>

  public init(_ document: TermsDocument) {
    id = document.head.id
    title = document.head.title
    authority = document.authority
    patterns = document.patterns
    patternBits = document.patterns.reduce(0) { $0 | TextSummary.bit($1) }
    var numbers: [[UInt8]: Int] = [:]
    var folded: [[UInt8]] = []
    var texts: [(text: String, modes: UInt8)] = []
    for list in document.lists {
      for term in list.terms {
        let bytes = TextFolding.folded(term.text)
        // A term of punctuation only folds to nothing; the named patterns find such texts.
        if bytes.isEmpty { continue }
        let mode: UInt8 = list.match == .whole ? 1 : 2
        if let number = numbers[bytes] {
          texts[number].modes |= mode
          continue
        }
        numbers[bytes] = folded.count
        folded.append(bytes)
        texts.append((term.text, mode))
      }
    }
    var better = [[String]](repeating: [], count: folded.count)
    for hint in document.acceptable {
      if let number = numbers[TextFolding.folded(hint.vague)] { better[number] += hint.better }
    }
    terms = zip(texts, better).map { entry, better in
      Term(
        text: entry.text,
        matches: (entry.modes & 1 != 0 ? [.whole] : []) + (entry.modes & 2 != 0 ? [.word] : []),
        better: better)
    }
    openings = Set(folded.compactMap { term in term.withUnsafeBytes { TermOpening.number(of: $0) } })
    let words = folded.map { $0.split(separator: TextFolding.boundary) }
    longest = words.map(\.count).max() ?? 0
    buckets = Self.copy(Self.hashTable(folded.map { FoldedHash($0).value }))
    hashes = Self.copy(folded.map { FoldedHash($0).value })
    starts = Self.copy(Self.offsets(folded))
    bytes = Self.copy(folded.flatMap { $0 })
    modes = Self.copy(texts.map(\.modes))
    beginnings = Self.copy(Self.beginnings(of: words))
    let hintTexts = better.map { Array($0.joined(separator: ", ").utf8) }
    hints = Self.copy(hintTexts.flatMap { $0 })
    hintStarts = Self.copy(Self.offsets(hintTexts))
  }

  deinit {
    buckets.deallocate()
    hashes.deallocate()
    starts.deallocate()
    bytes.deallocate()
    modes.deallocate()
    beginnings.deallocate()
    hints.deallocate()
    hintStarts.deallocate()
  }

  private static func hashTable(_ hashes: [UInt64]) -> [UInt32] {
    var size = 16
    while size < hashes.count * 4 { size *= 2 }
    var buckets = [UInt32](repeating: 0, count: size)
    for (number, hash) in hashes.enumerated() {
      var bucket = slot(hash, size)
      while buckets[bucket] != 0 { bucket = (bucket + 1) & (size - 1) }
      buckets[bucket] = UInt32(number + 1)
    }
    return buckets
  }

  private static func beginnings(of terms: [[ArraySlice<UInt8>]]) -> [UInt64] {
    var found: Set<UInt64> = []
    for words in terms {
      var hash = FoldedHash()
      for word in words.dropLast() {
        for byte in word { hash.append(byte) }
        found.insert(hash.value)
        hash.append(TextFolding.boundary)
      }
    }
    var size = 16
    while size < found.count * 4 { size *= 2 }
    var table = [UInt64](repeating: 0, count: size)
    for hash in found where hash != 0 {
      var bucket = slot(hash, size)
      while table[bucket] != 0 { bucket = (bucket + 1) & (size - 1) }
      table[bucket] = hash
    }
    return table
  }

  private static func offsets(_ texts: [[UInt8]]) -> [UInt32] {
    var offsets: [UInt32] = [0]
    for text in texts { offsets.append((offsets.last ?? 0) + UInt32(text.count)) }
    return offsets
  }

  private static func copy<Value: BitwiseCopyable>(_ values: [Value]) -> UnsafeMutableBufferPointer<Value> {
    let memory = UnsafeMutableBufferPointer<Value>.allocate(capacity: max(values.count, 1))
    _ = memory.initialize(from: values)
    return UnsafeMutableBufferPointer(rebasing: memory[..<values.count])
  }

  @inline(__always)
  static func slot(_ hash: UInt64, _ size: Int) -> Int {
    Int(truncatingIfNeeded: hash ^ hash >> 32) & (size - 1)
  }
}
