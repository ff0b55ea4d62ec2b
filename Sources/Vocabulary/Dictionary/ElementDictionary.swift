/// All elements that a record can hold, in the order in which it is written.
///
/// The dictionary is data (`Schemas/dictionary.yaml`): the loader makes one of these from it. Names are looked up
/// when schemas are compiled; on the hot path an element is a number.
public struct ElementDictionary: Sendable {
  public let elements: [Element]
  public let parts: [RecordPart]
  private let idsByPath: [String: ElementID]
  private let partsByKey: [String: Int]

  /// - Precondition: the elements' ids count up from 0, and paths are unique; the loader sees to both.
  public init(elements: [Element], parts: [RecordPart]) {
    self.elements = elements
    self.parts = parts
    idsByPath = Dictionary(elements.map { ($0.path, $0.id) }, uniquingKeysWith: { first, _ in first })
    partsByKey = Dictionary(
      parts.enumerated().map { ($0.element.key, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  public func id(of path: String) -> ElementID? { idsByPath[path] }

  public func element(_ path: String) -> Element? { idsByPath[path].map { elements[$0.index] } }

  public func part(_ key: String) -> Int? { partsByKey[key] }

  @inlinable
  public subscript(id: ElementID) -> Element { elements[id.index] }

  /// The known path nearest to a misspelt one, for error messages.
  public func nearest(to path: String) -> String? {
    let scored = elements.map { (path: $0.path, distance: editDistance($0.path, path)) }
    guard let best = scored.min(by: { $0.distance < $1.distance }), best.distance <= 4 else { return nil }
    return best.path
  }
}

/// The number of single-character edits between two short names.
///
/// - Complexity: O(n · m) in their lengths.
func editDistance(_ first: String, _ second: String) -> Int {
  let a = Array(first.utf8.prefix(80))
  let b = Array(second.utf8.prefix(80))
  var previous = Array(0...b.count)
  for (row, byte) in a.enumerated() {
    var current = [row + 1]
    for (column, other) in b.enumerated() {
      let replace = previous[column] + (byte == other ? 0 : 1)
      current.append(min(replace, previous[column + 1] + 1, current[column] + 1))
    }
    previous = current
  }
  return previous[b.count]
}
