internal import Vocabulary

/// What compiling the fields of a schema needs to know and may report to.
struct CompilationScope {
  let layout: RecordLayout
  let codes: [String: CodeTable]
  let terms: [String: TermsTable]
  let log: MistakeLog

  var dictionary: ElementDictionary { layout.dictionary }
}

/// The parts of compiling fields that EDIFACT and XML have in common.
struct FieldCompiler {
  let scope: CompilationScope
  var joins: [MessageSchema.Join] = []
  var constants: [MessageSchema.Constant] = []
  /// What is counted over other records; nil where there are no others.
  var tallies: [(target: ValueTarget, tally: MessageRecord.Tally)]?
  private var usedPlaces = 0

  init(scope: CompilationScope) { self.scope = scope }

  /// One entry of `fields`: an element, or several under a common head.
  enum Entry {
    case element(Element, FieldSpec, SourceMark)
    /// A repeating part: `contents: { each: …, fields: … }`.
    case part(Int, each: YAMLNode, fields: YAMLNode)
    /// Several elements of one party: `sender: { at: …, fields: … }`. With `take: last`, the last of several.
    case party(prefix: String, at: YAMLNode, take: YAMLNode?, fields: YAMLNode)
  }

  /// Reads a `fields` mapping; names are completed with `prefix`.
  func entries(of fields: YAMLNode, prefix: String) -> [Entry] {
    fields.entries.compactMap { key, value in
      let path = prefix + (key.text ?? "")
      if let part = scope.dictionary.part(path), let each = value["each"], let inner = value["fields"] {
        return .part(part, each: each, fields: inner)
      }
      if let at = value["at"], let inner = value["fields"] {
        return .party(prefix: path + ".", at: at, take: value["take"], fields: inner)
      }
      guard let element = scope.dictionary.element(path) else {
        let near = scope.dictionary.nearest(to: path)
        scope.log.add(
          key.mark, found: "\"\(path)\"",
          expected: "an element of the dictionary" + (near.map { "; did you mean \"\($0)\"?" } ?? ""))
        return nil
      }
      return FieldSpec(value, log: scope.log).map { .element(element, $0, key.mark) }
    }
  }

  /// A working place of the record, or of a row of a part, for a value that is not complete yet.
  mutating func workingPlace(part: Int?, mark: SourceMark) -> ValueTarget {
    if usedPlaces == RecordLayout.workingPlaces {
      scope.log.add(
        mark, found: "too many joined values and units", expected: "\(RecordLayout.workingPlaces) at the most"
      )
      usedPlaces = 0
    }
    defer { usedPlaces += 1 }
    let column =
      part.map { scope.dictionary.parts[$0].elements.count + usedPlaces }
      ?? scope.layout.workingElement(usedPlaces).index
    return ValueTarget(
      element: scope.layout.workingElement(usedPlaces), part: part, column: column, limit: 512, repeats: 1)
  }

  mutating func addConstant(_ text: String, to element: Element) {
    constants.append(MessageSchema.Constant(target: ValueTarget(element), text: Array(text.utf8)))
  }

  /// `count: records`, or `count: items` for the rows of a part.
  mutating func addCount(of name: String, to element: Element, mark: SourceMark) {
    guard checkTally(of: element, types: [.integer], mark: mark) else { return }
    if name == "records" {
      tallies?.append((ValueTarget(element), .records))
    } else if let part = scope.dictionary.part(name) {
      tallies?.append((ValueTarget(element), .rows(part: part)))
    } else {
      scope.log.add(mark, found: "\"\(name)\"", expected: "records, or a part such as items")
    }
  }

  /// `sum: receptacle.grossWeightGrams`.
  mutating func addSum(of name: String, to element: Element, mark: SourceMark) {
    guard checkTally(of: element, types: [.integer, .grams], mark: mark) else { return }
    guard let added = scope.dictionary.element(name), added.part == nil, !added.isList,
      added.type == element.type
    else {
      scope.log.add(
        mark, found: "\"\(name)\"",
        expected: "an element of type \(element.type) that stands once in a record")
      return
    }
    tallies?.append((ValueTarget(element), .sum(ValueTarget(added))))
  }

