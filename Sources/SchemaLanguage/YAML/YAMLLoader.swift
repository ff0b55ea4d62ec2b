/// Reads the YAML of schema files: one document, with marks, and none of what makes YAML surprising.
///
/// Anchors, aliases, tags, merge keys, duplicate keys and keys that are not scalars are mistakes.
public enum YAMLLoader {
  /// Reads a file, and puts all mistakes in a log.
  ///
  /// - Parameters:
  ///   - bytes: the content of the file, in UTF-8.
  ///   - file: the name that marks carry.
  /// - Returns: the value of the document, or nil when reading could not go on to its end. A value may be
  ///   there along with mistakes, so that its checks can add theirs.
  /// - Complexity: O(n) in the bytes.
  public static func load(
    _ bytes: [UInt8], file: String, limits: YAMLLimits = YAMLLimits(), log: MistakeLog
  ) -> YAMLNode? {
    let start = SourceMark(file: file, line: 1, column: 1)
    guard bytes.count <= limits.bytes else {
      log.add(start, found: "\(bytes.count) bytes", expected: "a file of \(limits.bytes) bytes at the most")
      return nil
    }
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      log.add(
        mark(of: error.byteOffsets.lowerBound, in: bytes, file: file), found: "bytes that are not UTF-8",
        expected: "UTF-8 text")
      return nil
    }
    return bytes.withUnsafeBufferPointer { input in
      var builder = YAMLTreeBuilder(input, file: file, limits: limits, log: log)
      return builder.document()
    }
  }

  /// Reads a file.
  ///
  /// - Throws: all mistakes, when there are any.
  public static func load(
    _ bytes: [UInt8], file: String, limits: YAMLLimits = YAMLLimits()
  ) throws(SchemaMistakes) -> YAMLNode {
    let log = MistakeLog()
    let node = load(bytes, file: file, limits: limits, log: log)
    try log.throwIfAny()
    guard let node else { throw log.mistakes }
    return node
  }

  /// Line and column of a byte. Bytes that do not begin a character are not counted.
  static func mark(of offset: Int, in bytes: some Collection<UInt8>, file: String) -> SourceMark {
    var mark = SourceMark(file: file, line: 1, column: 1)
    for byte in bytes.prefix(offset) {
      if byte == UInt8(ascii: "\n") {
        mark.line += 1
        mark.column = 1
      } else if byte & 0xC0 != 0x80 {
        mark.column += 1
      }
    }
    return mark
  }
}
