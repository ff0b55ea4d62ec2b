/// One kind of thing that can be found wrong or worth saying: a stable code and all that is written about it.
///
/// Kinds come from YAML: what decoding can find from `Schemas/findings`, what a profile can find from its rules.
public struct FindingKind: Sendable {
  /// The stable code, for example `S10-CHECK`.
  public let code: String
  public let severity: Severity
  /// The code of the same error in CONTRL (UN/EDIFACT data element 0085), where there is one.
  public let controlCode: String?
  public let title: String
  /// The message with its places: `{value}`, `{expected}`, `{count}`, `{element}`.
  public let message: String
  public let hint: String?
  public let cause: String?
  public let example: String?
  public let remedy: String?
  /// Where it is laid down.
  public let basis: String?
  /// The days that the finding depends on, where it depends on a period.
  public let days: Int?
  /// The id of the file that defines it.
  public let definedIn: String

  public init(
    code: String, severity: Severity, controlCode: String? = nil, title: String, message: String,
    hint: String? = nil, cause: String? = nil, example: String? = nil, remedy: String? = nil,
    basis: String? = nil, days: Int? = nil, definedIn: String
  ) {
    self.code = code
    self.severity = severity
    self.controlCode = controlCode
    self.title = title
    self.message = message
    self.hint = hint
    self.cause = cause
    self.example = example
    self.remedy = remedy
    self.basis = basis
    self.days = days
    self.definedIn = definedIn
  }
}

/// All kinds of findings of a run, by number and by code.
public struct FindingCatalogue: Sendable {
  public private(set) var kinds: [FindingKind] = []
  private var numbers: [String: Int] = [:]

  public init() {}

  /// Adds a kind, or gives the number of the one that has its code already.
  @discardableResult
  public mutating func add(_ kind: FindingKind) -> Int {
    if let number = numbers[kind.code] { return number }
    numbers[kind.code] = kinds.count
    kinds.append(kind)
    return kinds.count - 1
  }

  public func number(of code: String) -> Int? { numbers[code] }

  @inlinable
  public subscript(number: UInt16) -> FindingKind { kinds[Int(number)] }
}
