/// A form of text: how it is described to people, to editors, and how it is checked.
public struct TextForm: Sendable {
  /// What stands in mistakes behind "expected".
  public let description: String
  /// The same as a regular expression of ECMA 262, as JSON Schema uses them; nil for any text.
  public let pattern: String?
  /// The longest text in bytes.
  public let limit: Int
  let accepts: @Sendable (String) -> Bool

  public init(
    _ description: String, pattern: String? = nil, limit: Int = 4096,
    accepts: @escaping @Sendable (String) -> Bool = { _ in true }
  ) {
    self.description = description
    self.pattern = pattern
    self.limit = limit
    self.accepts = accepts
  }

  public func matches(_ text: String) -> Bool { text.utf8.count <= limit && accepts(text) }
}

extension TextForm {
  /// Text without control characters, and not empty.
  public static let line = TextForm(
    "a line of text", pattern: #"^[^\u0000-\u001f\u007f]+$"#, accepts: isLine)

  public static let prose = TextForm("text", pattern: #"[^\s]"#, limit: 65_536) { text in
    text.unicodeScalars.contains { !$0.properties.isWhitespace }
  }

  /// A code of a code list.
  public static let code = TextForm(
    "a code of at most 35 bytes", pattern: #"^[^\u0000-\u001f\u007f]+$"#, limit: 35, accepts: isLine)

  /// A day of the Gregorian calendar as ISO 8601 writes it.
  public static let date = TextForm(
    "a date such as 2026-02-28", pattern: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", limit: 10,
    accepts: isDate)

  /// One part of an element's path.
  public static let name = TextForm(
    "a name such as grossWeightGrams", pattern: "^[a-z][A-Za-z0-9]*$", limit: 64
  ) { parts($0, separator: nil, first: isLower, rest: isLetterOrDigit) }

  /// The path of an element of the record.
  public static let elementPath = TextForm(
    "the path of an element, such as sender.address.city",
    pattern: #"^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$"#, limit: 128
  ) { parts($0, separator: ".", first: isLower, rest: isLetterOrDigit) }

  /// The id of a message, a profile, a list of terms and so on.
  public static let schemaID = TextForm(
    "an id such as us.mail.aed: small letters, digits, hyphens and dots",
    pattern: #"^[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)*$"#, limit: 128
  ) { parts($0, separator: ".", first: isLowerOrDigit, rest: { isLowerOrDigit($0) || $0 == "-" }) }

  public static let codeListID = TextForm(
    "the id of a code list, such as iso/countries", pattern: "^[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)+$",
    limit: 128
  ) { text in
    text.contains("/")
      && parts(text, separator: "/", first: isLowerOrDigit, rest: { isLowerOrDigit($0) || $0 == "-" })
  }

  /// The code of a finding or of a rule.
  public static let findingCode = TextForm(
    "a code such as S10-CHECK: capital letters, digits and hyphens", pattern: "^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$",
    limit: 32
  ) { text in
    text.unicodeScalars.first.map { ("A"..."Z").contains($0) } == true
      && parts(text, separator: "-", first: isCapitalOrDigit, rest: isCapitalOrDigit)
  }

  /// An exact decimal number without a sign.
  public static let decimal = TextForm(
    "a decimal number in quotes, such as \"453.59237\"", pattern: #"^[0-9]+(\.[0-9]+)?$"#, limit: 32
  ) { text in
    parts(text, separator: ".", first: isDigit, rest: isDigit)
      && text.utf8.count { $0 == UInt8(ascii: ".") } < 2
  }

  /// A path that stays below the folder it starts from.
  public static let relativePath = TextForm(
    "a relative path without ..", pattern: #"^(?!/)(?!(.*/)?\.\.(/|$))[^\u0000-\u001f\u007f]+$"#
  ) { text in
    isLine(text) && text.utf8.first != UInt8(ascii: "/")
      && !text.split(separator: "/", omittingEmptySubsequences: false).contains("..")
  }
}
