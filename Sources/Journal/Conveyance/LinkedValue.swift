/// A value that a journal gives, and the number of the message that it is from.
public struct LinkedValue: Sendable, Equatable {
  public var text: String
  var message: Int64
}
