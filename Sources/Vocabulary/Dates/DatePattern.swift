/// The form of a date or moment, in the letters in which UN/EDIFACT code list 2379 describes its codes.
///
/// | letters | meaning |
/// |---|---|
/// | `CCYY` or `YYYY` | year |
/// | `YY` | year of a century: 70…99 are 19xx, 00…69 are 20xx |
/// | `MM` | month; after `HH`, minute |
/// | `DD` | day of the month |
/// | `DDD` | day of the year |
/// | `HH` `SS` | hour, second |
/// | `ZHHMM` | zone as ±HHMM |
/// | `ZZZ` | zone as `UTC`, `GMT`, `Z`, ±HHMM or ±HH:MM; last in the pattern |
/// | `-` `/` `.` `:` `T` and the space | themselves |
///
/// `CCYYMMDDHHMM` is code 203, `CCYYMMDDHHMMZZZ` code 303. Which code has which pattern is in the code lists. A pattern
/// is compiled once into two numbers.
@frozen
public struct DatePattern: Hashable, Sendable {
  /// What stands at one place of a pattern.
  @usableFromInline
  enum Field: UInt8 {
    case end = 0
    case year
    case shortYear
    case month
    case day
    case dayOfYear
    case hour
    case minute
    case second
    case offset
    case zone
    case literal
  }

  /// The fields, four bits each, the first in the lowest.
  @usableFromInline let fields: UInt64
  /// The bytes of the literals, in order, the first in the lowest.
  @usableFromInline let literals: UInt64
  /// The number of bytes of the fields other than `ZZZ`.
  @usableFromInline let length: UInt8

  /// Compiles a pattern.
  ///
  /// - Returns: nil when the pattern has other letters, names something twice, does not name a whole day, has minutes
  ///   without hours, seconds without minutes or a zone without minutes, or more than 16 fields or 8 marks.
  public init?(_ pattern: String) {
    var compiler = DatePatternCompiler()
    guard compiler.compile(Array(pattern.utf8)) else { return nil }
    fields = compiler.fields
    literals = compiler.literals
    length = compiler.length
  }

  /// Whether the pattern has a time of day. What it reads is then a ``DateVerdict/dateTime(_:)``.
  public var hasTime: Bool { contains(.hour) }

  public var hasZone: Bool { contains(.zone) || contains(.offset) }

  private func contains(_ field: Field) -> Bool {
    var rest = fields
    while rest != 0 {
      if rest & 0xF == UInt64(field.rawValue) { return true }
      rest >>= 4
    }
    return false
  }
}
