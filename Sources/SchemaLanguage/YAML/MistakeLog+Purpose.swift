internal import Vocabulary

extension MistakeLog {
  /// Tells when a file uses an element for what the dictionary does not name among its purposes.
  func check(_ element: Element, for purpose: DataPurpose, at mark: SourceMark) -> Bool {
    if element.serves(purpose) { return true }
    let purposes = element.purposes.isEmpty ? "none" : element.purposes.joined(separator: ", ")
    add(
      mark, found: "\(element.path), whose purpose is \(purposes)",
      expected: "an element for \(purpose.rawValue); see purposes in the dictionary (19 USC 1415(a)(3)(F))")
    return false
  }
}