  private func checkTally(of element: Element, types: [ElementType], mark: SourceMark) -> Bool {
    if tallies == nil {
      scope.log.add(
        mark, found: "a count or sum", expected: "it in the record of each: message, of a schema with others")
      return false
    }
    if !types.contains(element.type) || element.part != nil || element.isList {
      scope.log.add(
        mark, found: "a count or sum for \(element.path), which is \(element.type)",
        expected: "an element of type \(types.map(\.rawValue).joined(separator: " or ")) that stands once")
      return false
    }
    return true
  }

  func codeTable(_ node: YAMLNode?, fallback: String? = nil) -> CodeTable? {
    guard let id = node?.text ?? fallback else { return nil }
    if let table = scope.codes[id] { return table }
    if let mark = node?.mark {
      scope.log.add(mark, found: "\"\(id)\"", expected: "the id of a code list")
    }
    return nil
  }

  func gathering(_ place: PlaceSpec, isWhole: Bool, isList: Bool) -> Gathering {
    if let split = place.split?.text?.utf8.first { return .split(separator: split) }
    if place.isEach || (isWhole && isList && place.separator == nil) { return .each }
    if isWhole { return .joined(separator: Array((place.separator?.text ?? " ").utf8)) }
    return .single
  }

  func shape(_ place: PlaceSpec) -> ValueShape {
    guard let node = place.shape else { return .any }
    guard let shape = node.text.flatMap(ValueShape.init(rawValue:)) else {
      scope.log.add(
        node.mark, found: "\"\(node.text ?? "")\"",
        expected: "one of " + ValueShape.allCases.map(\.rawValue).joined(separator: ", "))
      return .any
    }
    return shape
  }

  /// The conversion of a value, by the type of its element and the options of its place.
  ///
  /// - Parameter hasFormat: whether the code of a date format stands beside the value.
  func conversion(_ place: PlaceSpec, for element: Element, hasFormat: Bool) -> Conversion {
    if let codes = place.codes { return codeTable(codes).map { .code($0) } ?? .text }
    switch element.type {
    case .text, .identifier, .code, .currency: return .text
    case .country: return codeTable(nil, fallback: "iso/countries").map { .spelling($0) } ?? .text
    case .integer: return .integer
    case .decimal: return .decimal
    case .hs: return .hs
    case .boolean: return .boolean
    case .grams: return weight(place)
    case .date, .dateTime: return date(place, hasFormat: hasFormat)
    }
  }

  private func weight(_ place: PlaceSpec) -> Conversion {
    guard let units = codeTable(nil, fallback: "un/units-of-weight") else {
      scope.log.add(place.mark, found: "a weight", expected: "the code list un/units-of-weight to be there")
      return .text
    }
    let fixed = place.unit?.text.flatMap { Self.isPlace($0) ? nil : $0 } ?? place.defaultUnit?.text ?? "KGM"
    guard let unit = units.entry(fixed)?.grams else {
      scope.log.add(
        place.unit?.mark ?? place.defaultUnit?.mark ?? place.mark, found: "\"\(fixed)\"",
        expected: "a unit of the code list un/units-of-weight")
      return .text
    }
    return .grams(units: units, fallback: unit)
  }

  private func date(_ place: PlaceSpec, hasFormat: Bool) -> Conversion {
    if let pattern = place.pattern?.text, pattern != "iso" {
      if let compiled = DatePattern(pattern) { return .datePattern(compiled) }
      scope.log.add(
        place.pattern?.mark ?? place.mark, found: "\"\(pattern)\"",
        expected: "a date pattern such as CCYYMMDD, or iso")
      return .isoDate
    }
    guard hasFormat else { return .isoDate }
    guard let formats = codeTable(nil, fallback: "un/date-formats") else {
      scope.log.add(place.mark, found: "a date", expected: "the code list un/date-formats to be there")
      return .isoDate
    }
    return .dateByCode(formats: formats)
  }

  /// Whether a `unit` or `format` is a place in the message and not a code.
  static func isPlace(_ text: String) -> Bool { text.hasPrefix("[") || text.hasPrefix("@") }
}
