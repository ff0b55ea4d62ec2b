extension YAMLNode {
  /// The text of a scalar; nil for a null, a list or a mapping.
  public var text: String? {
    guard case .scalar(let text, _) = content, !isNull else { return nil }
    return text
  }

  /// Whether the value is left out, or a plain `~` or `null`.
  public var isNull: Bool {
    guard case .scalar(let text, quoted: false) = content else { return false }
    return switch text {
    case "", "~", "null", "Null", "NULL": true
    default: false
    }
  }

  /// The mark of the first character of a scalar's text: behind the quote when it is quoted.
  ///
  /// Mistakes inside a value, such as an expression, stand at `textMark.advanced(by: offset)`.
  public var textMark: SourceMark {
    guard case .scalar(_, quoted: true) = content else { return mark }
    return mark.advanced(by: 1)
  }

  /// A plain whole number in decimal digits.
  public var integer: Int? {
    guard case .scalar(let text, quoted: false) = content else { return nil }
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
    return Int(text)
  }

  /// A plain `true` or `false`.
  public var boolean: Bool? {
    guard case .scalar(let text, quoted: false) = content else { return nil }
    return text == "true" ? true : text == "false" ? false : nil
  }

  /// The values of a list; none for anything else.
  public var items: [YAMLNode] {
    guard case .sequence(let items) = content else { return [] }
    return items
  }

  /// The keys and values of a mapping, in the order of the file; none for anything else.
  public var entries: [(key: YAMLNode, value: YAMLNode)] {
    guard case .mapping(let entries, _) = content else { return [] }
    return entries
  }

  /// The texts of a list, or the one text of a scalar; nil for a null or a mapping.
  public var words: [String]? {
    isSequence ? items.compactMap(\.text) : text.map { [$0] }
  }

  public var isScalar: Bool {
    if case .scalar = content { true } else { false }
  }

  public var isSequence: Bool {
    if case .sequence = content { true } else { false }
  }

  public var isMapping: Bool {
    if case .mapping = content { true } else { false }
  }

  /// The value of a key of a mapping, or nil.
  ///
  /// - Complexity: O(n) in the keys of the mapping.
  public subscript(key: String) -> YAMLNode? {
    guard case .mapping(let entries, let keys) = content, let index = keys.firstIndex(of: key) else {
      return nil
    }
    return entries[index].value
  }
}
