public import Vocabulary

/// A rate of duty as a tariff writes it: `Free`, `16.5%`, `$0.05/kg`, `4.4¢/kg + 6%`.
public struct DutyRate: Hashable, Sendable {
  /// An amount in US dollars for each unit.
  public struct PerUnit: Hashable, Sendable {
    public let amount: FixedDecimal
    /// As it was written, such as `kg` or `No.`.
    public let unit: String
  }

  /// As it was written.
  public let text: String
  /// The sum of the ad valorem parts in percent; nil when there is none. 0 for free.
  public let percent: FixedDecimal?
  public let perUnit: [PerUnit]

  public var isFree: Bool { perUnit.isEmpty && percent == .zero }

  /// An ad valorem rate.
  public init(percent: FixedDecimal) {
    text = "\(percent)%"
    self.percent = percent
    perUnit = []
  }

  /// - Returns: nil when the text is no rate: a negative one, or a unit without an amount.
  public init?(_ text: String) {
    self.text = text
    if text.lowercased() == "free" {
      percent = .zero
      perUnit = []
      return
    }
    var percent: FixedDecimal?
    var perUnit: [PerUnit] = []
    for part in text.split(separator: "+", omittingEmptySubsequences: false) {
      let term = part.filter { $0 != " " }
      if term.hasSuffix("%") {
        guard let number = Self.number(term.dropLast()), let sum = (percent ?? .zero).adding(number) else {
          return nil
        }
        percent = sum
      } else {
        guard let unit = Self.perUnit(term) else { return nil }
        perUnit.append(unit)
      }
    }
    self.percent = percent
    self.perUnit = perUnit
  }

  /// `$0.05/kg` or `4.4¢/kg`.
  private static func perUnit(_ term: String) -> PerUnit? {
    guard let slash = term.firstIndex(of: "/") else { return nil }
    let unit = String(term[term.index(after: slash)...])
    guard !unit.isEmpty, unit.utf8.count <= 16 else { return nil }
    let price = term[..<slash]
    if price.hasPrefix("$"), let amount = number(price.dropFirst()) {
      return PerUnit(amount: amount, unit: unit)
    }
    if price.hasSuffix("¢"), let cents = number(price.dropLast()), cents.scale <= 10,
      let amount = FixedDecimal(mantissa: cents.mantissa, scale: cents.scale + 2)
    {
      return PerUnit(amount: amount, unit: unit)
    }
    return nil
  }

  private static func number(_ text: Substring) -> FixedDecimal? {
    guard text.utf8.first.map({ ($0 >= 0x30 && $0 <= 0x39) }) ?? false, !text.contains(",") else {
      return nil
    }
    return FixedDecimal(String(text))
  }

  private static func number(_ text: String) -> FixedDecimal? { number(text[...]) }
}
