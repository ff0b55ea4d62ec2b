/// One thing that is wrong in a schema file: where, what stands there, and what should.
public struct SchemaMistake: Hashable, Sendable, CustomStringConvertible {
  public let mark: SourceMark
  public let found: String
  public let expected: String

  /// Both texts are cut at 400 characters, and control characters in them are made visible: they may quote a
  /// hostile file.
  public init(_ mark: SourceMark, found: String, expected: String) {
    self.mark = mark
    self.found = Self.presentable(found)
    self.expected = Self.presentable(expected)
  }

  public var description: String { "\(mark): expected \(expected), found \(found)" }

  private static func presentable(_ text: String) -> String {
    var result = ""
    for (number, scalar) in text.unicodeScalars.enumerated() {
      if number == 400 { return result + "…" }
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      result += isControl ? scalar.escaped(asASCII: true) : String(scalar)
    }
    return result
  }
}

/// All mistakes of one or several schema files, in the order in which they stand there.
public struct SchemaMistakes: Error, Equatable, Sendable, CustomStringConvertible {
  public let list: [SchemaMistake]
  /// How many more there were than a log keeps.
  public let leftOut: Int

  public init(_ list: [SchemaMistake], leftOut: Int = 0) {
    self.list = list
    self.leftOut = leftOut
  }

  /// A line each.
  public var description: String {
    let lines = list.map(\.description).joined(separator: "\n")
    return leftOut == 0 ? lines : lines + "\n(and \(leftOut) more)"
  }
}
