/// What the shape of a dictionary cannot say: that its elements make one well-ordered record.
struct DictionaryChecks {
  private let document: DictionaryDocument
  private let log: MistakeLog
  /// Keys of a record that are not elements.
  private static let reserved = ["kind", "channel", "role", "findings"]
  private static let mostElements = 4096
  private static let mostParts = 64

  init(_ document: DictionaryDocument, log: MistakeLog) {
    self.document = document
    self.log = log
  }

  func run() {
    if document.elements.count > Self.mostElements || document.parts.count > Self.mostParts {
      log.add(
        document.head.mark, found: "\(document.elements.count) elements in \(document.parts.count) parts",
        expected: "\(Self.mostElements) elements in \(Self.mostParts) parts at the most")
    }
    checkParts()
    checkPaths()
    checkOrder()
  }

  private func checkParts() {
    let groups = Set(document.elements.map(\.group))
    for part in document.parts where !groups.contains(part.key) {
      log.add(
        part.mark, found: "the part \"\(part.key)\" without elements", expected: "elements \(part.key).…")
    }
    for part in document.parts where Self.reserved.contains(part.key) {
      log.add(part.mark, found: "\"\(part.key)\"", expected: "a name that a record does not use itself")
    }
  }

  private func checkPaths() {
    let partKeys = Set(document.parts.map(\.key))
    for element in document.elements {
      if Self.reserved.contains(element.group), !partKeys.contains(element.group) {
        log.add(
          element.mark, found: "\"\(element.path)\"", expected: "a name that a record does not use itself")
      } else if element.path == element.group {
        let example = "\(element.group).\(partKeys.contains(element.group) ? "line" : "name")"
        log.add(
          element.mark, found: "\"\(element.path)\"", expected: "a path below a group, such as \(example)")
      }
    }
  }

  /// A group's elements follow one another, because JSON cannot come back to an object it has closed; and a
  /// name is either an element or a group.
  private func checkOrder() {
    let paths = Set(document.elements.map(\.path))
    var closed: Set<String> = []
    var open: [String] = []
    for element in document.elements {
      let groups = Self.groups(of: element.path)
      if let taken = groups.first(where: paths.contains) {
        log.add(
          element.mark, found: "\"\(element.path)\"", expected: "no name below the element \"\(taken)\"")
      }
      let common = zip(open, groups).prefix { $0 == $1 }.count
      closed.formUnion(open[common...])
      if let again = groups.first(where: closed.contains) {
        log.add(
          element.mark, found: "\"\(element.path)\" apart from its group",
          expected: "all elements of \"\(again)\" one after another")
      }
      open = groups
    }
  }

  /// `a.b.c` stands in the groups `a` and `a.b`.
  private static func groups(of path: String) -> [String] {
    let names = path.split(separator: ".")
    return names.indices.dropLast().map { names[...$0].joined(separator: ".") }
  }
}
