public import Vocabulary

extension FindingKind {
  /// What to do about it in one sentence: the hint, or how the remedy begins.
  public var shortHint: String? {
    if let hint { return hint }
    guard let remedy else { return nil }
    var end = remedy.startIndex
    while let stop = remedy[end...].firstIndex(of: ".") {
      end = remedy.index(after: stop)
      let rest = remedy[end...]
      // A full stop inside a name, such as postern.yaml, ends no sentence.
      if rest.first == " ", rest.drop(while: { $0 == " " }).first?.isUppercase == true {
        return String(remedy[..<end])
      }
    }
    return remedy
  }
}
