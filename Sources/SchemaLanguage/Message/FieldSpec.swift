/// What a schema says of one element: where its value comes from and what is done to it.
///
/// A plain text is a place. A mapping names a place (`at`), several in order of preference (`first`), several that
/// are put together (`join`), or a `constant`, and beside it the options of a place. The record of a message as a whole
/// may also `count` its other records, or the rows they have of a part, or `sum` one of their elements.
indirect enum FieldSpec {
  case place(PlaceSpec)
  case first([FieldSpec])
  case join([PlaceSpec], separator: String)
  case constant(String)
  case count(of: String, SourceMark)
  case sum(of: String, SourceMark)

  init?(_ node: YAMLNode, log: MistakeLog) {
    if let text = node.text {
      self = .place(PlaceSpec(path: text, mark: node.mark))
    } else if let list = node["first"] {
      let specs = list.items.compactMap { FieldSpec($0, log: log) }
      self = .first(specs.map { $0.inheriting(from: node) })
    } else if let list = node["join"] {
      let places = list.items.compactMap { item in item.text.map { PlaceSpec(path: $0, mark: item.mark) } }
      self = .join(places, separator: node["with"]?.text ?? " ")
    } else if let constant = node["constant"]?.text {
      self = .constant(constant)
    } else if let counted = node["count"] {
      self = .count(of: counted.text ?? "", counted.mark)
    } else if let added = node["sum"] {
      self = .sum(of: added.text ?? "", added.mark)
    } else if let path = node["at"] {
      self = .place(PlaceSpec(path: path.text ?? "", mark: path.mark, options: node))
    } else {
      log.add(
        node.mark, found: "no place", expected: "a path, or one of at, first, join, constant, count, sum")
      return nil
    }
  }

  /// Options written beside `first` hold for each of its places that does not say otherwise.
  private func inheriting(from node: YAMLNode) -> FieldSpec {
    switch self {
    case .place(var place):
      place.inherit(from: node)
      return .place(place)
    case .first(let specs): return .first(specs.map { $0.inheriting(from: node) })
    case .join, .constant, .count, .sum: return self
    }
  }
}

/// A place and its options.
struct PlaceSpec {
  var path: String
  var mark: SourceMark
  /// `split: ","`: the place holds a list.
  var split: YAMLNode?
  /// `separator`: what stands between components that are put together; `list: true` makes them values of a list.
  var separator: YAMLNode?
  var isEach = false
  /// The unit of a weight: a place such as `[3.1]` or `@unitCode`, or a code such as `KGM`.
  var unit: YAMLNode?
  /// The unit where none stands in the message.
  var defaultUnit: YAMLNode?
  /// The place of a date format code.
  var format: YAMLNode?
  /// A fixed date pattern, or `iso`.
  var pattern: YAMLNode?
  var codes: YAMLNode?
  var shape: YAMLNode?

  init(path: String, mark: SourceMark) {
    self.path = path
    self.mark = mark
  }

  init(path: String, mark: SourceMark, options: YAMLNode) {
    self.init(path: path, mark: mark)
    inherit(from: options)
  }

  mutating func inherit(from options: YAMLNode) {
    split = split ?? options["split"]
    separator = separator ?? options["separator"]
    isEach = isEach || options["list"]?.boolean == true
    unit = unit ?? options["unit"]
    defaultUnit = defaultUnit ?? options["defaultUnit"]
    format = format ?? options["format"]
    pattern = pattern ?? options["pattern"]
    codes = codes ?? options["codes"]
    shape = shape ?? options["shape"]
  }
}
