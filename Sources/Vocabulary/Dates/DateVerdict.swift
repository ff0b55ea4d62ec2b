/// What was found in the text of a date or a moment. Offsets are counted from 0, from the start of the text.
@frozen
public enum DateVerdict: Hashable, Sendable {
  case date(CalendarDate)
  case dateTime(ZonedDateTime)
  /// No bytes, or white space only where that is passed over.
  case empty
  /// The text is shorter or longer than its format; how many bytes there were.
  case wrongLength(Int)
  /// A byte that the format does not have there.
  case wrongCharacter(at: Int)
  /// The calendar has no such day; where the date begins.
  case noSuchDay(at: Int)
  /// An hour above 23, or minutes or seconds above 59; where that number begins.
  case noSuchTime(at: Int)
  /// The zone is missing, or is none of `UTC`, `GMT`, `Z`, ±HHMM and ±HH:MM; where it begins.
  case unknownZone(at: Int)
}
