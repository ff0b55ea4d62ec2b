public import Vocabulary

/// How records are assessed.
public struct AssessmentOptions: Sendable {
  /// The day of the assessment: on it the entry is transmitted, and items without a day of arrival arrive.
  public var asOf: CalendarDate
  /// The day of arrival of all items; nil as each record says.
  public var arrival: CalendarDate?
  /// The day of exportation of all items; nil as each record says.
  public var exportation: CalendarDate?
  public var method: DutyMethod = .adValorem
  /// The id of a regime: items are assessed as if they had arrived in its period, on its nearest day. What it does not
  /// cover falls under the others of that day. Nil for the regimes of the day of arrival.
  public var regime: String?
  public var sameRecipient: SameRecipient = .nameAndPostcode
  /// How many recipients and days are remembered for limits that hold for a person on a day.
  public var mostRecipients = 250_000

  public init(asOf: CalendarDate) { self.asOf = asOf }
}

/// When two items are taken to go to the same recipient, for limits for each person and day (19 CFR 10.151, 10.152).
///
/// Names are compared by their letters and digits alone, without regard to case. This is a guess either way: one person
/// may write his name in two ways, and two persons of one name may share a postcode. Only items of the same run are
/// known, and an item is judged when it comes: that an earlier one loses its exemption too is said with the later one.
public enum SameRecipient: String, CaseIterable, Sendable {
  case nameAndPostcode = "name-and-postcode"
  case nameAndAddress = "name-and-address"
  /// Each item is judged alone.
  case off
}
