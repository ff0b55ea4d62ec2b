/// What a place in a schema file may hold.
///
/// One definition serves twice: `check` compares a YAML value with it, `jsonSchema` writes it for editors.
public indirect enum Shape: Sendable {
  case text(TextForm)
  case integer(ClosedRange<Int>)
  case boolean
  /// One of some words.
  case oneOf([String])
  case list(of: Shape, count: ClosedRange<Int>)
  case map(keys: TextForm, values: Shape)
  case object(ObjectShape)
  /// Shapes told apart by the kind of value: one for lists, one for mappings, any number for scalars, of
  /// which one must fit.
  case either([Shape])
  /// A shape of the file's kind by its name, for shapes that hold themselves.
  case named(String)

  /// One line of text.
  public static var line: Shape { .text(.line) }
  /// Text of several lines.
  public static var prose: Shape { .text(.prose) }
  public static var date: Shape { .text(.date) }
  public static func list(of shape: Shape) -> Shape { .list(of: shape, count: 1...10_000) }

  /// What stands in mistakes behind "expected".
  public func description(in kind: KindShape) -> String {
    switch self {
    case .text(let form): form.description
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .boolean: "true or false"
    case .oneOf(let words): words.count == 1 ? words[0] : "one of \(words.joined(separator: ", "))"
    case .list: "a list"
    case .map, .object: "a mapping"
    case .either(let shapes): shapes.map { $0.description(in: kind) }.joined(separator: ", or ")
    case .named(let name): kind.named[name]?.description(in: kind) ?? name
    }
  }
}

/// A mapping with known keys.
public struct ObjectShape: Sendable {
  public struct Key: Sendable {
    public let name: String
    public let shape: Shape
    public let isRequired: Bool
    public let description: String

    public static func required(_ name: String, _ shape: Shape, _ description: String) -> Key {
      Key(name: name, shape: shape, isRequired: true, description: description)
    }

    public static func optional(_ name: String, _ shape: Shape, _ description: String) -> Key {
      Key(name: name, shape: shape, isRequired: false, description: description)
    }
  }

  public let keys: [Key]

  public init(_ keys: [Key]) { self.keys = keys }

  public subscript(name: String) -> Key? { keys.first { $0.name == name } }
}

extension Shape {
  /// A mapping with known keys.
  public static func object(_ keys: [ObjectShape.Key]) -> Shape { .object(ObjectShape(keys)) }
}
