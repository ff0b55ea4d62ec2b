/// Says which bytes of an excerpt may be shown.
///
/// What a record holds in an element that is about no person may be; what it holds in others may not. Much of a feed
/// ends in no element, though, and may be about a person all the same. So everything is hidden that is not known to
/// be harmless: values of such elements, separators, tags and names, short qualifiers, the envelope.
public struct ExcerptMask: Sendable {
  /// Where values stand that are about no person, and that are; counted from the first byte that is looked at.
  public var harmless: [Range<Int>]
  public var personal: [Range<Int>]

  public init(harmless: [Range<Int>], personal: [Range<Int>]) {
    self.harmless = harmless
    self.personal = personal
  }

  /// Qualifiers have at most this many characters.
  private static let qualifierLength = 3
  private static let serviceTags: Set<String> = ["UNA", "UNB", "UNG", "UNH", "UNS", "UNT", "UNE", "UNZ"]
  /// Segments whose short values are codes, wherever they stand.
  private static let codeTags: Set<String> = [
    "BGM", "CNI", "CNT", "CST", "DTM", "GID", "GIS", "LOC", "MEA", "MOA", "QTY", "TDT", "TSR",
  ]
  /// Segments of which only the first value is a code; behind it even a short text may be a name.
  private static let qualifiedTags: Set<String> = ["CTA", "DOC", "FTX", "NAD", "RFF"]

  // MARK: EDIFACT

  /// - Parameters:
  ///   - bytes: one segment with its terminator.
  ///   - separators: the characters between elements, components and repetitions, and the terminator.
  public func segment(_ bytes: [UInt8], separators: Set<UInt8>, release: UInt8?) -> [Bool] {
    let tag = String(decoding: bytes.prefix(3), as: UTF8.self)
    if Self.serviceTags.contains(tag), bytes.count == 3 || separators.contains(bytes[3]) {
      return Array(repeating: false, count: bytes.count)
    }
    var isHidden = Array(repeating: true, count: bytes.count)
    let codes = Self.codeTags.contains(tag) ? Int.max : Self.qualifiedTags.contains(tag) ? 1 : 0
    var start = 0
    var number = 0
    var index = 0
    while index <= bytes.count {
      let isEnd = index == bytes.count
      if !isEnd, let release, bytes[index] == release {
        index += 2
        continue
      }
      if isEnd || separators.contains(bytes[index]) {
        if index - start <= Self.qualifierLength, number <= codes {
          for place in start..<index { isHidden[place] = false }
        }
        if !isEnd { isHidden[index] = false }
        if !isEnd, bytes[index] != UInt8(ascii: ":") { number += 1 }
        start = index + 1
      }
      index += 1
    }
    apply(to: &isHidden)
    return isHidden
  }

  private func apply(to isHidden: inout [Bool]) {
    for range in harmless {
      for index in range.clamped(to: isHidden.indices) { isHidden[index] = false }
    }
    for range in personal {
      for index in range.clamped(to: isHidden.indices) { isHidden[index] = true }
    }
  }

  // MARK: XML

  /// - Parameters:
  ///   - bytes: a document from the start of an element on.
  ///   - wanted: the bytes for which the answer is needed; those before them are looked at to know where they are.
  /// - Returns: one value for each of the wanted bytes.
  /// - Complexity: O(end of the wanted bytes + values · texts).
  public func document(_ bytes: UnsafeRawBufferPointer, wanted: Range<Int>) -> [Bool] {
    var isHidden = Array(repeating: true, count: wanted.count)
    func show(_ range: Range<Int>) {
      for index in range.clamped(to: wanted) { isHidden[index - wanted.lowerBound] = false }
    }
    func showIfHarmless(_ token: Range<Int>) {
      guard token.overlaps(wanted) else { return }
      // A value stands where its text begins, however long it is in the feed.
      let isHarmless = harmless.contains { token.contains($0.lowerBound) }
      if isHarmless, !personal.contains(where: { token.contains($0.lowerBound) }) { show(token) }
    }
    var index = 0
    while index < wanted.upperBound {
      if bytes[index] != UInt8(ascii: "<") {
        let end = Self.end(of: index, in: bytes, to: wanted.upperBound)
        if bytes[index..<end].allSatisfy({ $0 <= 0x20 }) {
          show(index..<end)
        } else {
          showIfHarmless(index..<end)
        }
        index = end
      } else if Self.stands("<!--", at: index, in: bytes) {
        index = Self.find("-->", from: index + 4, in: bytes)
      } else if Self.stands("<![CDATA[", at: index, in: bytes) {
        let end = Self.find("]]>", from: index + 9, in: bytes)
        showIfHarmless(index..<end)
        index = end
      } else {
        index = tag(at: index, in: bytes, to: wanted.upperBound, show: show, showIfHarmless: showIfHarmless)
      }
    }
    return isHidden
  }

  /// Passes a tag: its name and those of its attributes are shown.
  private func tag(
    at start: Int, in bytes: UnsafeRawBufferPointer, to limit: Int, show: (Range<Int>) -> Void,
    showIfHarmless: (Range<Int>) -> Void
  ) -> Int {
    var index = start
    var shown = start
    while index < limit, bytes[index] != UInt8(ascii: ">") {
      let quote = bytes[index]
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        show(shown..<index + 1)
        var end = index + 1
        while end < bytes.count, bytes[end] != quote { end += 1 }
        showIfHarmless(index + 1..<end)
        shown = min(end, limit)
        index = min(end + 1, limit)
      } else {
        index += 1
      }
    }
    let end = min(index + 1, limit)
    show(shown..<end)
    return end
  }

  private static func end(of start: Int, in bytes: UnsafeRawBufferPointer, to limit: Int) -> Int {
    var end = start
    while end < limit, bytes[end] != UInt8(ascii: "<") { end += 1 }
    return end
  }

  private static func stands(_ text: StaticString, at index: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
    guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
    for place in 0..<text.utf8CodeUnitCount where bytes[index + place] != text.utf8Start[place] {
      return false
    }
    return true
  }

  /// The place behind the next such text, or the end.
  private static func find(_ text: StaticString, from start: Int, in bytes: UnsafeRawBufferPointer) -> Int {
    var index = min(start, bytes.count)
    while index < bytes.count {
      if stands(text, at: index, in: bytes) { return index + text.utf8CodeUnitCount }
      index += 1
    }
    return bytes.count
  }
}
