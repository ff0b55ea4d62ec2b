/// Why tables of rates cannot be used.
public struct RateTableError: Error, Sendable, CustomStringConvertible {
  public let file: String
  /// The line, from 1; nil when the file as a whole is meant.
  public let line: Int?
  public let problem: String

  public init(file: String, line: Int? = nil, problem: String) {
    self.file = file
    self.line = line
    self.problem = problem
  }

  /// `rates/us.exchange.csv:12: the rate "1,08" is no decimal number`.
  public var description: String { line.map { "\(file):\($0): \(problem)" } ?? "\(file): \(problem)" }
}
