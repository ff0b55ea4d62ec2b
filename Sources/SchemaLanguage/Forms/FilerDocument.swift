/// Who files: the keys that forms ask for, and their values.
public struct FilerDocument: Sendable {
  /// The file, for people.
  public let file: String
  private let values: [String: (text: String, mark: SourceMark)]

  /// Reads a filer file for a form.
  ///
  /// A key that no form of the set has is a mistake, and so is a required one that is missing or has another form.
  /// - Throws: all mistakes, each with its place.
  public init(_ bytes: [UInt8], file: String, for form: FormSchema, of forms: [FormSchema])
    throws(SchemaMistakes)
  {
    let node = try YAMLLoader.load(bytes, file: file)
    let log = MistakeLog()
    self.file = file
    guard KindShape.filer.check(node, log: log) else { throw log.mistakes }
    var values: [String: (text: String, mark: SourceMark)] = [:]
    let known = Set(forms.flatMap { $0.filer.map(\.key) } + form.filer.map(\.key))
    for (key, value) in node["filer"]?.entries ?? [] {
      guard let name = key.text, let text = value.text else { continue }
      if !known.contains(name) {
        log.add(
          key.mark, found: "the unknown key \"\(name)\"",
          expected: "one of the keys \(known.sorted().joined(separator: ", "))")
      }
      values[name] = (text, value.mark)
    }
    for key in form.filer {
      if let value = values[key.key] {
        if !key.forms.isEmpty, !key.forms.contains(where: { Self.fits(value.text, $0) }) {
          log.add(
            value.mark, found: "another form of \(key.key)",
            expected: key.forms.joined(separator: " or ") + ", A a letter and 9 a digit")
        }
      } else if key.isRequired {
        log.add(
          node["filer"]?.mark ?? node.mark, found: "none",
          expected: "the key \"\(key.key)\" (\(key.title)), which \(form.id) asks for")
      }
    }
    try log.throwIfAny()
    self.values = values
  }

  public subscript(key: String) -> String? { values[key]?.text }

  /// Where a value stands in the file.
  public func mark(of key: String) -> SourceMark? { values[key]?.mark }

  private static func fits(_ text: String, _ form: String) -> Bool {
    guard text.utf8.count == form.utf8.count else { return false }
    return zip(text.utf8, form.utf8).allSatisfy { byte, expected in
      switch expected {
      case UInt8(ascii: "A"): (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      case UInt8(ascii: "9"): (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      default: byte == expected
      }
    }
  }
}

extension KindShape {
  /// Filer files, which are not part of a set of schemas.
  public static let filer = KindShape(
    kind: "filer", title: "Filer", description: "Who files a worksheet.", hasHead: false,
    keys: [
      .required("kind", .oneOf(["filer"]), "The kind of this file."),
      .required(
        "filer", .map(keys: .name, values: .line), "The keys that the form asks for, and their values."),
    ])
}
