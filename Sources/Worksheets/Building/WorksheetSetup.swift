public import Duty
public import SchemaLanguage
public import Vocabulary

/// What a worksheet is made for, and how.
public struct WorksheetSetup: Sendable {
  public let schemas: SchemaSet
  public let form: FormSchema
  public let filer: FilerDocument
  public let period: WorksheetPeriod
  /// The lawful source of the data, as declared; 19 USC 1415(a)(3)(F) keeps advance data out.
  public let dutySource: String
  /// The day whose rates hold where the day of transmission decides.
  public let ratesAsOf: CalendarDate
  /// Nil for the policy that the regime names first.
  public let rounding: RoundingPolicy?
  public let keepsProvenance: Bool
  /// Values for elements that a record lacks, by path; for items that all came by one conveyance.
  public let given: [String: String]

  public init(
    schemas: SchemaSet, form: FormSchema, filer: FilerDocument, period: WorksheetPeriod, dutySource: String,
    ratesAsOf: CalendarDate, rounding: RoundingPolicy? = nil, keepsProvenance: Bool = false,
    given: [String: String] = [:]
  ) {
    self.schemas = schemas
    self.form = form
    self.filer = filer
    self.period = period
    self.dutySource = dutySource
    self.ratesAsOf = ratesAsOf
    self.rounding = rounding
    self.keepsProvenance = keepsProvenance
    self.given = given
  }

  /// Nil for forms that are due on no day.
  public var due: DueDate? {
    guard let rule = form.due, let calendar = schemas.calendars[rule.calendar] else { return nil }
    return DueDate(rule, for: period.month, calendar: calendar)
  }
}
