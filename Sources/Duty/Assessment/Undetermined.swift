/// Something that could not be determined, and what would complete it.
public struct Undetermined: Sendable, Equatable {
  /// A stable code, such as `RATE-MISSING`. ``Code`` has them all.
  public var code: Code
  /// The element of the record that is missing or wrong, such as `contents.origin`; nil when it is no element.
  public var element: String?
  /// What is wrong, without personal values.
  public var message: String
  /// What would complete it.
  public var remedy: String
  /// Whether there is no amount or no path for it. Else it is a doubt that stands beside an amount.
  public var isRefusal: Bool

  public init(
    _ code: Code, element: String? = nil, message: String, remedy: String, isRefusal: Bool = true
  ) {
    self.code = code
    self.element = element
    self.message = message
    self.remedy = remedy
    self.isRefusal = isRefusal
  }

  public enum Code: String, CaseIterable, Sendable {
    /// No regime covers the item or line on its date.
    case noRegime = "REGIME-NONE"
    case noContents = "CONTENTS-MISSING"
    case noValue = "VALUE-MISSING"
    /// Negative, or zero for goods.
    case valueNotPositive = "VALUE-NOT-POSITIVE"
    /// More than two decimal places: rounded to whole cents.
    case valueRounded = "VALUE-ROUNDED"
    case noCurrency = "CURRENCY-MISSING"
    case noExportationDate = "EXPORTATION-DATE-MISSING"
    case noExchangeRate = "EXCHANGE-RATE-MISSING"
    case noOrigin = "ORIGIN-MISSING"
    case unknownOrigin = "ORIGIN-UNKNOWN"
    case noTariffNumber = "HTS-MISSING"
    case wrongTariffNumber = "HTS-LENGTH"
    case noRate = "RATE-MISSING"
    /// The sources contradict each other or are silent.
    case unclearRule = "RULE-UNCLEAR"
    /// A specific rate counts in a unit that the record does not give.
    case noQuantity = "QUANTITY-MISSING"
    /// A result does not fit in 64 bits.
    case overflow = "OVERFLOW"
    /// A limit for each person and day was judged without knowing all items of the day.
    case recipientLimit = "RECIPIENT-LIMIT"
    /// The goods may not be imported by mail at all.
    case notEnterable = "NOT-ENTERABLE"
    /// A test on the way to the path cannot be made, and the way does not go on without it.
    case noPath = "PATH-UNKNOWN"
    /// The method that was chosen is not offered by the regime.
    case noMethod = "METHOD-NOT-OFFERED"
  }
}
