/// An item, or a line of one, that is not on a worksheet, and why.
struct LeftOutItem {
  var code: String
  var reason: String
  /// What would complete it.
  var remedy: String
  /// The line of `contents`, from 1; nil when the whole item is meant.
  var line: Int?
  var origin: String?
  var declared: String?
  var currency: String?
}
