public import SchemaLanguage
public import Vocabulary

/// The days of arrival that one worksheet is for: those of a month for which its form is in use.
public struct WorksheetPeriod: Sendable, Hashable {
  public let month: ImportMonth
  public let first: CalendarDate
  public let last: CalendarDate

  /// - Returns: nil when the form is in use on no day of the month.
  public init?(_ month: ImportMonth, form: FormSchema) {
    guard let first = month.firstDay, let last = month.lastDay else { return nil }
    let from = form.head.valid.from.flatMap { CalendarDate($0) } ?? first
    let to = form.head.valid.to.flatMap { CalendarDate($0) } ?? last
    guard from <= last, first <= to else { return nil }
    self.month = month
    self.first = max(first, from)
    self.last = min(last, to)
  }

  public func contains(_ day: CalendarDate) -> Bool { first <= day && day <= last }
}
