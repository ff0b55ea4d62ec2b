/// Tells what begins at a place in a feed, by its first bytes.
public enum FeedSniffer {
  /// What was recognised.
  public enum Look: Equatable, Sendable {
    /// Too few bytes to tell.
    case more
    /// An EDIFACT interchange, group or message.
    case interchange
    /// An XML document.
    case document
    /// A JSON object, or an array of them.
    case json
    /// A syntax that is known by name and not read.
    case unsupported(String)
    case unknown
  }

  /// How many bytes are enough to tell.
  public static let needed = 24

  /// Whether a byte may stand between interchanges and segments without meaning: blanks, line breaks, NUL, and the
  /// SOH and STX of old telegraph lines.
  @inlinable
  public static func isPadding(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) || byte == 0 || byte == 1 || byte == 2
  }

  /// The length of a UTF-8 byte-order mark, or 0. The marks of UTF-16 belong to their document.
  public static func byteOrderMark(_ bytes: UnsafePointer<UInt8>, count: Int) -> Int {
    count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
  }

  /// Looks at the bytes at the start of an interchange or document, padding and byte-order mark removed.
  public static func look(_ bytes: UnsafePointer<UInt8>, count: Int, isFinished: Bool) -> Look {
    if count < needed, !isFinished, !isDecided(bytes, count: count) { return .more }
    if isInterchangeStart(bytes, count: count) { return .interchange }
    if isDocumentStart(bytes, count: count) { return .document }
    if isJSONStart(bytes, count: count) { return .json }
    let names: [(StaticString, String)] = [
      ("UIB", "interactive EDIFACT (UIB)"), ("STX=", "TRADACOMS"), ("FHL/", "Cargo-IMP FHL"),
      ("FWB/", "Cargo-IMP FWB"), ("FFM/", "Cargo-IMP FFM"), ("FSU/", "Cargo-IMP FSU"),
      ("FSA/", "Cargo-IMP FSA"),
      ("FZB/", "Cargo-IMP FZB"), ("CSN/", "Cargo-IMP CSN"), ("CIR/", "Cargo-IMP CIR"),
    ]
    for (signature, name) in names where begins(bytes, count, signature) { return .unsupported(name) }
    if begins(bytes, count, "ISA"), count > 3, !isLetter(bytes[3]), !(0x30...0x39).contains(bytes[3]) {
      return .unsupported("ANSI X12")
    }
    if begins(bytes, count, "UNA") {
      let next = headerIndex(bytes, count)
      if begins(bytes + next, count - next, "UIB") { return .unsupported("interactive EDIFACT (UIB)") }
    }
    return .unknown
  }

  /// Whether few bytes tell enough: the first one begins nothing that is known.
  private static func isDecided(_ bytes: UnsafePointer<UInt8>, count: Int) -> Bool {
    guard count > 0 else { return false }
    return ![0x55, 0x3C, 0x49, 0x53, 0x46, 0x43, 0xFF, 0xFE, 0xEF, 0x00, 0x7B, 0x5B].contains(bytes[0])
  }

  /// `UNA` with its six characters and then UNB, UNG or UNH, or one of these alone, with a separator behind it.
  static func isInterchangeStart(_ bytes: UnsafePointer<UInt8>, count: Int) -> Bool {
    if begins(bytes, count, "UNA"), count > 9 {
      let next = headerIndex(bytes, count)
      return isHeader(bytes + next, count: count - next) || isAdviceBeforePadding(bytes, count: count)
        || (next + 3 > count && (0..<count - next).allSatisfy { isLetter(bytes[next + $0]) })
    }
    return isHeader(bytes, count: count)
  }

  /// Where the header behind a UNA begins. Padding is passed only as far as bytes are sure to be held.
  private static func headerIndex(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    var next = 9
    while next < min(count, needed - 4), isPadding(bytes[next]) { next += 1 }
    return min(next, count)
  }

  /// Whether a usable UNA is followed by more padding than is looked through: what it belongs to comes later.
  private static func isAdviceBeforePadding(_ bytes: UnsafePointer<UInt8>, count: Int) -> Bool {
    headerIndex(bytes, count) == needed - 4
      && ServiceCharacters(advice: UnsafeRawBufferPointer(start: bytes, count: count)) != nil
  }

  private static func isHeader(_ bytes: UnsafePointer<UInt8>, count: Int) -> Bool {
    guard begins(bytes, count, "UNB") || begins(bytes, count, "UNG") || begins(bytes, count, "UNH") else {
      return false
    }
    return count > 3 && !isLetter(bytes[3]) && !(0x30...0x39).contains(bytes[3])
  }

  /// `<` and a letter, `?` or `!`; or the same in UTF-16 with or without its byte-order mark.
  static func isDocumentStart(_ bytes: UnsafePointer<UInt8>, count: Int) -> Bool {
    func isTagStart(_ byte: UInt8) -> Bool {
      isLetter(byte) || byte == 0x3F || byte == 0x21 || byte == 0x5F || byte >= 0x80
    }
    if count >= 2, bytes[0] == 0x3C, isTagStart(bytes[1]) { return true }
    if count >= 4, bytes[0] == 0xFF, bytes[1] == 0xFE, bytes[2] == 0x3C, bytes[3] == 0 { return true }
    if count >= 4, bytes[0] == 0xFE, bytes[1] == 0xFF, bytes[2] == 0, bytes[3] == 0x3C { return true }
    if count >= 4, bytes[0] == 0, bytes[1] == 0x3C, bytes[2] == 0, isTagStart(bytes[3]) { return true }
    return count >= 4 && bytes[0] == 0x3C && bytes[1] == 0 && isTagStart(bytes[2]) && bytes[3] == 0
  }

  /// `{` and then a quote or `}`; or `[` and then an object or `]`. Only blanks may stand between.
  static func isJSONStart(_ bytes: UnsafePointer<UInt8>, count: Int) -> Bool {
    guard count > 0, bytes[0] == 0x7B || bytes[0] == 0x5B else { return false }
    var next = 1
    while next < min(count, needed), bytes[next] == 0x20 || (0x09...0x0D).contains(bytes[next]) { next += 1 }
    guard next < min(count, needed) else { return count > 1 || bytes[0] == 0x5B }
    return bytes[0] == 0x7B
      ? bytes[next] == 0x22 || bytes[next] == 0x7D : bytes[next] == 0x7B || bytes[next] == 0x5D
  }

  /// Finds where reading can begin again: a UNA or UNB, or an XML declaration.
  ///
  /// - Returns: how many bytes to pass over, and whether something stands behind them. Without that, as many bytes
  ///   are kept as the beginning of something could have.
  public static func resynchronise(
    _ bytes: UnsafePointer<UInt8>, count: Int, isFinished: Bool
  ) -> (passed: Int, found: Bool) {
    var index = 0
    let certain = isFinished ? count : count - needed
    while index < certain {
      let byte = bytes[index]
      if byte == 0x55 || byte == 0x3C, isCertainStart(bytes + index, count: count - index) {
        return (index, true)
      }
      index += 1
    }
    return (max(index, 0), false)
  }

  /// A start that is unlikely to be there by chance: UNB with a syntax identifier, UNA before one, `<?xml `.
  public static func isCertainStart(_ bytes: UnsafePointer<UInt8>, count: Int) -> Bool {
    if begins(bytes, count, "<?xml") { return count > 5 && isPadding(bytes[5]) }
    if begins(bytes, count, "UNA") {
      let next = headerIndex(bytes, count)
      if isAdviceBeforePadding(bytes, count: count) { return true }
      return begins(bytes + next, count - next, "UNB") && isHeader(bytes + next, count: count - next)
    }
    guard begins(bytes, count, "UNB"), count > 8, isHeader(bytes, count: count), !isPadding(bytes[3]) else {
      return false
    }
    return (4..<8).allSatisfy { isLetter(bytes[$0]) }
  }

  private static func begins(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ text: StaticString) -> Bool {
    guard count >= text.utf8CodeUnitCount else { return false }
    for index in 0..<text.utf8CodeUnitCount where bytes[index] != text.utf8Start[index] { return false }
    return true
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x61 && byte <= 0x7A)
  }
}
