public import Vocabulary

/// What stands in a cell.
public enum CellValue: Hashable, Sendable {
  case text(String)
  /// US dollars.
  case money(FixedDecimal)
  /// A rate: 12.5 is 12.5 %.
  case percent(FixedDecimal)
  case date(CalendarDate)
  case integer(Int64)

  /// The value as it stands in CSV: amounts and counts as digits, rates with a percent sign, dates as ISO 8601.
  public var plainText: String {
    switch self {
    case .text(let text): text
    case .money(let amount): Self.cents(amount)
    case .percent(let rate): "\(Self.trimmed(rate))%"
    case .date(let date): date.description
    case .integer(let number): "\(number)"
    }
  }

  /// An amount with at least two decimal places.
  static func cents(_ amount: FixedDecimal) -> String {
    FixedDecimal(mantissa: 0, scale: 2).flatMap { amount.adding($0) }?.description ?? amount.description
  }

  /// A number without zeros at the end of its decimal places.
  static func trimmed(_ number: FixedDecimal) -> FixedDecimal {
    var mantissa = number.mantissa
    var scale = number.scale
    while scale > 0, mantissa.isMultiple(of: 10) {
      mantissa /= 10
      scale -= 1
    }
    return FixedDecimal(mantissa: mantissa, scale: scale) ?? number
  }
}

extension CellValue {
  /// The value as the store keeps it: a letter for its kind, and its text.
  var storedText: String {
    switch self {
    case .text(let text): "T" + text
    case .money(let amount): "M\(amount)"
    case .percent(let rate): "P\(rate)"
    case .date(let date): "D\(date)"
    case .integer(let number): "I\(number)"
    }
  }

  /// - Returns: nil when the text is not one that ``storedText`` gives.
  init?(storedText: String) {
    // By bytes: an accent at the beginning of a text would join the letter, and be one character with it.
    let text = String(Substring(storedText.utf8.dropFirst()))
    let value: CellValue? =
      switch storedText.utf8.first {
      case UInt8(ascii: "T"): .text(text)
      case UInt8(ascii: "M"): FixedDecimal(text).map { .money($0) }
      case UInt8(ascii: "P"): FixedDecimal(text).map { .percent($0) }
      case UInt8(ascii: "D"): CalendarDate(text).map { .date($0) }
      case UInt8(ascii: "I"): Int64(text).map { .integer($0) }
      default: nil
      }
    guard let value else { return nil }
    self = value
  }
}
