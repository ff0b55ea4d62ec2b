/// What customs and security said last of an item, by what holds in a journal, and in which message.
struct ItemAnswers {
  var decision: LinkedValue?
  var decisionCode: LinkedValue?
  var reasonCode: LinkedValue?
  var clearedAt: LinkedValue?
  var releasedAt: LinkedValue?
  var customsReference: LinkedValue?
  // Before loading
  var referralCode: LinkedValue?
  var referralID: LinkedValue?
  var referralAt: LinkedValue?
  var replyCode: LinkedValue?

  /// The elements that answers can fill in, in the order of the dictionary.
  static let paths = [
    "item.customsReference", "response.decision", "response.decisionCode", "response.reasonCode",
    "response.clearedAt", "response.releasedAt", "referral.code", "referral.id", "referral.at",
    "referral.replyCode",
  ]

  /// The value of an element by its path in the record.
  subscript(path: String) -> LinkedValue? {
    switch path {
    case "item.customsReference": customsReference
    case "response.decision": decision
    case "response.decisionCode": decisionCode
    case "response.reasonCode": reasonCode
    case "response.clearedAt": clearedAt
    case "response.releasedAt": releasedAt
    case "referral.code": referralCode
    case "referral.id": referralID
    case "referral.at": referralAt
    case "referral.replyCode": replyCode
    default: nil
    }
  }
}
