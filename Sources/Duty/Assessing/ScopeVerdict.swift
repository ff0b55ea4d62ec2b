internal import SchemaLanguage
internal import Vocabulary

/// What is known of a line, or of the item as a whole, when scopes are judged.
struct ScopeFacts {
  var date: CalendarDate
  /// The customs value of the whole item in US dollars.
  var itemValue: FixedDecimal?
  var origin: String?
  var hts: String?
  /// The row of `contents`, or -1 for the item as a whole.
  var row: Int
}

/// Whether something in a duty file is about a line.
enum ScopeVerdict {
  case holds
  case fails
  /// It depends on an element that is missing.
  case unknown(Undetermined.Code, element: String)
}

extension DutyScope {
  /// What certainly fails decides before what is not known.
  func verdict(_ facts: ScopeFacts, _ record: borrowing Record) -> ScopeVerdict {
    guard holds(on: facts.date) else { return .fails }
    if let condition, !ConditionJudge.holds(condition, record, row: facts.row) { return .fails }
    var verdict = ScopeVerdict.holds
    if let value = facts.itemValue {
      if let above, value <= above { return .fails }
      if let upTo, value > upTo { return .fails }
    } else if above != nil || upTo != nil {
      verdict = .unknown(.noValue, element: "contents.value.amount")
    }
    if let origin = facts.origin {
      if let origins, !origins.contains(origin) { return .fails }
      if exceptOrigins.contains(origin) { return .fails }
    } else if origins != nil || !exceptOrigins.isEmpty {
      verdict = .unknown(.noOrigin, element: "contents.origin")
    }
    if let number = facts.hts {
      if let hts, !hts.contains(where: { number.hasPrefix($0) }) { return .fails }
      if exceptHts.contains(where: { number.hasPrefix($0) }) { return .fails }
    } else if hts != nil {
      // Without a number nothing is excepted: an exception has to be shown.
      verdict = .unknown(.noTariffNumber, element: "contents.hs")
    }
    return verdict
  }
}
