public import Vocabulary

/// The dates an assessment goes by, and where each came from.
public struct AssessmentDates: Sendable {
  /// Where a date came from.
  public enum Origin: String, Sendable {
    /// An element of the record.
    case record
    /// An option of the run.
    case option
    /// The record has none: the day of the assessment was taken instead.
    case asOf
    /// The nearest day of the period of a regime that was asked for.
    case regime
  }

  /// The day on which the conveyance arrives. It decides the regime.
  public var arrival: CalendarDate
  public var arrivalOrigin: Origin
  /// The day on which the entry is transmitted to customs.
  public var transmission: CalendarDate
  /// The day whose rates hold: one of the two, as the regime says; nil when no regime covers the item.
  public var governing: CalendarDate?
  /// The day of exportation, for the rate of exchange; nil when the record does not tell.
  public var exportation: CalendarDate?

  public init(arrival: CalendarDate, arrivalOrigin: Origin, transmission: CalendarDate) {
    self.arrival = arrival
    self.arrivalOrigin = arrivalOrigin
    self.transmission = transmission
  }
}
