/// Text of HTML pages.
enum HTMLText {
  /// A text between tags.
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }

  /// A number in groups of three digits, with narrow blanks that do not break. Decimal places and a sign stay as they
  /// are.
  static func grouped(_ number: String) -> String {
    let whole = number.prefix { $0 != "." }
    let digits = whole.drop { $0 == "-" }
    var text = ""
    for (place, digit) in digits.reversed().enumerated() {
      if place > 0, place % 3 == 0 { text.append("\u{202F}") }
      text.append(digit)
    }
    let sign = whole.prefix(whole.count - digits.count)
    return "\(sign)\(String(text.reversed()))\(number.dropFirst(whole.count))"
  }
}
