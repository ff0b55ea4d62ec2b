/// Where a value stands in an XML message: the part of XPath that people know.
///
/// ```
/// path = ["//" | "/"] step ("/" step)*
/// step = name ["[@" name "='" value "']"] | "*" | "." | "@" name
/// ```
///
/// Names are local names, without a prefix. A leading `/` starts at the document, `//` means anywhere (for the
/// record only), and nothing means the element that makes the record. `/` alone is the document itself: in JSON the
/// object that stands on a line or in the array. In JSON the members of an object are elements, and so are the elements
/// of an array, by the name of the array; there are no attributes.
struct ElementPath {
  struct Step {
    /// Nil for `*`.
    var name: String?
    var predicate: (name: String, value: String)?
  }

  var isAbsolute = false
  var isAnywhere = false
  var steps: [Step] = []
  var attribute: String?

  struct Mistake: Error {
    let column: Int
    let expected: String
  }

  init(_ text: String) throws(Mistake) {
    var scanner = TextScanner(text)
    if scanner.skip("/") {
      isAnywhere = scanner.skip("/")
      isAbsolute = !isAnywhere
      if isAbsolute, scanner.isAtEnd { return }
    }
    repeat {
      if scanner.skip("@") {
        attribute = try Self.name(&scanner)
        break
      }
      if scanner.skip("*") {
        steps.append(Step())
      } else if scanner.peek == ".", text == "." {
        _ = scanner.skip(".")
      } else {
        var step = Step(name: try Self.name(&scanner))
        step.predicate = try Self.predicate(&scanner)
        steps.append(step)
      }
    } while scanner.skip("/")
    guard scanner.isAtEnd else {
      throw Mistake(column: scanner.column, expected: "\"/\" or the end of the path")
    }
  }

  private static func name(_ scanner: inout TextScanner) throws(Mistake) -> String {
    let start = scanner.column
    let name = scanner.take(while: isNameCharacter)
    guard !name.isEmpty else { throw Mistake(column: start, expected: "the name of an element or attribute") }
    return name
  }

  private static func isNameCharacter(_ character: Character) -> Bool {
    switch character.asciiValue {
    case UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "="),
      UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "*"), UInt8(ascii: " "):
      false
    default: true
    }
  }

  private static func predicate(_ scanner: inout TextScanner) throws(Mistake) -> (
    name: String, value: String
  )? {
    guard scanner.skip("[") else { return nil }
    guard scanner.skip("@") else { throw Mistake(column: scanner.column, expected: "\"@\"") }
    let name = try name(&scanner)
    guard scanner.skip("="), scanner.skip("'") else {
      throw Mistake(column: scanner.column, expected: "='value'")
    }
    let value = scanner.take { $0 != "'" }
    guard scanner.skip("'"), scanner.skip("]") else { throw Mistake(column: scanner.column, expected: "']") }
    return (name, value)
  }
}
