/// What an element may be used for. The dictionary says it of each (`purposes`).
///
/// Advance data is collected for safety, security and risk targeting, and may not be used for commercial enforcement,
/// including to determine entry (19 USC 1415(a)(3)(F)). What works out or files duty gets its elements by
/// ``ElementDictionary/element(_:for:)``, so that no other can enter a worksheet.
public enum DataPurpose: String, CaseIterable, Sendable {
  /// Safety, security and risk.
  case targeting
  /// Entry and the duty worksheet.
  case duty
  case statistics
}

extension Element {
  public func serves(_ purpose: DataPurpose) -> Bool { purposes.contains(purpose.rawValue) }
}

extension ElementDictionary {
  /// The element of a path; nil also for one that may not be used for the purpose.
  public func element(_ path: String, for purpose: DataPurpose) -> Element? {
    element(path).flatMap { $0.serves(purpose) ? $0 : nil }
  }
}
