internal import Vocabulary

/// The tree of a record's names, made from the paths of its elements.
struct RecordGroup {
  private var members: [(name: String, member: Member)] = []

  private indirect enum Member {
    case element(DictionaryDocument.ElementDescription)
    case group(RecordGroup)
  }

  private init() {}

  init(_ document: DictionaryDocument) {
    for element in document.elements { add(element, names: element.path.split(separator: ".")[...]) }
  }

  private mutating func add(_ element: DictionaryDocument.ElementDescription, names: ArraySlice<Substring>) {
    guard let name = names.first.map(String.init) else { return }
    if names.count == 1 { return members.append((name, .element(element))) }
    // A group's elements follow one another, so it is always the last one.
    var group = RecordGroup()
    if let last = members.last, last.name == name, case .group(let open) = last.member {
      group = open
      members.removeLast()
    }
    group.add(element, names: names.dropFirst())
    members.append((name, .group(group)))
  }

  /// The JSON Schemas of the members.
  func properties(at path: String, of document: DictionaryDocument) -> [(String, JSONText)] {
    members.map { name, member in
      switch member {
      case .element(let element): return (name, Self.schema(element))
      case .group(let group):
        let inner = group.properties(at: path + name + ".", of: document)
        let object = DictionaryDocument.object(inner, required: [], isClosed: true)
        guard path.isEmpty, let part = document.parts.first(where: { $0.key == name }) else {
          return (name, object)
        }
        let list: [(String, JSONText)] = [
          ("title", .string(part.title)), ("description", .string(part.meaning)), ("type", .string("array")),
          ("minItems", .integer(1)), ("maxItems", .integer(part.limit)), ("items", object),
        ]
        return (name, .object(list))
      }
    }
  }

  private static func schema(_ element: DictionaryDocument.ElementDescription) -> JSONText {
    var entries: [(String, JSONText)] = [
      ("title", .string(element.title)), ("description", .string(element.meaning)),
    ]
    if element.repeats > 1 {
      entries += [
        ("type", .string("array")), ("minItems", .integer(1)), ("maxItems", .integer(element.repeats)),
        ("items", .object(value(element))),
      ]
    } else {
      entries += value(element)
    }
    // Annotations of our own; other readers pass over them.
    if element.isPersonal { entries.append(("x-personal", .boolean(true))) }
    if !element.purposes.isEmpty {
      entries.append(("x-purposes", .array(element.purposes.map { .string($0) })))
    }
    return .object(entries)
  }

  private static func value(_ element: DictionaryDocument.ElementDescription) -> [(String, JSONText)] {
    switch element.type {
    case .integer: [("type", .string("integer"))]
    case .grams: [("type", .string("integer")), ("minimum", .integer(0))]
    case .boolean: [("type", .string("boolean"))]
    default:
      [("type", .string("string")), ("minLength", .integer(1)), ("maxLength", .integer(element.limit))]
    }
  }
}
