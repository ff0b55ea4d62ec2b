/// Where a value stands in an EDIFACT message, as an EDI person writes it: `MEA+WT+G|AAD[3.2]`.
///
/// ```
/// path      = ["/"] [selector] ["[" place "]"]
/// selector  = TAG ("+" element)*            leading values that select the segment
/// element   = component (":" component)*
/// component = "*" | value ("|" value)*      alternatives in order of preference; * is anything
/// place     = element ["." component ["-" component]]
/// ```
///
/// A leading `/` means the segments of the message itself; without it, those of the group that makes the record.
struct SegmentPath {
  struct Test {
    var element: Int
    var component: Int
    var values: [String]
  }

  var isAbsolute = false
  /// Nil when the path is only a place, in the segment that is chosen already.
  var tag: String?
  var tests: [Test] = []
  /// 0 when the path names a segment and no place in it.
  var element = 0
  /// 0 for all components of the element.
  var component = 0
  var lastComponent = 0

  struct Mistake: Error {
    let column: Int
    let expected: String
  }

  init(_ text: String) throws(Mistake) {
    var scanner = TextScanner(text)
    isAbsolute = scanner.skip("/")
    if let letter = scanner.peek, letter != "[" {
      tag = try Self.tag(&scanner)
      var element = 0
      while scanner.skip("+") {
        element += 1
        var component = 0
        repeat {
          component += 1
          let values = try Self.values(&scanner)
          if let values { tests.append(Test(element: element, component: component, values: values)) }
        } while scanner.skip(":")
      }
    }
    if scanner.skip("[") {
      element = try Self.number(&scanner)
      if scanner.skip(".") {
        component = try Self.number(&scanner)
        lastComponent = scanner.skip("-") ? try Self.number(&scanner) : component
      }
      guard scanner.skip("]") else { throw Mistake(column: scanner.column, expected: "\"]\"") }
    }
    guard scanner.isAtEnd else {
      throw Mistake(column: scanner.column, expected: "the end of the path")
    }
  }

  private static func tag(_ scanner: inout TextScanner) throws(Mistake) -> String {
    let start = scanner.column
    let tag = scanner.take { $0.isASCII && ($0.isUppercase || $0.isNumber) }
    guard tag.count == 3 else { throw Mistake(column: start, expected: "a segment tag such as NAD") }
    return tag
  }

  /// Nil for a component that may be anything.
  private static func values(_ scanner: inout TextScanner) throws(Mistake) -> [String]? {
    if scanner.skip("*") { return nil }
    var values: [String] = []
    repeat {
      let start = scanner.column
      let value = scanner.take { !"+:|[]/*".contains($0) }
      if value.isEmpty && values.isEmpty && scanner.peek != "|" { return nil }
      guard !value.isEmpty, value.utf8.count <= 8 else {
        throw Mistake(column: start, expected: "a value of one to eight characters")
      }
      values.append(value)
    } while scanner.skip("|")
    return values
  }

  private static func number(_ scanner: inout TextScanner) throws(Mistake) -> Int {
    let start = scanner.column
    let digits = scanner.take { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), (1...99).contains(number) else {
      throw Mistake(column: start, expected: "a number from 1 to 99")
    }
    return number
  }
}

/// Reads a short text from left to right.
struct TextScanner {
  private let characters: [Character]
  /// How many characters were read.
  private(set) var column = 0

  init(_ text: String) { characters = Array(text) }

  var isAtEnd: Bool { column == characters.count }

  var peek: Character? { isAtEnd ? nil : characters[column] }

  /// Reads one character if it is the one given.
  mutating func skip(_ character: Character) -> Bool {
    guard peek == character else { return false }
    column += 1
    return true
  }

  /// Reads all characters that satisfy a condition.
  mutating func take(while condition: (Character) -> Bool) -> String {
    let start = column
    while let character = peek, condition(character) { column += 1 }
    return String(characters[start..<column])
  }
}

/// A short text as one number, the first byte lowest; how selecting values are compared.
///
/// - Precondition: at most eight bytes.
func packed(_ text: String) -> UInt64 {
  var number: UInt64 = 0
  for (index, byte) in text.utf8.prefix(8).enumerated() { number |= UInt64(byte) << UInt64(index * 8) }
  return number
}
