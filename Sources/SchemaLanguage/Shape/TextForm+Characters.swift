extension TextForm {
  @Sendable static func isLine(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }

  /// Whether a text is made of parts between separators, each with an allowed first character and allowed
  /// others.
  static func parts(
    _ text: String, separator: Unicode.Scalar?, first: (Unicode.Scalar) -> Bool,
    rest: (Unicode.Scalar) -> Bool
  ) -> Bool {
    var isAtStart = true
    for scalar in text.unicodeScalars {
      if isAtStart {
        guard first(scalar) else { return false }
        isAtStart = false
      } else if scalar == separator {
        isAtStart = true
      } else if !rest(scalar) {
        return false
      }
    }
    return !isAtStart
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  static func isLower(_ scalar: Unicode.Scalar) -> Bool { ("a"..."z").contains(scalar) }

  static func isLowerOrDigit(_ scalar: Unicode.Scalar) -> Bool { isLower(scalar) || isDigit(scalar) }

  static func isCapitalOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("A"..."Z").contains(scalar) || isDigit(scalar)
  }

  static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    isLower(scalar) || isCapitalOrDigit(scalar)
  }

  /// Whether a text is a day of the Gregorian calendar, as YYYY-MM-DD.
  @Sendable static func isDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10]),
      (1...12).contains(month)
    else { return false }
    let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }
}
