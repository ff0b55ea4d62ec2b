public import Vocabulary

/// What fills a column.
public enum RowSource: Sendable {
  /// An element of the record; of the lines that a row stands for, when it is one of a part.
  case element(Element)
  /// A key of the filer file.
  case filer(String)
  /// A result of the assessment.
  case duty(DutyValue)

  /// What an assessment gives.
  public enum DutyValue: String, CaseIterable, Sendable {
    /// The day of arrival, from the record or an option; absent when it was only assumed.
    case arrival
    /// The origin of the goods.
    case origin
    /// All numbers of the tariff, in the order of reporting.
    case classifications
    /// Quantity and net weight.
    case quantity
    /// The rate, all layers together.
    case rate
    /// The value in US dollars.
    case value
    /// The duty in US dollars.
    case amount
  }
}

/// What fills a cell of a cover.
public enum CoverSource: Sendable, Hashable {
  case filer(String)
  case period(Period)
  /// How many packages there are: distinct values of the tracking column.
  case packages
  case rows
  /// The sum of a column, by its place.
  case sum(Int)
  /// The one amount for each item under the specific method; absent when several occur.
  case specificRate
  case rounding(Rounding)

  public enum Period: String, CaseIterable, Sendable {
    /// The name of the month, in English.
    case month
    case year
    case first
    case last
    case due
    /// The day whose rates hold where the day of transmission decides.
    case ratesAsOf
  }

  /// The rounding policy that was chosen, and the other one.
  public enum Rounding: String, CaseIterable, Sendable {
    case name
    case duty
    case otherName
    case otherDuty
  }
}
