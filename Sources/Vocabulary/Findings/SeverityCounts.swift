/// How many findings there are of each severity.
public struct SeverityCounts: BitwiseCopyable, Sendable, Equatable {
  private var advice: UInt64 = 0
  private var warnings: UInt64 = 0
  private var errors: UInt64 = 0

  public init() {}

  public subscript(severity: Severity) -> UInt64 {
    get {
      switch severity {
      case .advice: advice
      case .warning: warnings
      case .error: errors
      }
    }
    set {
      switch severity {
      case .advice: advice = newValue
      case .warning: warnings = newValue
      case .error: errors = newValue
      }
    }
  }
}
