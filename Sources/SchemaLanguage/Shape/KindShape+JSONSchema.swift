extension KindShape {
  /// The JSON Schema (draft 2020-12) of files of this kind, for editors. It ends with a line break.
  public func jsonSchema() -> String {
    var entries: [(String, JSONText)] = [
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string(title)),
      ("description", .string(description)),
    ]
    entries += json(.object(root))
    if !named.isEmpty {
      entries.append(
        ("$defs", .object(named.keys.sorted().map { name in (name, .object(named[name].map(json) ?? [])) })))
    }
    return JSONText.object(entries).written() + "\n"
  }

  private func json(_ shape: Shape) -> [(String, JSONText)] {
    switch shape {
    case .text(let form): return json(form)
    case .integer(let range):
      return [
        ("type", .string("integer")), ("minimum", .integer(range.lowerBound)),
        ("maximum", .integer(range.upperBound)),
      ]
    case .boolean: return [("type", .string("boolean"))]
    case .oneOf(let words):
      if words.count == 1 { return [("const", .string(words[0]))] }
      return [("enum", .array(words.map { .string($0) }))]
    case .list(let item, let count):
      return [
        ("type", .string("array")), ("minItems", .integer(count.lowerBound)),
        ("maxItems", .integer(count.upperBound)), ("items", .object(json(item))),
      ]
    case .map(let keys, let values):
      return [
        ("type", .string("object")), ("propertyNames", .object(json(keys))),
        ("additionalProperties", .object(json(values))),
      ]
    case .object(let object): return json(object)
    case .either(let shapes): return [("anyOf", .array(shapes.map { .object(json($0)) }))]
    case .named(let name): return [("$ref", .string("#/$defs/\(name)"))]
    }
  }

  private func json(_ form: TextForm) -> [(String, JSONText)] {
    var entries: [(String, JSONText)] = [("type", .string("string")), ("maxLength", .integer(form.limit))]
    if let pattern = form.pattern { entries.append(("pattern", .string(pattern))) }
    return entries
  }

  private func json(_ object: ObjectShape) -> [(String, JSONText)] {
    let properties = object.keys.map { key in
      (key.name, JSONText.object([("description", .string(key.description))] + json(key.shape)))
    }
    let required = object.keys.filter(\.isRequired).map { JSONText.string($0.name) }
    var entries: [(String, JSONText)] = [("type", .string("object")), ("properties", .object(properties))]
    if !required.isEmpty { entries.append(("required", .array(required))) }
    entries.append(("additionalProperties", .boolean(false)))
    return entries
  }
}
