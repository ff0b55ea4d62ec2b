/// A piece of an item's text; an empty one stands for an absent element.
struct TextRange: Sendable {
  var start = 0
  var count = 0

  var isEmpty: Bool { count == 0 }
  var end: Int { start + count }
}
