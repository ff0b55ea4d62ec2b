internal import Glibc
internal import Vocabulary

/// A cell of a worksheet that someone made.
struct ReadCell {
  var text: String
  /// Whether the file says that it is a number, and shows it in percent.
  var isNumber = false
  var isPercent = false

  /// An amount: digits, with or without a dollar sign and commas between groups of three; nil for anything else, such
  /// as `47,00`.
  var amount: FixedDecimal? {
    if isNumber { return Self.decimal(text) }
    let plain = text.filter { $0 != "$" && $0 != " " }
    let whole = plain.prefix { $0 != "." }
    let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.dropFirst().allSatisfy({ $0.count == 3 }), groups.count == 1 || groups[0].count < 4 else {
      return nil
    }
    return FixedDecimal(groups.joined() + plain.dropFirst(whole.count), notation: [])
  }

  /// A rate in percent: `12.5%`, 12.5, or the number 0.125 shown in percent.
  var rate: FixedDecimal? {
    if isNumber {
      guard let number = Self.decimal(text) else { return nil }
      guard isPercent else { return number }
      return number.scale >= 2
        ? FixedDecimal(mantissa: number.mantissa, scale: number.scale - 2)
        : FixedDecimal(mantissa: number.mantissa * (number.scale == 1 ? 10 : 100), scale: 0)
    }
    let plain = text.filter { $0 != " " }
    return FixedDecimal(plain.hasSuffix("%") ? String(plain.dropLast()) : plain, notation: [])
  }

  /// A number as a spreadsheet file writes it: a binary fraction in decimal digits, often with an error behind the
  /// 15th. Rounded to 15 digits it is the number that was typed.
  private static func decimal(_ text: String) -> FixedDecimal? {
    if let exact = FixedDecimal(text), exact.mantissa.magnitude < 1_000_000_000_000_000 { return exact }
    guard text.utf8.count <= 32, let number = Double(text), number.isFinite, number.magnitude < 1e15 else {
      return nil
    }
    var buffer = [CChar](repeating: 0, count: 64)
    let places = max(0, min(12, 14 - Int(number.magnitude < 1 ? 0 : log10(number.magnitude))))
    withVaList([Int32(places), number]) { _ = vsnprintf(&buffer, buffer.count, "%.*f", $0) }
    let digits = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return FixedDecimal(digits).map(CellValue.trimmed)
  }
}
