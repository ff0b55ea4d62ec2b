/// Turns the letters of a pattern into the fields of a ``DatePattern``.
struct DatePatternCompiler {
  private(set) var fields: UInt64 = 0
  private(set) var literals: UInt64 = 0
  private(set) var length: UInt8 = 0
  private var fieldCount = 0
  private var literalCount = 0
  private var seen: Set<DatePattern.Field> = []

  /// Compiles a pattern; false when it is not one.
  mutating func compile(_ pattern: [UInt8]) -> Bool {
    var rest = pattern[...]
    while let first = rest.first {
      guard let (field, letters, bytes) = next(rest), fieldCount < 16 else { return false }
      // A zone without a fixed length leaves no way to tell what follows it.
      guard !seen.contains(.zone) else { return false }
      if field == .literal {
        guard literalCount < 8 else { return false }
        literals |= UInt64(first) << UInt64(literalCount * 8)
        literalCount += 1
      } else {
        guard seen.insert(field).inserted else { return false }
      }
      fields |= UInt64(field.rawValue) << UInt64(fieldCount * 4)
      fieldCount += 1
      length += bytes
      rest = rest.dropFirst(letters)
    }
    return isComplete
  }

  /// The field that comes next, the letters it takes in the pattern, and the bytes it takes in a date.
  private func next(_ rest: ArraySlice<UInt8>) -> (field: DatePattern.Field, letters: Int, bytes: UInt8)? {
    func starts(_ letters: String) -> Bool { rest.starts(with: letters.utf8) }
    if starts("CCYY") || starts("YYYY") { return (.year, 4, 4) }
    if starts("YY") { return (.shortYear, 2, 2) }
    if starts("DDD") { return (.dayOfYear, 3, 3) }
    if starts("DD") { return (.day, 2, 2) }
    if starts("MM") { return (seen.contains(.hour) ? .minute : .month, 2, 2) }
    if starts("HH") { return (.hour, 2, 2) }
    if starts("SS") { return (.second, 2, 2) }
    if starts("ZHHMM") { return (.offset, 5, 5) }
    if starts("ZZZ") { return (.zone, 3, 0) }
    guard let first = rest.first, "-/.:T ".utf8.contains(first) else { return nil }
    return (.literal, 1, 1)
  }

  private var isComplete: Bool {
    let hasDay = seen.contains(.dayOfYear) != (seen.contains(.month) && seen.contains(.day))
    let isMixed = seen.contains(.dayOfYear) && (seen.contains(.month) || seen.contains(.day))
    let hasYear = seen.contains(.year) != seen.contains(.shortYear)
    let hasMinute = seen.contains(.minute)
    return hasDay && !isMixed && hasYear
      && (hasMinute || !seen.contains(.second))
      && (hasMinute || !seen.contains(.zone) && !seen.contains(.offset))
      && !(seen.contains(.zone) && seen.contains(.offset))
  }
}
