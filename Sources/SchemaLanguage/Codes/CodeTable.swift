public import Vocabulary

/// A code list, ready for look-ups: what each received code means.
public final class CodeTable: Sendable {
  public let id: String
  public let title: String
  /// What a code that the list does not have becomes; nil when it is kept as it came.
  public let unknown: [UInt8]?
  private let table: ByteTable
  public let entries: [Entry]
  private let aliases: ByteTable
  /// All meanings, one after another, and where each begins.
  nonisolated(unsafe) private let meanings: UnsafeMutablePointer<UInt8>
  nonisolated(unsafe) private let meaningStarts: UnsafeMutablePointer<Int>
  /// The unit and the pattern of each entry, so that a look-up touches no reference counts.
  nonisolated(unsafe) private let units: UnsafeMutablePointer<UnitOfWeight?>
  nonisolated(unsafe) private let patterns: UnsafeMutablePointer<DatePattern?>

  public struct Entry: Sendable {
    public let code: String
    public let title: String
    /// The normalized value; the code itself where the list gives none.
    public let meaning: [UInt8]
    /// Grams in one unit, for a list of units.
    public let grams: UnitOfWeight?
    /// The pattern of a date format, for a list of formats.
    public let pattern: DatePattern?

    public init(code: String, title: String, meaning: [UInt8], grams: UnitOfWeight?, pattern: DatePattern?) {
      self.code = code
      self.title = title
      self.meaning = meaning
      self.grams = grams
      self.pattern = pattern
    }
  }

  /// How a received code was found in the list.
  @frozen
  public enum Match {
    /// The number of the entry.
    case listed(Int)
    /// Another spelling of a listed code: the number of its entry.
    case alias(Int)
    case unlisted
  }

  /// - Parameter aliases: another spelling, upper-case, and the listed code that it stands for.
  public init(
    id: String, title: String, unknown: String?, entries: [Entry], aliases: [(spelling: String, code: String)]
  ) {
    self.id = id
    self.title = title
    self.unknown = unknown.map { Array($0.utf8) }
    self.entries = entries
    table = ByteTable(entries.enumerated().map { (Array($0.element.code.utf8), UInt32($0.offset)) })
    let numbers = Dictionary(
      entries.enumerated().map { ($0.element.code, UInt32($0.offset)) },
      uniquingKeysWith: { first, _ in first })
    self.aliases = ByteTable(
      aliases.compactMap { alias in numbers[alias.code].map { (Array(alias.spelling.utf8), $0) } })
    meanings = .allocate(capacity: max(entries.reduce(0) { $0 + $1.meaning.count }, 1))
    meaningStarts = .allocate(capacity: entries.count + 1)
    var end = 0
    for (number, entry) in entries.enumerated() {
      meaningStarts[number] = end
      for byte in entry.meaning {
        meanings[end] = byte
        end += 1
      }
    }
    meaningStarts[entries.count] = end
    units = .allocate(capacity: max(entries.count, 1))
    patterns = .allocate(capacity: max(entries.count, 1))
    for (number, entry) in entries.enumerated() {
      (units + number).initialize(to: entry.grams)
      (patterns + number).initialize(to: entry.pattern)
    }
  }

  deinit {
    meanings.deallocate()
    meaningStarts.deallocate()
    units.deinitialize(count: entries.count).deallocate()
    patterns.deinitialize(count: entries.count).deallocate()
  }

  /// The normalized value of an entry.
  public func meaning(_ number: Int) -> UnsafeRawBufferPointer {
    let start = meaningStarts[number]
    return UnsafeRawBufferPointer(start: meanings + start, count: meaningStarts[number + 1] - start)
  }

  /// Looks a code up as it came; other spellings are compared without regard to case.
  public func find(_ code: UnsafeRawBufferPointer) -> Match {
    if let number = table.find(code) { return .listed(Int(number)) }
    guard code.count <= 64 else { return .unlisted }
    return withUnsafeTemporaryAllocation(byteCount: max(code.count, 1), alignment: 1) { folded in
      for index in 0..<code.count {
        let byte = code[index]
        folded[index] = byte >= 0x61 && byte <= 0x7A ? byte - 0x20 : byte
      }
      let key = UnsafeRawBufferPointer(rebasing: folded[..<code.count])
      if let number = aliases.find(key) { return .alias(Int(number)) }
      if let number = table.find(key) { return .alias(Int(number)) }
      return .unlisted
    }
  }

  /// The entry of a code given in a schema.
  public func entry(_ code: String) -> Entry? {
    var code = code
    return code.withUTF8 { bytes in
      switch find(UnsafeRawBufferPointer(bytes)) {
      case .listed(let number), .alias(let number): entries[number]
      case .unlisted: nil
      }
    }
  }
}

extension CodeTable {
  /// The unit of weight that a code stands for, in a list of units.
  public func unit(_ code: UnsafeRawBufferPointer) -> UnitOfWeight? {
    switch find(code) {
    case .listed(let number), .alias(let number): units[number]
    case .unlisted: nil
    }
  }

  /// The date pattern that a code stands for, in a list of formats.
  public func pattern(_ code: UnsafeRawBufferPointer) -> DatePattern? {
    switch find(code) {
    case .listed(let number), .alias(let number): patterns[number]
    case .unlisted: nil
    }
  }

  /// Makes the table of a code list.
  convenience init(_ document: CodeListDocument, log: MistakeLog) {
    let entries = document.codes.map { code in
      let grams = code.grams.flatMap { FixedDecimal($0) }.flatMap { UnitOfWeight(grams: $0) }
      let pattern = code.pattern.flatMap { DatePattern($0) }
      if let given = code.pattern, pattern == nil {
        log.add(code.patternMark, found: "\"\(given)\"", expected: "a date pattern such as CCYYMMDD")
      }
      return Entry(
        code: code.code, title: code.title, meaning: Array((code.means ?? code.code).utf8), grams: grams,
        pattern: pattern)
    }
    self.init(
      id: document.head.id, title: document.head.title, unknown: document.unknown, entries: entries,
      aliases: document.aliases.map { ($0.spelling.uppercased(), $0.code) })
  }
}
