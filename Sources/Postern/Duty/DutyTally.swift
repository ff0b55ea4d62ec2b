import Duty
import Vocabulary

/// What was assessed in a run.
public struct DutyTally: Sendable {
  /// Items that have an amount, and those that have none.
  public private(set) var assessed: UInt64 = 0
  public private(set) var refused: UInt64 = 0
  /// Records that are no items, and cancellations.
  public private(set) var passedOver: UInt64 = 0
  /// Of the items that have an amount.
  public private(set) var customsValue = DutyAmounts.zero.centsHalfUp
  public private(set) var duty = DutyAmounts.zero
  public private(set) var fees = DutyAmounts.zero.centsHalfUp
  public private(set) var paths: [PathToEntry: UInt64] = [:]
  /// How many items each reason keeps from having an amount or a path.
  public private(set) var refusals: [Undetermined.Code: UInt64] = [:]
  /// Whether a sum did not fit; it then stands still.
  public private(set) var isOverflown = false

  public init() {}

  mutating func add(_ assessment: Assessment?) {
    guard let assessment else {
      passedOver += 1
      return
    }
    if let path = assessment.path { paths[path, default: 0] += 1 }
    for code in Set(assessment.refusals.map(\.code)) { refusals[code, default: 0] += 1 }
    guard let totals = assessment.totals else {
      refused += 1
      return
    }
    assessed += 1
    if let value = customsValue.adding(assessment.customsValue ?? .zero), let duty = duty.adding(totals.duty),
      let fees = fees.adding(totals.fees)
    {
      (customsValue, self.duty, self.fees) = (value, duty, fees)
    } else {
      isOverflown = true
    }
  }

  /// The tally for people, of aligned lines.
  public var text: String {
    let paths = PathToEntry.allCases.compactMap { path in self.paths[path].map { "\(path.rawValue) \($0)" } }
    let other = duty.agree ? "" : " ($\(duty.cfr1593) by 19 CFR 159.3)"
    var lines = [
      "assessed   \(assessed) items worth $\(customsValue): duty $\(duty.centsHalfUp)\(other), fees $\(fees)",
      "refused    \(refused) items" + (refusals.isEmpty ? "" : ": " + refusalText),
      "paths      \(paths.isEmpty ? "none" : paths.joined(separator: ", "))",
    ]
    if isOverflown { lines.append("THE SUMS DO NOT FIT: they are those of the items before") }
    return lines.joined(separator: "\n") + "\n"
  }

  private var refusalText: String {
    refusals.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
      .map { "\($0.key.rawValue) \($0.value)" }.joined(separator: ", ")
  }

  /// The tally as the member `duty` of the summary.
  var json: JSONObject {
    var object = JSONObject(key: "duty")
    object.number("assessed", Int64(clamping: assessed))
    object.number("refused", Int64(clamping: refused))
    object.number("passedOver", Int64(clamping: passedOver))
    object.text("customsValue", customsValue.description)
    var amounts = JSONObject()
    for policy in RoundingPolicy.allCases { amounts.text(policy.rawValue, duty[policy].description) }
    object.member("duty", amounts)
    object.text("fees", fees.description)
    var counts = JSONObject()
    for path in PathToEntry.allCases {
      counts.number(path.rawValue, self.paths[path].map { Int64(clamping: $0) })
    }
    object.member("paths", counts)
    var reasons = JSONObject()
    for (code, count) in refusals.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      reasons.number(code.rawValue, Int64(clamping: count))
    }
    object.member("refusals", reasons)
    if isOverflown { object.boolean("overflow", true) }
    return object
  }
}
