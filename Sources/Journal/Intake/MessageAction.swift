/// What a message does to earlier data, in the order in which messages of the same time take effect.
enum MessageAction: Int64 {
  case original = 0
  case change = 1
  case replace = 2
  case cancel = 3
  case delete = 4

  /// The action by the word that `source.action` has; everything else counts as original.
  init(_ word: UnsafeRawBufferPointer) {
    self =
      switch word.count {
      case 6 where word.elementsEqual("change".utf8): .change
      case 6 where word.elementsEqual("cancel".utf8): .cancel
      case 6 where word.elementsEqual("delete".utf8): .delete
      case 7 where word.elementsEqual("replace".utf8): .replace
      default: .original
      }
  }

  /// Whether nothing is left of what the message names.
  var isWithdrawal: Bool { self == .cancel || self == .delete }
}
