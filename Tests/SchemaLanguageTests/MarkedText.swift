import SchemaLanguage

/// A YAML text in which `«` stands before each place where a mistake is expected.
struct MarkedText {
  let bytes: [UInt8]
  let marks: [SourceMark]

  init(_ marked: String) {
    var text = ""
    var marks: [SourceMark] = []
    var line = 1
    var column = 1
    for scalar in marked.unicodeScalars {
      if scalar == "«" {
        marks.append(SourceMark(file: "test.yaml", line: line, column: column))
        continue
      }
      text.unicodeScalars.append(scalar)
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    bytes = Array(text.utf8)
    self.marks = marks
  }

  /// Reads the text, lets `check` add its mistakes, and gives all of them.
  func mistakes(_ check: (YAMLNode, MistakeLog) -> Void = { _, _ in }) -> [String] {
    let log = MistakeLog()
    if let node = YAMLLoader.load(bytes, file: "test.yaml", log: log) { check(node, log) }
    return log.mistakes.list.map(\.description)
  }

  /// The mistakes at the markers, in their order.
  func expecting(_ texts: [String]) -> [String] {
    zip(marks, texts).map { "\($0): expected \($1)" }
      + texts.dropFirst(marks.count).map { "no marker: \($0)" }
  }
}
