/// How grave a finding is.
@frozen
public enum Severity: UInt8, CaseIterable, Comparable, Sendable {
  case advice
  case warning
  case error

  public init?(name: some StringProtocol) {
    switch name {
    case "advice": self = .advice
    case "warning": self = .warning
    case "error": self = .error
    default: return nil
    }
  }

  public var name: StaticString {
    switch self {
    case .advice: "advice"
    case .warning: "warning"
    case .error: "error"
    }
  }

  @inlinable
  public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}
