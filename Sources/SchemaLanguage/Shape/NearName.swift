/// Finds what somebody may have meant.
enum NearName {
  /// The known name that is at most two edits away, or one for names of up to four characters; nil when none
  /// is.
  ///
  /// - Complexity: O(k · n · m) in the number of names and the lengths; names are compared up to 64 bytes.
  static func nearest(to name: String, among names: [String]) -> String? {
    let allowed = name.utf8.count > 4 ? 2 : 1
    let scored = names.map { (name: $0, distance: distance(name, $0)) }
    guard let best = scored.min(by: { $0.distance < $1.distance }), best.distance <= allowed else {
      return nil
    }
    return best.name
  }

  /// The number of insertions, deletions, replacements and swaps of neighbours between two texts.
  private static func distance(_ first: String, _ second: String) -> Int {
    let a = Array(first.utf8.prefix(64))
    let b = Array(second.utf8.prefix(64))
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for row in a.indices {
      var current = [row + 1]
      for column in b.indices {
        var best = min(
          last[column] + (a[row] == b[column] ? 0 : 1), last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, a[row] == b[column - 1], a[row - 1] == b[column] {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      (beforeLast, last) = (last, current)
    }
    return last[b.count]
  }
}
