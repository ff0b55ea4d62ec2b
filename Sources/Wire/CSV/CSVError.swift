/// Why a CSV file cannot be read.
public struct CSVError: Error, Sendable, Equatable, CustomStringConvertible {
  public let path: String
  /// The line, from 1; nil when the file as a whole is meant.
  public let line: Int?
  public let problem: String

  public init(path: String, line: Int? = nil, problem: String) {
    self.path = path
    self.line = line
    self.problem = problem
  }

  public var description: String { line.map { "\(path):\($0): \(problem)" } ?? "\(path): \(problem)" }
}
