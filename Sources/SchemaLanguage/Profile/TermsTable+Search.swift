extension TermsTable {
  /// Looks for the terms in a text.
  ///
  /// - Parameter match: `whole` compares the whole text with every term, and with the patterns; `word` looks for every
  ///   term between word boundaries; `among` does so unless the whole text is a term; nil compares each term as its list says, and with the patterns.
  /// - Returns: the first term, a whole text before a word.
  /// - Complexity: O(n · w) in the bytes of the text and the words of the longest term.
  public func find(_ text: UnsafeRawBufferPointer, match: TermsDocument.Match? = nil) -> Match? {
    find(text, summary: TextSummary(text), match: match)
  }

  public func find(_ text: String, match: TermsDocument.Match? = nil) -> Match? {
    var text = text
    return text.withUTF8 { find(UnsafeRawBufferPointer($0), match: match) }
  }

  /// The same for a text whose summary is known. Nearly all texts are told apart by their hash.
  ///
  /// - Parameter summary: nil for a text that is known to be no term as a whole and to have no pattern.
  public func find(
    _ text: UnsafeRawBufferPointer, summary: TextSummary?, match: TermsDocument.Match?
  ) -> Match? {
    if match == .among {
      return find(text, summary: summary, match: .whole) == nil ? word(in: text, modes: 3) : nil
    }
    if match != .word, let summary {
      if summary.patterns & patternBits != 0 { return Match(term: -1, start: 0, end: text.count) }
      let term = term(summary.hash, modes: match == nil ? 1 : 3)
      if term >= 0, let end = end(of: term, in: text, from: 0), isBoundary(text, end) {
        return Match(term: term, start: 0, end: text.count)
      }
    }
    if match == .whole { return nil }
    return word(in: text, modes: match == nil ? 2 : 3)
  }

  /// What may be said instead of a term, in one line; empty when the list has no hint.
  public func hint(_ match: Match) -> UnsafeRawBufferPointer {
    guard match.term >= 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    let range = Int(hintStarts[match.term])..<Int(hintStarts[match.term + 1])
    return UnsafeRawBufferPointer(UnsafeMutableBufferPointer(rebasing: hints[range]))
  }

  /// The first term that stands between word boundaries.
  private func word(in text: UnsafeRawBufferPointer, modes allowed: UInt8) -> Match? {
    let folding = TextFolding.bytes
    var start = 0
    while start < text.count {
      if folding[Int(text[start])] == 0 {
        start += 1
        continue
      }
      if let match = word(in: text, from: start, modes: allowed) { return match }
      while start < text.count, folding[Int(text[start])] != 0 { start += 1 }
    }
    return nil
  }

  /// The shortest term that begins at the start of a word.
  private func word(in text: UnsafeRawBufferPointer, from start: Int, modes allowed: UInt8) -> Match? {
    let folding = TextFolding.bytes
    var hash = FoldedHash()
    var offset = start
    for _ in 0..<longest {
      while offset < text.count {
        let letter = folding[Int(text[offset])]
        if letter == 0 { break }
        hash.append(letter)
        offset += 1
      }
      let term = term(hash.value, modes: allowed)
      if term >= 0, let end = end(of: term, in: text, from: start), end == offset {
        return Match(term: term, start: start, end: offset)
      }
      guard begins(hash.value) else { return nil }
      while offset < text.count, folding[Int(text[offset])] == 0 { offset += 1 }
      guard offset < text.count else { return nil }
      hash.append(TextFolding.boundary)
    }
    return nil
  }

  /// The number of the term with a hash, or -1.
  @inline(__always)
  private func term(_ hash: UInt64, modes allowed: UInt8) -> Int {
    var bucket = Self.slot(hash, buckets.count)
    while buckets[bucket] != 0 {
      let term = Int(buckets[bucket]) - 1
      if hashes[term] == hash { return modes[term] & allowed != 0 ? term : -1 }
      bucket = (bucket + 1) & (buckets.count - 1)
    }
    return -1
  }

  @inline(__always)
  private func begins(_ hash: UInt64) -> Bool {
    var bucket = Self.slot(hash, beginnings.count)
    while beginnings[bucket] != 0 {
      if beginnings[bucket] == hash { return true }
      bucket = (bucket + 1) & (beginnings.count - 1)
    }
    return false
  }

  /// Where a term ends that begins at the first word from `start` on; nil when it does not.
  private func end(of term: Int, in text: UnsafeRawBufferPointer, from start: Int) -> Int? {
    let folding = TextFolding.bytes
    var offset = start
    while offset < text.count, folding[Int(text[offset])] == 0 { offset += 1 }
    for index in Int(starts[term])..<Int(starts[term + 1]) {
      if bytes[index] == TextFolding.boundary {
        guard offset < text.count, folding[Int(text[offset])] == 0 else { return nil }
        while offset < text.count, folding[Int(text[offset])] == 0 { offset += 1 }
      } else {
        guard offset < text.count, folding[Int(text[offset])] == bytes[index] else { return nil }
        offset += 1
      }
    }
    return offset
  }

  /// Whether nothing but boundaries follows.
  private func isBoundary(_ text: UnsafeRawBufferPointer, _ start: Int) -> Bool {
    let folding = TextFolding.bytes
    for offset in start..<text.count where folding[Int(text[offset])] != 0 { return false }
    return true
  }
}
