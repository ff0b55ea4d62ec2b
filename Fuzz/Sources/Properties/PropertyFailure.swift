/// A property that does not hold for an input.
public struct PropertyFailure: Error, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}

/// - Throws: ``PropertyFailure`` unless the condition holds.
func require(_ condition: Bool, _ property: @autoclosure () -> String) throws {
  if !condition { throw PropertyFailure(property()) }
}
